"""Charts for reports: a network counted and drawn. A module a step: counting, drawing, fonts; this one knows which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from graph.charts.counting import Table, treaties_cited, verbs_by_actor, years_by_verb
from graph.views import ViewName
from graph.views.network import Network

ChartFormatName = Literal["svg", "png"]
CHART_FORMATS: tuple[ChartFormatName, ...] = get_args(ChartFormatName)

ChartName = Literal["years", "verbs", "treaties"]


class EmptyChartError(ValueError):
    """Nothing to draw; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is counted, of which view of a store."""

    view: ViewName
    count: Callable[[Network, str], Table]


CHARTS: Mapping[ChartName, Chart] = MappingProxyType(
    {
        "years": Chart("body", years_by_verb),
        "verbs": Chart("actors", verbs_by_actor),
        "treaties": Chart("citations", treaties_cited),
    }
)


def drawn(name: ChartName, network: Network, form: ChartFormatName, language: str, source: str) -> bytes:
    """A chart of a network of its view, as a file, the same for the same; `source` stands at its foot.

    Raises EmptyChartError, and graph.charts.fonts.NoFontError where no font of the machine can write what it says.
    """
    table = CHARTS[name].count(network, language)
    if not table.numbers:
        raise EmptyChartError(f"nothing to draw: {table.title}")
    from graph.charts.drawing import draw  # noqa: PLC0415 - matplotlib takes its time

    return draw(name, table, form, source)
