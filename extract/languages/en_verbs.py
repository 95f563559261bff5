"""English: the forms of performative verbs, and what may stand between their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.languages.alternatives import any_of
from extract.lexicon import Lexicon

CODE = "en"

REGARD = (
    r"in (?:this|that) (?:regard|respect|context|connection|spirit)|"
    r"to (?:this|that) (?:end|effect)|for (?:this|that) purpose"
)

APART = r",(?! in (?:this|that) )|[;.’]"  # what follows a noun rather than a verb
# What goes with a verb in the third person that could also be a noun in the plural.
GUARDS = {
    "requests": r"(?! (?:for|from|of|by|made|received|submitted|and|in accordance|under)\b|" + APART + ")",
    "calls": r"(?! (?:by|from|of|made|and)\b|" + APART + ")",
    "appeals": r"(?! (?:by|from|of|process|made)\b|" + APART + ")",
    "demands": r"(?! (?:for|of|on|from|by|placed|and)\b|" + APART + ")",
    "notes": r"(?! (?:by|from|of|verbales?)\b|[;.’])",
    "supports": r"(?! (?:for|of|from|and)\b|[;.’])",
    "pledges": r"(?= (?:to|its|itself|our)\b)",
    "values": r"(?! (?:of|and|in|for|that)\b|" + APART + ")",
    "states": r"(?=,? that\b)",
    "directs": r"(?= (?:the|that|its)\b)",
    "draws": r"(?= (?:the |its |particular )?attention\b)",
    "commits": r"(?= (?:to|itself)\b)",
    "resolves": r"(?= (?:to|that)\b|,)",
    "objects": r"(?= to\b)",
    "hopes": r"(?= (?:that|to)\b)",
    "regrets": r"(?! (?:of|and)\b|" + APART + ")",
    "trusts": r"(?= that\b)",
    "extends": r"(?= (?:its|the|until|for)\b)",
    "accepts": r"(?! and\b)",
}
NOT_FINITE = r"[a-z-]+ing\b|guided|mindful"  # labels of verbs that open a paragraph of the preamble only
THIRD_PERSON = re.compile(r"[a-z-]+(?:[^s]s|ing|ed)\b")  # and participles
LIGHT = ("its", "our", "the", "of")  # words of a verb that may be left out
PLURALS = {"is": "are", "has": "have"}
PARTICIPLES = {
    "has": "having",
    "have": "having",
    "commits": "committing",
    "regrets": "regretting",
    "refers": "referring",
}


def adjunct(participles: Iterable[str], adverb: str, degree: str, lexicon: Lexicon) -> str:
    """A pattern for participles that are none of a list of gerunds: supporting, recognizing and protecting."""
    verb = verb_group((label for label in participles if re.match(r"[a-z-]+ing\b", label)), adverb, degree, lexicon)
    return rf"(?<!ing, )(?<!ing and )(?=[a-z]){verb}"


def verb_group(listed: Iterable[str], adverb: str, degree: str, lexicon: Lexicon) -> str:
    """A pattern for verbs with their adverbs: Also strongly encourages, notes with deep concern, calls once again upon.

    A capital begins a verb only where it begins the paragraph; a verb without ending needs "we" before it. Labels that
    differ by words of degree alone are one verb, between whose words any such may stand.
    """
    labels = {bare_form(label, degree) for label in listed}
    core = _verbs(labels, degree)
    bare = _verbs((label for label in labels if not THIRD_PERSON.match(label)), degree)
    feeling = any_of(lexicon.words("expressive-manner", CODE))
    feelings = rf"(?:{degree} )*{feeling}(?: and (?:{degree} )*{feeling})*"
    return (
        rf"(?:(?<![\w,;’] )(?=[A-Z])|(?=[a-z]))(?:(?<=[Ww]e )|"
        rf"(?=[Cc]ontinues to )|(?!(?:{adverb} )*(?:{bare})\b))"
        rf"(?P<verb>(?i:(?:{adverb} )*(?P<core>{core})(?![\w’-])(?: {adverb})*(?P<manner> with {feelings})?"
        r"(?: in the strongest(?: possible)? terms| without reservation)?))"
    )


def _verbs(labels: Iterable[str], degree: str) -> str:
    """A pattern for any of some verbs, longest first, between whose words adverbs and adjectives of degree may stand.

    Verbs that begin alike share their beginning: written out each by itself they would take seconds to compile.
    """
    aside = rf"(?:,? (?:{degree}|{REGARD}|in particular|{'|'.join(LIGHT)}),?)* "

    def beginning(phrases: Iterable[tuple[str, ...]], guards: Mapping[str, str]) -> str:
        ends: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for first, *rest in phrases:
            ends[first].append(tuple(rest))
        words = sorted(ends, key=_longest_first)
        return "|".join(re.escape(word) + after(ends[word], guards.get(word, "")) for word in words)

    def after(rests: Sequence[tuple[str, ...]], guard: str) -> str:
        longer = beginning(filter(None, rests), {})
        alternatives = [f"{aside}(?:{longer})"] if longer else []
        return f"(?:{'|'.join([*alternatives, *([guard] if () in rests else [])])})"

    return beginning(sorted({tuple(w for w in label.split() if w not in LIGHT) for label in labels}), GUARDS) or r"(?!)"


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def bare_form(said: str, degree: str) -> str:
    """A verb's words in small letters without those of degree."""
    aside = rf",?\s+(?:{degree}|{REGARD}|in particular|{'|'.join(LIGHT)})\b,?(?=\s)"
    words, left = "", f" {said.lower()}"
    while left != words:  # what is left out may have parted words that are left out together
        words, left = left, re.sub(aside, "", left)
    return " ".join(words.split())


def participle(label: str) -> str:
    """The form of the preamble: recalls, recalling; is convinced, convinced; has considered, having considered."""
    first, _, rest = label.partition(" ")
    if first in ("is", "are", "remains"):
        return rest
    return f"{PARTICIPLES.get(first) or _ing(first)} {rest}".strip()


def plural(label: str) -> str:
    """The form after "we": expresses concern, express concern."""
    first, blank, rest = label.partition(" ")
    return (PLURALS.get(first) or _stem(first)) + blank + rest


def _ing(verb: str) -> str:
    return re.sub(r"(?<!e)e$", "", _stem(verb)) + "ing"


def _stem(verb: str) -> str:
    return (
        re.sub(r"(?<=ss|sh|ch)e$", "", verb.removesuffix("s"))
        if verb.endswith("s") and not verb.endswith("ss")
        else verb
    )
