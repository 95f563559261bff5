"""English: how documents, treaties and meetings are cited."""

from __future__ import annotations

import re

from extract.language import CitationPatterns, PinPatterns
from extract.languages.en_numerals import ORDINAL, number
from extract.languages.en_titles import SHORT_TITLE, TITLE, shortens
from extract.languages.symbols import BY_SESSION, BY_YEAR, MARK, SYMBOL
from extract.lexicon import Lexicon
from extract.sought import Sought, family

CODE = "en"

IN_TITLES = re.compile(rf"{MARK}|[“”‘’'‐‑–-]")

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"\d{{1,2}} {_MONTH}(?: \d{{4}})?"

# Numbers of resolutions: 76/119 A, 60/251 of 15 March 2006, 2625 (XXV)
_PARTS = r"\s?[A-Z](?:(?:\s?[-–]\s?|,? and |, | to )[A-Z](?![\w’]))*(?![\w/’])"
_NUMBER = rf"(?:{BY_SESSION}(?:{_PARTS})?(?![\d/])|\d{{1,4}}(?:\s?[A-Z](?: and [A-Z])?)?\s?{BY_YEAR})"
_ENTITLED = r"(?:(?:,? on [^,;.“”]{1,120})?,? entitled “[^”\n]{0,300}”,?)"
# A date after several numbers of one session is that of each.
_DATED = (
    rf"(?:,? (?:and )?(?P=head)\d{{1,3}}(?:{_PARTS})?){{0,12}}(?:{MARK})?{_ENTITLED}?,?"
    rf"(?: of| on| adopted on| dated) \d{{1,2}} {_MONTH} (?P<year>\d{{4}})"
)
_RESOLUTION = (
    r"(?P<words>(?:(?P<word>\b(?:[Rr]esolutions?|[Dd]ecisions?)(?: Nos?\.)?)\s)?"
    rf"(?<![\d/.(–-])(?=(?P<head>[\dES‑-]+/)?)(?P<number>{_NUMBER})(?:, part (?P<part>[A-Z])\b)?)"
    rf"(?=(?P<sign>{_DATED})?)"
)

_SESSION = (
    r"(?:(?P<segment>(?:high-level|ministerial|thematic) segment) (?:of|during|at) (?:its|the) )?"
    rf"\b(?P<numbers>{ORDINAL}(?:(?:,? and |, | to )(?:the )?{ORDINAL})*)(?:,? (?:resumed|annual|regular|substantive))*"
    r"(?P<special>(?P<emergency> emergency)? special)? (?P<session>sessions?)\b"
    r"(?! (?:of the General Assembly )?devoted)"  # those on one subject have numbers of their own
)

# Places in a document: articles 55 and 56; section II, paragraph 3
_AT = r"(?:\d{1,3}(?:\.[\da-z]{1,2})?|[IVXL]+|[A-Z])(?: ?\([a-z\d]{1,4}\)){0,3}(?![\w’])"
_PLACE = (
    r"(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ubparagraphs?|[Cc]hapters?|[Ss]ections?|[Aa]nnex(?:es)?|[Pp]arts?|[Rr]ules?|"
    rf"[Rr]egulations?|[Gg]oals?|[Tt]argets?|[Tt]ables?|[Pp]rinciples?) {_AT}"
    rf"(?:(?:,? and |, (?=\d|[IVX])| to |–|-){_AT}){{0,12}}"
)
_LABELS = r"(?: ?\([a-z\d]{1,4}\))*"
_NUMBERED = rf"\d{{1,3}}{_LABELS}"
_JOINT = r"(?:,? and |, | to |–|-)"
_PLACES = rf"{_PLACE}(?:, {_PLACE}){{0,4}}"


def citation_patterns(lexicon: Lexicon) -> CitationPatterns:
    """How English cites, with the wordings that the authorities list."""
    return CitationPatterns(
        resolution=Sought(_RESOLUTION),
        decision=re.compile(r"[Dd]ecision"),
        list_joint=re.compile(rf"(?:\s|{MARK}|,|and\b|or\b|to\b|as well as\b|(?:of|on) {_DATE}|{_ENTITLED})*"),
        apart=re.compile(r"[;:]|\.\s"),
        some_body=re.compile(r"(?!)"),  # named before a number only as its subject
        of_body=re.compile(r"(?:,? (?:held|to be held) in \d{4},?)? of (?:the )?(?=[A-Z])"),
        symbol=Sought(SYMBOL),
        session=Sought(_SESSION, re.IGNORECASE),
        numeral=re.compile(rf"(?P<numeral>{ORDINAL})", re.IGNORECASE),
        number=number,
        meeting_again=Sought(r"\b(?:that|the said) session\b|(?<=the )(?P<segment>high-level segment)\b"),
        all_resolutions=re.compile(r"(?!)"),  # named before the session, if at all
        title=TITLE,
        titles_are_marked=False,
        short_title=SHORT_TITLE,
        shortens=shortens,
        worded=family(lexicon.patterns("instruments", CODE)),
        titled=Sought(r"(?:entitled|on the theme|under the theme)(?: of)?,? (?P<title>“[^”\n]{0,300}”)"),
        brackets=("“", "”"),
        issue=re.compile(r"(?P<series>\D+?) (?P<year>\d{4})"),
        indefinite=re.compile(r"\b(?:an?|any|draft|new|possible|future|proposed) $"),
        noted_act=re.compile(
            r"\b(?P<words>(?:(?!the |its |their )[a-z][\w’-]* ){0,3}"
            r"(?:decision|resolution|outcome|declaration|statement|measure|document|issue)s?"
            r"(?: (?:of|on|adopted) [^,;.\[\]]{1,120})?)[,.;]?$"
        ),
        noted_name=re.compile(
            r"(?:(?<!of )(?<!by )(?<!in )\b(?:the|its|their|an?) |"
            r"\b(?!(?:the|relevant|related) )[a-z]+ (?=[A-Z“\d]))(?P<words>"
            r"(?![^,;\[\]]*\b(?:relevant|related|pertinent)\b[^,;\[\]]*\b(?:resolutions|decisions)\b)"
            r"(?:“[^”\n]{1,200}”|[^,;:“\[\]]){3,150}?)(?:,? (?:entitled|held|convened|adopted|proclaimed|concluded)\b"
            r"(?:“[^”\n]{1,200}”|[^;:“\[\]]){0,120})?[,.;:]?$"
        ),
        only_resolutions=re.compile(
            r"(?:\b(?:[Ss]ee|also|and|General Assembly|Economic and Social Council|Security Council|"
            r"Human Rights Council|[Rr]esolutions?|[Dd]ecisions?|annex(?:es)?|paras?|sects?|parts?|chaps?|"
            r"[IVX]{1,5}|[A-Z])\b|[\d\s.,;–-])*"
        ),
        registration=Sought(r"\bNos?\. (?P<registration>\d+)(?![\d–-])"),
        relations=family(lexicon.patterns("citationRelations", CODE)),
        pin_before=re.compile(
            rf"(?P<pin>{_PLACES}),?(?: thereof)?,? (?:of|to|in) (?:the |its |their |both )?"
            r"(?:(?:[A-Z][\w-]+ ){0,5}(?:resolutions? |decisions? )?)?$"
        ),
        pin=re.compile(
            rf"(?:\s*{MARK}|\s?\(?,?)?(?:,? (?:in particular|especially|notably|including))?,? (?:its |their )?"
            rf"(?P<pin>(?>{_PLACES})(?!,?(?: thereof)?,? (?:of|to|in) (?:the |its )?(?:[A-Z][\w-]+ ){{0,5}}resolution)"
            r"|annex\b)"
        ),
        pins=PinPatterns(
            paragraphs=re.compile(rf"[Pp]aragraphs? (?P<numbers>{_NUMBERED}(?:{_JOINT}{_NUMBERED})*)"),
            number=re.compile(rf"(?P<number>\d{{1,3}})(?P<labels>{_LABELS})"),
            to=re.compile("to|–|-"),
            part=re.compile(
                r"(?:\b(?:[Aa]nnex(?:es)?|[Ss]ections?|[Pp]arts?)(?: [IVXLC]+| [A-Z\d])?,? |\b[Pp]reambular )$"
            ),
            of=re.compile(r",?(?: thereof)?,? (?:of|to|in) (?!\d)"),
        ),
        mark=re.compile(rf"(?:,? of {_DATE})?[”,.;:\s)]{{0,3}}\[\^(?P<label>[^\]\s]{{1,4}})\]"),
    )
