"""Checks that no document passes or fails alone: SPARQL in `ontology/checks/`, asked of the whole store.

Each file says in its header what it is called, how grave a fault is and what it says, and selects a row for a fault:
its `focus`, and as far as there are any the `path` and `value` at fault, and the `paragraph` and `words` of its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from graph.validate import Violation
from ontology.files import CHECKS

_FIELD = re.compile(r"(?m)^# (id|severity|message|message-zh): (.+)$")


@dataclass(frozen=True, slots=True)
class Check:
    """A check with what its header says of a fault."""

    id: str
    severity: str
    message: str
    message_zh: str
    sparql: str


def check_store(store: Store) -> tuple[Violation, ...]:
    """What is wrong between the documents of a store, in order."""
    faults = {fault for path in CHECKS for fault in _faults(store, read_check(path))}
    return tuple(sorted(faults, key=lambda fault: (fault.shape, fault.focus, fault.value or "", fault.words or "")))


@cache
def read_check(path: Path) -> Check:
    """A check from its file. Raises KeyError where the header lacks a field."""
    sparql = path.read_text(encoding="utf-8")
    fields = dict(_FIELD.findall(sparql))
    return Check(fields["id"], fields["severity"], fields["message"], fields["message-zh"], sparql)


def _faults(store: Store, check: Check) -> Iterator[Violation]:
    solutions = store.query(check.sparql)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(f"{check.id} is not a SELECT query")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        found = {name: solution[name].value for name in names if solution[name] is not None}
        yield Violation(
            shape=check.id,
            focus=found["focus"],
            path=found.get("path"),
            value=found.get("value"),
            severity=check.severity,
            message=check.message,
            message_zh=check.message_zh,
            paragraph=found.get("paragraph"),
            words=found.get("words"),
        )
