"""Chinese: how United Nations drafting lays out acts, agents, duties and citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from extract.language import (
    ActPatterns,
    AgentPatterns,
    BeforeNoun,
    Grammar,
    MandatePatterns,
    VerbWords,
)
from extract.languages.alternatives import any_of
from extract.languages.symbols import MARK
from extract.languages.zh_citations import citation_patterns
from extract.languages.zh_numerals import NUMERAL
from extract.languages.zh_roles import roles
from extract.lexicon import Lexicon, Matcher
from extract.sought import Family, OneOf, Sought, family

CODE = "zh"
NEVER = re.compile(r"(?!)")
NOWHERE = Sought(r"(?!)")

SESSION = (
    rf"第{NUMERAL}(?:(?:和|、|至|及)第?{NUMERAL})*届(?:特别|紧急特别|实质性|常)?(?:会议|常会|续会|会)"
    r"(?:续会|高级别部分|部长级部分|高级别会议|部长级会议|会议)?"
)
DATE = r"\d{4} ?年(?:[初中底末]|上半年|下半年| ?\d{1,2} ?月(?:[初中底末]| ?\d{1,2} ?日)?)?"

PAST = r"(?:举行|召开|通过|发布|印发|发表|签署|成立)"  # what is dated before 的 is over

# Single characters and short words that are performative verbs only where no other word begins with them.
LIGHT = "表示"  # a verb that takes its meaning from the noun after it
GUARDS = {
    "请": "(?![求示愿教假]|柬(?!埔))",
    "决定": "(?!性|因素|书|草案)",
    "关注": "(?!重点)",
    "支持": "(?!者|性)",
    "要求": "(?!者)",
    "建议": "(?!书)",
    "确定": "(?!性)",
    "核定": "(?!给)",
    "通过": r"(?=本|下列|以下|《|上述|经|该|题为|[^，；。]{0,40}(?:决议|决定|议程|宣言|报告|议事规则|方案))",
}

# Beginnings of actions that also begin a noun, which may go on the name before it: 联合国, 报告员, 合作伙伴.
PREDICATE_GUARDS = {
    "联合": "(?!国)",
    "合作": "(?!伙伴|组织|方(?!案|式))",
    "组织": "(?!和|、|或|及|以及|的|机构)",
    "援助": "(?!机构|团|界|方(?!案|式)|国|提供)",
    "支助": "(?!者|办|机构)",
    "今后": "(?!各届|的)",
    "筹备": "(?!委员会|会议|机构)",
    "特别": "(?!委员会|法庭|程序|政治)",
    "参与": "(?!方(?![案面])|实体|国|者|机构)",
    "参加": "(?!国|方(?![案面])|组织|者|机构)",
    "讨论": "(?!的)",
    "建议": "(?!的)",
    "管理": "(?!国|局|当局|机构|人员|委员会)",
    "如": "(?!何)",
    "自": "(?=大会|第|\\d|本决议)",
    "报告": "(?!员)",
    "再": "(?!生)",
    "派": "(?!别)",
    "协调": "(?!员|人|会|机构|委员会|中心)",
    "调查": "(?!委员会|团|员|机构|组)",
    "监督": "(?!厅|机构|机制|委员会)",
    "研究": "(?!所|机构|人员|院|中心)",
    "培训": "(?!中心|机构|所|学院)",
    "审查": "(?!会议|大会|机构)",
    "审议": "(?!大会|会议)",
    "综合": "(?!医院|机构)",
    "谈判": "(?!会议|委员会|代表|双方|各方|方)",
    "安排": "(?!和|、|以及)",
    "领导": "(?!人|层)",
    "统计": "(?!委员会|局|司|机构|机关)",
}

# Words of a clause: what they stand in is no name, unless 的 makes them part of one.
CLAUSE_WORDS = (
    r"酌情|继续|根据|按照|依照|进一步|通过|采取|考虑|确保|促进|将|向|被|把|在|以(?![色及])|如何|"
    r"(?<![供反相适响效对顺])应(?![急对])"
)

# Nouns of agents that also begin or end another word: 国际, 方案, 世界.
NOUN_GUARDS = {
    "机构": "(?!间|能力|框架|改革)",
    "组织": "(?!安排|工作|事项|结构|方式|方面|会议)",
    "国": "(?![际内民情籍土有库会防营力体界王务])",
    "方": "(?![案式面法便向针位可言能])",
    "部": "(?![署门分队长委级落件])",
    "处": "(?![理罚境置分于所在方])",
    "署": "(?!名)",
    "局": "(?![势面限部])",
    "司": "(?![法机令])",
    "界": "(?<!世界)(?![定限线别])",
    "会议": "(?!室|期间|服务|管理|记录|文件|厅|设施|日历)",
    "方案": "(?!预算|和协调|规划|执行|拟订)",
    "网络": "(?!安全|犯罪|空间|攻击)",
    "运动": "(?![员会])",
    "青年": "(?!企业家)",
    "代表": "(?![权性团])",
    "中心": "(?!任务|作用|地位|内容|议题)",
}

ACCORDING = r"(?:(?:按照|根据|依照|依据)[^，；。]{1,80}?)"
CONNECTIVE = (
    r"(?:(?:并且|并|而且|同时|此外|另外|为此目的|为此|因而|因此|故而|从而|以及|且|但|然而|不过|在这方面|在此方面|"
    r"在这一方面|就此|据此|在这种情况下|在此背景下|有鉴于此|除其他外|在此情况下|有关这方面)[，,]?\s{0,4}){0,4}"
)
WHILE = r"(?:并|而)?同时\s*(?:也|还|要)?"
BACKGROUND = WHILE + r"(?:考虑到|铭记|尊重|要求|顾及|确保|避免|适当)"
BACKGROUND_OF_ASKED = WHILE + r"(?:认识到|确认|承认|注意到|意识到)"
# Whose words another text tells.
TELLER = r"(?:各国|会员国|缔约[国方]|首脑|元首|部长|代表|大会|安理会|安全理事会|委员会|会议)"
SUBJECT = r"(?:我们|本?大会|本?委员会|本?理事会|安全理事会|安理会|经社理事会|缔约国会议)?\s*"

# Verbs that after a directive more often tell what is asked than what the issuer does.
WEAK = (
    "acknowledge",
    "bear-in-mind",
    "commit",
    "consider",
    "decide",
    "recognize",
    "reject",
    "resolve",
    "take-into-account",
)

MODAL_ADVERB = (
    r"(?:十分|迫切|亟|急|仍然|仍旧|仍|依然|继续|确实|也|还|均|都|极其|非常|尤其|尤|特别|绝对|日益|始终|同样|共同|最终|因此|"
    r"所以|就|便|才|一律|同时|首先|尽快|立即|更加|更|往往|目前|越来越|日趋){0,6}"
)
FOR_THEM_TO_DECIDE = r"由[^，；。]{1,40}(?:自由|自行|自己)决定"  # after 应: whose decision it is, and no duty
OUGHT = (
    r"(?<![供反相适响效对回呼顺理])应(?!对|用|请|要求|邀|急|付|变|允|诺|届|灾|享|计|聘|激|试|战|"
    rf"有(?=的|关注|注意|重视|尊重|地位|权利)|{FOR_THEM_TO_DECIDE}|[^，；。、]{{1,14}}(?:请求|要求|邀请))"
)
NEED_NOUN = (
    r"(?<![的据所视如殊求按种些何之有是])需要(?!保护(?:[，；。]|$)|的|、|和|，|；|。|足够|充足|更多资源|更长|时|"
    r"[\u4e00-\u9fff]{2}的)"
)
MODAL = (
    r"(?:有责任|有义务|(?P<negation>不(?:应当?|得|应该)|绝不能|决不能|不能(?!充分|完全|够))|必须|务必|有必要|"
    rf"{NEED_NOUN}|亟需|亟须|必需(?!品|的|、|，|；|。|$)|(?<=[都均也仍就])要(?!求)|应当|应该|{OUGHT}|"
    r"(?<!必)须(?!知)|(?<![所必急按视如供亟是])需(?!求|要))"
)
# Words after which a modal is not the issuer's: somebody else's conclusion, a reason, an object that 的 makes a noun.
# A `basis` that lays the duty down is none of them.
EMBEDDED = (
    r"(?P<basis>(?:按照|根据|依照|依据)[^，；。]{1,60}?规定)|"
    r"《[^》]*$|“[^”]*$|其中(?!包括)|》提及|如果(?![^；。]*就)|(?<=[，、])即(?![将使便可时刻决审兴])|"
    r"(?:结论|报告|意见|决议|决定|声明|评论|章程|规约|公约|条例|协定|宣言|规则|条|款|段|》)[^，；。所]{0,12}?"
    r"(?:认为|指出|规定|强调|申明|表示|要求|决定)(?!，)|"
    r"(?:会议|委员会|理事会|法院|小组|秘书长|报告员)[^，；。所]{0,6}"
    r"(?:强调|指出|重申|认为|认识到|确认|表示|要求|建议)|"
    r"(?:关于|鉴于|因为|由于|(?<!与此)同时(?:考虑到|铭记|认识到|注意到|确认)|考虑到|若|"
    r"(?<![的项号该此本其一])(?:规定|认为|指出|决定|商定|判断|申明|表明|显示))[^，；。]*$"
)
CIRCUMSTANCE = (
    r"(?:在|为了?|就|根据|按照|依照|依据|遵照|通过|对于?|从|鉴于|作为|以|于|与|同|针对|随着|经|当|至迟|不论|无论|要)"
)
BEARING = r"(?:担负|肩负|承担|负有?)着?"
DUTY = r"(?:首要|主要|共同|集体|庄严|特殊|法律)*(?:责任|义务)(?=$|，)"
FIRM = r"(?:坚定|庄严|政治|共同|集体|持续|坚决)*"
COMMITMENT = (
    r"(?:坚定不移地|坚定地?|坚决|再次|重新|共同|均|都|也|还|郑重|集体|持续|继续|充分|作出|做出|曾|已|已经|将|最近|自愿|仍然?|"
    r"在[^，；。]{1,40}中)*"
    r"(?:承诺|决心|致力于?)(?!的|书|和|、|；|。|，并|以及|及)[，,]?\s*"
)

# How something is done, and no other name: 各国、集体或通过….
MEANS = r"(?:酌情)?(?:(?:直接|集体|单独|各自)?(?:或|和|、)?通过|集体(?!安全)|单独|各自|协同)"
COORDINATOR = (
    r"\s*(?:、|等|，?以及|和\(或\)由?|和（或）由?|和(?!平(?!台)|谐|解)|及(?![时早])|或|与(?=[^，；。]{1,30}之间))"
    rf"(?!{MEANS})\s*"
)
POST = r"特别(?:代表|报告员|顾问|协调员)"  # a name that begins as an adverb does
SINGLED_OUT = (
    rf"\s*[，,、]?\s*(?!{POST})(?:尤其是|特别是|尤其|特别|(?:其中|并?酌情)?包括(?:但不限于)?(?![^，；。]{{1,60}}在内的)|"
    r"并特别是|首先是|主要是|例如|比如|诸如)(?!在|通过|为|要)\s*"
)
RELATIVE = (
    r"(?:目前|迄今|至今)?(?:与[^，；。]{1,30}?(?:有关|相关|进行[^，；。]{1,6}|接壤|毗邻)的|最直接|直接|"
    r"尚未|从未|还未|仍未|未|没有|不|已|曾|正在|正|具备|具有|拥有|享有|有能力|有条件|有意|愿意|能够|可以|作为|受|遭受|"
    r"面临|面对|处于|在[^，；。的]{1,12}(?:使用|捕捞|从事|设有|派驻|经营|部署)|"
    r"在[^，；。的]{1,20}?方面(?:拥有|具有|具备|负有)|有权|参加|参与|从事|负责|负有|承担|"
    r"拖欠|设有|加入|属于|来自|需要|那些|剩下|最|凡|使用|生产|影响|刚刚|新近|包括|"
    r"[^，；。的]{2,12}(?:授权(?:批准)?|设立|任命|指定|委托)的|"
    r"对[^，；。]{1,40}?(?:负有|承担|有保留|作出保留|有管辖权|感兴趣)[^，；。]{0,20}?的)"
)
PIVOT = r"(?:向|与|同|对)(?!其)|(?<!成)为|给|使(?![用命])|让|协助|帮助|继续|酌情|考虑|确保|采取"
GOVERNING = (
    r"(?:进一步|更多|积极|大力|酌情|尽快|立即)*(?:支持|援助|促进|加强|采取|制定|开展|推动|增加|扩大|继续|考虑|确保|提供|"
    r"充分|努力|进行|作出|落实|实现|建立|设立|完成|尊重|全面|有效|利用|保护|普遍|停止|释放|改善|提高)"
)
ATTRIBUTIVE = (
    r"(?:(?<=国家)(?:机构|机关|战略|对策|政策|立法|法律|主权|一级|两级|层面|以下|和(?:国际|区域)(?!组织|社会|机构|金融|渔业)|、区域(?!渔业)|"
    r"间|能力|关系|方案|计划|报告|决议|决定|代表团|代表|主席|综合|监测|行动|元首|利益|安全|发展目标|自主|名录)|信托基金|"
    r"境内|(?:授权(?:批准)?|设立|任命|指定|委托|认可|部署)的|"
    r"际|内|以外|之外|(?<=组织)(?:安排|工作|事项|结构|方式)|第? ?\d[^，；。]{0,16}号(?:决议|决定))"
)
TREATY = r"(?:公约|协定|议定书|条约|规约|文书)"
PARTY = (
    r"(?:所有|各|全体|该|上述|有关|这些)?"
    rf"(?:(?!{MEANS})[^，；。《》、的和及与或并缔非向为成批加遵执实施充请]{{0,16}}?{TREATY}|"
    r"(?:经[^，；。《]{0,30}修正的)?(?:\d{4} ?年)?《[^》]{1,80}》|"
    rf"(?:(?:{NUMERAL}项)?国际[^，；。《》、的和及与或国]{{2,10}})?公约|联合国[^，；。《》、的]{{2,24}}公约|议定书|条约|{MARK}|"
    r"及其(?:各项|任择|附加)?|和|、|以及(?=《)|\s)*+的?(?:所有|各|全体)?(?:非洲)?缔约(?:国|方)"
    r"(?!会议|大会|的|第| ?\d|[^，；。、和及与]{1,10}(?:主席|主持人)(?!国))"
)
CAPACITY = r"(?:机关|机构|组织|实体|部门|论坛|平台|主席国)"  # what one acts as
APPOSITION = rf"(?:和|以及|及|并)?作为[^，；。：]{{1,60}}?{CAPACITY}(?=[和并]作为|以及|、|，|和|及|{MARK}|ACTION)"
ASIDE = rf"(?:{MARK}|\s*[（(][^（）()。；]{{1,60}}[）)]|之间|各自|自身|{SESSION}|\s+)"
UN_NOUN = r"(?:机构|机关|组织|实体|基金(?!会)|方案|部门|机制|程序|进程|安排|规划署|办事处|委员会|伙伴|工作队)"
LEVELS = (
    r"(?:(?:地方|国家|地区|区域|次区域|国际|全球)(?:、|和|及)?){1,6}"
    r"(?:(?:各级|两级|一级)的?|(?<=[、和及]..)(?=[^，；。、和及的]{0,4}(?:主管部门|当局|政府)))"
)
FIRSTS = (
    r"(?:(?:(?<!的)|(?<=其他的))国家(?=、(?:国际|区域|次区域|分区域|全球|多边))|国际|全球|区域|次区域|分区域|区域间|政府间|非政府|"
    r"多边|双边|民间社会|金融|人道主义|发展)"
)

QUOTED = r"《[^》\n]{0,200}》|“[^”\n]{0,300}”|（[^）\n]{0,200}）|\([^)\n]{0,200}\)"


def grammar(lexicon: Lexicon) -> Grammar:
    """The Chinese grammar, its open word classes taken from the lexicon."""
    in_names = re.compile(rf"{MARK}|\s|{any_of(lexicon.words('qualifier', CODE))}")
    in_titles = re.compile(rf"{MARK}|[\s《》〈〉“”]")
    return Grammar(
        code=CODE,
        agents=Matcher(lexicon.scheme("agents").values(), CODE, in_names, _verbs_of(lexicon)),
        instruments=Matcher(lexicon.scheme("instruments").values(), CODE, in_titles),
        act=_acts(lexicon),
        agent=_agents(lexicon),
        mandate=_mandates(lexicon),
        roles=roles(),
        citation=citation_patterns(lexicon),
    )


def _verbs(words: Iterable[str], adverb: str) -> str:
    """A pattern for any of some verbs: 表示关切 may have adverbs within, 表示极其严重关切."""
    listed = set(words)
    felt = {word for word in listed if word.startswith(LIGHT) and word != LIGHT}
    feelings = [rf"{LIGHT}(?:{adverb}){{0,4}}{any_of(word.removeprefix(LIGHT) for word in felt)}"] if felt else []
    return f"(?:{'|'.join([*feelings, any_of(listed - felt, GUARDS)])})(?!的(?!是)|了)"


def _listed_form(said: str, adverb: re.Pattern[str], words: Mapping[str, VerbWords]) -> str:
    """A verb's words without the adverbs within."""
    bare = said
    while bare not in words and (within := adverb.match(bare, len(LIGHT))):
        bare = LIGHT + bare[within.end() :]
    return bare


def _verbs_of(lexicon: Lexicon) -> list[str]:
    verbs = (concept.labels.get(CODE, ()) for concept in lexicon.scheme("actVerbs").values())
    return [word for words in verbs for word in words if len(word) > 1]


def _acts(lexicon: Lexicon) -> ActPatterns:
    lead_only = set(lexicon.words("lead-only-verb", CODE))
    words = {
        label: VerbWords(concept, label in lead_only)
        for concept in lexicon.scheme("actVerbs").values()
        for label in concept.labels.get(CODE, ())
    }
    adverb = any_of(lexicon.words("act-adverb", CODE))
    core = _verbs(words, adverb)
    asked = _verbs((label for label, of in words.items() if of.concept.value("actClass") == "Directive"), adverb)
    adverbs = rf"(?:{adverb}|重申(?=(?:{adverb}){{0,2}}{asked})){{0,6}}"
    manner = rf"(?:(?P<manner>{any_of(lexicon.words('expressive-manner', CODE))})地)?"
    verb = re.compile(rf"(?P<verb>{adverbs}{manner}(?P<core>{core}))")
    return ActPatterns(
        clause=re.compile(rf"[；;。，,](?:(?<=(?P<ends>[；;。]))|)\s*(?:{MARK}\s*)*"),
        tail=re.compile(rf"(?:[，；。、：,;.:\s]|{MARK})$"),
        connective=re.compile(rf"并{ACCORDING}(?={asked})|{CONNECTIVE}"),
        subject=re.compile(SUBJECT),
        verb=verb,
        joined=re.compile(rf"(?:并且?|和|且)(?=(?:{adverbs}){core})|并{ACCORDING}(?={asked})"),
        circumstance=re.compile(CIRCUMSTANCE),
        background=re.compile(BACKGROUND),
        background_of_asked=re.compile(BACKGROUND_OF_ASKED),
        quoted=re.compile(QUOTED),
        reported=Sought(
            rf"其中(?!包括|所|有|一|之|部分|大(?!会)|许多|考虑|铭记|载|规定)[^，；。\n]{{0,25}}?{core}|(?:在其中|当中)(?=[^，；。\n]{{0,25}}{core})|"
            rf"{TELLER}在[^，；。\n]{{1,40}}?中[，,]?(?:又|还|也|再次|特别)?{core}"
        ),
        relative=NEVER,
        participle=verb,
        adjunct=NEVER,
        words=words,
        listed_form=partial(_listed_form, adverb=re.compile(adverb), words=words),
        is_inflected=False,
        deeds=tuple(
            word for word, of in words.items() if of.concept.id == "have-done" or re.match("表示|深表|感到", word)
        ),
        promise=re.compile(r"承诺|致力于|决心"),
        with_stress=re.compile(r"(?:特别|尤其)(?:强调(?!指出)|重视|关注|注意(?!到)|侧重|注重|着重(?!指出))"),
        felt_for=re.compile(r"[对向](?=[^，；。]{2,80}(?:表示|深表|感到))"),
        weak=frozenset(WEAK),
        strong_connective=re.compile(r"(?:并|此外|而且|在这方面|在此方面)"),
        another=re.compile(r"[又还]"),
        of_doing=re.compile(r"(?:继续|进一步|积极)"),
    )


def _agents(lexicon: Lexicon) -> AgentPatterns:
    action = rf"(?:[，,：:；。]|\d|(?!{POST}){any_of(lexicon.words('predicate', CODE), PREDICATE_GUARDS)})"
    return AgentPatterns(
        phrase=BeforeNoun(
            relative=re.compile(RELATIVE),
            link="的",
            noun=re.compile(any_of(lexicon.words("agent-noun", CODE), NOUN_GUARDS)),
            pivot=re.compile(PIVOT),
            governing=re.compile(GOVERNING),
            including=re.compile(r"包括(?P<named>[^，；。]{1,80}?)在内的"),
            again=re.compile("该(?![等国])"),
            party=re.compile(PARTY),
            clausal=re.compile(rf"(?:{CLAUSE_WORDS})[^的]*$|《[^》]*$|^[^《]*》|“[^”]*$|^[^“]*”"),
            doing=re.compile(any_of(word for word in lexicon.words("predicate", CODE) if len(word) > 1)),
            attributive=re.compile(ATTRIBUTIVE),
            tail=re.compile(
                rf"(?<=[织构关体案金制排])(?:(?:、|和|或|及|以及)(?:相关|有关|各)*{UN_NOUN})+(?={action}|组织的|{COORDINATOR}|{MARK}|$)"
            ),
        ),
        qualifier=re.compile(rf"{LEVELS}|{any_of(lexicon.words('quantifier', CODE))}"),
        coordinator=re.compile(COORDINATOR),
        singled_out=re.compile(SINGLED_OUT),
        first_person="我们",
        demonstrative=re.compile(r"这些|此类|该|上述|这类|那些"),
        reflexive=re.compile(r"(?:其(?![他它余中间各次实])|它们|他们|她们|它)"),
        own_session=re.compile(rf"其{SESSION}"),
        pronouns={"它们": True, "他们": True, "她们": True, "它": False, "他": False, "其": None},
        apposition=re.compile(APPOSITION.replace("ACTION", action)),
        aside=re.compile(ASIDE),
        action=re.compile(action),
        elliptic=re.compile(
            rf"(?P<firsts>{FIRSTS}(?:、?(?:、|和|及|以及|或)(?:相关|有关|其他)?{FIRSTS})+)"
            r"(?P<noun>组织|机构|开发银行|银行|伙伴|行为体|实体)"
        ),
        elsewhere=re.compile(r"其他|其它|的"),
        worded=OneOf(lexicon.patterns("agents", CODE)),
        described=family(lexicon.descriptions("agents", CODE)),
        stop=re.compile(r"[，；。：,;]"),
    )


def _mandates(lexicon: Lexicon) -> MandatePatterns:
    return MandatePatterns(
        parenthesis=NEVER,
        blanks=re.compile(r"[，,、\s]*"),
        infinitive=None,
        benefactive=NEVER,
        dative=NEVER,
        any_infinitive=NEVER,
        between=NEVER,
        clause_opener=re.compile(""),
        subject_end=NOWHERE,
        embedded=Sought(EMBEDDED),
        clause_end=NOWHERE,
        passive=re.compile(
            r"(?:[也还]|酌情|继续|优先|充分)*(?:受到|得到|获得(?!通过)|被)|"
            rf"[^，；。]{{0,60}}(?:举行|召开|进行)(?:{MARK})?(?=[，；。]|$)|向[^；。]{{1,400}}开放"
        ),
        topic_acts=False,
        need_noun=NEVER,
        need_too=NOWHERE,
        commitment_noun=NEVER,
        need=Sought(rf"(?P<modal>{MODAL_ADVERB}{MODAL})"),
        commitment=re.compile(COMMITMENT),
        promised=NOWHERE,
        promiser=NEVER,
        commitment_to=re.compile(
            rf"对(?P<action>[^；。]{{1,300}}?)的{FIRM}承诺(?=$|，)|(?P<deed>(?:(?!(?<!殊)需要|必须|应|作出|所作)[^；。，]){{1,150}}?)的{FIRM}(?:决心|承诺)$"
        ),
        necessity_of=re.compile(
            r"(?P<action>[^；。]{1,300})的(?:迫切|紧迫)?必要性$|(?P<first>[^；。，]{1,300}?)的(?:迫切|紧迫)?必要性(?=[，、]|和|以及|$)"
        ),
        duty_of=re.compile(
            rf"对(?P<towards>[^；。，]{{1,150}}?){BEARING}{DUTY}|{BEARING}(?P<of>[^；。，]{{1,150}}?)的{DUTY}|"
            rf"在(?P<regarding>[^；。，]{{1,150}}?)方面{BEARING}{DUTY}"
        ),
        require=NEVER,
        needed=re.compile(rf"{MODAL_ADVERB}(?:(?:需要|亟需|需|有必要)由?|{MODAL}由)"),
        future=re.compile(r"(?:将|应当|应|须)"),
        by=Sought(r"由(?![^，；。的]{1,40}(?:召集|主持|牵头|召开|组织|组成|任命|提名|推选)的)"),
        held=re.compile(r"[^，；。]{0,40}(?:举行|召开)"),
        circumstance=re.compile(CIRCUMSTANCE),
        circumstance_end=re.compile(
            r"(?:时|中|方面|下|上|内|后|前|期间|之际|目的|同时|规定|法|》)[，,]?$|^为(?![^，；。]*[而所][^，；。]*的)"
        ),
        connective=re.compile(rf"{CONNECTIVE}$"),
        adverb=re.compile(rf"[，,]?\s*(?:除其他外[，,]?)?{MODAL_ADVERB}\s*"),
        obligation=Sought(rf"必须|不得|应当|{OUGHT}|{NEED_NOUN}|(?<!的)要求(?!的)"),
        firm=re.compile(rf"{MODAL_ADVERB}(?:必须|务必|不?应当|不?应该|不?应|不得|须|有必要|亟?需要?)"),
        unconditioned=Sought(
            r"(?:以便|以期|使(?=[^，；。]{1,12}能够)|从而)[^；。]*?(?=，并|；|。|$)|(?:酌情|视情况|适当情况下)(?:还|也)?包括|（酌情[^）]*）"
        ),
        others_act=Sought(r"使[^，；。]{1,12}能够(?P<act>[^；。]*)"),
        shared=re.compile(
            r"(?:进一步|更加|继续|酌情|大力|积极|切实){0,6}(?:加强|增强|扩大|增进|深化|促进|加紧|加大|开展|加紧开展)(?P<who>(?=.))"
        ),
        shared_by=re.compile(
            r"(?:(?:之间|间)?的|(?<=之间)的|间(?=[^，；。的]{1,10}(?:合作|协调)))[^，；。]{0,10}(?:合作|谅解|协调|沟通|对话|努力)|的?(?:对[^，；。]{1,20}的管制|(?:共同|联合|集体)努力)"
        ),
        list_only=re.compile(r"(?:采取(?:下列|以下)(?:行动|措施|步骤)|如下|除其他外)?[，,：:；\s]*$"),
        due=_dues(),
        conditions=Family(
            (concept.id, Sought("|".join([any_of(concept.labels[CODE]), *concept.patterns.get(CODE, ())])))
            for concept in lexicon.scheme("conditions").values()
        ),
    )


def _dues() -> Family[int]:
    named = r"(?:大会|(?:(?!通报|报告|提交|介绍|提供)[^，；。的\s]){0,14}(?:委员会|理事会|论坛))?"
    at = r"(?=[^，；。]{0,12}(?:上|期间|分享|审议|，|提))"
    return Family(
        (i, Sought(p))
        for i, p in enumerate(
            (
                rf"(?P<due>(?:至迟|不迟于|最迟)(?:到|于|在|不迟于)?[^，；。]{{0,30}}?(?:{DATE}|{SESSION}))",
                rf"(?<=[在到])\s*(?P<due>{DATE}(?:底)?(?:之前|以前|前))",
                rf"(?<=[于到])\s*(?P<due>{DATE}(?:和{DATE})?)(?!\s*的|[^，；。的]{{0,12}}{PAST}的| ?\d| ?月)",
                rf"(?P<due>(?:从|自)\s*{DATE}(?:开始|起))",
                rf"(?:在|于)\s*(?P<due>(?:订于)?[^，；。]{{0,30}}?{named}{SESSION}(?:高级别部分)?(?:期间)?){at}",
                rf"(?:向|供|提交|递交)\s*(?P<due>{named}{SESSION})",
                r"(?:递交|提交|供)\s*(?P<due>(?=[^，；。]{0,30}(?:即将|届|\d))[^，；。]{0,40}会议)(?=$|，|；|审议)",
            )
        )
    )
