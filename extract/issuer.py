"""Whose verb it is: the issuer's, who by it performs one more act, or that of somebody who is asked or told of."""

from __future__ import annotations

from dataclasses import dataclass

from extract.language import ActPatterns
from extract.records import ActClass
from extract.verb_groups import Stop, VerbGroup

OF_WHAT_IS_ASKED = ("directive", "commissive", "decision")
# Verbs whose participles tell how or in view of what something is done, or what a text says, and do nothing themselves.
OF_MANNER = frozenset(
    {
        *("be-aware", "be-convinced", "be-guided", "be-informed", "bear-in-mind", "believe", "consider", "determine"),
        *("have-done", "highlight", "identify", "respect", "support", "take-into-account", "understand"),
    }
)
# Directives that only a body that speaks can utter, while whoever is asked may also be asked to encourage or require.
OF_SPEECH = frozenset(("call-for", "call-upon", "urge"))
LONGEST_RELATIVE = 60  # characters from a relative pronoun to its verb


@dataclass(frozen=True, slots=True)
class Place:
    """Where a verb stands: `before` is the class of the act before it, `last` the end of that act's verb.

    `is_reported`: in the words of a cited text; `is_addressed`: before somebody whom it may ask.
    """

    before: ActClass | None
    last: int
    stop: Stop
    is_reported: bool
    is_addressed: bool
    in_list: bool

    @property
    def is_asked(self) -> bool:
        """Whether the act before it says what is to be done."""
        return self.before in OF_WHAT_IS_ASKED


@dataclass(frozen=True, slots=True)
class Issuer:
    """Tells the issuer's verbs from others in one text."""

    value: str
    patterns: ActPatterns

    def utters(self, group: VerbGroup, place: Place) -> bool:
        """Whether a verb later in a paragraph is the issuer's.

        Where verbs are inflected their form tells: "requests", and not "to request" or "requested".
        """
        if group.is_participle:
            return self._adds(group, place)
        if self.patterns.is_inflected:
            is_others = place.is_reported and place.stop == "joined" and not place.is_addressed
            return not (is_others or self._has_relative_subject(group))
        return not self._is_told(group, place) and (not place.is_asked or self._ends_what_is_asked(group, place))

    def _adds(self, group: VerbGroup, place: Place) -> bool:
        """Whether a participle is the issuer's: it agrees with the subject of the verb before, or with those asked."""
        if group.concept.id in OF_MANNER or group.act_class in ("decision", "commissive"):
            return False
        if group.act_class == "directive":
            return place.is_addressed and (not place.is_asked or group.concept.id in OF_SPEECH)
        return not (place.is_asked and group.concept.id in self.patterns.weak)

    def _has_relative_subject(self, group: VerbGroup) -> bool:
        before = max(0, group.start - LONGEST_RELATIVE)
        return self.patterns.relative.search(self.value, before, group.start) is not None

    def _is_told(self, group: VerbGroup, place: Place) -> bool:
        """Whether a verb belongs to what is stated, as what others said or did."""
        if place.stop == "joined" and group.act_class == "directive" and not place.is_addressed:
            return True
        if group.act_class == "commissive" and self._promises(group, place):
            return True
        if group.lead_only and (place.is_asked or not place.is_addressed):
            return True
        if self.patterns.with_stress.match(self.value, group.span.start) and not group.connective:
            return True
        is_own = (place.is_addressed and not group.connective) or self._is_another(group)
        return place.is_reported and not is_own

    def _promises(self, group: VerbGroup, place: Place) -> bool:
        """Whether somebody's promise is told of, of which one after it is more: 重申会员国承诺…，并承诺…"""
        if place.before == "commissive":
            return False
        return self.patterns.promise.search(self.value, place.last, group.start) is not None

    def _ends_what_is_asked(self, group: VerbGroup, place: Place) -> bool:
        """Whether a verb after a directive, decision or promise begins an act of its own."""
        if self.patterns.background_of_asked.match(self.value, group.start) or self._tells_how(group):
            return False
        if place.is_addressed:
            return not place.in_list or bool(group.connective)
        if place.stop == "end":
            return not place.in_list
        if group.act_class == "directive":
            return bool(group.connective) or group.has_adverb or group.concept.id in OF_SPEECH
        if group.concept.id in self.patterns.weak and group.act_class != "expressive":
            return not place.in_list and self._is_strongly_joined(group)
        return place.stop != "joined"

    def _tells_how(self, group: VerbGroup) -> bool:
        return group.act_class == "directive" and bool(self.patterns.of_doing.match(self.value, group.span.start))

    def _is_strongly_joined(self, group: VerbGroup) -> bool:
        return self._is_another(group) or bool(self.patterns.strong_connective.match(group.connective))

    def _is_another(self, group: VerbGroup) -> bool:
        return self.patterns.another.match(self.value, group.span.start, group.span.end) is not None
