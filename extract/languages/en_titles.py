"""English titles: capitalised words round the noun that tells what kind of document it is. Nothing else marks them."""

from __future__ import annotations

import re

from extract.sought import Sought

_KIND = (
    r"(?:Conventions?|Covenants?|Protocols?|Declarations?|Agreements?|(?:Programmes?|Plans?) of Action|"
    r"(?:Programmes?|Plans?) of Implementation|Action (?:Plans?|Programmes?|Agendas?)|Frameworks?|Agendas?|Principles|"
    r"Rules|Guidelines|Strateg(?:y|ies)|Statutes?|Charters?|Platforms? for Action|Consensus|Pacts?|Treat(?:y|ies)|"
    r"Outcomes?|Compacts?|Accords?|Codes? of Conduct|Regulations|Road ?[Mm]ap|Pathway|Call (?:for|to) Action|"
    r"Recommendations?|Statements?|Communiqué|Commitments?|Constitution|Concordat|(?:Final |Outcome )?Document|"
    r"Report(?= \d{4}))"
)
_KINDS = rf"{_KIND}\b(?: and {_KIND}\b)?"
_WORD = r"(?:[A-Z][\w’‑–-]*|\d{4}(?:[-–]\d{4})?)"
_ORGANIZATION = r"(?:(?:Council|Community|Association|Organi[sz]ation|League) of (?:the )?(?=[A-Z]))"

# What follows the kind: of, on, against something, in words of which the first is no body or State
_NO_BODY = (
    r"(?!General Assembly|Security Council|Human Rights Council|Economic and Social Council|Member States|States )"
)
_ABOUT = (
    r"(?:(?:of|on|for|against|concerning|regarding|relating to|between|among|in|towards)(?: the| all| other)?|"
    r"(?:(?<=Protocol )|(?<=Protocols )|(?<=Amendment ))to the|to)"
)
_LINK = (
    r"(?:(?:of|on|for|against|in|concerning|relating to|under|with|and|or|to)(?: all| their| other)?|"
    r"(?:of|in|for|to) the)"
)
_ENUMERATED = rf"(?:, {_WORD}(?: {_WORD}){{0,2}}){{1,5}},? and {_WORD}"
_COMPLEMENT = rf" {_ABOUT} {_NO_BODY}{_WORD}(?:(?: {_LINK})? {_NO_BODY}{_WORD}|{_ENUMERATED}){{0,30}}"

# Bodies are named after documents: the Collective Security Treaty Organization
_NO_NAME_OF_BODY = (
    r"(?! (?:Organi[sz]ations?|Secretariat|Office|Committees?|Commissions?|Facility|Fund|Groups?|Boards?|Conference|"
    r"Council|Mechanisms?|Centre|Unit|Division|Forum|Task)\b)"
)

_QUALIFIED = rf"(?<=[ (“/-]){_ORGANIZATION}?(?:{_WORD} ){{1,8}}(?:and {_WORD} )?{_KINDS}{_NO_NAME_OF_BODY}"
TITLE = Sought(
    rf"(?:{_QUALIFIED}(?: [IVX]+\b)?(?:{_COMPLEMENT})?|"
    rf"(?<=[ (“])\b{_KINDS}{_COMPLEMENT}|"
    rf"\b{_KIND} (?:[IVX]+|\d)\b(?:{_COMPLEMENT})?)"
    r"(?: \d{4}(?:[-–]\d{4})?)?"
)
SHORT_TITLE = Sought(rf"(?<=[Tt]he ){_KINDS}{_NO_NAME_OF_BODY}(?! (?:{_ABOUT}|entitled) {_WORD})")

_BEFORE_KIND = r"(?:(?:[A-Z0-9]\S*|and) )*"


def shortens(short: str, full: str) -> bool:
    """Whether a title is another without what it is about, and perhaps without what qualifies it.

    `Convention` is short for `United Nations Convention against Corruption`.
    """
    return re.match(rf"{_BEFORE_KIND}{re.escape(short)}\b", full) is not None
