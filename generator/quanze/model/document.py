"""Official documents and their outlines."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from .base import Locator, Model, References, Sources, Texts, as_list, expand_names, key


class DocumentStatus(StrEnum):
    """Whether a document binds."""

    IN_FORCE = "in-force"
    TRIAL = "trial"
    DRAFT = "draft"
    REPORT = "report"
    REPEALED = "repealed"


class Count(Model):
    """A number that the text states, against what it counts."""

    stated: int = key("文中写明的数目", "the number that the text states", 8)
    of: str = key("所计为何", "what it counts", "部门")
    items: Texts = key("文中逐一列举的各项", "the items that the text lists", ["市场监管", "自然资源"], ())
    members_of: References = key(
        "或：哪一主体的成员", "or: the bodies whose members it counts", "joint-team", ()
    )


class Clause(Model):
    """One place of a document. A clause without clauses below it is normative unless it says otherwise."""

    short: ClassVar[str | None] = "title"
    title: str | None = key("标题", "its printed title", "案件移送抄告制度", None)
    printed: str | None = key(
        "印刷的编号（与通常写法不同时）",
        "the number as printed, where it is not of the usual form",
        "1.",
        None,
    )
    normative: bool | None = key(
        "是否为规范性内容；缺省：没有下级条款的即是",
        "whether it rules anything; by default, if nothing lies below it",
        False,
        None,
    )
    excluded: str | None = key(
        "规范性条款无须要素的理由", "why a normative clause needs no element", "只定目标，不设主体", None
    )
    sentences: int | None = key(
        "分句数（一款多项规定时）", "how many sentences, where one paragraph holds many", 3, None, ge=2, le=99
    )
    counts: Annotated[
        tuple[Count, ...], BeforeValidator(as_list, json_schema_input_type=Count | list[Count])
    ] = key("文中写明的数目", "numbers that the clause states", {"stated": 8, "of": "部门"}, ())
    mentions: References = key(
        "该条点名但未必展开的机制种类", "kinds of mechanism that it names", ["evidence-recognition"], ()
    )

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, data: Any) -> Any:
        return {} if data is None else data


class Basis(Model):
    """A text on which the document rests."""

    short: ClassVar[str | None] = "title"
    title: str = key("名称", "title", "省政府办公厅关于开展综合行政执法体制改革试点工作指导意见")
    number: str | None = key("文号", "number", "苏政办发〔2015〕86号", None)
    repealed: str | None = key(
        "已被废止时：自何日、由何文件", "when and by what it was repealed", "2021-07-15", None
    )
    source: Sources = key("在哪一条款中引用", "the clauses that cite it", "A1/0", ())


def _outline(value: Any) -> Any:
    return {str(k): v for k, v in expand_names(value).items()} if isinstance(value, dict) else value


class Document(Model):
    """An official text."""

    title: str = key("标题", "title", "关于建立综合行政执法监管协同配合工作机制的实施意见", min_length=1)
    number: str | None = key("文号", "official number", "东政办发〔2018〕140号", None)
    issuer: str | None = key("制发机关", "issuer", "县政府办公室", None)
    issued: str | None = key("成文日期", "date of issue", "2018-09-28", None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    published: str | None = key(
        "发布日期", "date of publication", "2018-10-10", None, pattern=r"^\d{4}-\d{2}-\d{2}$"
    )
    effective: str | None = key(
        "施行日期", "date of entry into force", "2018-09-28", None, pattern=r"^\d{4}-\d{2}-\d{2}$"
    )
    status: DocumentStatus = key("效力状态", "whether it binds", "in-force", DocumentStatus.IN_FORCE)
    disclosure: str | None = key("公开属性", "disclosure property", "主动公开", None)
    text: str | None = key(
        "原文的纯文本文件，相对于该地区的文件夹",
        "a text file of the document, relative to the place's folder",
        "texts/rudong.txt",
        None,
    )
    based_on: tuple[Basis, ...] = key("制定依据", "the texts it rests on", ["行政处罚法"], ())
    annexes: dict[str, str] = key(
        "正文所列附件标题", "the annexes that it announces", {"A1": "协调指挥工作机制"}, dict
    )
    outline: Annotated[dict[Locator, Clause], BeforeValidator(_outline)] = Field(
        default_factory=dict,
        description="各条款，按原文顺序，以定位为键\n\nthe clauses in the order of the text, keyed by locator",
        examples=[{"3/1": "案件移送抄告制度", "3/1/2": {}}],
    )
