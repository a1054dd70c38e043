"""Small places for comparison: one base, and fragments laid over it."""

from __future__ import annotations

from quanze.compare.changes import Aspect, Comparison, Row, Section
from quanze.compare.diff import compare
from quanze.loading.load import join_jurisdiction
from quanze.loading.yaml import parse_yaml
from quanze.model.jurisdiction import Jurisdiction

from ..checks.specimen import shared_vocabulary

HEAD = """
jurisdiction: {{id: {id}, name: {name}, level: county}}
documents:
  doc:
    title: {name}办法
    outline: {{'1': 第一条, '2': 第二条}}
bodies:
  {id}-r: {{name: {regulator}, kind: role, roles: regulator, level: county, holders: silent, source: '1'}}
  {id}-e: {{name: 综合行政执法局, kind: role, roles: enforcement, level: county, holders: silent, source: '1'}}
  {id}-g: {{name: {name}人民政府, roles: government, level: county, source: '1'}}
  {id}-m: {{name: 联席会议, kind: meeting, roles: joint-conference, level: county, source: '1'}}
"""


def place(id_: str, name: str, *fragments: str, regulator: str = "行业监管部门") -> Jurisdiction:
    """A place with four bodies (`r`, `e`, `g`, `m` with its id in front) and the fragments, where `@` stands for its id."""
    texts = [
        HEAD.format(id=id_, name=name, regulator=regulator),
        *(f.replace("@", f"{id_}-") for f in fragments),
    ]
    loaded = join_jurisdiction(
        id_, [parse_yaml(t, f"{n}.yaml") for n, t in enumerate(texts)], shared_vocabulary()
    )
    broken = [d.message for d in loaded.diagnostics if d.code.startswith(("REF", "SCH"))]
    assert loaded.jurisdiction is not None and not broken, broken
    return loaded.jurisdiction


def transfer(change: str = "", key: str = "move") -> str:
    """A mechanism of case transfer with one duty; `change` are further keys of the duty, or others in their place."""
    keys = {
        "actor": "@r",
        "must": "transfer",
        "object": "case-file",
        "to": "@e",
        "on": "violation-found",
        "within": "3个工作日",
        "source": "'1'",
    }
    for line in filter(None, change.split("; ")):
        name, _, value = line.partition(": ")
        if name in ("may", "must-not", "should"):
            del keys["must"]
        keys[name] = value
    body = "".join(f"        {k}: {v}\n" for k, v in keys.items())
    return f"mechanisms:\n  @{key}-all:\n    kind: case-transfer\n    name: 移送\n    source: '1'\n    duties:\n      @{key}:\n{body}"


def rows_of(comparison: Comparison, *sections: Section) -> list[Row]:
    """The rows of these sections."""
    return [r for r in comparison.rows if r.section in sections]


def only_row(*places: Jurisdiction) -> Row:
    """The one row of duties of these places."""
    (row,) = rows_of(compare(places), Section.DUTIES, Section.HAND_OVERS)
    return row


def told(row: Row) -> dict[Aspect, bool]:
    """Aspect → whether only the wording differs, between all places of a row."""
    return {d.aspect: d.wording for d in row.differences(tuple(row.cells))}
