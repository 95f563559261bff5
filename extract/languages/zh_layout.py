"""How documents in Chinese are laid out."""

from __future__ import annotations

import re

from extract.read.words import DocumentWords, LayoutWords, LostGlyph, PageWords

_MARK = r"(?:\[\^[^\]]+\])*"
_ORDINAL = "[一二三四五六七八九十百零〇]+"
_BODIES = {
    "大会": "general-assembly",
    "经济及社会理事会": "ecosoc",
    "安全理事会": "security-council",
    "人权理事会": "human-rights-council",
    "麻醉药品委员会": "cnd",
    "预防犯罪和刑事司法委员会": "ccpcj",
    "托管理事会": "trusteeship-council",
    "统计委员会": "statistical-commission",
}
_ISSUER = "|".join(sorted(_BODIES, key=len, reverse=True))
_ADVERB = (
    "又|还|再次?|仍然?|依然|也|进一步|继续|同样|特别|尤其|正式|大力|强烈|最强烈地|坚决|断然|明确|再度|首先|"
    "赞赏地?|赞赏地表示|满意地?|关切地?|遗憾地|痛惜地|震惊地|感激地|感兴趣地|欣慰地|极为|严重|深为|深切|非常|日益|高度|深|表示"
)
_FIRM = (
    "回顾|忆及|重申|申明|认识到|注意到|欢迎|欣见|确认|承认|肯定|强调|着重指出|重点指出|特别指出|强调指出|意识到|铭记|深信|坚信|"
    "确信|念及|考虑到|审议了|审查了|赞赏|赞扬|关切|关注|谴责|痛惜|遗憾|感谢|感到|鼓励|敦促|促请|敦请|吁请|呼吁|邀请|决心|承诺|"
    "知悉|提及|斥责|遵循|秉承|深知|深感|深表|祝贺|哀悼|纪念"
)
_LOOSE = (
    "指出|认为|希望|期待|请|决定|建议|要求|核准|核可|认可|授权|宣布|通过|支持|提请|提醒|同意|批准|赞同|反对|尊重|相信|收到|了解|"
    "审议|审查|设立|促进|任命|核定|批款|推荐|提议|订正|珍视|表扬|认定|表示|对|倾听了|基于|在这方面"
)

_PAGE = PageWords(
    opening=re.compile(rf"(?:{_ADVERB})*(?:{_FIRM}|{_LOOSE})"),
    firm_opening=re.compile(rf"(?:{_ADVERB})*(?:{_FIRM})"),
    own_line=re.compile(
        rf"(?:{_ISSUER})[，,]?|(?P<annex>(?:附件|附录){_ORDINAL}?)|第{_ORDINAL}届(?:特别|紧急特别)?会议|"
        rf"(?:议程项目|(?:暂定|临时)(?:议程|项目表){_MARK}?[∗*]{{0,4}}\s?(?:议程)?项目)\s?\d+.{{0,12}}|"
        rf"(?:{_ISSUER})?\d{{4}}\s?年\s?\d+\s?月\s?\d+\s?日第\s?\d+\s?次(?:全体)?会议通过|"
        rf"\d{{4}}\s?年\s?\d+\s?月\s?\d+\s?日(?:大会|[^。，；]{{0,20}})决议|\d{{4}}\s?年\s?\d+\s?月\s?\d+\s?日|"
        r"第\s?\d+\s?次(?:全体)?会议|\[[^\]]*通过\]|[一二三四五六七八九十]{1,3}|[A-Z]|(?:Chinese|Original: \w+)"
    ),
    page_number=re.compile(r"第\s?\d+\s?页[（(，,\s]*(?:共\s?\d+\s?页)?[）)]?"),
    list_going_on=re.compile(r"(?:以及|及|和|或|并)$"),
    note_opening=re.compile(
        r"(?:另)?见|同上|第\s?\d|大会|[A-Z]{1,6}[-/][A-Z0-9]|S-\d|联合国|国际联盟|《|可查阅|经济及社会理事会|安全理事会|"
        r"人权理事会|麻醉药品|本|如|即|包括|该|决议|正式|http|文件|原|由|在"
    ),
    counts=re.compile(
        r"\s*(?:年(?!度)|[月号届个点页卷岁秒天周倍种份套轮章节段级万亿千百十%％℃]|日(?!内瓦)|次(?!区域)|条(?!约|例)|款(?!项)|项(?!目)|"
        r"国(?!际|家|别|内)|名(?!古屋)|分(?![享析担摊])|位(?!于)|人(?![权民口类道])|类(?!型)|期(?![间待望限内])|部(?![长分门])|处(?!理)|"
        r"家(?!庭)|小时|美元|欧元|公[里斤顷吨]|世纪|[至到]\s?\d|[-–—~～/.．:：,]\s*\d|\s\d{3}\b|[a-z]|[A-Z](?![A-Z]))"
    ),
    numbered=re.compile(
        r"(?:第|总?共|(?<![公条契盟])约|近|超过|达|至少|每|过去|[\d./:\-–—A-Za-z]|\d\s?[、和至,]|\d\s?年?[、和至]\s)\s*$"
    ),
    marked=re.compile(
        r"(?:[》〉”）)、，；。,;.]|决议|决定|报告|宣言|公约|议定书|协定|条约|纲领|计划|成果|文件|声明|准则|原则|战略|议程|指南|"
        r"标准|倡议|措施|规约|宪章|条例|规则|建议|共识|框架|共同纪要|结论|章程|概述|说明|来文|信|函)\s?$"
    ),
    before_year=re.compile(r"(?<![\d\[^.,/])\d{1,3}(?=(?:19|20)\d\d\s?年)"),
    spaced_digits=re.compile(r"(?<![\d\[^])(?<!\d )\d(?: \d){1,3}(?= ?[年月日])"),
    glyphs=(
        LostGlyph(
            "最",
            re.compile("(?:大限度|佳做法)"),
            re.compile("(?:大|佳|不发达|有效|广泛|终|近|后|高|低|多|少|新|好|严|强|优先|重要|为|基本|直接|易)"),
        ),
    ),
)

_DOCUMENT = DocumentWords(
    bodies=_BODIES,
    mastheads=frozenset({"联合国"}),
    issuer=re.compile(rf"(?P<name>{_ISSUER})[，,]?"),
    chapeau=re.compile("我们[，,]"),
    annex=re.compile(rf"(?:附件|附录)(?P<number>{_ORDINAL}|\d{{1,2}})?"),
    session=re.compile(
        rf"(?P<session>第{_ORDINAL}届(?:特别|紧急特别)?会议|\d{{4}}年(?:实质性)?会议|\d{{4}}年届会|第{_ORDINAL}次.{{0,8}}会议)"
    ),
    agenda=re.compile(rf"(?:暂定|临时)?(?:议程|项目表){_MARK}?(?:项目|议程项目)(?P<items>\d[\d()a-z,，、和及]*)"),
    adopted=re.compile(
        rf"(?:{_ISSUER})?(?P<date>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?:{_ISSUER})?(?:第\d+次(?:全体)?会议)?(?:通过的?)?"
        r"(?:决议|决定|(?<=通过))"
    ),
    origin=re.compile(r"\[.*(?:(?P<report>报告)|(?P<draft>未经发交)).*通过.*\]|\[根据.*\]"),
    meeting=re.compile(r"(?P<meeting>第\d+次(?:全体)?会议)"),
    distribution=re.compile(r"(?:Distr\.:|分发：)\s?(?P<value>\w+)"),
    language_line=re.compile(r"(?:Chinese|Original:.*|原件：.*)"),
    date=re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    months={},
    kinds=(
        (re.compile(r".{2,12}的?说明"), "note"),
        (re.compile(r".{2,12}的?报告"), "report"),
        (re.compile(r".{0,6}决定"), "decision"),
    ),
    number_alone=re.compile(rf"(?:{_ISSUER})?第(?P<number>\d{{1,4}}/\d{{1,4}}|\d{{3,4}}\(\d{{4}}\))号决[议定]"),
    heading_ranks=(
        re.compile(rf"第{_ORDINAL}(?:部分|编)"),
        re.compile(rf"第{_ORDINAL}[章节条]"),
        re.compile(rf"{_ORDINAL}(?:[、.．\s]|$)|[IVX]+(?:[.．]|$)"),
        re.compile(r"[A-Z](?:[.．、]|$)"),
    ),
    repeated=re.compile("同上"),
    operative_opening=re.compile(
        rf"(?:{_ADVERB})*(?:决定|核准|通过|请|敦促|促请|吁请|呼吁|邀请|宣布|表示注意到|建议|授权|任命|核可|认可)"
    ),
)

ZH = LayoutWords(
    code="zh",
    common=frozenset(
        "的和国会议第在年行合有人关作以发展方其联及日为员并决月持号大法可进续家一对重定动际力全到包中面所各于要性括强与组加保提实"
        "國會議聯發關動際進續對為個這來時們"
    ),
    page=_PAGE,
    document=_DOCUMENT,
)
