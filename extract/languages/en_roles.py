"""English: words before and after an agent that tell its role in what is to be done."""

from __future__ import annotations

import re

from extract.language import Cue, Role
from extract.sought import Family, Sought


def _cue(role: Role, before: str, after: str = "") -> tuple[Cue, Sought]:
    return Cue(role, re.compile(after + r"(?![’'])")), Sought(before)


def roles() -> Family[Cue]:
    """The cues of partners, recipients and beneficiaries."""
    near = r"[^,;.]{0,80}?"
    told = (
        r"(?:reports?|information|views|proposals?|recommendations?|data|updates?|"
        r"summary|compilation|findings|notifications?|resolution|outcome|copy)"
    )
    return Family(
        (
            _cue(
                "partner",
                r"\b(?:cooperation|collaboration|coordination|consultations?|"
                r"partnerships?|conjunction|dialogue|concert|contacts?|"
                r"interaction|engagement|jointly|together|liaison|cooperate|"
                r"collaborate|coordinate|consult|liaise|engage|work|"
                r"partner|interact)(?: (?:closely|actively|and \w+|\w+ly))* with ",
            ),
            _cue(
                "partner",
                r"\bwith (?:the )?(?:[\w-]+ (?:and )?){0,3}?(?:support|assistance|help|"
                r"involvement|participation|cooperation|contribution)s? (?:of|from) ",
            ),
            _cue("partner", r"\bthrough (?:the (?:good )?offices of )?(?=the |its )"),
            _cue("partner", r"\b(?:involving|involve|engage|consult|seek the (?:views|support|assistance) of) "),
            _cue("recipient", r"\breport(?: back| thereon| annually| regularly| orally| periodically)* to "),
            _cue(
                "recipient",
                rf"\b(?:submit|present|transmit|communicate|forward|convey|circulate|"
                rf"make available|deliver|issue|provide|send){near}(?:{told}{near})?\bto ",
                "",
            ),
            _cue("recipient", r"\b(?:inform|notify|brief|update|apprise) "),
            _cue("recipient", r"\bto the attention of "),
            _cue(
                "recipient",
                rf"\b(?:submit|present|provide|send|report),(?: [^,;]{{1,40}},) (?:{told} )?to ",
                rf"[^;]{{0,160}}?\b{told}\b|",
            ),
            _cue(
                "beneficiary",
                r"\b(?:assist|assisting|support|supporting|help|helping|enable|enabling|empower|"
                r"empowering|aid|protect|protecting) (?=(?!the (?:implementation|work|efforts?))\w)",
            ),
            _cue(
                "beneficiary",
                r"\b(?:assistance|support|aid|training|services|advice|relief|guidance|expertise|"
                r"resources|funding|help|access|protection|cooperation)(?: and [\w-]+){0,2} (?:to|for) ",
            ),
            _cue(
                "beneficiary",
                rf"\b(?:provide|provides|providing|offer|render|extend|grant|transfer|allocate|deliver){near} to ",
            ),
            _cue("beneficiary", r"\bshare [^,;.]{0,60}?with "),
            _cue("beneficiary", r"\b(?:capacity|capacities|capabilities|ability) of "),
            _cue("beneficiary", r"\bat the request of |\b(?:for the benefit of|in favour of|on behalf of) "),
        )
    )
