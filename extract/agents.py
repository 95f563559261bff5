"""Who is named: agents in a text, and lists of agents at a place in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.language import Grammar
from extract.lexicon import Concept, Hit, Lexicon
from extract.records import AgentMention, Span
from extract.sought import Sought

UNLISTED = "unlisted-"


@dataclass(frozen=True, slots=True)
class Agents:
    """The listed agents of a whole text, in order and resolved: short names to what they stand for."""

    value: str
    grammar: Grammar
    concepts: Mapping[str, Concept]
    speaker: str | None
    mentions: tuple[AgentMention, ...]
    starts: tuple[int, ...]
    titles: tuple[Span, ...]  # of what is cited, in order

    def at(self, start: int) -> AgentMention | None:
        """The mention that begins at `start`."""
        i = bisect_left(self.starts, start)
        return self.mentions[i] if i < len(self.starts) and self.starts[i] == start else None

    def within(self, span: Span) -> Iterator[AgentMention]:
        """The mentions that begin in `span`, in order."""
        for i in range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)):
            yield self.mentions[i]

    def titles_in(self, span: Span) -> Sequence[Span]:
        """The titles in `span`, as they are read in it alone."""
        first = bisect_right(self.titles, span.start, key=_end)
        found = self.titles[first : bisect_left(self.titles, span.end, lo=first, key=_start)]
        is_whole = self.value[span.end : span.end + 1] in ("", "\n")
        if is_whole and all(title in span for title in found):
            return found
        return [Span(*match.span()) for match in self.grammar.citation.title.finditer(self.value, span.start, span.end)]

    def first_named(self, paragraph: Span) -> Mapping[bool | None, AgentMention]:
        """The first group that a paragraph names (True), the first that is one (False), and the first of all (None)."""
        first: dict[bool | None, AgentMention] = {}
        for mention in self.within(paragraph):
            for is_group in (True, False) if self.is_state(mention.agent) else (self.is_group(mention.agent),):
                first.setdefault(is_group, mention)
            first.setdefault(None, mention)
        return first

    def antecedents(
        self, first: Mapping[bool | None, AgentMention], act: Span, speaker: str | None
    ) -> Mapping[str, str]:
        """Whom the pronouns of an act stand for: the `first` of their kind that the paragraph has named so far.

        A possessive before which nobody is named stands for the speaker.
        """
        known = {
            kind: m.agent
            for kind, m in first.items()
            if m.span and m.span.start < (act.start if kind is None else act.end)
        }
        if speaker:
            known.setdefault(None, speaker)
        pronouns = self.grammar.agent.pronouns
        return {word: known[kind] for word, kind in pronouns.items() if kind in known}

    def last_named(self, span: Span, but: Collection[str]) -> str | None:
        """The last agent named in `span`, leaving out some."""
        named = [m.agent for m in self.within(span) if m.agent not in but]
        return named[-1] if named else None

    def is_state(self, agent: str) -> bool:
        """Whether an agent is one State."""
        concept = self.concepts.get(agent)
        return concept is not None and concept.kind == "State"

    def is_group(self, agent: str) -> bool:
        """Whether an agent is a group of States or people, not one body."""
        concept = self.concepts.get(agent)
        return concept is not None and concept.kind in ("Group", "State")


def find_agents(value: str, grammar: Grammar, lexicon: Lexicon, speaker: str | None) -> Agents:
    """All listed agents named in `value`. A short name stands for the last one named that may be called so;
    before any was named, for whom it names by itself, for `speaker`, the document's issuer, or else for nobody."""
    mentions: list[AgentMention] = []
    concepts = lexicon.scheme("agents")
    called = _Called(concepts, lexicon.posts, grammar.code)
    titles = tuple(_titles(value, grammar.citation.title))
    for hit in grammar.agents.find(value):
        if _is_within(hit.span, titles):
            continue
        agent = called.meant(hit, value[hit.span.start : hit.span.end], speaker)
        if agent is not None:
            mentions.append(AgentMention(agent, hit.span))
            called.name(agent)
    return Agents(
        value, grammar, concepts, speaker, tuple(mentions), tuple(m.span.start for m in mentions if m.span), titles
    )


class _Called:
    """Whom short names stand for, as a text goes on. Whoever names a post names its body too: the Executive Director
    of an office is followed by "the Office". Whoever names a body names those in it who are called after its short
    name: the Chair of the Special Committee."""

    def __init__(self, concepts: Mapping[str, Concept], posts: Mapping[str, Sequence[Concept]], language: str) -> None:
        self._concepts = concepts
        self._posts = posts
        self._language = language
        self._last: dict[str, str] = {}

    def meant(self, hit: Hit, words: str, speaker: str | None) -> str | None:
        """The agent that words name at this place of the text."""
        if words in self._last:
            return self._last[words]
        if hit.full:
            return hit.full[0]
        return speaker if speaker in hit.short else None

    def name(self, agent: str) -> None:
        """What an agent that was just named may be called from now on."""
        concept = self._concepts.get(agent)
        if concept is None:
            return
        body = self._concepts.get(concept.value("postIn") or "")
        for named in (body, concept) if body else (concept,):
            self._last.update((word, named.id) for word in self._short(named))
        for post in self._posts.get(agent, ()):
            called = (word for word in self._short(post) if any(own in word for own in self._short(concept)))
            self._last.update((word, post.id) for word in called)

    def _short(self, concept: Concept) -> Iterable[str]:
        return concept.short.get(self._language, ())


def named_by(words: str, grammar: Grammar) -> str | None:
    """The listed agent that words as a whole name, or None."""
    if worded := grammar.agent.worded.fullmatch(words):
        return worded
    hits = [hit for hit in grammar.agents.find(words) if len(hit.span) == len(words)]
    return hits[0].full[0] if hits and hits[0].full else None


def _titles(value: str, title: Sought) -> Iterator[Span]:
    """The titles in a text, none of which goes beyond a line."""
    start = 0
    for line in value.split("\n"):
        end = start + len(line)
        for match in title.finditer(value, start, end):
            yield Span(*match.span())
        start = end + 1


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of some disjoint, ordered spans holds `span`."""
    i = bisect_right(others, span.start, key=_start) - 1
    return i >= 0 and span in others[i]


def unlisted(words: str) -> str:
    """An id for what no authority lists, made of its words."""
    return UNLISTED + "".join(words.split())
