"""Small builds, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.files import LocalFolder
from graph.iris import Graph, Iris
from graph.summary import AUTHORITIES, FILE_NAME, Built, Counts, Summary

BASE = "https://example.org/kg/"
IRIS = Iris(BASE)
AUTHORITY = IRIS.mint(Graph())
_COUNTS = Counts(0, 0, 0, 0, 0, {}, {})


def iri(symbol: str) -> str:
    """The name of the graph of a document in Chinese."""
    return IRIS.mint(Graph(symbol, "zh"))


def statements(graph: str, number: int, word: str = "敦促") -> bytes:
    """So many statements in one graph; among them one whose words look like the end of a line of N-Quads."""
    hard = rf'"\"{word}\" <{graph}> .\n\t\\ \r𝄞"@zh'
    objects = (hard if n == 0 else f'"{word} {n}"' for n in range(number))
    return "".join(f"<urn:s{n:07}> <urn:p> {o} <{graph}> .\n" for n, o in enumerate(objects)).encode()


def make_build(folder: Path, documents: Mapping[str, bytes]) -> LocalFolder:
    """A build of documents in Chinese, each with its N-Quads, and of authorities of three statements."""
    build = LocalFolder(folder)
    built = []
    for symbol, quads in documents.items():
        file = f"graphs/{symbol.replace('/', '-')}.zho.nq"
        build.write(file, quads)
        built.append(Built(symbol, "zh", symbol, f"{symbol}.txt", file, _COUNTS, ()))
    build.write(AUTHORITIES, statements(AUTHORITY, 3))
    build.write(FILE_NAME, Summary(BASE, tuple(built)).to_json().encode())
    return build


def small_build(folder: Path, **sizes: int) -> LocalFolder:
    """A build of documents `A/RES/…` of so many statements each."""
    return make_build(folder, {f"A/RES/{name}": statements(iri(f"A/RES/{name}"), n) for name, n in sizes.items()})
