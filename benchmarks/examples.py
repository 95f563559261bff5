"""What each canned query is asked: the example of its header."""

from __future__ import annotations

import shlex
from collections.abc import Collection
from itertools import pairwise

from queries.library import Given, Query


def example(query: Query, document: str, known: Collection[str]) -> Given:
    """The values of the example; `document` where it names one that is not among the `known`."""
    given: dict[str, list[str]] = {}
    words = shlex.split(query.example)
    for option, value in pairwise(words):
        if option == "-p":
            name, _, text = value.partition("=")
            parameter = query.parameter(name)
            missing = parameter is not None and parameter.type == "document" and text not in known
            given.setdefault(name, []).append(document if missing else text)
    return given
