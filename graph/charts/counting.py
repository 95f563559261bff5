"""What a chart shows: numbers counted from a network, with their titles in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.charts.words import WORDS
from graph.export.flat import shortened
from graph.views.network import Network

SERIES = 7  # verbs that have a colour of their own
ACTORS, VERBS = 15, 12
TREATIES = 15

_Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers: a row of them for each of `rows`, in it one for each of `columns`; no rows where nothing is told.

    `unit` is what is counted, `column_title` what columns are, `note` what is not shown.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: tuple[tuple[int, ...], ...]
    unit: str
    column_title: str = ""
    note: str = ""


def years_by_verb(network: Network, language: str) -> Table:
    """Mandates of the body of a network: verbs by year, the most frequent first, the others together as the last row.

    Every year from the first to the last is a column, whether or not anything was asked in it.
    """
    words, of_body = WORDS[language], [edge for edge in network.edges if edge.kind == "mandates"]
    counts = _counted((edge.verb, str(edge.year), edge.weight) for edge in of_body if edge.year is not None)
    years = sorted(int(year) for _, year in counts)
    columns = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    verbs = _most(counts, 0)
    own = verbs if len(verbs) <= SERIES + 1 else verbs[:SERIES]
    others = verbs[len(own) :]
    rows = [(_verb(network, verb, language), _row(counts, [verb], columns)) for verb in own]
    if others:
        rows.append((words["others"].format(count=len(others)), _row(counts, others, columns)))
    body = shortened(network.titles.get(language, ""))
    undated = sum(edge.weight for edge in of_body if edge.year is None)
    return Table(
        words["years"].format(body=body),
        tuple(name for name, _ in rows),
        tuple(columns),
        tuple(numbers for _, numbers in rows),
        words["mandates"],
        words["year"],
        words["undated"].format(count=undated) if undated else "",
    )


def verbs_by_actor(network: Network, language: str) -> Table:
    """Mandates by whom they bind and by verb, of both the most frequent."""
    words, asks = WORDS[language], [edge for edge in network.edges if edge.kind == "asks"]
    counts = _counted((edge.target, edge.verb, edge.weight) for edge in asks)
    all_actors, all_verbs = _most(counts, 0), _most(counts, 1)
    actors, verbs = all_actors[:ACTORS], all_verbs[:VERBS]
    labels = _labels(network, language)
    shown = {"actors": len(actors), "all_actors": len(all_actors), "verbs": len(verbs), "all_verbs": len(all_verbs)}
    return Table(
        words["verbs"],
        tuple(labels[actor] for actor in actors),
        tuple(_verb(network, verb, language) for verb in verbs),
        tuple(_row(counts, [actor], verbs) for actor in actors),
        words["mandates"],
        words["verb"],
        words["shown"].format(**shown),
    )


def treaties_cited(network: Network, language: str) -> Table:
    """Treaties by how many paragraphs cite them, the most cited first."""
    words, labels = WORDS[language], _labels(network, language)
    treaties = {node.id for node in network.nodes if node.attributes.get("class") == "Treaty"}
    counts = _counted((edge.target, "", edge.weight) for edge in network.edges if edge.target in treaties)
    cited = _most(counts, 0)
    shown = cited[:TREATIES]
    return Table(
        words["treaties"],
        tuple(labels[treaty] for treaty in shown),
        (words["paragraphs"],),
        tuple(_row(counts, [treaty], [""]) for treaty in shown),
        words["paragraphs"],
        note=words["most"].format(shown=len(shown), all=len(cited)),
    )


def _counted(weights: Iterable[tuple[str, str, int]]) -> Counter[tuple[str, str]]:
    counts = Counter[tuple[str, str]]()
    for row, column, weight in weights:
        counts[row, column] += weight
    return counts


def _most(counts: _Counts, side: int) -> list[str]:
    """What stands on one side of the counts, the most frequent first, of equal ones the first by name."""
    sums = Counter[str]()
    for pair, count in counts.items():
        sums[pair[side]] += count
    return sorted(sums, key=lambda name: (-sums[name], name))


def _row(counts: _Counts, names: Iterable[str], columns: Iterable[str]) -> tuple[int, ...]:
    """What is counted of some names together, by column."""
    names = tuple(names)
    return tuple(sum(counts.get((name, column), 0) for name in names) for column in columns)


def _labels(network: Network, language: str) -> dict[str, str]:
    return {node.id: shortened(node.label(language)) for node in network.nodes}


def _verb(network: Network, verb: str, language: str) -> str:
    labels = network.verbs.get(verb, {})
    return shortened(labels.get(language) or labels.get("en") or verb)
