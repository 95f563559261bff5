"""Whether a group of a query answers the same when it is looked up for each row of what stands before it.

By the book a group is answered by itself and then joined. Looked up row by row, it knows what the row binds. That is
the same for a variable that patterns of the group bind in all its solutions. It is another thing for one that stands
only in an OPTIONAL within the group, or in an OPTIONAL before those patterns: such a one must not occur outside of the
group. Of groups that hold anything but patterns, GRAPH, OPTIONAL and VALUES, and FILTER at the top, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from queries.guard import TOKEN

_IN_PATTERNS = re.compile(r"A|TRUE|FALSE|\d\w*")
_PATH_OF_NO_LENGTH = re.compile(r"[*?]")  # finds a term that is no node of the graph, if it is given that term


@dataclass(frozen=True, slots=True)
class _Token:
    """`text` is in capitals; a variable's is its name. `gap` stands between it and the token before it."""

    text: str
    gap: str
    is_variable: bool
    is_word: bool


class _UnknownError(Exception):
    """A group of which nothing is said."""


def same_by_row(sparql: str) -> Callable[[int], bool]:
    """Tells of the OPTIONAL or GRAPH that starts at a place whether its group certainly answers the same."""
    tokens, places = _tokens(sparql)
    pattern = next((index for index, token in enumerate(tokens) if token.text == "{"), len(tokens))

    def is_same(start: int) -> bool:
        first = places[start]
        group = _Group(tokens, first)
        try:
            group.read()
        except (_UnknownError, IndexError):
            return False
        others = (*tokens[pattern:first], *tokens[group.at :])
        outside = {token.text for token in others if token.is_variable}
        return all(named & outside <= certain for named, certain in group.scopes)

    return is_same


def _tokens(sparql: str) -> tuple[list[_Token], dict[int, int]]:
    """The tokens of a query but for comments, and which of them starts at a place."""
    tokens: list[_Token] = []
    places: dict[int, int] = {}
    end = 0
    for found in TOKEN.finditer(sparql):
        text = found[0].upper()
        if not text.startswith("#"):
            places[found.start()] = len(tokens)
            is_variable, gap = text[0] in "?$", sparql[end : found.start()]
            tokens.append(_Token(found[0][1:] if is_variable else text, gap, is_variable, bool(found["word"])))
        end = found.end()
    return tokens, places


@dataclass(slots=True)
class _Group:
    """Reads the group that an OPTIONAL or GRAPH leads; afterwards `at` is behind it.

    `scopes` has, for it and for each OPTIONAL within it, the variables that it names, and those that it certainly binds
    and that what stands before it within the group does.
    """

    tokens: list[_Token]
    at: int
    scopes: list[tuple[set[str], set[str]]] = field(default_factory=list)

    def read(self) -> None:
        """Read it all. Raises _UnknownError, and IndexError where it does not end."""
        led_by = self._next().text
        if led_by == "GRAPH":
            self.scopes.append(self._graph())
        else:
            self.scopes.append(self._group(with_filter=True))

    def _graph(self) -> tuple[set[str], set[str]]:
        graph = self._next()
        named, certain = self._group()
        variables = {graph.text} if graph.is_variable else set()
        return named | variables, certain | variables

    def _group(self, *, with_filter: bool = False) -> tuple[set[str], set[str]]:
        """The variables that are named from a brace to its end, and those that are certainly bound there."""
        if self._next().text != "{":
            raise _UnknownError
        named: set[str] = set()
        certain: set[str] = set()
        while (token := self._next()).text != "}":
            more, bound = self._part(token, certain, with_filter=with_filter)
            named |= more
            certain |= bound
        return named, certain

    def _part(self, token: _Token, before: Collection[str], *, with_filter: bool) -> tuple[set[str], set[str]]:
        if token.is_variable:
            return {token.text}, {token.text}
        match token.text if token.is_word or token.text == "{" else "":
            case "":
                pass
            case "OPTIONAL":
                named, certain = self._group()
                self.scopes.append((named, certain.intersection(before)))
                return named, set()
            case "GRAPH":
                return self._graph()
            case "VALUES":
                return self._values(), set()
            case "FILTER" if with_filter:
                self._filter()
            case word if not _IN_PATTERNS.fullmatch(word):
                raise _UnknownError
        return set(), set()

    def _values(self) -> set[str]:
        named: set[str] = set()
        while (token := self._next()).text != "}":
            named |= {token.text} if token.is_variable else set()
        return named

    def _filter(self) -> None:
        """Read an expression, which sees the row in either way."""
        depth, begun = 0, False
        while not begun or depth:
            token = self._next()
            if token.text in {"EXISTS", "{"} and not token.is_variable:
                raise _UnknownError
            depth += (token.text == "(") - (token.text == ")")
            begun = begun or token.text == "("

    def _next(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        if _PATH_OF_NO_LENGTH.search(token.gap):
            raise _UnknownError
        return token
