"""Runs the cases of the SPARQL 1.1 Protocol against an endpoint."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import httpx
from pyoxigraph import RdfFormat, parse

DATA = {f"DATA{number}": f"http://data.example/{number}" for number in (1, 2, 3)}
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.example/T>"
QUADS = "".join(f"<{graph}> {_TYPE} <{graph}> .\n" for graph in DATA.values())


@dataclass(frozen=True, slots=True)
class Case:
    """A request, and what its answer is to be."""

    name: str
    answer: Literal["yes", "table", "graph", "refused"]
    method: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    type: str | None = None
    body: str | None = None
    encoding: str = "utf-8"

    def fault(self, endpoint: str) -> str | None:
        """What is wrong with the answer of an endpoint; None if nothing is."""
        method = self.method or ("GET" if self.body is None else "POST")
        headers = {"Content-Type": self.type} if self.type else {}
        content = None if self.body is None else self.body.encode(self.encoding)
        answer = httpx.request(
            method, endpoint, params=self.parameters, headers=headers, content=content, trust_env=False, timeout=30
        )
        if self.answer == "refused":
            return None if answer.is_client_error else f"{answer.status_code}, not 4xx"
        return _wrong(answer, self.answer)


def _wrong(answer: httpx.Response, expected: str) -> str | None:
    if not answer.is_success:
        return f"{answer.status_code} {answer.text}"
    kind = answer.headers.get("content-type", "").partition(";")[0]
    try:
        if expected == "graph":
            list(parse(answer.content, RdfFormat.from_media_type(kind)))
            return None
        read: Mapping[str, object] = json.loads(answer.content)
    except (ValueError, SyntaxError, TypeError) as error:
        return f"{kind}: {error}"
    right = read.get("boolean") is True if expected == "yes" else "results" in read
    return None if right and kind == "application/sparql-results+json" else f"{kind}: {answer.text}"


def _case(fields: Mapping[str, object]) -> Case:
    text = json.dumps(fields)
    for name, graph in DATA.items():
        text = text.replace(name, graph)
    read = json.loads(text)
    return Case(**{**read, "parameters": tuple(map(tuple, read.get("parameters", ())))})


CASES = tuple(
    _case(fields) for fields in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["case"]
)
