"""Resolutions set on pages in the ways in which they come out of PDF files, scans and word processors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_MARK = re.compile(r"\{(\d+)\}")
_UNIT = re.compile(r"\{\d+\}|[(\w/.]*[A-Za-z0-9][\w/.)]*(?<![\u4e00-\u9fff])|.", re.ASCII)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOT_FIRST = "，。；：、）》”"
_COLUMNS = 70
_LINES = 12  # on a page


@dataclass(frozen=True, slots=True)
class Resolution:
    """Blocks in order, marks as `{1}`, and the footnotes."""

    symbol: str
    blocks: tuple[str, ...]
    notes: Mapping[str, str]


def _marks_of(text: str) -> list[str]:
    return _MARK.findall(text)


def _width(unit: str) -> int:
    return 0 if _MARK.fullmatch(unit) else sum(2 if ord(c) > 0x2E7F else 1 for c in unit)


def _lines(block: str) -> Iterator[str]:
    """A block cut into lines; the first begins four columns in."""
    line, taken = "", 4
    for unit in _UNIT.findall(block):
        if taken + _width(unit) > _COLUMNS and unit not in _NOT_FIRST and not _MARK.fullmatch(unit):
            yield line
            line, taken = "", 0
        piece = unit if line else unit.lstrip()
        line, taken = line + piece, taken + _width(piece)
    yield line


def _wrapped(resolution: Resolution, setting: _Setting) -> str:
    """Lines on pages, each page with its footnotes below a rule and the next page's head below them."""
    out: list[str] = []
    due: list[str] = []
    on_page, page = 0, 1
    for block in resolution.blocks:
        for i, line in enumerate(_lines(block)):
            lead = setting.indent if i == 0 else ""
            out += [lead + _MARK.sub(lambda m: setting.mark(m[1]), line), *[""] * setting.gap]
            due += [label for label in _marks_of(line) if label in resolution.notes]
            on_page += 1
            if on_page == _LINES:
                page, on_page = page + 1, 0
                out += [*_notes(resolution, due, setting), "", resolution.symbol, "", str(page), ""]
                due = []
        out += [""] * setting.between
    return "\n".join([*out, *_notes(resolution, due, setting)])


def _notes(resolution: Resolution, labels: Sequence[str], setting: _Setting) -> list[str]:
    return [setting.rule, *(setting.note(label, resolution.notes[label]) for label in labels)] if labels else []


@dataclass(frozen=True, slots=True)
class _Setting:
    """`gap` empty lines after every line, `between` more after a paragraph."""

    indent: str
    gap: int
    between: int
    rule: str
    mark: Callable[[str], str]
    note: Callable[[str, str], str]


def _marked_up(resolution: Resolution) -> str:
    """Markdown from a scan: a block a paragraph, raised marks, footnotes where a page ended."""
    out: list[str] = []
    for block in resolution.blocks:
        verb = re.sub(r"^(\d+\. )?(\w\w)", r"\1**\2**", block)
        out.append(_MARK.sub(r"<sup>\1</sup>", verb))
        out += [f"<sup>{label}</sup> {resolution.notes[label]}" for label in _marks_of(block)]
    return "\n\n".join(out)


def _exported(resolution: Resolution) -> str:
    """A line a paragraph, the footnotes at the end, raised by their characters."""
    texts = [_MARK.sub(lambda m: m[1].translate(_SUPERSCRIPT), block) for block in resolution.blocks]
    notes = [f"{label.translate(_SUPERSCRIPT)} {text}" for label, text in resolution.notes.items()]
    return "\n".join([*texts, *notes])


_DOUBLE = _Setting(" ", 1, 0, " " * 59, lambda n: f"\n{n} \n", lambda n, text: f"{n}\n {text} \n")
_INDENTED = _Setting("    ", 0, 0, "_" * 18, lambda n: n, lambda n, text: f" {n} {text} ")
_SPACED = _Setting("", 0, 1, "_" * 18, lambda n: n.translate(_SUPERSCRIPT), lambda n, text: f"{n} {text}")

SETTINGS: Mapping[str, Callable[[Resolution], str]] = {
    "double-spaced, marks on lines of their own": lambda r: _wrapped(r, _DOUBLE),
    "indented, bare marks": lambda r: _wrapped(r, _INDENTED),
    "blank lines between paragraphs, raised marks": lambda r: _wrapped(r, _SPACED),
    "markdown": _marked_up,
    "a line a paragraph": _exported,
}
