"""The result of a comparison: rows aligned by meaning, with one cell for each place that has something there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cached_property

from ..diagnostics.text import Text
from ..model.jurisdiction import Jurisdiction


class Section(StrEnum):
    """The parts of a comparison, in the order in which they are shown."""

    DUTIES = "duties"
    HAND_OVERS = "hand-overs"
    LADDERS = "ladders"
    MATERIALS = "materials"
    SHARING = "sharing"
    BODIES = "bodies"
    LISTS = "lists"

    @property
    def label(self) -> Text:
        """What readers call it."""
        return _SECTIONS[self]


OF_MECHANISMS = frozenset({Section.DUTIES, Section.HAND_OVERS, Section.LADDERS})
"""The sections whose rows belong to mechanisms; those of the others are only used by them."""

_SECTIONS = {
    Section.DUTIES: Text("职责与时限", "Duties and time limits"),
    Section.HAND_OVERS: Text("移送、通报与交接", "Hand-overs"),
    Section.LADDERS: Text("升级链", "Ladders"),
    Section.MATERIALS: Text("材料", "Materials"),
    Section.SHARING: Text("共享信息", "Shared information"),
    Section.BODIES: Text("主体与定义", "Bodies and definitions"),
    Section.LISTS: Text("清单、档次与计分", "Lists, bands and scores"),
}


class Aspect(Enum):
    """What two cells of a row can differ in, in the order in which it is told."""

    MODALITY = Text("效力", "force")
    ACTOR = Text("主体", "actor")
    ACTION = Text("行为", "action")
    OBJECT = Text("事项", "object")
    RECIPIENT = Text("对象", "recipient")
    TRIGGER = Text("触发", "event")
    SITUATION = Text("情形", "situation")
    CONDITION = Text("条件", "condition")
    EXCEPTION = Text("除外", "exception")
    TIME = Text("时限", "time limit")
    EXTENSION = Text("延期", "extension")
    FORM = Text("形式", "form")
    MATERIALS = Text("材料", "materials")
    INFORMATION = Text("共享范围", "information")
    CONSEQUENCE = Text("后果", "consequence")
    OVERRIDES = Text("优先于", "goes before")
    PURPOSE = Text("用途", "purpose")
    BETWEEN = Text("适用于", "between")
    BROUGHT_BY = Text("提请方", "brought by")
    MOVES_UP = Text("升级条件", "moves up when")
    FINAL = Text("是否最终", "final")
    MEANWHILE = Text("争议期间", "meanwhile")
    PRINCIPLES = Text("原则", "principles")
    NAME = Text("名称", "name")
    CONTENT = Text("载明内容", "content")
    SIGNED_BY = Text("签发", "signed by")
    PROVIDERS = Text("提供方", "providers")
    RECEIVERS = Text("接收方", "receivers")
    HOLDERS = Text("由谁担任", "holders")
    MEMBERS = Text("成员", "members")
    SUPERIOR = Text("上级", "superior")
    PART_OF = Text("隶属", "part of")
    DISPATCHED_BY = Text("派驻", "dispatched by")
    MANAGED_BY = Text("日常管理", "managed by")
    IN_NAME_OF = Text("以谁名义", "in whose name")
    CONVENER = Text("召集", "convener")
    SECRETARIAT = Text("办事机构", "secretariat")
    RUN_BY = Text("运行单位", "run by")
    FILLED_BY = Text("人选", "filled by")
    SEATS = Text("人数", "seats")
    QUALIFICATION = Text("条件要求", "qualification")
    AGENDA = Text("议事范围", "agenda")
    DEFINITION = Text("含义", "definition")
    APPLIES = Text("参照", "applies")
    SWAP = Text("替换", "replaced")
    POWERS = Text("权力种类", "kinds of power")
    FIELDS = Text("领域", "fields")
    COUNT = Text("数目", "number")
    KEPT_BY = Text("编制单位", "kept by")
    RANGE = Text("范围", "range")
    SANCTION = Text("处理", "sanction")
    POINTS = Text("分值", "points")
    BASIS = Text("依据", "basis")
    SCORER = Text("评分方", "scorer")
    RHYTHM = Text("频次", "how often")
    CEILING = Text("封顶与修正", "ceiling and corrections")
    COUNTING = Text("期间计算", "counting of periods")

    @property
    def key(self) -> str:
        """Its name in data files: `brought-by`."""
        return self.name.lower().replace("_", "-")


class State(StrEnum):
    """How the cells of a row stand to each other."""

    SAME = "same"
    WORDING = "wording"
    DIFFERENT = "different"
    PARTIAL = "partial"
    ONLY = "only"

    @property
    def label(self) -> Text:
        """What readers call it."""
        return _STATES[self]


_STATES = {
    State.SAME: Text("相同", "same"),
    State.WORDING: Text("仅表述不同", "only worded differently"),
    State.DIFFERENT: Text("不同", "different"),
    State.PARTIAL: Text("部分地区有", "in some places"),
    State.ONLY: Text("仅一地有", "in one place only"),
}


@dataclass(frozen=True, slots=True)
class Trait:
    """What one cell says in one aspect.

    `value` is the meaning: traits with equal values mean the same; None goes with any. `phrase` is the plain text of
    words of ours that no vocabulary holds: where only it differs, the wording differs. `measure` is a time limit in
    short, the same way for all places.
    """

    aspect: Aspect
    value: str | None
    words: Text
    phrase: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place has in a row. `element` is `duty:x`, `chain:x`, `body:x` …, or empty; `within` the list or ladder."""

    element: str
    title: str
    traits: tuple[Trait, ...]
    sources: tuple[str, ...]
    within: str = ""
    rung: int | None = None

    def trait(self, aspect: Aspect) -> Trait | None:
        """What it says in that aspect."""
        return next((t for t in self.traits if t.aspect is aspect), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """An aspect in which cells differ; `wording` if only our words for it do."""

    aspect: Aspect
    wording: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Elements of several places that mean the same. `cells` are by the number of the place, `kinds` of mechanisms."""

    section: Section
    kinds: tuple[str, ...]
    cells: Mapping[int, Cell]

    def first(self, columns: Sequence[int]) -> Cell:
        """The first cell of the chosen places, after which the row is called. KeyError if there is none."""
        return next((self.cells[c] for c in columns if c in self.cells), None) or self.cells[columns[0]]

    def state(self, columns: Sequence[int]) -> State | None:
        """How the chosen places stand to each other here; None if none of them has anything."""
        present = [c for c in columns if c in self.cells]
        if not present:
            return None
        if len(present) == 1 < len(columns):
            return State.ONLY
        if len(present) < len(columns):
            return State.PARTIAL
        found = self.differences(columns)
        if all(d.wording for d in found):
            return State.WORDING if found else State.SAME
        return State.DIFFERENT

    def differences(self, columns: Sequence[int]) -> tuple[Difference, ...]:
        """The aspects in which the chosen places that have something here differ."""
        cells = [self.cells[c] for c in columns if c in self.cells]
        said = {t.aspect for cell in cells for t in cell.traits}
        found = []
        for aspect in (a for a in Aspect if a in said):
            traits = [cell.trait(aspect) for cell in cells]
            if None in traits or len({t.value for t in traits if t and t.value is not None}) > 1:
                found.append(Difference(aspect, False))
            elif len({t.phrase for t in traits if t}) > 1:
                found.append(Difference(aspect, True))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are of every state; `only` has a number for each chosen place."""

    same: int
    wording: int
    different: int
    partial: int
    only: tuple[int, ...]


@dataclass(frozen=True)
class Comparison:
    """All rows over all places. `kinds` are the kinds of mechanism by name, in the order of the vocabulary."""

    places: tuple[Jurisdiction, ...]
    rows: tuple[Row, ...]
    kinds: Mapping[str, str]
    regulated: tuple[frozenset[str], ...]

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The numbers of all places."""
        return tuple(range(len(self.places)))

    def chosen(self, columns: Sequence[int], kind: str | None = None) -> tuple[Row, ...]:
        """The rows in which one of the places has something, about one kind of mechanism if that is given."""
        return tuple(
            r for r in self.rows if (kind is None or kind in r.kinds) and any(c in r.cells for c in columns)
        )

    def counts(self, columns: Sequence[int], rows: Iterable[Row]) -> Counts:
        """How the chosen rows fall."""
        numbers = dict.fromkeys(State, 0)
        only = dict.fromkeys(columns, 0)
        for row in rows:
            state = row.state(columns)
            if state is State.ONLY:
                only[next(c for c in columns if c in row.cells)] += 1
            elif state:
                numbers[state] += 1
        return Counts(
            numbers[State.SAME], numbers[State.WORDING], numbers[State.DIFFERENT], numbers[State.PARTIAL],
            tuple(only.values()),
        )  # fmt: skip

    def regulates(self, column: int, row: Row) -> bool:
        """Whether a place has any mechanism of the kinds that a row is about; True for what belongs to no mechanism."""
        if not row.kinds or row.section not in OF_MECHANISMS:
            return True
        return bool(self.regulated[column] & set(row.kinds))
