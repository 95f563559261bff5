"""Chinese: how documents, treaties and meetings are cited, and their paragraphs by number: 第5、7(a)和9至12段."""

from __future__ import annotations

import re

from extract.language import CitationPatterns, PinPatterns
from extract.languages.symbols import BY_SESSION, BY_YEAR, MARK, SYMBOL
from extract.languages.zh_numerals import NUMERAL, number
from extract.lexicon import Lexicon
from extract.sought import Sought, family

CODE = "zh"

_LABELS = r"(?:\s?[(（][a-z]{1,4}[)）])*"
_ONE = rf"第?\s*\d{{1,3}}{_LABELS}"
_NUMBERS = rf"{_ONE}(?:\s?(?:、|，|和|及|以及|至|-|—)\s?{_ONE}){{0,12}}"

_PARAGRAPHS = rf"(?=第){_NUMBERS}\s*段"
_PINS = PinPatterns(
    paragraphs=re.compile(rf"(?P<numbers>{_NUMBERS})\s*段"),
    number=re.compile(rf"(?P<number>\d{{1,3}})(?P<labels>{_LABELS})"),
    to=re.compile("[至—-]"),
    part=re.compile(r"(?:附件[一二三四五六七八九十]?|所附|第[一二三四五六七八九十]+(?:节|部分|章)|序言(?:部分)?)的?$"),
    of=re.compile(r"(?!)"),  # a pin always stands after what it is in
)


def citation_patterns(lexicon: Lexicon) -> CitationPatterns:
    """How Chinese cites, with the wordings that the authorities list."""
    dated = rf"(?P<year>\d{{4}})\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日(?:{MARK}|\s|(?:关于|题为)[^，；。]{{1,60}}?的)*"
    parts = r"\s?[A-Z](?:\s?(?:-|至|—|和)\s?[A-Z])?"
    return CitationPatterns(
        resolution=Sought(
            rf"(?:{dated})?(?P<words>(?P<sign>第\s*)?(?<![A-Za-z\d/.-])(?<![A-Z]\s)(?P<number>{BY_SESSION}(?:{parts}(?![A-Za-z/]))?|"
            rf"\d{{1,4}}\s?[A-Z]?\s?{BY_YEAR})(?:\s*(?P<word>(?:号\s*)?(?:决议|决定)|号))?"
            r"(?:[，,]\s*(?P<part>[A-Z])\s*(?:部分|节))?)"
        ),
        decision=re.compile("决定"),
        list_joint=re.compile(rf"(?:\s|{MARK}|、|和|及|至|到|\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)*"),
        apart=re.compile(r"[；。：;]|[，,](?!包括|尤其是|特别是|其?最近|最新|即)"),
        noted_act=re.compile(
            r"(?:^|[，；。、又并])?(?P<words>(?!\s)[^，；。：、\[\]]{0,20}(?:决定|决议|成果|宣言|声明|措施|文件|问题))[，、；。]?$"
        ),
        noted_name=re.compile(
            r"(?<![^，；。：、\]\s])(?P<words>(?![\s及和、]|[^，；。]*(?:相关|有关)[^，；。]*决[议定])"
            r"(?:“[^”\n]{1,100}”|[^，；。：、“\[\]]){2,120})[，、；。]?\s?$"
        ),
        only_resolutions=re.compile(
            r"(?:见|另见|和|及|以及|大会|经济及社会理事会|经社理事会|安全理事会|人权理事会|第|号|决议|决定|附件|"
            r"[一二三四五六七八九十]{1,3}|节|段|部分|至|[A-Z]\b|[\d\s、，；。-])*"
        ),
        symbol=Sought(SYMBOL),
        session=Sought(
            rf"第(?P<numbers>{NUMERAL}(?:届?(?:和|、|至|及|到|一直到)第?{NUMERAL})*)(?:(?P<session>届)|次)"
            r"(?:(?P<emergency>紧急)?(?P<special>特别))?(?:实质性)?(?:会议|常会)"
            r"(?:续会)?(?P<segment>高级别部分|部长级部分|高级别会议|部长级会议)?"
        ),
        some_body=re.compile(r"(?:缔约[国方]|各国|国际)(?:会议|大会)$|(?<!本)(?:会议|论坛|委员会|理事会)$"),
        of_body=re.compile(r"(?!)"),  # a body always stands before what is its
        titled=Sought(r"(?:题为|题目为|题名为)(?P<title>“[^”\n]{0,200}”)"),
        meeting_again=Sought(
            r"该届会议|(?<=[在，；。、到于加])(?P<segment>高级别会议|高级别部分|高级别部分会议)(?!的?圆桌)"
        ),
        worded=family(lexicon.patterns("instruments", CODE)),
        title=Sought(r"《(?P<title>(?:[^《》\n]|《[^《》\n]{0,80}》){1,200})》"),
        titles_are_marked=True,
        short_title=Sought(r"(?!)"),  # short titles are marked as others are
        shortens=lambda short, full: full.endswith(short),
        brackets=("《〈“", "》〉”"),
        issue=re.compile(r"(?P<year>\d{4}) ?年(?P<series>[^\d].*)"),
        numeral=re.compile(rf"第?(?P<numeral>{NUMERAL})(?!直)届?"),
        number=number,
        indefinite=re.compile(r"(?:一项|一份|一个|拟订|起草|新的|酌情)$"),
        all_resolutions=re.compile(r"通过的(?:所有|各项|全部)决议"),
        relations=family(lexicon.patterns("citationRelations", CODE)),
        registration=Sought(r"第\s*(?P<registration>\d+)\s*号"),
        pin_before=re.compile(r"(?!)"),  # a pin always stands after what it is in
        pin=re.compile(
            rf"\s*(?:{MARK})?\s*(?:的|所附|（见|\(见)?\s*(?P<pin>{_PARAGRAPHS}|第\s*[\d一二三四五六七八九十]+\s*(?:条|款|段|章|部分)"
            rf"(?:\s*第\s*[\d一二三四五六七八九十]+\s*(?:款|段|项))?|附件[一二三四五六七八九十]?|表[一二三四](?:和表[一二三四])?|第[一二三](?:和第?[一二三])?部分)"
        ),
        pins=_PINS,
        mark=re.compile(r"(?:的(?:成果|报告|结论|决定))?[》”、，,。；\s)）]{0,3}\[\^(?P<label>[^\]\s]{1,4})\]"),
    )
