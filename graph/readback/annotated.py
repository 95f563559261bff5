"""A language version to be read: its text in order, with what was read from it marked where it stands.

A node's words stand in its paragraph letter by letter, for both are of the laid-out text; which of several equal words
they are, its evidence tells, which counts characters of the source: see docs/decisions/0004-two-coordinates.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extract.records import Span
from graph.readback.alignment import Alignment
from graph.readback.facts import Facts
from graph.readback.outline import everything, in_order

BlockKind = Literal["title", "heading", "preambular", "operative", "operative-sub", "narrative", "table", "footnote"]
ROLES = ("actor", "partner", "beneficiary", "recipient", "condition")
# The kinds of marks, outermost first where several stand on the same words.
KINDS = ("action", "due", "citation", *ROLES, "act")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words from which a node was read. `span` counts characters of the block they stand in, None where in none."""

    kind: str
    node: str
    words: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading, paragraph, table or footnote; `number` is what is printed before it.

    `unplaced` are marks that belong to it whose words do not stand in it: those of an act whose verb is `inherited`
    from the paragraph above, and what was not found.
    """

    kind: BlockKind
    node: str
    words: str
    number: str | None = None
    level: int = 1
    marks: tuple[Mark, ...] = ()
    unplaced: tuple[Mark, ...] = ()


def blocks_of(facts: Facts) -> list[Block]:
    """The text of a language version in order, its footnotes last."""
    return _Reading(facts).blocks()


class _Reading:
    """The marks of a version, by the paragraph in which they stand."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._paragraphs = in_order(facts, "mg:ParagraphText")
        self._starts = [facts.place(node) for node in self._paragraphs]
        self._start_of = dict(zip(self._paragraphs, self._starts, strict=True))
        self._alignments: dict[str, Alignment] = {}
        self._placed: defaultdict[str, list[Mark]] = defaultdict(list)
        self._unplaced: defaultdict[str, list[Mark]] = defaultdict(list)
        for mark, start in self._all_marks():
            self._place(mark, start)

    def blocks(self) -> list[Block]:
        """All that is read."""
        nodes = [node for node in everything(self._facts) if not self._is_untitled(node)]
        return [*map(self._block, nodes), *map(self._footnote, in_order(self._facts, "mg:Footnote"))]

    def _is_untitled(self, node: str) -> bool:
        """Whether it is a part that begins with no words of its own."""
        return self._facts.is_a(node, "mg:PartText") and self._facts.get(node, "dcterms:title") is None

    def _block(self, node: str) -> Block:
        facts = self._facts
        if facts.is_a(node, "mg:PartText"):
            return Block("title", node, facts.one(node, "dcterms:title"))
        if facts.is_a(node, "mg:Heading"):
            return Block("heading", node, facts.text(node), level=int(facts.one(node, "mg:level")))
        if facts.is_a(node, "mg:Table"):
            return Block("table", node, facts.text(node))
        kind = facts.one(node, "mg:paragraphKind")
        number = facts.get(facts.one(node, "eli:realizes"), "mg:number")
        marks, unplaced = tuple(self._placed[node]), tuple(self._unplaced[node])
        return Block(kind, node, facts.text(node), number, 1, marks, unplaced)  # type: ignore[arg-type]

    def _footnote(self, node: str) -> Block:
        return Block("footnote", node, self._facts.text(node), self._facts.one(node, "mg:label"))

    def _all_marks(self) -> Iterator[tuple[Mark, int]]:
        """What was read from words, each with where in the source these begin."""
        facts = self._facts
        by_kind = self._words()
        for kind in KINDS:
            for node, words in by_kind[kind]:
                yield Mark(kind, node, words), facts.place(node)

    def _words(self) -> dict[str, list[tuple[str, str]]]:
        """The nodes of each kind of mark with their words."""
        facts = self._facts
        words: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for node in facts.of("mg:Mandate"):
            for kind in ("action", "due"):
                if said := facts.get(node, f"mg:{kind}"):
                    words[kind].append((node, said))
        for node in facts.of("mg:Mention"):
            if said := facts.text(node):
                words[facts.one(node, "mg:role").rpartition("#")[2]].append((node, said))
        words["citation"] = [(node, facts.text(node)) for node in facts.of("mg:Citation")]
        words["act"] = [(node, facts.one(node, "mg:verbText")) for node in facts.of("mg:Act")]
        return words

    def _place(self, mark: Mark, start: int) -> None:
        """Puts a mark where its words stand."""
        paragraph = self._home(start)
        if mark.kind == "act" and self._facts.get(mark.node, "mg:inherited"):
            self._unplaced[paragraph].append(Mark("inherited", mark.node, mark.words))
            return
        at = self._where(mark, paragraph, start)
        if at < 0:
            self._unplaced[paragraph].append(mark)
        else:
            placed = Mark(mark.kind, mark.node, mark.words, Span(at, at + len(mark.words)))
            self._placed[paragraph].append(placed)

    def _where(self, mark: Mark, paragraph: str, start: int) -> int:
        """Where in a paragraph the words of a mark begin, -1 where they do not stand there."""
        text = self._facts.text(paragraph)
        first = text.find(mark.words)
        if first < 0 or text.find(mark.words, first + 1) < 0:
            return first
        alignment, offset = self._alignment(paragraph), start - self._start_of[paragraph]
        find = alignment.next if mark.kind in {"act", "due"} else alignment.nearest
        found = find(mark.words, offset)
        return first if found is None else found

    def _home(self, start: int) -> str:
        """The paragraph that holds a place of the source."""
        at = bisect_right(self._starts, start) - 1
        return self._paragraphs[max(at, 0)]

    def _alignment(self, paragraph: str) -> Alignment:
        found = self._alignments.get(paragraph)
        if found is None:
            found = Alignment(self._facts.text(paragraph), self._facts.quotation(paragraph))
            self._alignments[paragraph] = found
        return found
