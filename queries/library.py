"""The canned queries: `.rq` files whose header of comment lines says what they are for.

    # title: Decisions taken                         and title-zh, description, description-zh
    # parameter: by agent optional The body that decides.
    # columns: document paragraph actors actor_en    names; a line that starts with `#` and three blanks goes on
    # join: actors                                   columns whose several values stand in one cell
    # table: document actors                         the columns that a terminal shows, if not all
    # once: said actor                               variables: what agrees in them is shown in one language
    # example: mandategraph query decisions -g out
    #
    # preset: unodc-asked actor=unodc                the same query by another name with values set, which may have a
    # title: What UNODC is asked to do               title, description and example of its own

A parameter is bound where `VALUES ?name { UNDEF }` stands, so that a query as it stands asks for everything. Where the
variable of that name may stay unbound, the block's is `?only_name`, and a filter compares the two. A filter reads all
before it chooses; a line of comment `# with name: PATTERN`, which counts where the parameter has a value, tells where
to begin. An engine begins with the first of the patterns that it thinks equal, so those that match least come first.

Language versions say one thing each in its own words. Of solutions that agree in the variables of `once`, those of one
language are shown, the first in `graph.correspondence.PREFERENCE`, unless the parameter `language` is given.

A column `actor_en` that the query does not select holds the English label of `actor`. Variables that are selected
and are no column only tell rows apart.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from queries.errors import HeaderError, UnknownQueryError
from queries.values import TYPES

# Values by the name of their parameter; several mean any of them.
Given = Mapping[str, Sequence[str]]

_FIELD = re.compile(r"# ([a-z-]+): (.+)")
_LABEL = re.compile(r"(?P<entity>\w+)_(?P<language>[a-z]{2})")
_CONTINUATION = re.compile(r"#   +(\S.*)")
BLOCK = re.compile(r"VALUES \?(?P<variable>(?:only_)?(?P<name>\w+)) \{ UNDEF \}")
HELP = re.compile(r"(?m)^(?P<indent> +)# with (?P<name>\w+): (?P<pattern>.+)$")
_TEXTS = ("title", "title-zh", "description", "description-zh", "example")
_FIELDS = {*_TEXTS, "parameter", "columns", "join", "table", "once", "preset"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes; `type` is one of `queries.values.TYPES`."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what its header says. `sparql` is the whole file; without `columns`, all that it selects are."""

    name: str
    sparql: str
    title: str = ""
    title_zh: str = ""
    description: str = ""
    description_zh: str = ""
    example: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[str, ...] = ()
    joined: frozenset[str] = frozenset()
    table: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    preset: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, if there is one."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)

    @property
    def labels(self) -> Mapping[str, tuple[str, str]]:
        """For each column that the query does not select, such as `actor_en`: the column it names and the language."""
        return {
            column: (found["entity"], found["language"])
            for column in self.columns
            if (found := _LABEL.fullmatch(column)) and found["entity"] in self.columns and not self.selects(column)
        }

    def selects(self, variable: str) -> bool:
        """Whether the query speaks of a variable."""
        return re.search(rf"[?$]{re.escape(variable)}\b", self.sparql) is not None

    def given(self, values: Given) -> Given:
        """`values` and, for parameters that they leave open, those that the preset sets."""
        preset: dict[str, tuple[str, ...]] = {}
        for name, value in self.preset:
            preset[name] = (*preset.get(name, ()), value)
        return {**preset, **values}


@cache
def library() -> Mapping[str, Query]:
    """All canned queries by name, in alphabetical order. Raises HeaderError for a file that breaks the form."""
    found: dict[str, Query] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        stem, _, extension = file.name.rpartition(".")
        if extension == "rq":
            for query in canned(stem, file.read_text(encoding="utf-8")):
                if query.name in found:
                    raise HeaderError(query.name, "two queries have this name")
                found[query.name] = query
    return MappingProxyType(dict(sorted(found.items())))


def find(name: str) -> Query:
    """The canned query `name`. Raises UnknownQueryError, which names the nearest."""
    try:
        return library()[name]
    except KeyError:
        raise UnknownQueryError(name, difflib.get_close_matches(name, library(), n=3, cutoff=0.5)) from None


def canned(name: str, sparql: str) -> tuple[Query, ...]:
    """The query of a file of the library, and its presets. Raises HeaderError where the header breaks the form."""
    sections = _sections(name, sparql, strict=True)
    query = _described(_query(name, sparql, sections[0]), sections[0])
    for field in (*_TEXTS, "columns"):
        if not sections[0].get(field):
            raise HeaderError(name, f"no {field}")
    return query, *(_preset(query, section) for section in sections[1:])


def own(name: str, sparql: str) -> Query:
    """A query that somebody wrote: parameters, columns and join are read if it has them, all else is comment."""
    return _query(name, sparql, _sections(name, sparql, strict=False)[0])


def _sections(name: str, sparql: str, *, strict: bool) -> list[dict[str, list[str]]]:
    """The fields of the header and of each preset: lists, as a field may come more than once."""
    sections: list[dict[str, list[str]]] = [{}]
    for field, value in _fields(name, sparql, strict=strict):
        if field == "preset":
            sections.append({})
        elif field in _TEXTS and field in sections[-1]:
            raise HeaderError(name, f"two of {field}")
        sections[-1].setdefault(field, []).append(value)
    return sections


def _fields(name: str, sparql: str, *, strict: bool) -> Iterator[tuple[str, str]]:
    field, value = "", ""
    for line in [*sparql.splitlines(), ""]:
        if field and (more := _CONTINUATION.fullmatch(line)):
            value += f" {more[1]}"
            continue
        if field:
            yield field, value
            field = ""
        if not line.startswith("#"):
            return
        found = _FIELD.fullmatch(line.rstrip())
        if found and found[1] in _FIELDS:
            field, value = found[1], found[2].strip()
        elif strict and line.rstrip() != "#":
            raise HeaderError(name, f"not a line of a header: {line}")


def _query(name: str, sparql: str, section: Mapping[str, Sequence[str]]) -> Query:
    parameters = tuple(_parameter(name, line) for line in section.get("parameter", ()))
    columns, joined, table, once = (
        tuple(" ".join(section.get(field, ())).split()) for field in ("columns", "join", "table", "once")
    )
    names = [parameter.name for parameter in parameters]
    blocks = {found["name"] for found in BLOCK.finditer(sparql)}
    if len(names) != len(set(names)):
        raise HeaderError(name, "two parameters have one name")
    for missing in sorted(set(names) - blocks):
        raise HeaderError(name, f"parameter {missing} has no block VALUES ?{missing} {{ UNDEF }}")
    for missing in sorted(blocks - set(names)) if names else ():
        raise HeaderError(name, f"the block VALUES ?{missing} {{ UNDEF }} has no parameter")
    for missing in sorted({*joined, *table} - set(columns)):
        raise HeaderError(name, f"{missing} is joined or shown and is no column")
    query = Query(name, sparql, "", "", "", "", "", parameters, columns, frozenset(joined), table, once)
    for variable in (*once, "language") if once else ():
        if not query.selects(variable):
            raise HeaderError(name, f"{variable} is not selected, so that nothing can be shown once")
    for column in columns:
        if not query.selects(column) and column not in query.labels:
            raise HeaderError(name, f"column {column} is not selected and labels no column")
    return query


def _parameter(name: str, line: str) -> Parameter:
    match line.split(maxsplit=3):
        case [parameter, kind, "optional" | "required" as need, description] if kind in TYPES:
            return Parameter(parameter, kind, need == "required", description)
        case [_, kind, "optional" | "required", _]:
            raise HeaderError(name, f"parameter of unknown type {kind}: {line}")
        case _:
            raise HeaderError(name, f"parameter is not `name type optional|required description`: {line}")


def _described(query: Query, section: Mapping[str, Sequence[str]]) -> Query:
    """The query with the texts of a section, and its own where that has none."""

    def text(field: str, otherwise: str) -> str:
        return section.get(field, (otherwise,))[0]

    return replace(
        query,
        title=text("title", query.title),
        title_zh=text("title-zh", query.title_zh),
        description=text("description", query.description),
        description_zh=text("description-zh", query.description_zh),
        example=text("example", query.example),
    )


def _preset(query: Query, section: Mapping[str, Sequence[str]]) -> Query:
    name, *values = section["preset"][0].split()
    preset = tuple((parameter, value) for parameter, _, value in (text.partition("=") for text in values))
    for parameter, value in preset:
        if not value or not query.parameter(parameter):
            raise HeaderError(query.name, f"preset {name} sets {parameter}, which is no parameter with a value")
    for field in ("title", "title-zh"):
        if field not in section:
            raise HeaderError(query.name, f"preset {name} has no {field}")
    example = f"mandategraph query {name} -g out"
    return _described(replace(query, name=name, preset=preset, example=example), section)
