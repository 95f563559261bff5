"""Lists of agents at a place, read as the language of the text builds its phrases."""

from __future__ import annotations

from collections.abc import Mapping

from extract.agents import Agents
from extract.coordination import LONGEST_CLAUSE, AgentList
from extract.language import BeforeNoun
from extract.postmodified import PostmodifiedList
from extract.premodified import PremodifiedList


def agent_list(
    agents: Agents,
    start: int,
    limit: int,
    pronouns: Mapping[str, str] | None = None,
    *,
    possessors: bool = False,
) -> AgentList:
    """The coordinated agents named at `start`, none of them beyond `limit`. `pronouns` say whom pronouns stand for."""
    kind = PremodifiedList if isinstance(agents.grammar.agent.phrase, BeforeNoun) else PostmodifiedList
    return kind(agents, start, limit, pronouns, possessors=possessors)


def names_at(agents: Agents, start: int) -> bool:
    """Whether an agent is named at `start`, after blanks and qualifiers."""
    anybody = dict.fromkeys(agents.grammar.agent.pronouns, "anybody")
    limit = min(len(agents.value), start + LONGEST_CLAUSE)
    start += agents.value.startswith(" ", start)
    return bool(agent_list(agents, start, limit, anybody).mentions)
