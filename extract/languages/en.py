"""English: how United Nations drafting lays out acts, agents and duties."""

from __future__ import annotations

import re

from extract.language import (
    ActPatterns,
    AfterNoun,
    AgentPatterns,
    Grammar,
    MandatePatterns,
    VerbWords,
)
from extract.languages.alternatives import any_at_word, any_of
from extract.languages.en_citations import IN_TITLES, citation_patterns
from extract.languages.en_roles import roles
from extract.languages.en_verbs import NOT_FINITE, REGARD, adjunct, bare_form, participle, plural, verb_group
from extract.languages.symbols import MARK
from extract.lexicon import Lexicon, Matcher
from extract.sought import Family, OneOf, Sought, family

CODE = "en"
NEVER = re.compile(r"(?!)")

WORD = r"[A-Za-zÀ-ÿ][\w’'‑‐-]*"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = rf"(?:(?:\d{{1,2}} )?(?:{MONTH} )?\d{{4}}(?!/))"
ORDINAL = (
    r"(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth|[a-z]+(?:teenth|tieth|elfth|eventh))"
)
SESSION = (
    rf"(?:{ORDINAL},? )(?:and {ORDINAL} )?(?:emergency |special |"
    rf"regular |annual |substantive |resumed ){{0,3}}sessions?"
)


# Verbs whose participles after a directive more often tell how it is to be carried out than what the issuer does.
WEAK = ("acknowledge", "note", "recognize")

# Words before "to" whose complement an infinitive or a noun after it is, so that it does not begin what is asked.
TAKES_TO = (
    "able|about|access|according|accordance|achieve|action|actions|activities|adapted|addition|addressed|adequate|"
    "adherence|agreed|aim|aimed|aims|ability|abilities|allow|allowed|answer|applicable|applied|apply|applying|"
    "appointed|approach|approaches|appropriate|attached|attempt|attempts|attention|available|belonging|best|bound|"
    "call|capability|capable|capacities|capacity|chance|commit|commitment|commitments|committed|comparable|"
    "compared|complementary|conducive|consent|continue|continues|continuing|contrary|contribute|contributed|"
    "contributes|contributing|contribution|contributions|corresponding|decided|decision|dedicated|delegated|"
    "designated|designed|desire|desiring|detrimental|devoted|difficult|directed|due|duty|easy|efforts|effort|"
    "eligible|empowered|enabled|encouraged|entitled|entrusted|equal|essential|established|exception|exceptions|"
    "exposed|expected|failed|failing|fails|failure|forward|free|given|goal|going|had|has|have|having|how|"
    "instrumental|intend|intended|intending|intends|intention|invitation|invited|leading|leads|led|liable|likely|"
    "limited|linked|made|mandate|mandated|means|measures|moving|necessary|need|needed|needs|next|obligation|"
    "obligations|obliged|opportunities|opportunity|opposed|order|ought|owing|party|Party|pertaining|plan|plans|"
    "position|possible|potential|power|prepared|prior|privilege|prone|pursuant|ready|readiness|reason|reference|"
    "referred|refusal|refuse|refused|regard|related|relates|relating|relation|relative|relevant|reluctant|"
    "required|resolve|resources|respect|response|responses|responsibility|responsible|restricted|return|right|"
    "rights|seek|seeking|seeks|sensitive|set|signatories|signatory|similar|steps|strive|striving|subject|"
    "subjected|submitted|succession|such|sufficient|suited|supposed|susceptible|tasked|tend|tendency|thanks|"
    "threat|threats|time|transition|try|trying|unable|unlikely|up|used|view|vital|vulnerable|wants|way|ways|where|"
    "whether|when|will|willing|willingness|wish|wishes|wishing|work|working|yet|accede|acceded|vis-à-vis|whom"
)
DETERMINER = (
    "and|or|the|a|an|all|any|each|every|its|their|his|her|our|"
    "this|that|these|those|such|other|both|which|whom|whose|what|"
    "developing|developed|least|women|children|persons|people|peoples|countries|international|regional|national|"
    "humanitarian|human|sustainable|peace|armed|natural|climate|technical|civil|local|victims|refugees"
)
BOUNDARY = (
    "of|for|in|on|to|by|at|from|with|without|within|under|through|"
    "throughout|during|among|between|across|towards?|into|upon|"
    "against|concerning|regarding|including|particularly|especially|"
    "and|or|as|that|which|who|whose|where|when|while|whether|"
    "if|but|than|not|is|are|was|were|be|been|being|has|have|had|do|"
    "does|did|can|could|may|might|must|shall|should|will|would|"
    "need|needs|ought|also|further|therefore|thus|again|once|both|"
    "inter|the|a|an|its|their|his|her|this|these|those|all|any|"
    "each|every|such|thereto|thereof|therein|remains?|continues?|commits?|committed"
)
WHERE_APPROPRIATE = (
    r"(?:as|where|when|if|wherever|whenever) (?:appropriate|applicable|"
    r"necessary|needed|possible|feasible|relevant|required)"
)
# A circumstance between those who are asked and what they are asked, or after a name and not of it.
CIRCUMSTANCE = (
    rf"(?:{REGARD}|also|further|once again|again|therefore|thus|"
    rf"accordingly|as well|{WHERE_APPROPRIATE}|"
    r"neither|particularly|in particular|upon (?:their |its )?request|inter alia|on a voluntary basis|"
    r"individually|jointly|collectively|both|in (?:close )?"
    r"(?:cooperation|consultation|collaboration|coordination|partnership|accordance|line|conformity|order)|pursuant to|"
    r"through|with (?:the )?(?:support|assistance|a view|due regard)|"
    r"within (?:its|their|his|her|the|existing|available)|"
    r"during|at (?:its|their|the)|not later than|no later than|by (?:the end|\d)|from within|prior to|"
    r"urgently|immediately|promptly|periodically|regularly|actively|fully|annually|to the extent)"
)
MODAL = (
    r"(?:must|shall|should|ought to|requires?\b(?=,? )|(?<!the )(?<!ing )(?<!urgent )(?<!crucial )needs? to|"
    r"ha(?:s|ve) to|(?:is|are) (?:obliged|bound|"
    r"required|obligated) to|may not(?= be\b)|(?:is|are) to(?= be\b)|(?:is|are|remains?) (?:also |still |"
    r"urgently |therefore ){0,2}(?:needed|required|necessary)\b(?! by\b)|ha(?:s|ve) (?:an?|"
    r"the|a) (?:[\w-]+ ){0,2}(?:obligation|duty|responsibility) (?:to\b|(?=under)|for(?= [a-z]+ing\b)))"
)
FINITE = (
    r"(?:must|shall|should|will|would|may|can|could|ought|needs?|ha(?:s|ve)|is|are|was|were|"
    r"remains?|continues?|commits?|committed|undertakes?|undertook|agree[sd]?|pledge[sd]?|play[s]?|requires?)"
)

POSTMODIFIERS = (
    "of|in|within|under|from|for|at|on|with|without|across|towards|"
    "throughout|outside|to|that|which|who|whose|concerned|involved|"
    "interested|responsible|thereto|thereof|able|willing|wishing|parties|"
    "affected|[a-z]+ing|[a-z]+ed|not|where|whether|and (?=their|its)"
)
GERUND = (
    r"(?!(?:developing|neighbouring|participating|contributing|remaining|existing|emerging|receiving|sending|"
    r"reporting|implementing|operating|administering|occupying|working|steering|standing|nursing)\b)[a-z]+ing"
)
BARE = ("bodies", "institutions", "agencies", "programmes", "funds", "mechanisms", "forums", "offices", "departments")
ORGANIZATIONS = "|".join(f"(?<={noun})" for noun in ("organizations", "entities", "arrangements", *BARE))
AFTER_NOUN = "able|willing|responsible|alike|themselves|itself|worldwide|everywhere|present|free|party|parties"
FIRSTS = (
    "(?:international|regional|subregional|interregional|"
    "intergovernmental|non-governmental|non‑governmental|governmental|"
    "national|local|bilateral|multilateral|specialized|global|public|private|financial|donor|developing|developed|recipient|origin|"
    "transit|humanitarian|development|political|judicial|legislative|religious|academic|scientific)"
)
LINKING = (
    "therefore|thus|accordingly|consequently|hence|hereby|"
    "at the same time|in addition|moreover|furthermore|in particular|"
    "for its part|inter alia|to this end|likewise|instead"
)
CIRCUMSTANCE_OF_ACT = (
    r"(?:In|On|With|Having|Bearing|Acting|Pursuant|Taking|Guided|As|For|To|At|Without|Following|Upon|"
    r"[A-Z][a-z]+(?:ing|ed)|Mindful|Conscious|Aware|Deeply)\b"
)

QUOTED = r"“[^”\n]{0,300}”|\([^)\n]{0,300}\)"


def grammar(lexicon: Lexicon) -> Grammar:
    """The English grammar, its open word classes taken from the lexicon."""
    return Grammar(
        code=CODE,
        agents=Matcher(lexicon.scheme("agents").values(), CODE, re.compile(MARK), parted=True),
        instruments=Matcher(lexicon.scheme("instruments").values(), CODE, re.compile(IN_TITLES), parted=True),
        act=_acts(lexicon),
        agent=_agents(lexicon),
        mandate=_mandates(lexicon),
        roles=roles(),
        citation=citation_patterns(lexicon),
    )


# Acts


def _acts(lexicon: Lexicon) -> ActPatterns:
    adverb = any_of(lexicon.words("act-adverb", CODE))
    degree = any_of([*lexicon.words("act-adverb", CODE), *lexicon.words("act-degree", CODE)])
    words: dict[str, VerbWords] = {}
    participles: dict[str, VerbWords] = {}
    for concept in lexicon.scheme("actVerbs").values():
        for label in concept.labels.get(CODE, ()):
            of = VerbWords(concept, lead_only=False)
            if re.match(NOT_FINITE, label):
                participles[label] = of
            else:
                words[label] = words[plural(label)] = of
                participles[participle(label)] = of
    listed = {bare_form(label, degree): label for label in (*words, *participles)}
    return ActPatterns(
        clause=re.compile(rf"[;.,](?:(?<=(?P<ends>[;.]))|)\s*(?:{MARK}\s*)*"),
        tail=re.compile(rf"(?:[,;:.\s]|{MARK}|(?<=[,;] )(?:and|or))$"),
        connective=re.compile(
            rf"(?:(?:and|but|while|yet)\b,?\s+)?(?:,?(?:also )?(?:{REGARD}|{LINKING}),?\s+)*(?:we\s+)?"
        ),
        subject=re.compile(r"(?:(?:The (?:General )?Assembly|The (?:Security )?Council|We),?\s+)?"),
        verb=re.compile(verb_group(words, adverb, degree, lexicon)),
        joined=re.compile(r"(?:a(?<=[\s\]]a)nd|b(?<=[\s\]]b)ut|w(?<=[\s\]]w)hile)\s"),
        circumstance=re.compile(CIRCUMSTANCE_OF_ACT),
        background=NEVER,
        background_of_asked=NEVER,
        quoted=re.compile(QUOTED),
        reported=Sought(any_at_word(("which", "who", "that", "where", "whereby", "it")) + r"\b"),
        relative=re.compile(r"\b(?:which|who|whereby)(?:,(?: [^,;]{1,40},)?)? $"),
        participle=re.compile(verb_group(participles, adverb, degree, lexicon)),
        adjunct=re.compile(adjunct(participles, adverb, degree, lexicon)),
        words={**words, **participles},
        listed_form=lambda said: listed[bare_form(said, degree)],
        is_inflected=True,
        deeds=(),
        promise=NEVER,
        with_stress=NEVER,
        felt_for=NEVER,
        weak=frozenset(WEAK),
        strong_connective=NEVER,
        another=NEVER,
        of_doing=NEVER,
    )


# Agents


def _agents(lexicon: Lexicon) -> AgentPatterns:
    noun = any_of(lexicon.words("agent-noun", CODE))
    quantifier = any_of(lexicon.words("quantifier", CODE))
    word = rf"(?!(?:{BOUNDARY})\b){WORD}"
    if_so = rf"(?:,? {WHERE_APPROPRIATE},?)?"
    coordinator = rf"(?:{if_so},? (?:and(?:/or)?|or|as well as){if_so}(?: (?:of|by|to|with|from))?|,{if_so}) "
    after_name = rf"\s*(?:[,;:.()”]|{MARK}|$|\n)| (?:{BOUNDARY}|{CIRCUMSTANCE}|{AFTER_NOUN}|[a-z]+ing|[a-z]+ed)\b"
    return AgentPatterns(
        phrase=AfterNoun(
            word=re.compile(WORD),
            link=re.compile(r"(?:[’']s?)? "),
            name=re.compile(rf"(?!{GERUND} )(?:{word} ){{0,7}}?(?i:{noun})(?:-(?:elect|designate))?(?={after_name})"),
            tail=re.compile(
                rf"(?:,? (?:and|or) (?:[a-z]+ ){{0,2}}{any_of(lexicon.words('agent-tail', CODE))}|"
                rf"(?:{ORGANIZATIONS}) (?:and|or) (?:{'|'.join(BARE)}))(?={after_name})"
            ),
            state=re.compile(r"(?:Government|Governments|people|peoples|authorities) of (?:the )?"),
            coordinated=re.compile(
                rf"(?P<firsts>{word}(?:(?:, |,? and |,? or |/){word})+) "
                rf"(?P<noun>(?:[a-z]+ )?(?i:{noun}))(?={after_name})"
            ),
            those=re.compile(r"those(?= (?:with|in|that|which|who|of|from|not|able|willing|[a-z]+ing|[a-z]+ed)\b)"),
            possessive=re.compile(r"[’']"),
            postmodifier=re.compile(rf" (?!{CIRCUMSTANCE}\b)(?=(?:{POSTMODIFIERS})\b)"),
            circumstance=re.compile(rf" (?={CIRCUMSTANCE}\b)"),
        ),
        qualifier=re.compile(rf"(?i:{quantifier}(?:(?:,|,? and|,? or) {quantifier})*) "),
        coordinator=re.compile(coordinator),
        singled_out=re.compile(
            r",? (?:in particular|especially|particularly|notably|including|inter alia|such as|primarily|namely)"
            r"(?: but not limited to)?,? (?!in\b|by\b|through\b|for\b|on\b|at\b|to\b|with\b|"
            r"(?!develop|spacefar|neighbour|participat|contribut|administer)\w+ing\b)"
        ),
        first_person="we",
        demonstrative=re.compile(r"(?:these|those|such|the said) "),
        reflexive=re.compile(r"(?:it|they|them)\b"),
        own_session=re.compile(rf"its {SESSION}"),
        pronouns={
            **dict.fromkeys(("they", "them"), True),
            **dict.fromkeys(("it", "he", "him", "she", "her"), False),
            **dict.fromkeys(("its", "their")),
        },
        apposition=re.compile(
            r", (?:as (?!well\b)|in (?:its|his|her|their) capacit(?:y|ies) as |"
            r"the (?=(?:administering|occupying|host|depositary) )|"
            r"wh(?:o|ich) (?:have|has|bear|bears) )[^,;]{1,120}(?=,)"
        ),
        aside=re.compile(rf"{MARK}|\s?\([^()\n]{{1,60}}\)| as a whole\b| \d{{4}}[–-]\d{{4}}\b"),
        action=NEVER,
        elliptic=re.compile(
            rf"(?P<firsts>{FIRSTS}(?:(?:, |,? and |,? or |/)(?:other |relevant )*{FIRSTS})+)(?:,? and other)? "
            r"(?P<noun>(?:[a-z]+ ){0,2}?(?:organizations?|institutions?|"
            r"bodies|banks?|agencies|partners|donors?|creditors|"
            r"actors|stakeholders|experts|networks|countries|States|"
            r"sectors?|commissions|mechanisms|entities|communities|[Gg]overnments|authorities))"
        ),
        elsewhere=re.compile(r"\b(?:other|that|which|who|whose|in need)\b"),
        worded=OneOf(lexicon.patterns("agents", CODE)),
        described=family(lexicon.descriptions("agents", CODE)),
        stop=re.compile(r"[,;:.]"),
    )


# Duties


def _mandates(lexicon: Lexicon) -> MandatePatterns:
    great = r"(?:[\w-]+ (?:and )?){0,4}?"
    promise = r"(?:commitments?|determination|pledges?|resolve)"
    there_is = r"there (?:is|remains|exists|continues to be) (?:still |also )?"
    infinitive = (
        rf"(?P<to>,? to (?!(?:{DETERMINER})\b|(?!bring\b)[a-z]+ing\b)(?=(?:\([a-z]\) )?[a-z])|,? (?=not to [a-z]))"
    )
    return MandatePatterns(
        parenthesis=re.compile(r",\s[^,;:]{1,150},(?=\s)"),
        blanks=re.compile(rf"(?:[,\s]|{MARK})*(?:(?:{REGARD})\b[,\s]*)?(?:(?:to|upon|on) )?"),
        infinitive=re.compile(
            rf"(?<![\w-])(?!(?:{any_of(TAKES_TO.split('|'))}) )[\w’'‑-]+(?:,?{MARK}|[)”’])*{infinitive}"
        ),
        any_infinitive=re.compile(infinitive),
        benefactive=re.compile(r"(?<=for )"),
        dative=re.compile(r"\s*to "),
        between=re.compile(rf"(?:\s*{MARK})*(?:,[^;:]*|\s+(?:{CIRCUMSTANCE}|as|when|while)\b[^;:]*)?\s*"),
        clause_opener=re.compile(
            r"\s*(?:(?:and|but) )?(?:also |once (?:again|more) )?(?:(?:the|its) (?:[\w-]+ ){0,2}(?:conviction|"
            r"belief|view|understanding|recognition|position|principle|practice|fact)(?:, [^,;]{1,120},)? )?that,? "
            r"(?:in (?:“[^”]{1,80}”|the [A-Z][^,;]{1,80}), (?=(?:all |the )?[A-Z]))?"
        ),
        subject_end=Sought(rf"\s(?={FINITE}\b)"),
        embedded=Sought(
            rf"\b(?:which|who|whom|whose|what|how|whether|if|where|when|that)\b(?:(?!\b(?:{FINITE})\b)[^\n])*$"
        ),
        clause_end=Sought(r",? (?:and|or|but) that\b|, that\b"),
        passive=re.compile(
            r"\s*(?:also |therefore |not |, [^,;]{1,80}, )*be (?:\w+ly )?(?!guided|prepared)(?:"
            r"\w+(?:ed|en|ld|wn|de|ne|ght)|sent|spent|lent|meant|put|set|met|kept|built|left)\b"
        ),
        topic_acts=True,
        need_noun=re.compile(
            rf"(?:(?:(?:that )?{there_is})?(?:the|a|an|its) {great}(?:need|necessity|imperative|"
            r"(?P<duty>obligations?|dut(?:y|ies)|responsibilit(?:y|ies)(?! to\b)))|"
            r"that it is (?:[a-z]+ly |also )?(?:necessary|essential|imperative|indispensable|incumbent)(?= (?:to|for|"
            r"that|upon|on)\b))(?:, [^;]{1,150}?,)? (?:(?P<to>(?:further |also |fully |better )?to )(?=[a-z])|"
            r"(?=that )|(?(duty)(?:of|incumbent upon|on the part of) |(?:for |upon |on |of (?=[a-z]))))"
        ),
        need_too=Sought(rf"(?:,? and|,? as well as) (?=(?:that {there_is}an? |the ){great}need (?:to|for) )"),
        commitment_noun=re.compile(
            rf"(?:for )?(?:(?:(?P<own>its|our)|their|the|a) {great})?{promise}(?: made)?(?: and (?:[\w-]+ )?efforts)?"
            r"(?:, [^,;]{1,120},)? (?:(?P<of>of|by) |to )"
        ),
        need=Sought(rf"\b(?P<modal>{MODAL})(?: (?P<negation>not)\b)?"),
        commitment=re.compile(
            r"\s*(?:also |remains? |firmly |strongly |fully |is |are |have |has |will |shall |once again |jointly )*"
            r"(?:commits?(?: itself| themselves)?|committed(?: itself| themselves)?|"
            r"undertakes?|undertook|pledged?s?|resolved?s?|(?:re)?dedicated?) to "
        ),
        promised=Sought(r"(?<!party)(?<!parties)(?<!regard)(?<!belonging)(?P<to>,? to )(?=[a-z])"),
        promiser=re.compile(rf"(?:[’']s?| (?:for|on|in) (?:its|their|his|her)) {great}{promise}(?: and efforts)? to "),
        commitment_to=NEVER,
        duty_of=NEVER,
        require=re.compile("requires?"),
        needed=NEVER,
        necessity_of=NEVER,
        future=re.compile(
            r"(?:\s*,[^,;]{1,120}(?:,[^,;]{1,200})?,)?\s+(?:also )?"
            r"(?:shall|should|will|must|may)\b(?: also| continue to(?= be\b))?\s*"
        ),
        by=Sought(r"\bbe (?:\w+ly )?\w+(?:ed|en|wn|de|nt|ght|ld)\b[^,;.]{0,80}? by |(?<!ed)(?<!en)(?<!wn)(?<!ly) by "),
        held=re.compile(r"\s*(?:consist|comprise|be|include|have|take place|begin|end|start|last)\b"),
        circumstance=NEVER,
        circumstance_end=NEVER,
        connective=re.compile(r"\s*(?:and|but|while|therefore|thus)?\s*(?:also|therefore)?\s*$"),
        adverb=re.compile(r"[,\s]*(?:also|therefore|further|all|both|each|jointly|collectively|,|\s)*"),
        obligation=Sought(r"(?i:\b(?:must|should|shall|needs? to)\b)"),
        firm=re.compile(r"(?:must|should|shall|needs?|ha|is|are|remain)"),
        unconditioned=Sought(any_at_word(("with a view to", "in order to", "so as to")) + r" [^,;]*"),
        others_act=Sought(r"(?:enable|allow|help) [^,;.]{1,80}? to (?P<act>[^;]*)"),
        shared=re.compile(
            rf"(?:for )?{great}(?:(?:cooperation|coordination|"
            r"collaboration|dialogue|partnerships?|synergies|engagement|liaison|linkages|"
            r"interaction|exchanges?|coherence|communication|consultations?),? "
            r"(?:(?!(?:that|which|who|to|with)\b)[\w’-]+,? ){0,14}?"
            r"(?:among and between|between and among|between|among)|"
            r"(?:efforts?|endeavours|initiatives)(?: made| undertaken)? (?:by|of|among|between|on the part of)|"
            r"(?:support|assistance|engagement|actions?|contributions?|pledges|"
            r"cooperation|funding|involvement|leadership) (?:by|from)) "
        ),
        shared_by=re.compile(""),
        list_only=re.compile(r"(?:the following|as follows|inter alia|to)?[,:;\s]*$"),
        due=_dues(),
        conditions=Family(
            (
                concept.id,
                Sought(rf"(?i:\b(?:{'|'.join([any_of(concept.labels[CODE]), *concept.patterns.get(CODE, ())])})\b)"),
            )
            for concept in lexicon.scheme("conditions").values()
        ),
    )


def _dues() -> Family[int]:
    limit = r"(?:no later than|not later than|before|by|until|up to)"
    return Family(
        (i, Sought(p))
        for i, p in enumerate(
            (
                rf"(?P<due>{limit} (?:the end of |the beginning of |early |"
                rf"late |mid-|the first quarter of )?{DATE}(?: at the latest)?)",
                rf"(?P<due>(?:at|during|before|prior to|in time for|by|"
                rf"for consideration at|in advance of) (?:(?:its|the|their) )"
                rf"(?:[\w-]+ ){{0,4}}?{SESSION}(?:,? in {DATE})?(?: and at every second session thereafter)?)",
                rf"(?P<due>(?:start|beginn|commenc)ing (?:in|from|on|with) (?:the )?{DATE})",
                rf"(?P<due>at (?:its|the) (?:next )?meeting (?:to be held )?in {DATE})",
                r"(?<!held )(?<!ed )(?<!ed, )(?<!York )(?<!Geneva )(?<!Vienna )"
                r"(?P<due>in \d{4}(?: and(?: in)? \d{4})?)(?! (?:report|edition))",
            )
        )
    )
