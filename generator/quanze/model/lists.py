"""Lists: materials, shared information, scores, powers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from .base import Id, Misfit, Model, NamedFact, Reference, References, Texts, expand_names, key
from .situation import When


class Material(NamedFact):
    """One item of a materials list."""

    states: Texts = key("须载明的内容", "what it must state", ["违法行为的初步事实"], ())
    form: References = key("形式", "its form", "written", ())
    signed_by: str | None = key("签署、制发要求", "who signs or issues it", "主要负责人签署", None)


class Materials(NamedFact):
    """A list of papers that go with a duty."""

    items: Annotated[dict[Id, Material], BeforeValidator(expand_names)] = key(
        "各项材料", "the papers", {"letter": "涉嫌违法案件移送函"}
    )


class InformationItem(NamedFact):
    """One kind of shared information; by default all actors of the sharing duty provide it to its recipients."""

    providers: References = key("提供方", "who provides it", ["enforcement"], ())
    recipients: References = key("接收方", "who receives it", ["regulator"], ())


class Information(NamedFact):
    """A catalogue of shared information."""

    items: Annotated[dict[Id, InformationItem], BeforeValidator(expand_names)] = key(
        "各项信息", "the kinds of information", {"decisions": "行政处罚决定"}
    )


class ScoreRange(NamedFact):
    """The points that one group can get."""

    low: float = key("最低分", "lowest points", 8)
    high: float = key("最高分", "highest points", 18)


class Quota(NamedFact):
    """A bound on the share of those graded alike, in per cent."""

    at_most: float | None = key("不超过（%）", "at most, per cent", 20, None)
    at_least: float | None = key("不少于（%）", "at least, per cent", 10, None)


class ScoreComponent(NamedFact):
    """One component of an appraisal."""

    points: float = key("满分", "the points it carries", 20)
    basis: str | None = key("计分依据", "what the points depend on", "岗位职责", None)
    scorer: References = key("由谁评分", "who scores", ["deputy-head"], ())
    every: str | None = key("多久一次", "how often", "每季度", None)
    ceiling: str | None = key("封顶规则", "ceiling rules in words", "单项不超过5分", None)
    ranges: dict[Id, ScoreRange] = key(
        "分档赋分", "points by group", {"staff": {"name": "一般干部", "low": 8, "high": 18}}, dict
    )
    quotas: dict[Id, Quota] = key("比例限制", "quotas", {"excellent": {"name": "优秀", "at-most": 20}}, dict)
    corrections: str | None = key("修正规则", "correction rules in words", "正负5分", None)


class Score(NamedFact):
    """An appraisal by points."""

    total: float | None = key("文件写明的总分", "the total that the text states", 100, None)
    assessed: References = key("考评对象", "who is assessed", ["enforcement-team"], ())
    assessor: References = key("考评主体", "who assesses", ["appraisal-group"], ())
    components: dict[Id, ScoreComponent] = key(
        "各组成部分", "its components", {"post": {"name": "岗位赋分", "points": 20}}
    )


class PowerKind(StrEnum):
    """Kinds of administrative power."""

    PENALTY = "penalty"
    INSPECTION = "inspection"
    COERCION = "coercion"
    LICENSING = "licensing"
    COLLECTION = "collection"
    PAYMENT = "payment"
    CONFIRMATION = "confirmation"
    REWARD = "reward"
    ADJUDICATION = "adjudication"
    OTHER = "other"

    @property
    def label(self) -> str:
        """What officials call it."""
        return _LABELS[self]


_LABELS = {
    PowerKind.PENALTY: "行政处罚",
    PowerKind.INSPECTION: "行政检查",
    PowerKind.COERCION: "行政强制",
    PowerKind.LICENSING: "行政许可",
    PowerKind.COLLECTION: "行政征收",
    PowerKind.PAYMENT: "行政给付",
    PowerKind.CONFIRMATION: "行政确认",
    PowerKind.REWARD: "行政奖励",
    PowerKind.ADJUDICATION: "行政裁决",
    PowerKind.OTHER: "其他",
}


class PowerHeaders(Model):
    """What the columns of a CSV file are called, where they are not called what they usually are."""

    code: str | None = key(
        "编码栏的表头，默认为事项编码、职权编码、权力编码、编码等",
        "header of the column of codes",
        "赋权事项代码",
        None,
    )
    name: str | None = key(
        "名称栏的表头，默认为事项名称、职权名称、权力名称、名称等",
        "header of the column of names",
        "处罚事项",
        None,
    )
    kind: str | None = key(
        "权力种类栏的表头，默认为事项类型、职权类型、权力类型、类型等",
        "header of the column of kinds of power",
        "执法类别",
        None,
    )
    holder: str | None = key(
        "行使主体栏的表头，默认为实施主体、行使主体、实施部门等",
        "header of the column of those who exercise the powers",
        "承接部门",
        None,
    )


def _beside(name: str) -> str:
    if not re.fullmatch(r"[^./\\:][^/\\:]*\.csv", name, re.IGNORECASE):
        raise Misfit(
            f"“{name}”不是同一文件夹内的 CSV 文件名",
            f"{name!r} is not the name of a CSV file in the same folder",
            "把清单另存为 CSV（.csv），放在本文件旁边，只写文件名",
            "save the list as CSV beside this file and give its name only",
        )
    return name


class PowerFile(Model):
    """A CSV file with the entries of a list, one a row, beside the file that names it."""

    short = "name"
    name: Annotated[str, AfterValidator(_beside)] = key(
        "CSV 文件名，文件与本规格文件放在同一文件夹",
        "name of the CSV file, which lies in the folder of this file",
        "powers.csv",
    )
    headers: PowerHeaders = key(
        "各栏的表头；与常用表头不同时才写",
        "what its columns are called, where it is not the usual",
        {"name": "处罚事项"},
        PowerHeaders,
    )


class PowerList(NamedFact):
    """A body's powers: the fields, how many, of which kinds; or one of the lists that offices keep (权责清单)."""

    holder: References = key("由谁行使", "who exercises them", ["enforcement"], ())
    powers: tuple[PowerKind, ...] = key("权力种类", "kinds of power", ["penalty"], ())
    fields: Texts = key("领域", "fields", ["市场监管"], ())
    fields_stated: int | None = key("文件写明的领域数", "the number of fields that the text states", 14, None)
    count: int | None = key("文件写明的事项数", "the number of powers that the text states", 263, None)
    columns: Texts = key("清单须列明的内容", "what the list must state for each entry", ["事项名称"], ())
    kept_by: References = key("由谁编制", "who keeps the list", ["staffing-office"], ())
    file: PowerFile | None = key("事项清单的 CSV 文件", "a CSV file with the entries", "powers.csv", None)
    when: When = key("适用情形", "situations", {"matter": "other"}, ())


class Matter(NamedFact):
    """A field or domain of matters that a mechanism covers."""

    covers: Texts = key("包括", "what it includes", ["消防安全"], ())
    lead: Reference | None = key("牵头部门", "lead body", "regulator", None)
    support: References = key("配合部门", "supporting bodies", ["police"], ())
