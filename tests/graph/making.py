"""Files that a hand-made reader reads, so that a build of them takes no time; and what a build leaves in its folder."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pyoxigraph import RdfFormat

from extract.lexicon import Lexicon
from extract.records import Extraction, Refused
from graph.store import open_store
from tests.graph.sample import DOCUMENT, EXTRACTION, METADATA, TEXT


def read_made(name: str, data: bytes, lexicon: Lexicon) -> Extraction:  # noqa: ARG001 - what a reader takes is given
    """The hand-made document under the symbol and in the language that stand in the file: A/RES/67/193@fr."""
    symbol, _, language = data.decode().partition("@")
    if symbol == "REFUSED":
        raise Refused("a text that is no resolution")
    source = replace(TEXT.source, name=name, sha256=sha256(data).hexdigest())
    others = METADATA.other_symbols if symbol == METADATA.symbol else ()
    metadata = replace(METADATA, symbol=symbol, language=language or "zh", other_symbols=others)
    document = replace(DOCUMENT, metadata=metadata, text=replace(TEXT, source=source))
    return replace(EXTRACTION, document=document)


def fill(folder: Path, files: dict[str, str]) -> None:
    """Write files, by their names below a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def files_of_build(out: Path) -> dict[str, bytes]:
    """Every file of a build but those of the store, with its bytes."""
    paths = [path for path in out.rglob("*") if path.is_file() and path.parent.name != "store"]
    return {str(path.relative_to(out)): path.read_bytes() for path in paths}


def statements(out: Path) -> frozenset[bytes]:
    """What the store of a build holds, in lines of N-Quads."""
    return frozenset((open_store(out).dump(format=RdfFormat.N_QUADS) or b"").splitlines())
