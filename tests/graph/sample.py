"""A short resolution with every kind of record in it, made by hand."""

from __future__ import annotations

from array import array
from datetime import date
from hashlib import sha256

from extract.records import (
    Act,
    AgendaItem,
    AgentMention,
    Ballot,
    Citation,
    ConditionMention,
    Document,
    Extraction,
    Finding,
    Footnote,
    Heading,
    Keyword,
    Mandate,
    Mark,
    Metadata,
    Paragraph,
    Part,
    Repair,
    Source,
    Span,
    Sponsor,
    Table,
    Text,
    Vote,
)

# The file as it was found: a footnote mark is a superscript, a date is spaced out, a glyph is lost.
SOURCE = """关于毒品问题的决议
回顾其2 0 0 9 年第64/182号决议，¹
1. 敦促各国应请求与世界卫生组织合作，酌情向青年提供援助，并请秘书长向大会第六十八届会议报告；
2. 重申会员国承诺按照1988年公约第12条管制前体，强调必须加强合作，以最 限度减少危害；
一、后续行动
3. 敦促各国：
(a) 分享佳做法；
4. 谨此沉思；
附件 基本原则
1. 决定设立工作组。
¹ 同上，第二章。
页脚
职等 | 员额
"""

# What a reader does to it: pieces of the source and what they become, in order.
CHANGES = (("¹", "[^1]"), ("2 0 0 9 年", "2009年"), ("最 限度", "最大限度"))


def _read(source: str) -> tuple[str, array[int], tuple[Repair, ...]]:
    """The text that is read, where each of its characters stands in the source, and the repairs."""
    value, places, repairs, at = "", array("l"), [], 0
    for before, after in sorted(CHANGES, key=lambda change: source.index(change[0])):
        start = source.index(before)
        value += source[at:start] + after
        places.extend(range(at, start))
        places.extend(min(start + i, start + len(before) - 1) for i in range(len(after)))
        at = start + len(before)
        if "^" not in after:
            repairs.append(Repair("spacing", Span(start, at), before, after))
    places.extend(range(at, len(source)))
    return value + source[at:], places, tuple(repairs)


VALUE, OFFSETS, REPAIRS = _read(SOURCE)


def at(words: str, after: str = "") -> Span:
    """Where `words` stand, the first time after the first `after`."""
    start = VALUE.index(words, VALUE.index(after))
    return Span(start, start + len(words))


TEXT = Text(VALUE, OFFSETS, Source("samples/a.txt", SOURCE, "utf-8", sha256(SOURCE.encode()).hexdigest()), REPAIRS)
METADATA = Metadata(
    symbol="A/RES/67/193",
    kind="resolution",
    language="zh",
    title="关于毒品问题的决议",
    other_symbols=("A/67/1",),
    body="general-assembly",
    session="67",
    agenda_items=("104", "105"),
    adopted=date(2012, 12, 20),
    meeting="60",
    committee_report="A/67/459",
    draft="A/67/L.1",
    distribution="General",
    published=date(2013, 4, 2),
    work="/akn/un/statement/deliberation/unga/2012-12-20/67-193/",
    expression="/akn/un/statement/deliberation/unga/2012-12-20/67-193/zho@/",
    session_number="67",
    record="A/67/PV.60",
    other_drafts=("A/67/L.1/Rev.1",),
    agenda=(AgendaItem("104", "International drug control", "A/67/251"), AgendaItem("105", "")),
    sponsors=(Sponsor("Afghanistan", "state-af"), Sponsor("the Chair of the Committee", additional=True)),
    keywords=(
        Keyword("DRUG CONTROL", "UNBIS Thesaurus", "http://metadata.un.org/thesaurus/1001775"),
        Keyword("UN Office on Drugs and Crime", "DHLAUTH"),
        Keyword("unsafe", "x", "javascript:alert(1)"),
    ),
    vote=Vote(
        "recorded-vote",
        (("in-favour", 2), ("against", 0), ("abstaining", 1), ("non-voting", 1)),
        (
            Ballot("AFGHANISTAN", "in-favour", "state-af"),
            Ballot("UTOPIA", "abstaining"),
            Ballot("ATLANTIS", "non-voting"),
        ),
    ),
)
MAIN = Part(
    id="",
    title=None,
    issuer="general-assembly",
    issuer_span=None,
    headings=(Heading(at("一、后续行动"), 1),),
    paragraphs=(
        Paragraph("PP1", "preambular", at("回顾其2009年第64/182号决议，[^1]"), marks=(Mark("1", at("[^1]")),)),
        Paragraph(
            "OP1",
            "operative",
            at("敦促各国应请求与世界卫生组织合作，酌情向青年提供援助，并请秘书长向大会第六十八届会议报告；"),
            "1",
        ),
        Paragraph(
            "OP2",
            "operative",
            at("重申会员国承诺按照1988年公约第12条管制前体，强调必须加强合作，以最大限度减少危害；"),
            "2",
        ),
        Paragraph("OP3", "operative", at("敦促各国：", "后续"), "3"),
        Paragraph("OP3(a)", "operative-sub", at("分享佳做法；"), "(a)", parent="OP3"),
        Paragraph("OP4", "operative", at("谨此沉思；"), "4"),
    ),
    tables=(Table(at("职等 | 员额"), "OP4"),),
)
ANNEX = Part(
    id="annex-1",
    title=at("基本原则"),
    issuer="cnd",
    issuer_span=None,
    headings=(),
    paragraphs=(Paragraph("annex-1/OP1", "operative", at("决定设立工作组。"), "1"),),
)
DOCUMENT = Document(
    TEXT, METADATA, (MAIN, ANNEX), (Footnote("1", at("同上，第二章。"), "第64/182号决议，第二章。"),), (at("页脚"),)
)


ACTS = (
    Act(
        "OP1",
        1,
        "urge",
        "directive",
        at("敦促"),
        at("敦促各国应请求与世界卫生组织合作，酌情向青年提供援助"),
        mandates=(
            Mandate(
                "directive",
                (AgentMention("states", at("各国")),),
                at("应请求与世界卫生组织合作，酌情向青年提供援助"),
                partners=(AgentMention("who", at("世界卫生组织")),),
                beneficiaries=(AgentMention("unlisted-青年", at("青年")),),
                conditions=(
                    ConditionMention("upon-request", at("应请求")),
                    ConditionMention("as-appropriate", at("酌情")),
                ),
            ),
        ),
    ),
    Act(
        "OP1",
        2,
        "request",
        "directive",
        at("请", "并"),
        at("请秘书长向大会第六十八届会议报告"),
        mandates=(
            Mandate(
                "directive",
                (AgentMention("secretary-general", at("秘书长")),),
                at("向大会第六十八届会议报告"),
                recipients=(AgentMention("general-assembly", at("大会", "秘书长")),),
                due=at("大会第六十八届会议"),
            ),
        ),
    ),
    Act(
        "OP2",
        1,
        "reaffirm",
        "assertive",
        at("重申"),
        at("重申会员国承诺按照1988年公约第12条管制前体"),
        mandates=(
            Mandate("commitment", (AgentMention("member-states", at("会员国")),), at("按照1988年公约第12条管制前体")),
        ),
    ),
    Act(
        "OP2",
        2,
        "stress",
        "assertive",
        at("强调"),
        at("强调必须加强合作，以最大限度减少危害"),
        mandates=(Mandate("need", (), at("加强合作，以最大限度减少危害")),),
    ),
    Act(
        "OP3",
        1,
        "urge",
        "directive",
        at("敦促", "后续"),
        at("敦促各国", "后续"),
        mandates=(Mandate("directive", (AgentMention("states", at("各国", "后续")),), None),),
    ),
    Act(
        "OP3(a)",
        1,
        "urge",
        "directive",
        at("敦促", "后续"),
        at("分享佳做法"),
        inherited=True,
        mandates=(Mandate("directive", (AgentMention("states", at("各国", "后续")),), at("分享佳做法")),),
    ),
    Act(
        "annex-1/OP1",
        1,
        "unlisted-决定设立",
        "decision",
        at("决定设立"),
        at("决定设立工作组"),
        mandates=(Mandate("decision", (AgentMention("cnd", None),), at("工作组")),),
    ),
)
CITATIONS = (
    Citation("PP1", 1, at("2009年第64/182号决议"), symbol="A/RES/64/182", footnote="1", relation="recalls"),
    Citation("OP2", 1, at("1988年公约"), instrument="convention-1988", pin=at("第12条"), relation="in-accordance-with"),
    Citation("OP2", 2, at("合作", "强调"), instrument="unlisted-合作"),
)
FINDINGS = (Finding("unknown-verb", "OP4", at("谨此沉思；")),)
EXTRACTION = Extraction(DOCUMENT, ACTS, CITATIONS, FINDINGS)
