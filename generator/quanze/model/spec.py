"""The whole of what an author writes about one jurisdiction."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from .band import Band
from .base import Id, Model, Reference, expand_names, key
from .body import Body
from .document import Document
from .lists import Information, Materials, Matter, PowerList, Score
from .mechanism import Mechanism
from .vocabulary import Vocabulary


class TimeRules(Model):
    """How periods are counted. Defaults: the first day is not counted; hours run from the moment; a last day that is
    no working day moves to the next one (民法典 201、203)."""

    first_day_counts: bool = key("起始日是否计入", "whether the starting day counts", False, False)
    moves_to_working_day: bool = key("末日为休息日是否顺延", "whether a last day off moves on", True, True)
    day_means: Id | None = key("“日”指工作日还是自然日", "what an unqualified day means", "working-day", None)


class JurisdictionHead(Model):
    """A place with a level and a superior jurisdiction, which need not be in the same folder."""

    id: Id = key("地区 id", "id of the jurisdiction", "rudong")
    name: str = key("名称", "name", "如东县", min_length=1)
    level: Id = key("层级", "level", "county")
    superior: Id | None = key("上级地区", "the jurisdiction above", "nantong", None)
    time: TimeRules = key("期间计算规则", "how time is counted", {"first-day-counts": False}, TimeRules)


class Acceptance(Model):
    """A finding that is not so, with the reason."""

    code: str = key("检查代码", "code of the check", "DDL002", pattern=r"^[A-Z]{3}\d{3}$")
    subject: Reference | None = key("针对的要素", "the element", "transfer-out", None)
    because: str = key("理由", "the reason", "上位法已规定时限", min_length=4)


class Spec(Model):
    """One jurisdiction as written: one or more YAML files that merge by key."""

    jurisdiction: JurisdictionHead = key(
        "地区", "the jurisdiction", {"id": "rudong", "name": "如东县", "level": "county"}
    )
    documents: dict[Id, Document] = key("文件", "its documents", {}, dict)
    vocabulary: Vocabulary = key("本地新增词汇", "words added to the shared vocabulary", {}, Vocabulary)
    bodies: Annotated[dict[Id, Body], BeforeValidator(expand_names)] = key("主体", "its bodies", {}, dict)
    mechanisms: dict[Id, Mechanism] = key("机制", "its mechanisms", {}, dict)
    bands: dict[Id, Band] = key("档次", "its bands", {}, dict)
    materials: dict[Id, Materials] = key("材料清单", "its materials lists", {}, dict)
    information: dict[Id, Information] = key("共享信息清单", "its catalogues of shared information", {}, dict)
    scores: dict[Id, Score] = key("考评计分", "its appraisals by points", {}, dict)
    powers: dict[Id, PowerList] = key("权力与权责清单", "its lists of powers", {}, dict)
    matters: dict[Id, Matter] = key("事项领域", "fields of matters", {}, dict)
    accepted: tuple[Acceptance, ...] = key("不成立的检查结果", "findings that are not so", [], ())
