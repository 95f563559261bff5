"""What a language supplies to the steps of reading: its patterns and its matchers, and nothing that decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from extract.lexicon import Concept, Matcher
from extract.sought import Family, OneOf, Sought

Role = Literal["partner", "beneficiary", "recipient"]


@dataclass(frozen=True, slots=True)
class VerbWords:
    """A wording of a performative verb: the authority it stands for, or None where only its class is known."""

    concept: Concept
    lead_only: bool


@dataclass(frozen=True, slots=True)
class ActPatterns:
    """How performative verbs stand in a paragraph. All patterns are matched at a place, never searched from it."""

    clause: re.Pattern[str]  # searched: what stands before a clause; group "ends" if it ends the clause's sentence
    tail: re.Pattern[str]  # searched: punctuation, blanks or a footnote mark at the end of an act
    connective: re.Pattern[str]  # 并, 同时, 在这方面: before a verb and not of it
    subject: re.Pattern[str]  # 我们, 大会: the issuer before its verb
    verb: re.Pattern[
        str
    ]  # groups "verb" with its adverbs, "core" without, and "manner" (赞赏地) that makes it expressive
    joined: re.Pattern[str]  # searched: a directive joined to the clause before without a comma, 并鼓励…
    circumstance: re.Pattern[str]  # a phrase that may stand before the first verb of a paragraph
    background: re.Pattern[str]  # connective and verb that tell a circumstance of the act before, 同时考虑到
    background_of_asked: re.Pattern[str]  # the same after a directive, decision or promise only
    quoted: re.Pattern[str]  # searched: titles, quotations and parentheses, where no verb is the issuer's
    reported: Sought  # searched: where a cited text begins to be told, 其中委员会强调
    relative: re.Pattern[
        str
    ]  # searched in what stands before a verb: a pronoun that is its subject, which, inter alia,
    participle: re.Pattern[str]  # as `verb`, at the head of a preambular paragraph
    adjunct: re.Pattern[str]  # as `verb`, at the head of a clause that hangs on an act: noting that
    words: Mapping[str, VerbWords]
    listed_form: Callable[[str], str]  # of the words of group "core", as `words` has them
    is_inflected: bool  # whether the form of a verb alone tells the issuer's from those of what is asked
    deeds: tuple[str, ...]  # verbs that may follow a circumstance without a comma: 就…进行了, 对…表示关切
    promise: re.Pattern[str]  # searched in what is stated: somebody's promise, of which a promise after it is more
    with_stress: re.Pattern[str]  # verbs that tell what the act before lays stress on: 特别强调
    felt_for: re.Pattern[str]  # before what a feeling is expressed for, where its verb follows: 对…表示关切
    weak: frozenset[str]  # concepts that after a directive tell what is asked, or how, unless strongly joined to it
    strong_connective: re.Pattern[str]
    of_doing: re.Pattern[str]  # an adverb that tells how somebody does what is asked: 继续鼓励
    another: re.Pattern[str]  # an adverb that counts the verb as one more of the issuer's: 又, 还


@dataclass(frozen=True, slots=True)
class BeforeNoun:
    """How agents are qualified where all that qualifies a noun stands before it."""

    relative: re.Pattern[str]  # how a clause begins that may stand before the noun it qualifies
    link: str  # 的, between a noun and what qualifies or possesses it
    noun: re.Pattern[str]  # the end of a name that no authority lists
    pivot: re.Pattern[str]  # searched: in such a clause, words that make the noun an object of the action
    governing: re.Pattern[str]  # a verb at the head of such a clause that makes it the action
    including: re.Pattern[str]  # 包括…在内的 before a group's name: group "named"
    again: re.Pattern[str]  # 该: before the noun of one body named before
    party: re.Pattern[str]  # a treaty's name before 缔约国
    clausal: re.Pattern[str]  # searched in what seems to be a name that no authority lists: it is a clause
    doing: re.Pattern[str]  # searched before a group: what is done to it
    attributive: re.Pattern[str]  # after a name that is there only an attribute of what follows: 国家战略
    tail: re.Pattern[str]  # bare nouns coordinated with a name and no names of their own: 区域组织|和机构


@dataclass(frozen=True, slots=True)
class AfterNoun:
    """How agents are qualified where phrases and clauses follow the noun they qualify."""

    word: re.Pattern[str]
    link: re.Pattern[str]  # between a name and the words by which it goes on
    state: re.Pattern[str]  # before the name of a State, which they stand for: the Government of
    # words that end with a noun of agents where a name may end: a name that no authority lists, or the end of one
    name: re.Pattern[str]
    tail: re.Pattern[str]  # a bare noun coordinated with a name and no name of its own: organizations|and arrangements
    coordinated: re.Pattern[str]  # as `elliptic`, whatever the first words are: flag and port States
    those: re.Pattern[str]  # for some of those just named
    possessive: re.Pattern[str]  # after a name that only possesses what follows
    postmodifier: re.Pattern[str]  # how a phrase or clause begins that qualifies the name before it
    circumstance: re.Pattern[str]  # searched: a phrase after a name that qualifies what is done


@dataclass(frozen=True, slots=True)
class AgentPatterns:
    """How agents are named."""

    phrase: BeforeNoun | AfterNoun
    qualifier: re.Pattern[str]  # words before a name that belong to its mention
    coordinator: re.Pattern[str]  # between two names
    singled_out: re.Pattern[str]  # , 尤其是: before a group named beside the whole
    first_person: str
    demonstrative: re.Pattern[str]  # before a name that repeats somebody named already
    reflexive: re.Pattern[str]  # pronouns within an action, for the last group named
    own_session: re.Pattern[str]  # 其第八十届会议: the issuer, by a session of its own
    pronouns: Mapping[str, bool | None]  # and whether each stands for many; None: for one or many
    apposition: re.Pattern[str]
    aside: re.Pattern[str]  # abbreviation in parentheses, footnote mark, 之间: after a name
    action: re.Pattern[str]  # words with which an action begins
    elliptic: re.Pattern[str]  # 国际和区域组织: groups "firsts" and "noun"
    elsewhere: re.Pattern[str]  # words in a mention that tell it from one named before: 其他…
    worded: OneOf  # agents whose name is discontinuous
    described: Family[str]  # agents known by a description, 受…影响的国家
    stop: re.Pattern[str]  # punctuation that no name crosses


@dataclass(frozen=True, slots=True)
class MandatePatterns:
    """How duties are laid."""

    parenthesis: re.Pattern[str]  # a circumstance in commas between the verb and those who are asked
    blanks: re.Pattern[str]  # commas and white space before an action
    infinitive: re.Pattern[str] | None  # searched: group "to" between those asked and what they are asked, if marked
    benefactive: re.Pattern[str]  # before those for whom something is wanted, who may be no more than its object
    dative: re.Pattern[str]  # before those to whom something is recommended
    any_infinitive: re.Pattern[str]  # searched: the same even after words of which an infinitive may be a complement
    between: re.Pattern[str]  # what may stand between those asked and group "to"
    clause_opener: re.Pattern[str]  # how a clause begins that says what is stated, asked or decided: that
    subject_end: Sought  # searched: what follows the subject of such a clause, if marked
    embedded: Sought  # searched: between such an opener and a verb, what makes the verb another clause's
    passive: re.Pattern[str]  # how an action begins that is done to its subject
    topic_acts: bool  # whether a subject that is no agent is part of the action
    need_noun: re.Pattern[str]  # the need to, the need for: group "to" if the action follows
    need_too: Sought  # searched: what joins such words to something else that is stated
    commitment_noun: re.Pattern[str]  # its commitment to, the commitment of: group "of" if somebody is named after it,
    # group "own" if it is the issuer's
    clause_end: Sought  # searched: where another such clause begins: and that
    need: Sought  # searched: groups "modal" and, where it is part of the action, "negation"
    commitment: re.Pattern[str]  # searched
    promised: Sought  # searched: group "to" between those whose commitment it is and what they promise
    promiser: re.Pattern[str]  # after those whose it is, where they stand before it: States' commitment to
    commitment_to: re.Pattern[str]  # 对…的承诺 around the action: groups "action"
    necessity_of: re.Pattern[str]  # …的必要性 around the action: group "action", or "first" beside something else
    duty_of: re.Pattern[str]  # 对…负有责任 around the action, which is its group
    require: re.Pattern[str]  # a modal whose subject is not bound: a task requires action
    needed: re.Pattern[str]  # a modal after which those needed may be named: 需要各国提供
    future: re.Pattern[str]  # 将, 应: after the actor of a decision
    by: Sought  # 由 before the actor of a decision, and searched in an action that names who is to act
    held: re.Pattern[str]  # after 将: a meeting is held, and does not act
    circumstance: re.Pattern[str]  # how a phrase begins that belongs to the action though it stands before the modal
    circumstance_end: re.Pattern[str]  # and how it ends, where a comma follows
    connective: re.Pattern[str]
    adverb: re.Pattern[str]  # adverbs between actor and modal
    obligation: Sought  # searched: the modal of an inherited paragraph
    firm: re.Pattern[str]  # modals that lay a duty whatever their subject is
    unconditioned: Sought  # searched: clauses in which a condition limits something else than the action
    others_act: Sought  # searched: 使…能够…; what group "act" tells is done by others
    shared: re.Pattern[str]  # 加强 before those who are to act together
    shared_by: re.Pattern[str]  # after them
    list_only: re.Pattern[str]  # an "action" that only announces the list below it
    due: Family[int]  # the first that is found counts
    conditions: Family[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands after the name of somebody who has a role in an action, if some cue stands before it."""

    role: Role
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PinPatterns:
    """How paragraphs are named by number beside what is cited."""

    paragraphs: re.Pattern[str]  # a pin that names paragraphs and nothing else: group "numbers"
    number: re.Pattern[str]  # searched in it: groups "number" and "labels", which may be empty
    to: re.Pattern[str]  # searched between two numbers: all between them too
    part: re.Pattern[str]  # searched before a pin: an annex, a section or a preamble that it is in
    of: re.Pattern[str]  # after a pin that stands after what is cited: it is of something else


@dataclass(frozen=True, slots=True)
class CitationPatterns:
    """How documents are cited."""

    resolution: Sought  # groups "words", "number", "part", "word" for its kind, "sign" that it is one, "year"
    decision: re.Pattern[str]  # searched in the word for its kind: it is none of the resolutions
    list_joint: re.Pattern[str]  # between the numbers of resolutions of one body
    apart: re.Pattern[str]  # searched between a body and a number that is not its own: another clause begins
    some_body: re.Pattern[str]  # searched before a number or session: the end of a body's name
    of_body: re.Pattern[str]  # after a number or a session: the body whose it is follows
    symbol: Sought
    session: Sought  # groups "numbers", "session" if it is one, "special", "emergency", "segment"
    numeral: re.Pattern[str]  # one of the numbers of a session: group "numeral"
    number: Callable[[str], int]
    meeting_again: Sought  # a meeting named by its kind alone: group "segment" for a part of a session
    all_resolutions: re.Pattern[str]  # after a session: all that it adopted
    title: Sought
    titles_are_marked: bool  # by brackets, so that it is certain where a title ends
    short_title: Sought  # words that stand for a title cited before, and for nothing else
    shortens: Callable[[str, str], bool]  # whether a title is short for another
    worded: Family[str]  # searched: instruments whose name is discontinuous
    titled: Sought  # the title of something else that is cited: group "title"
    brackets: tuple[str, str]  # those that open a title, and those that close it, in the same order
    issue: re.Pattern[str]  # the title of one issue of a series: groups "year" and "series"
    indefinite: re.Pattern[str]  # searched before what does not exist yet: 拟订一项
    noted_act: re.Pattern[str]  # searched before a mark: what may stand for a resolution that only the footnote names
    noted_name: re.Pattern[str]  # searched before a mark: what stands for all that the footnote names
    only_resolutions: re.Pattern[str]  # the rest of a footnote, without their numbers, that names resolutions alone
    registration: Sought  # a treaty's number in the Treaty Series
    relations: Family[str]  # searched in what stands before a citation
    pin_before: re.Pattern[str]  # searched before what is cited: group "pin"
    pin: re.Pattern[str]  # after it
    pins: PinPatterns
    mark: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language, ready for use."""

    code: str
    agents: Matcher
    instruments: Matcher
    act: ActPatterns
    agent: AgentPatterns
    mandate: MandatePatterns
    roles: Family[Cue]
    citation: CitationPatterns
