"""Builds that are hostile: a resolution that says what would attack its reader, and a graph of nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from graph.store import STORE, make_store
from graph.summary import FILE_NAME, GRAPHS
from tests.builds import command
from tests.payloads import PAYLOADS

SYMBOL = "A/RES/99/999"
_STRING = {"http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
# By these, pages find what they are about; they are words of ours and not of a text.
_KEYS = re.compile(
    r".*(?:ontology#(?:symbol|paragraphId|paragraphKind|documentKind|position|sha256|programVersion)|/terms/language)"
)
_OURS = re.compile(
    r"https?://(?:w3id\.org/mandategraph|www\.w3\.org|purl\.org|publications\.europa\.eu|data\.europa\.eu)/"
)
_SCHEMES = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>".replace("<", "%3C").replace(">", "%3E"))
_PROSE = "并吁请所有会员国继续与联合国毒品和犯罪问题办公室合作，采取综合平衡战略应对世界毒品问题，" * 4  # is Chinese
_UNREAD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")  # ends a line, or the reading of the file


def resolution() -> str:
    """The text of a resolution whose title, paragraphs, actors and footnotes are payloads, each in a line."""
    lines = [_UNREAD.sub(" ", payload) for payload in PAYLOADS]
    paragraphs = (
        f"{number}. 请秘书长和{line}办公室就《{line}公约》第 3 条{line}<sup>{number}</sup>提出报告；{_PROSE}"
        for number, line in enumerate(lines, 1)
    )
    notes = (f"<sup>{number}</sup> {line}，第 {number} 卷。" for number, line in enumerate(lines, 1))
    head = f"{SYMBOL}\n\n联合国\n\n大会\n\n第九十九届会议\n\n## 99/999. {lines[0]}国际合作{lines[30]}\n\n大会，\n"
    return "\n\n".join((head, f"回顾{lines[0]}，", *paragraphs, "________", *notes)) + "\n"


def build_of_resolution(folder: Path) -> Path:
    """A build of it, by the program."""
    source, out = folder / "A-RES-99-999.zh.txt", folder / "out"
    source.write_text(resolution(), encoding="utf-8")
    done = command("build", str(source), "-o", str(out))
    assert done.returncode in {0, 1}, done.stderr
    return out


def build_of_payloads(graph: Path, folder: Path) -> Path:
    """A build as another, whose every text is a payload and whose every link to others runs or holds a script."""
    (folder / GRAPHS).mkdir(parents=True)
    files = []
    for file in sorted((graph / GRAPHS).glob("*.nq")):
        files.append(folder / GRAPHS / file.name)
        files[-1].write_bytes(serialize(_hostile(file), format=RdfFormat.N_QUADS) or b"")
    make_store(folder / STORE, files)
    summary = json.loads((graph / FILE_NAME).read_text(encoding="utf-8"))
    for document, payload in zip(summary["documents"], PAYLOADS, strict=False):
        document |= {"title": payload, "source": payload}
    (folder / FILE_NAME).write_text(json.dumps(summary), encoding="utf-8")
    return folder


def _hostile(file: Path) -> Iterator[Quad]:
    for quad in parse(path=str(file), format=RdfFormat.N_QUADS):
        value = quad.object
        if isinstance(value, Literal) and value.datatype.value in _STRING and not _KEYS.fullmatch(quad.predicate.value):
            value = Literal(said(value.value), language=value.language)
        elif isinstance(value, NamedNode) and not _OURS.match(value.value):
            value = NamedNode(_SCHEMES[crc32(value.value.encode()) % len(_SCHEMES)])
        yield Quad(quad.subject, quad.predicate, value, quad.graph_name)


def said(text: str) -> str:
    """A payload in place of a text, of the same length where it is long, so that places within it stay in it."""
    payload = PAYLOADS[crc32(text.encode()) % len(PAYLOADS)]
    return (f"{payload} " * (len(text) // len(payload) + 1))[: max(len(text), len(payload))]
