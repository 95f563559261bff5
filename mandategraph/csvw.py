"""The tables of a data set: the four contract queries as CSV, and what their columns mean (W3C Tabular Data, CSVW)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.dataset.parts import Part
from graph.dataset.prefixes import expanded
from graph.dataset.void import LICENSE
from graph.iris import Iris
from graph.progress import Progress
from mandategraph.formats import csv
from queries.answers import Select
from queries.library import Query, find
from queries.run import run

TABLES = ("paragraphs", "acts", "mandates", "citations")

_FOLDER = "tables"
_SEPARATOR = "|"
# Its name is one of those that a reader of a table looks for beside it.
_METADATA = Part(
    f"{_FOLDER}/csv-metadata.json", "application/csvm+json", "what the tables mean (CSVW)", "表格说明（CSVW）"
)


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column: its name in Chinese, its datatype, and the property that says it."""

    zh: str
    datatype: str
    property: str


_COLUMNS = {
    "document": Column("文号", "string", "mg:symbol"),
    "language": Column("语文", "string", "dcterms:language"),
    "paragraph": Column("段落编号", "string", "mg:paragraphId"),
    "kind": Column("段落种类", "string", "mg:paragraphKind"),
    "text": Column("案文", "string", "mg:text"),
    "position": Column("次序", "integer", "mg:position"),
    "verb": Column("动词原文", "string", "mg:verbText"),
    "class": Column("言语行为类别", "string", "mg:actClass"),
    "mode": Column("约束方式", "string", "mg:mode"),
    "actor": Column("行为者", "anyURI", "mg:actor"),
    "actor_text": Column("行为者原文", "string", "mg:text"),
    "action": Column("行动", "string", "mg:action"),
    "partners": Column("合作方", "anyURI", "mg:partner"),
    "beneficiaries": Column("受益者", "anyURI", "mg:beneficiary"),
    "recipients": Column("接收方", "anyURI", "mg:recipient"),
    "conditions": Column("条件", "anyURI", "mg:condition"),
    "due": Column("期限", "string", "mg:due"),
    "cited": Column("所引对象", "anyURI", "cito:hasCitedEntity"),
    "pin": Column("所引条款", "string", "mg:pin"),
    "footnote": Column("所附脚注", "string", "mg:footnote"),
}


def write_tables(select: Select, iris: Iris, folder: Path, on_progress: Progress) -> list[Part]:
    """Ask the four queries and write what they answer, with the metadata. Raises OSError."""
    (folder / _FOLDER).mkdir()
    queries = [find(name) for name in TABLES]
    for done, query in enumerate(queries):
        on_progress("tables", done, len(queries))
        with (folder / _part(query).name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(csv(run(query, select, {}, iris)))
    (folder / _METADATA.name).write_text(metadata(queries), encoding="utf-8", newline="\n")
    return [*map(_part, queries), _METADATA]


def metadata(queries: Sequence[Query]) -> str:
    """What the tables of some queries mean, in JSON."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:license": {"@id": LICENSE},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"]},
        "tables": [_table(query) for query in queries],
    }
    return json.dumps(group, ensure_ascii=False, indent=1) + "\n"


def _table(query: Query) -> dict[str, object]:
    return {
        "url": f"{query.name}.csv",
        "dc:title": _in_both(query.title, query.title_zh),
        "dc:description": _in_both(query.description, query.description_zh),
        "tableSchema": {"columns": [_column(name, name in query.joined) for name in query.columns]},
    }


def _column(name: str, several: bool) -> dict[str, object]:
    """The first of its titles is the head of the column, as CSVW has it."""
    column = _COLUMNS[name]
    return {
        "name": name,
        "titles": {"en": name, "zh": column.zh},
        "datatype": column.datatype,
        "propertyUrl": expanded(column.property),
        **({"separator": _SEPARATOR} if several else {}),
    }


def _in_both(english: str, chinese: str) -> list[dict[str, str]]:
    return [{"@value": english, "@language": "en"}, {"@value": chinese, "@language": "zh"}]


def _part(query: Query) -> Part:
    return Part(f"{_FOLDER}/{query.name}.csv", "text/csv", f"table: {query.title.lower()}", f"表格：{query.title_zh}")
