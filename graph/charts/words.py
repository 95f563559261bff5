"""What charts say beside the names of what they count, by language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "years": "{body}: mandates by year and verb",
            "verbs": "Mandates by whom they bind and by verb",
            "treaties": "The treaties cited most",
            "mandates": "mandates",
            "paragraphs": "paragraphs that cite it",
            "year": "year of adoption",
            "verb": "verb",
            "others": "{count} other verbs",
            "undated": "not shown: {count} mandates of documents without a date",
            "shown": "shown: {actors} of {all_actors} actors, {verbs} of {all_verbs} verbs",
            "most": "shown: {shown} of {all} treaties",
            "source": "mandategraph, documents: {documents}",
            "comma": ", ",
        },
        "zh": {
            "years": "{body}：历年任务（按动词）",
            "verbs": "任务：按行为者与动词",
            "treaties": "被引用最多的条约",
            "mandates": "任务数",
            "paragraphs": "引用段落数",
            "year": "通过年份",
            "verb": "动词",
            "others": "其他动词 {count} 个",
            "undated": "未显示：无日期文件中的 {count} 项任务",
            "shown": "显示：行为者 {actors}/{all_actors}，动词 {verbs}/{all_verbs}",
            "most": "显示：条约 {shown}/{all}",
            "source": "mandategraph，{documents} 份文件",
            "comma": "，",
        },
    }
)
