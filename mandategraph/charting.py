"""The `export` command, where it draws a chart of a build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Store

from graph.charts import CHARTS, ChartFormatName, ChartName, EmptyChartError, drawn
from graph.charts.fonts import NoFontError
from graph.charts.words import WORDS
from graph.export.exported import versions_in
from graph.iris import Iris, Place
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from mandategraph.exporting import write
from mandategraph.faults import InputFault
from mandategraph.networks import Wish, narrowed, wished
from mandategraph.opening import opened
from mandategraph.progress import PatientProgress


def export_chart(form: ChartFormatName, name: ChartName, folder: Path, wish: Wish, out: Path | None) -> None:
    """Write a chart to a file, whole or not at all, or to stdout. Raises InputFault, click.UsageError."""
    store, iris = opened(folder)
    wish = replace(wish, view=CHARTS[name].view)
    narrowing = narrowed(store, iris, folder, wish)
    with PatientProgress() as progress:
        progress("charts drawn", 0, 1)
        network = wished(store, iris, narrowing, wish)
        source = _source(store, iris, narrowing, wish.labels)
        try:
            write(drawn(name, network, form, wish.labels, source), out)
        except (EmptyChartError, NoFontError) as error:
            raise InputFault(f"{folder}: {error}") from None


def _source(store: Store, iris: Iris, narrowing: Narrowing, labels: str) -> str:
    """What a chart was drawn from: `mandategraph, 4 documents, 2009-2024`."""
    describer = Describer(store, iris)
    versions = [v for v in versions_in(store, iris) if narrowing.language in {None, v.language}]
    symbols = {version.symbol for version in versions if narrowing.document in {None, version.symbol}}
    dated = {symbol: describer.year(iris.mint(Place(symbol))) for symbol in symbols}
    years = sorted({year for year in dated.values() if year is not None and narrowing.holds(year)})
    told = "-".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""
    words = WORDS[labels]
    counted = sum(map(narrowing.holds, dated.values()))
    parts = (words["source"].format(documents=counted), told, narrowing.document, narrowing.language)
    return words["comma"].join(filter(None, parts))
