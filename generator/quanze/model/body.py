"""Bodies: whoever acts."""

from __future__ import annotations

from enum import StrEnum

from .base import Id, NamedFact, Reference, References, Texts, key


class BodyKind(StrEnum):
    """What sort of actor a body is."""

    ORGANISATION = "organisation"
    ROLE = "role"
    POST = "post"
    MEETING = "meeting"
    PLATFORM = "platform"
    OFFICE = "office"
    GROUP = "group"
    COMPANY = "company"
    PUBLIC = "public"


class Body(NamedFact):
    """Whoever acts. Roles have holders; meetings and groups have members; posts are filled, never named by person."""

    kind: BodyKind = key("主体类型", "what sort of actor", "role", BodyKind.ORGANISATION)
    level: Id | None = key("层级", "level of government", "county", None)
    roles: References = key("在词汇表中的角色", "its roles in the shared vocabulary", ["regulator"], ())
    holders: References = key(
        "角色由哪些主体担任；文件未列明写 silent",
        "the bodies that hold the role, or silent",
        ["market-bureau"],
        (),
    )
    members: References = key("成员；文件未列明写 silent", "its members, or silent", ["justice-bureau"], ())
    superior: Reference | None = key("上级", "the body above it", "county-government", None)
    part_of: Reference | None = key("隶属于", "the body of which it is a part", "enforcement-team", None)
    dispatched_by: Reference | None = key(
        "由谁派驻", "the body that stations it there", "market-bureau", None
    )
    managed_by: References = key("日常由谁管理", "who manages it day to day", ["town"], ())
    acts_in_name_of: Reference | None = key(
        "以谁的名义行事", "in whose name it acts", "town-government", None
    )
    convener: Reference | None = key("召集人、牵头单位", "who convenes or leads it", "town-head", None)
    secretariat: Reference | None = key("办事机构", "its standing office", "reform-office", None)
    run_by: References = key("平台由谁运行", "who runs a platform", ["data-bureau"], ())
    filled_by: Texts = key(
        "由何职务的人员担任（写职务，不写姓名）",
        "the office of those who fill a post, never a name",
        "镇长",
        (),
    )
    seats: int | None = key("人数", "how many seats", 3, None, ge=0)
    qualification: str | None = key("任职条件", "what its holder must have", "具备法律职业资格", None)
    agenda: Texts = key("议事范围", "what a meeting deals with", ["研究疑难问题"], ())
    final: bool = key("决定是否为最终决定", "whether it decides finally", True, False)
