"""Chinese: words before and after an agent that tell its role in what is to be done."""

from __future__ import annotations

import re

from extract.language import Cue, Role
from extract.sought import Family, Sought


def _cue(role: Role, before: str, after: str) -> tuple[Cue, Sought]:
    return Cue(role, re.compile(after)), Sought(before)


def roles() -> Family[Cue]:
    """The cues of partners, recipients and beneficiaries."""
    near = r"[^，；。]{0,30}?"
    return Family(
        (
            _cue(
                "partner",
                r"(?<!参)[与同](?!时|样|意)",
                rf"[，,]?{near}(?:合作|协作|协商|磋商|协调|互动|接触|沟通|伙伴|一道|一起|共同|联系|配合|联合|对话)",
            ),
            _cue("partner", r"在", r"(?:等)?的?[^，；。]{0,12}?(?:支持|支助|协助|帮助|援助|配合|参与|合作)下"),
            _cue("partner", r"通过", r"(?!的|提供|、)"),
            _cue("partner", r"配合", r""),
            _cue("partner", r"利用", r"提供的"),
            _cue("partner", r"(?:寻求|获得|取得)", r"的(?:援助|支持|协助|帮助|技术援助)"),
            _cue("recipient", r"提请", r"注意"),
            _cue("recipient", r"(?:告知|知会|通知)", r""),
            _cue("partner", r"由", r"[^，；。]{0,6}组织的"),
            _cue("partner", r"吸纳", r"的意见"),
            _cue("partner", r"以(?=[^，；。]{1,12}为)", r"为[^，；。]{0,6}伙伴"),
            _cue("partner", r"让", r"参与"),
            _cue(
                "recipient",
                r"向",
                rf"{near}(?:报告|通报|提交|提出|汇报|陈述|递交|转交|转递|通知|提供[^，；。]{{0,20}}(?:意见|信息|资料|数据)(?!收集|分析|共享|库|和|、))",
            ),
            _cue("recipient", r"(?:递交|递送|提交|转交|转递)给?", r"(?!的)"),
            _cue("beneficiary", r"[向为给](?:予)?", rf"[，,]?{near}(?:提供|给予|传授|转让|介绍|分拨|捐款|捐助)"),
            _cue("beneficiary", r"(?:协助|帮助|支持|援助|扶持|支助|给予|保护)", r"(?!的)"),
            _cue("beneficiary", r"(?<!促)(?:使|让)", r"[^，；。]{0,12}(?:能够|受益|更加|得以|可以|获得)"),
            _cue("beneficiary", r"促使", r"[^，；。]{0,30}?(?:发挥|参与)"),
            _cue("beneficiary", r"确保", r"[^，；。]{0,30}?(?:参与|获得|受益|有足够|有充足)"),
            _cue("beneficiary", r"以(?=[^，；。]{1,40}为对象)", r"为对象"),
            _cue("beneficiary", r"针对(?!性)", r""),
            _cue("beneficiary", r"与", rf"(?<!之间)[，,]?{near}分享"),
            _cue("beneficiary", r"对", r"的[^，；。]{0,8}?(?:支持|支助|援助|协助|帮助)"),
            _cue("beneficiary", r"应", r"的?(?:请求|要求)"),
            _cue(
                "beneficiary",
                r"(?<!以)(?<!以便)(?:加强|增强|提高|建设|保持|维持)",
                r"[^，；。的]{0,40}的?能力|[^，；。]{0,40}的能力",
            ),
        )
    )
