"""A source to its lines: what only dresses the text (mark-up, invisible characters) gone, marks as `[^n]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.limits import MAX_LINES
from extract.read.mapped import Mapped
from extract.records import Refused, Source

MARK = re.compile(r"\[\^([^\]\s]{1,8})\]")
"""A footnote mark in a text that was laid out."""

NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,8})\]: ")
"""How a footnote begins."""

_CARRIAGE = re.compile("\r\n")
# zero-width characters, direction marks, soft hyphens; U+0002 and U+FFFE are PDFium's hyphen at the end of a line
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x02\ufffe"
_INVISIBLE = re.compile(f"[{_UNSEEN}](?:(?<=[\x02\ufffe])\n)?")
_ALIKE = str.maketrans(
    dict.fromkeys("\r\v\x85\u2028\u2029", "\n") | dict.fromkeys("\t\u00a0\u202f\u205f\u3000\u2000\u2001", " ")
    | {chr(blank): " " for blank in range(0x2002, 0x200B)}
)  # fmt: skip
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(
    r"<sup>\s{0,3}(?P<tag>[\w∗*†‡]{1,4}(?:\s?[,，、]\s?\d{1,3}){0,4})\s{0,3}</sup>"
    r"|(?P<digits>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|\$\s?\{?\}?\^\s?\{?\s?(?P<tex>\d{1,3}|\*{1,3}|\\ast)\s?\}?\s?\$"
)
_POWER = re.compile(r"(?:\d|(?<![A-Za-z])[A-Za-z]{1,2})$")  # what a raised number is the power of
_LABEL = re.compile(r"[^\s,，、]+")
_MARKDOWN = re.compile(r"^\s{0,3}#{1,6}\s|\*\*[^\s*][^*\n]{0,400}\*\*|<sup>", re.MULTILINE)
_DRESS = re.compile(
    r"^[ ]{0,3}#{1,6}[ ]+|^[ ]{0,3}>[ ]?|\*\*|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|<!--[^>\n]{0,500}-->"
    r"|</?(?:sup|sub|u|b|i|em|strong|center|div|span|p|font|a|br)(?:\s[^>\n]{0,200})?/?>"
    r"|(?<=\])\(https?:[^)\s]{0,500}\)|\\(?=[.\-*_\[\]()#+!$])",
    re.MULTILINE,
)
_RULE = re.compile(r"[_─―—–]{3,}|-{3,}|(?:\* ?){3,40}|(?:_ ?){5,200}|={3,}")
_RULE_OF_BLANKS = 20  # blanks on a line of nothing else that an underline left
_BLANKS = re.compile(" {2,}")
_WHITE = re.compile(r"\s(?:\s+|(?<! ))")  # all white space but a single blank
_UNTIDY = re.compile(f"[{_UNSEEN}{''.join(c for c in map(chr, range(0x3001)) if c.isspace() and c != ' ')}]")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\uffdc\U00020000-\U0003ffff]")
_CLOSING = "[。，；：、）》〉」』”’！？]{0,8}"
_UNIT = re.compile(rf"[（《〈「『“‘(\[]{{0,4}}(?:\[\^[^\]]{{1,8}}\]|[!-~]+|.)(?:\[\^[^\]]{{1,8}}\])*{_CLOSING}")
_MEASURED = 400  # characters of a line whose columns are counted; no page has lines of more
_WIDEST_GAP = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it.

    `indent` counts the blanks before it, `gap` the empty lines above, those of blanks twice; `ruled`: below a rule;
    `paged`: first of a page; `follows_mark`: below a footnote mark, so it may go on where the line above stopped.
    """

    chars: Mapped
    indent: int
    gap: int
    ruled: bool = False
    paged: bool = False
    follows_mark: bool = False

    @property
    def text(self) -> str:
        """The line's characters."""
        return self.chars.value

    @property
    def width(self) -> int:
        """Columns, a Chinese character taking two, marks none."""
        return columns(self.text)

    @property
    def room(self) -> int:
        """The columns that the line above would need to hold the first of what stands on this one."""
        unit = _UNIT.match(self.text[:_MEASURED])
        return columns(unit[0]) if unit else 0


def tidied(chars: Mapped) -> Mapped:
    """Characters without what is invisible, blanks of any kind as one, none at the ends."""
    chars = chars.strip()
    if "  " not in chars.value and not _UNTIDY.search(chars.value):
        return chars
    return chars.sub(_INVISIBLE, lambda _: "").sub(_WHITE, lambda _: " ").strip()


def is_rule(text: str) -> bool:
    """Whether a line is drawn and holds no words."""
    return _RULE.fullmatch(text) is not None


def columns(text: str) -> int:
    """Columns that a text takes, a Chinese character taking two, footnote marks none."""
    measured = MARK.sub("", text[:_MEASURED])
    return len(measured) + len(_WIDE.findall(measured)) + max(0, len(text) - _MEASURED)


def read_lines(source: Source) -> list[Line]:
    """The lines that hold anything. Raises Refused where there are too many."""
    return list(_lines(_undressed(Mapped.at(0, source.text))))


def _undressed(chars: Mapped) -> Mapped:
    chars = chars.sub(_CARRIAGE, lambda _: "\n").translated(_ALIKE).sub(_INVISIBLE, lambda _: "")
    marked_up = _MARKDOWN.search(chars.value) is not None
    chars = chars.sub(_RAISED, _mark)
    return chars.sub(_DRESS, lambda _: "") if marked_up else chars


def _mark(raised: re.Match[str]) -> str:
    """`[^n]` for each raised label; raised digits after a unit or a digit (m², 10⁶) stay as they are."""
    if not raised["tag"] and _POWER.search(raised.string[max(0, raised.start() - 3) : raised.start()]):
        return raised[0]
    labels = raised["tag"] or raised["tex"] or raised["digits"].translate(_SUPERSCRIPT)
    return "".join(f"[^{label}]" for label in _LABEL.findall(labels.replace("\\ast", "*")))


def _lines(chars: Mapped) -> Iterator[Line]:
    """Cuts at the ends of lines and pages; what rules and empty lines tell goes to the line below them."""
    gap, ruled, paged, count = 0, False, False, 0
    for start, end, turned in _cut(chars.value):
        paged = paged or turned
        raw = chars.value[start:end]
        text = raw.strip()
        if not text:
            ruled = ruled or len(raw) >= _RULE_OF_BLANKS
            gap += 0 if turned else 2 if raw else 1
        elif _RULE.fullmatch(text):
            ruled = True
        else:
            tidy = chars[start:end].strip().sub(_BLANKS, lambda _: " ")
            yield Line(tidy, len(raw) - len(raw.lstrip()), min(gap, _WIDEST_GAP), ruled, paged)
            gap, ruled, paged, count = 0, False, False, count + 1
            if count > MAX_LINES:
                raise Refused(f"too many lines: at most {MAX_LINES} are read")


def _cut(value: str) -> Iterator[tuple[int, int, bool]]:
    """Where every line begins and ends, and whether it is the first of a page."""
    start, turned = 0, False
    for end in re.finditer(r"[\n\f]|\Z", value):
        yield start, end.start(), turned
        start, turned = end.end(), end[0] == "\f"
