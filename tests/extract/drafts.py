"""Drafting at random: paragraphs that a small grammar makes, and the pieces that it makes them of."""

from __future__ import annotations

from hypothesis import strategies as st

from extract.records import Document
from tests.extract.made import document

VERBS = "敦促 请 呼吁 鼓励 邀请 决定 重申 强调 注意到 欢迎 承诺 决心 回顾 授权 核准 进行了 通过 建议 认识到".split()
ADVERBS = ["", "又", "还", "再次", "赞赏地", "深为关切地", "酌情"]
CONNECTIVES = ["", "并", "同时", "在这方面，", "为此，", "并且", "其中"]
AGENTS = (
    "会员国 各国 秘书长 麻醉药品委员会 委员会 该办公室 国际和区域组织 联合国毒品和犯罪问题办公室 民间社会 它们 其 我们 "
    "柬埔寨政府 巴厘进程支助办公室 尚未批准公约的国家 受影响的国家 《联合国反腐败公约》缔约国 包括过境国在内的会员国 国家"
).split()
JOINTS = ["、", "和", "以及", "，特别是", "与", "或"]
MODALS = ["", "必须", "应当", "需要", "承诺", "将", "不应", "在执行时必须"]
ACTIONS = (
    "采取措施 加强合作 与会员国协商 向大会第六十八届会议提交报告 协助过境国 应会员国请求提供援助 在现有资源范围内酌情开展培训 "
    "至迟于2015年完成评估 执行《政治宣言》 使用出口前网上通知系统 由秘书长提供支助 促进各国之间的合作 减少需求的必要性 "
    "对此作出的承诺 请求援助 应对挑战 以便使各国能够加强能力 鼓励参与"
).split()
CITED = (
    "第64/182号决议 麻醉药品委员会第53/10和53/11号决议 《1988年公约》第12条第10款 《2012年世界毒品报告》 三项国际药物管制公约 "
    "大会第三十届特别会议成果文件 麻醉药品委员会第五十五届会议通过的所有决议 秘书长的报告 A/67/157 该届会议 《实施〈宣言〉计划》"
).split()
MARKS = ["", "[^1]", "[^2]", "[^3] ", "[^9]"]
OTHERS = [
    "“请各国合作，鼓励参与”",
    "（请参阅，欢迎）",
    "题为“《公约》”",
    "其中大会强调",
    "的",
    "地",
    " ",
    "《",
    "》",
    "”",
    "(",
]
STOPS = ["，", "；", "。", "：", "、", ""]
NOTES = {"1": "S-20/2 号决议，附件。", "2": "联合国，《条约汇编》，第 1582 卷，第 27627 号。", "3": "A/67/157。"}
PIECES = [
    *VERBS,
    *ADVERBS,
    *CONNECTIVES,
    *AGENTS,
    *JOINTS,
    *MODALS,
    *ACTIONS,
    *CITED,
    *MARKS,
    *OTHERS,
    *STOPS,
]
ALPHABET = sorted({character for piece in PIECES for character in piece} | set("甲乙丙一二三〇ABxé\u3000\u200b𠀀"))

_agents = st.lists(st.sampled_from(AGENTS), max_size=3).flatmap(
    lambda names: st.sampled_from(JOINTS).map(lambda joint: joint.join(names))
)
_clauses = st.tuples(
    *map(st.sampled_from, (CONNECTIVES, ADVERBS, VERBS)),
    _agents,
    *map(st.sampled_from, (MODALS, [*ACTIONS, *CITED], MARKS)),
).map("".join)
_drafted = st.tuples(
    st.lists(st.tuples(_clauses, st.sampled_from(STOPS)).map("".join), min_size=1, max_size=5).map("".join),
    st.sampled_from(["；", "。", "：", ""]),
).map("".join)
_scrambled = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
_random = st.text(ALPHABET, min_size=1, max_size=80)
paragraphs = st.one_of(_drafted, _scrambled, _random).filter(bool)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of up to four paragraphs, the last of which may be an item of a list."""
    texts = draw(st.lists(paragraphs, min_size=1, max_size=4))
    item = len(texts) > 1 and draw(st.booleans())
    issuer = draw(st.sampled_from(["general-assembly", "cnd", None]))
    return document(texts, item=item, footnotes=NOTES, issuer=issuer)
