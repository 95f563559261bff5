"""Values into a query: terms into its VALUES blocks, and nothing else of the text changes."""

from __future__ import annotations

import re

from graph.iris import Iris
from queries.errors import ParameterError
from queries.library import BLOCK, HELP, Given, Query
from queries.values import TYPES, serialised

_DEFAULT = Iris()


def bind(query: Query, given: Given, iris: Iris = _DEFAULT) -> str:
    """The text of the query with `given` and what its preset sets; entities are given by their IRI below `iris`.

    Raises ParameterError for a parameter that the query does not have or that lacks a value, and for a value not of
    its type.
    """
    values = query.given(given)
    for name in values:
        if not query.parameter(name):
            known = ", ".join(parameter.name for parameter in query.parameters) or "none"
            raise ParameterError(name, f"{query.name} has no such parameter; it has {known}")
    terms = {parameter.name: _terms(parameter.name, parameter.type, values, iris) for parameter in query.parameters}
    for parameter in query.parameters:
        if parameter.required and not terms[parameter.name]:
            raise ParameterError(parameter.name, f"{query.name} needs a value for it: {parameter.description}")

    def block(found: re.Match[str]) -> str:
        bound = terms.get(found["name"])
        return f"VALUES ?{found['variable']} {{ {bound} }}" if bound else found[0]

    def pattern(found: re.Match[str]) -> str:
        return found["indent"] + found["pattern"] if terms.get(found["name"]) else found[0]

    return BLOCK.sub(block, HELP.sub(pattern, query.sparql))


def _terms(name: str, kind: str, values: Given, iris: Iris) -> str:
    """The terms of a parameter, each once, as they stand in a block; empty where it has no value."""
    terms = []
    for value in values.get(name, ()):
        try:
            terms.append(serialised(TYPES[kind].read(value, iris)))
        except ValueError as error:
            raise ParameterError(name, str(error)) from None
    return " ".join(dict.fromkeys(terms))
