"""Precision, recall and F1 of what was extracted against the gold; README.md says what the gold is.

GOLD is a folder of `*.gold.json`, TABLES one with what the canned queries of the same names answer as CSV:
paragraphs.csv, acts.csv, mandates.csv and citations.csv. Only the gold's paragraphs count: rows of others are ignored.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

TABLES = ("paragraphs", "acts", "mandates", "citations")
FIGURES = (
    "paragraphs",
    "act class",
    "act verb",
    "who",
    "who does what",
    "roles",
    "conditions",
    "due",
    "cites",
    "pin-cites",
    "footnotes",
)
ROLES = ("partners", "beneficiaries", "recipients")
NOBODY = "(nobody named)"
SAME_PARAGRAPH, SAME_SPAN, SAME_NAME = 0.98, 0.9, 0.8  # from which overlap on two texts are taken for one

Gold = Mapping[str, Any]  # as the JSON has it
Row = Mapping[str, str]
Table = Sequence[Row]

csv.field_size_limit(10**8)


@dataclass(slots=True)
class Tally:
    """What one figure counts: items of the gold, items found, and those that are both."""

    gold: int = 0
    found: int = 0
    both: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, gold: Iterable[str], found: Iterable[str], where: str) -> None:
        """Count the items of one place; several of a kind are told apart by their number alone."""
        wanted, given = Counter(gold), Counter(found)
        self.gold += wanted.total()
        self.found += given.total()
        self.both += (wanted & given).total()
        self.missed += [f"{where}: {item}" for item in (wanted - given).elements()]
        self.extra += [f"{where}: {item}" for item in (given - wanted).elements()]

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.both / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Of the gold, the share that was found."""
        return self.both / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.both / (self.gold + self.found) if self.gold + self.found else 1.0

    def row(self) -> dict[str, float]:
        """The figures to four places, with the counts."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**{name: round(share, 4) for name, share in shares.items()}, "gold": self.gold, "found": self.found}


Tallies = defaultdict[str, Tally]


@dataclass(frozen=True, slots=True)
class Bound:
    """One actor of a mandate of the gold; `actor` is empty where the text names nobody."""

    mandate: Gold
    actor: str
    text: str | None

    @property
    def tag(self) -> str:
        """How the pair is named in counts."""
        return _tag(self.mandate["mode"], self.actor)

    def fits(self, row: Row) -> bool:
        """Whether a row binds the same actor in the same mode, by its id or, for one without, by its words."""
        if row["mode"] != self.mandate["mode"]:
            return False
        if last_segment(row["actor"]) == self.actor:
            return True
        return bool(self.actor and self.text) and overlap(row["actor_text"], self.text) >= SAME_SPAN

    def overlap(self, row: Row) -> float:
        """How far the action of a row is the same."""
        return overlap(row["action"], self.mandate["action"])


def letters(text: str | None) -> str:
    """Letters and digits only: no footnote marks, white space, punctuation or case."""
    plain = unicodedata.normalize("NFKC", re.sub(r"\[\^\w+\]", "", text or "")).lower()
    return "".join(character for character in plain if unicodedata.category(character)[0] in "LN")


def overlap(one: str | None, other: str | None) -> float:
    """F1 over the characters of two pieces of one text, by their longest matching blocks."""
    a, b = letters(one), letters(other)
    if not a or not b or a == b:
        return float(a == b)
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks if block.size > 1) / (len(a) + len(b))


def last_segment(iri: str) -> str:
    """The name by which the gold calls an entity; a name stays as it is."""
    return re.split(r"[/#]", iri.strip())[-1]


def read_gold(folder: Path) -> Iterator[Gold]:
    """The annotated documents of a folder, by name."""
    for path in sorted(folder.glob("*.gold.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def read_tables(folder: Path) -> dict[str, Table]:
    """The four tables; one that is not there is empty."""
    return {name: _table(folder / f"{name}.csv") for name in TABLES}


def _table(path: Path) -> Table:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(documents: Iterable[Gold], tables: Mapping[str, Table]) -> dict[str, Tally]:
    """The tallies of all figures that the gold has something to say of."""
    tallies: Tallies = defaultdict(Tally)
    found = {name: _by_paragraph(table) for name, table in tables.items()}
    for document in documents:
        symbol, language = document["symbol"], document.get("language", "zh")
        for paragraph, gold in document["paragraphs"].items():
            rows = {name: places[symbol, language, paragraph] for name, places in found.items()}
            where = f"{symbol}@{language} {paragraph}"
            if "text" in gold:
                read = any(overlap(row["text"], gold["text"]) >= SAME_PARAGRAPH for row in rows["paragraphs"])
                tallies["paragraphs"].add(["text"], ["text"] * read, where)
            if "acts" in gold:
                _add_acts(tallies, gold["acts"], rows["acts"], where)
                _add_mandates(tallies, gold["acts"], rows["mandates"], where)
            if "cites" in gold:
                _add_citations(tallies, gold["cites"], rows["citations"], where)
    return {name: tallies[name] for name in FIGURES if name in tallies}


def _by_paragraph(table: Table) -> defaultdict[tuple[str, str, str], list[Row]]:
    rows: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in table:
        rows[row["document"], row["language"], row["paragraph"]].append(row)
    return rows


def _add_acts(tallies: Tallies, acts: Sequence[Gold], rows: Table, where: str) -> None:
    for figure, named in (("act class", _class_of), ("act verb", _verb_of)):
        tallies[figure].add(map(named, acts), map(named, rows), where)


def _class_of(act: Gold) -> str:
    return str(act["class"])


def _verb_of(act: Gold) -> str:
    return f"{act['class']} {letters(act['verb'])}"


def _add_mandates(tallies: Tallies, acts: Sequence[Gold], rows: Table, where: str) -> None:
    """Each actor of the gold takes the row that fits and whose action is nearest; terms are compared where one does."""
    left = list(rows)
    wanted: list[str] = []
    who: list[str] = []
    what: list[str] = []
    for bound in _bound(acts):
        wanted.append(bound.tag)
        best = max(filter(bound.fits, left), key=bound.overlap, default=None)
        if best is None:
            continue
        left.remove(best)
        who.append(bound.tag)
        same = bound.overlap(best) >= SAME_SPAN
        what.append(bound.tag if same else f"{bound.tag} [{best['action'][:40]}…]")
        _add_terms(tallies, bound.mandate, best, where)
    extra = [f"{_tag(row['mode'], last_segment(row['actor']))} (extra)" for row in left]
    tallies["who"].add(wanted, [*who, *extra], where)
    tallies["who does what"].add(wanted, [*what, *extra], where)


def _bound(acts: Sequence[Gold]) -> Iterator[Bound]:
    for mandate in (mandate for act in acts for mandate in act["mandates"]):
        if not mandate["actors"]:
            yield Bound(mandate, "", None)
        for actor in mandate["actors"]:
            yield Bound(mandate, actor["id"], actor["text"])


def _tag(mode: str, actor: str) -> str:
    return f"{mode} {actor or NOBODY}"


def _add_terms(tallies: Tallies, mandate: Gold, row: Row, where: str) -> None:
    """Roles, conditions and due. What annotators differed on is `optional_…` and costs nothing."""
    for role in ROLES:
        gold = [f"{role} {agent}" for agent in mandate.get(role, ())]
        tallies["roles"].add(gold, [f"{role} {agent}" for agent in _required(mandate, row, role)], where)
    tallies["conditions"].add(mandate.get("conditions", ()), _required(mandate, row, "conditions"), where)
    if not mandate.get("optional_due"):
        due, given = mandate.get("due") or "", row["due"]
        one, other = letters(due), letters(given)
        same = bool(one and other) and (one in other or other in one)
        tallies["due"].add(filter(None, [due]), filter(None, [due if same else given]), where)


def _required(mandate: Gold, row: Row, column: str) -> list[str]:
    """The entities in a cell, without those that are optional."""
    optional = mandate.get(f"optional_{column}", ())
    named = [last_segment(value) for value in row[column].split("|") if value]
    return [name for name in named if name not in optional]


def _add_citations(tallies: Tallies, cites: Sequence[Gold], rows: Table, where: str) -> None:
    """Pairs by what is cited, then by the words, for a name that no authority lists."""
    once = {(last_segment(row["cited"]), letters(row["text"])): row for row in rows}
    left = list(once.values())
    pairs: list[tuple[Gold, Row]] = []
    for is_same in (_cites_same, _cites_in_same_words):
        for gold in [gold for gold in cites if not any(gold is paired for paired, _ in pairs)]:
            row = next(filter(partial(is_same, gold), left), None)
            if row is not None:
                pairs.append((gold, row))
                left.remove(row)
    known = {last_segment(row["cited"]) for _, row in pairs}
    extra = {last_segment(row["cited"]) for row in left} - known
    required = [gold["id"] for gold in cites if not gold.get("optional")]
    found = [gold["id"] for gold, _ in pairs if not gold.get("optional")]
    tallies["cites"].add(required, [*found, *sorted(extra)], where)
    for gold, row in pairs:
        if gold.get("pin"):
            tallies["pin-cites"].add([letters(gold["pin"])], map(letters, filter(None, [row["pin"]])), where)
        if gold.get("footnote") is not None:
            tallies["footnotes"].add([str(gold["footnote"])], [row["footnote"]] if row["footnote"] else [], where)


def _cites_same(gold: Gold, row: Row) -> bool:
    return bool(last_segment(row["cited"]) == gold["id"])


def _cites_in_same_words(gold: Gold, row: Row) -> bool:
    return overlap(row["text"], gold["text"]) >= SAME_NAME


def report(tallies: Mapping[str, Tally], errors: int = 0) -> Iterator[str]:
    """Lines for people: a row for each figure, then up to `errors` items of each that were missed or are extra."""
    yield f"{'':14} {'precision':>9} {'recall':>7} {'F1':>7} {'gold':>5} {'found':>5}"
    for name, t in tallies.items():
        yield f"{name:14} {t.precision:9.3f} {t.recall:7.3f} {t.f1:7.3f} {t.gold:5} {t.found:5}"
    for name, t in tallies.items():
        yield from (f"  {name} missed: {item}" for item in t.missed[:errors])
        yield from (f"  {name} extra: {item}" for item in t.extra[:errors])


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the figures; 2 where there is no gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("tables", type=Path, metavar="TABLES")
    parser.add_argument("--language", help="score documents in this language only")
    parser.add_argument("--errors", type=int, default=0, help="show up to so many missed and extra items of each kind")
    parser.add_argument("--json", action="store_true", help="write the figures as JSON")
    given = parser.parse_args(arguments)
    documents = [d for d in read_gold(given.gold) if given.language in (None, d.get("language", "zh"))]
    if not documents:
        sys.stderr.write(f"{given.gold}: no gold\n")
        return 2
    tallies = score(documents, read_tables(given.tables))
    lines = (
        [json.dumps({name: tally.row() for name, tally in tallies.items()}, indent=1)]
        if given.json
        else report(tallies, given.errors)
    )
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
