"""How documents in English are laid out."""

from __future__ import annotations

import re

from extract.read.words import DocumentWords, LayoutWords, PageWords

_BODIES = {
    "The General Assembly": "general-assembly",
    "The Economic and Social Council": "ecosoc",
    "The Security Council": "security-council",
    "The Human Rights Council": "human-rights-council",
    "The Commission on Narcotic Drugs": "cnd",
    "The Commission on Crime Prevention and Criminal Justice": "ccpcj",
}
_ISSUER = "|".join(_BODIES)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DATE = rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>\d{{4}})"
_ADVERB = "Also|Further|Again|Once again|Strongly|Deeply|Gravely|Seriously|Solemnly|Expressing|Express(?:es)?"
_VERB = (
    "Recall|Reaffirm|Recogniz|Not(?=es|ing)|Welcom|Acknowledg|Emphasiz|Stress|Underlin|Underscor|Affirm|Bear(?=s|ing)|Mindful|"
    "Convinced|Concerned|Alarmed|Aware|Conscious|Guided|Tak(?=es|ing) (?:note|into)|Hav(?=ing)|Express|Request|Urg|"
    "Encourag|Invit|Decid|Call(?=s|ing)|Appeal|Recommend|Commend|Condemn|Deplor|Regret|Reiterat|Endors|Approv|Adopt|Authoriz|"
    "Appreciat|Consider|Determined|Resolv|Desir|Believ|Observ|Deeply|Gravely|Seriously|Pay(?=ing)|Look(?=s|ing)"
)

_PAGE = PageWords(
    opening=re.compile(rf"(?:(?:{_ADVERB}) )*(?:{_VERB})(?:es|s|ing|d)?\b", re.IGNORECASE),
    firm_opening=re.compile(rf"(?:(?:{_ADVERB}) (?i:(?:{_VERB})))|(?:{_VERB})(?:es|s|ing)?\b"),
    own_line=re.compile(
        rf"(?:{_ISSUER}),|(?P<annex>Annex(?: [IVX]+)?|Appendix)|Agenda items? .{{1,30}}|"
        r"\[(?:on the report|without reference).*|"
        rf"(?:\d+\w\w )?plenary meeting|\d+(?:st|nd|rd|th) (?:plenary )?meeting|\d{{1,2}} (?:{_MONTH}) \d{{4}}|"
        r"[A-Z]|[IVX]+|Original: \w+|English"
    ),
    page_number=re.compile(r"[Pp]age \d+(?: of \d+)?"),
    list_going_on=re.compile(r"\b(?:and|or)$"),
    note_opening=re.compile(
        r"See|Ibid|Resolutions?|[A-Z]{1,6}/|United Nations|Official Records|General Assembly|http|Available|As |The "
    ),
    counts=re.compile(rf"\s*(?:{_MONTH}|per cent|%|years?|days?|States|and \d|to \d|[-–/.:,]\s*\d|[A-Za-z])"),
    numbered=re.compile(
        r"(?:\b(?:[Nn]os?\.|[Pp]aras?\.|[Pp]aragraphs?|[Aa]rticles?|[Rr]esolutions?|[Cc]hapters?|[Ss]ections?|[Vv]ol\.|"
        r"of|and|to|in|about|than|item|[Ss]upplement|Goals?|targets?)|[\d/:\-–A-Z]|\d,)\s*$"
    ),
    marked=re.compile(r"(?:[,;:.”’)\"']\s?|[a-z]{3})$"),
    before_year=re.compile(r"(?!)"),
    spaced_digits=re.compile(r"(?!)"),
    glyphs=(),
)

_DOCUMENT = DocumentWords(
    bodies={name.removeprefix("The "): body for name, body in _BODIES.items()} | _BODIES,
    mastheads=frozenset({"United Nations"}),
    issuer=re.compile(rf"(?P<name>{_ISSUER}),?"),
    chapeau=re.compile(r"We, "),
    annex=re.compile(r"(?:Annex|Appendix)(?: (?P<number>[IVX]+|\d+))?"),
    session=re.compile(r"(?P<session>[A-Z][\w-]+(?: (?:emergency )?special)? session)"),
    agenda=re.compile(r"Agenda items? (?P<items>.+)"),
    adopted=re.compile(rf"(?:Resolution|Decision|Resolutions|Decisions)?.*?(?P<date>{_DATE})"),
    origin=re.compile(r"\[.*(?:(?P<report>report)|(?P<draft>without reference)).*\]"),
    meeting=re.compile(r"(?P<meeting>\d+(?:st|nd|rd|th) (?:plenary )?meeting)"),
    distribution=re.compile(r".*Distr\.: ?(?P<value>\w+)"),
    language_line=re.compile(r"(?:English|Original:.*)"),
    date=re.compile(_DATE),
    months={name: number for number, name in enumerate(_MONTHS, 1)},
    kinds=(
        (re.compile(r"Note by .{3,40}"), "note"),
        (re.compile(r"Report (?:of|by) the Secretary-General"), "report"),
        (re.compile(r"Decision"), "decision"),
    ),
    number_alone=re.compile(r"(?:Resolution|Decision) (?P<number>\d{1,4}/\d{1,4})"),
    heading_ranks=(
        re.compile(r"(?:Part|Chapter) [IVX\d]+"),
        re.compile(r"[IVX]+(?:\.\s|$)"),
        re.compile(r"[A-Z](?:\.\s|$)"),
    ),
    repeated=re.compile(r"Ibid\."),
    operative_opening=re.compile(
        r"(?:(?:Also|Further) )?(?:Decides|Requests|Approves|Adopts|Urges|Invites|Calls|Takes note|Endorses)"
    ),
)

EN = LayoutWords(code="en", common=frozenset("etaoinshr"), page=_PAGE, document=_DOCUMENT)
