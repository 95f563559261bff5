"""What a query from outside may do: read the graph that it is given, and nothing else.

The engine has no switch for SERVICE, which would leave this machine, and deep nesting ends its process. So the keywords
of a query are looked at first. Where the grammar leaves a doubt whether letters are a keyword, they are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from queries.errors import RefusedQueryError

TOKEN = re.compile(
    r"""
      \# [^\r\n]*                                                     # comment
    | < [^<>"{}|^`\x00-\x20]* >                                       # IRI
    | \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3} | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
    | " (?: [^"\\\r\n] | \\. )* " | ' (?: [^'\\\r\n] | \\. )* '       # strings
    | [?$] \w+ | @ [A-Za-z0-9-]+                                      # variable, language
    | (?P<prefix> [\w.-]* ) : (?: [\w:-] | %[0-9A-Fa-f]{2} | \\. )*   # prefixed name, up to a dot
    | (?P<word> \w+ )
    | (?P<open> [{(\[] )
    | (?P<close> [})\]] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\[uU][0-9A-Fa-f]{4}")
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_DEEPEST = 100
_LONGEST = 1_000_000


def check(sparql: str) -> tuple[str, ...]:
    """The keywords of a query that may be run, each once and in order, so that the first of FORMS is its form.

    Raises RefusedQueryError, with line and column, for a query that updates, calls SERVICE, is too long or nests too
    deep, or that escapes characters by number, which might hide a keyword.
    """
    if len(sparql) > _LONGEST:
        raise RefusedQueryError(f"a query has at most {_LONGEST} characters, this one has {len(sparql)}")
    if escape := _ESCAPE.search(sparql):
        raise _refused(sparql, escape.start(), "write the character itself, not its number")
    seen: dict[str, None] = {}
    for word, start in _keywords(sparql):
        if word in _UPDATES and not seen.keys() & FORMS:
            raise _refused(sparql, start, f"{word} is refused, a query only reads")
        if "SERVICE" in word:
            raise _refused(sparql, start, "SERVICE is refused, a query reads only the graph that it is given")
        seen[word] = None
    return tuple(seen)


def is_distinct(sparql: str) -> bool:
    """Whether a query, and not only one within it, is to answer every row once."""
    words = (token[0].upper() for token in TOKEN.finditer(sparql) if not token[0].startswith("#"))
    form = next((word for word in words if word in FORMS), None)
    return form == "SELECT" and next(words, None) == "DISTINCT"


def _keywords(sparql: str) -> Iterator[tuple[str, int]]:
    """Words and prefixes in capitals, each with its place."""
    depth = 0
    for token in TOKEN.finditer(sparql):
        if word := token["word"] or token["prefix"]:
            yield word.upper(), token.start()
        depth += bool(token["open"]) - bool(token["close"])
        if depth > _DEEPEST:
            raise _refused(sparql, token.start(), f"brackets nest more than {_DEEPEST} deep")


def _refused(sparql: str, start: int, reason: str) -> RefusedQueryError:
    line, column = sparql.count("\n", 0, start) + 1, start - sparql.rfind("\n", 0, start)
    return RefusedQueryError(f"{line}:{column}: {reason}")
