"""OPTIONAL answered row by row, which Oxigraph does only where it is told to.

It guesses the number of solutions from the number of patterns alone, takes a long query for one of billions, and then
reads for every OPTIONAL all that it could match in the whole store: 5 seconds instead of 0.05 for what one body is
asked. `LATERAL` makes it look up what belongs to each row. It is no part of SPARQL 1.1 yet, so that the canned queries
do without it and run anywhere.

Where all of a store is asked, it is cheaper to read all that may match once, and to join it by hashing: so it joins
what stands in a subquery of its own, `{ SELECT … }`, and an OPTIONAL of one stays as it is. A GRAPH that stands after
a subquery is looked up for each of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from queries.guard import TOKEN
from queries.sameness import same_by_row

_SUBQUERY = re.compile(r"\s*\{\s*SELECT\b", re.IGNORECASE)
_Group = Literal["lateral", "subquery", "bare", "other"]
_AFTER = "} after a subquery"


def row_by_row(sparql: str, *, only_same: bool = False) -> str:
    """A query with `OPTIONAL { … }` as `LATERAL { OPTIONAL { … } }`, and so GRAPH after a subquery.

    Not in the branches of a UNION nor in a subquery. Both answer the same where all that such a group shares with its
    surroundings stands in its own patterns, at its top, as it does in the canned queries; `only_same` leaves a group as
    it is where that is not certain.
    """
    is_same = same_by_row(sparql) if only_same else _always
    return "".join(_pieces(sparql, is_same))


def _always(_: int) -> bool:
    return True


def _pieces(sparql: str, is_same: Callable[[int], bool]) -> Iterator[str]:
    open_groups: list[_Group] = []
    before, written = ("", ""), 0
    for token in TOKEN.finditer(sparql):
        word = token[0].upper()
        nested = {"bare", "subquery"} & set(open_groups[1:])
        if word == "OPTIONAL" and _SUBQUERY.match(sparql, token.end()):
            word = ""
        elif (
            not nested and (word == "OPTIONAL" or (word == "GRAPH" and before[1] == _AFTER)) and is_same(token.start())
        ):
            yield sparql[written : token.start()] + "LATERAL { "
            written, word = token.start(), "LATERAL" + word
        elif token["open"]:
            is_lateral = before[1] == "LATERALOPTIONAL" or before[0] == "LATERALGRAPH"
            is_led = before[1] == "WHERE" or before[0] == "GRAPH" or word != "{"
            bare: _Group = "subquery" if _SUBQUERY.match(sparql, token.start()) else "bare"
            open_groups.append("lateral" if is_lateral else "other" if is_led else bare)
        elif token["close"] and open_groups:
            closed = open_groups.pop()
            if closed == "lateral":
                yield sparql[written : token.end()] + " }"
                written = token.end()
            word = _AFTER if closed == "subquery" else word
        before = (before[1], word)
    yield sparql[written:]
