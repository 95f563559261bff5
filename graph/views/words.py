"""What the kinds of nodes and edges are called, by language, for legends and captions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.views.network import NodeKind

NODE_KINDS: Mapping[NodeKind, Mapping[str, str]] = MappingProxyType(
    {
        "agent": {"en": "body or group", "zh": "机构或群体"},
        "instrument": {"en": "treaty or programme", "zh": "条约或方案"},
        "document": {"en": "document", "zh": "文件"},
        "paragraph": {"en": "paragraph", "zh": "段落"},
        "act": {"en": "act", "zh": "言语行为"},
        "mandate": {"en": "mandate", "zh": "任务"},
        "condition": {"en": "condition", "zh": "条件"},
    }
)
EDGE_KINDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "asks": {"en": "asks", "zh": "要求"},
        "with": {"en": "acts with", "zh": "协同"},
        "for": {"en": "acts for", "zh": "面向"},
        "mandates": {"en": "mandates", "zh": "规定任务"},
        "condition": {"en": "on condition", "zh": "条件"},
        "cites": {"en": "cites", "zh": "引用"},
        "paragraph": {"en": "paragraph", "zh": "段落"},
        "issuer": {"en": "issued by", "zh": "发文机构"},
        "act": {"en": "act", "zh": "言语行为"},
        "mandate": {"en": "mandate", "zh": "任务"},
        "actor": {"en": "actor", "zh": "行为者"},
        "partner": {"en": "partner", "zh": "合作方"},
        "beneficiary": {"en": "beneficiary", "zh": "受益者"},
        "recipient": {"en": "recipient", "zh": "接收者"},
    }
)
"""Of all views. A document that asks `mandates`, and the body that does `asks`, as both count the same mandates."""


def called(kind: str, language: str) -> str:
    """What a kind of edge is called; of one that no view has, its name."""
    return EDGE_KINDS.get(kind, {}).get(language, kind)
