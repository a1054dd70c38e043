"""A small spec with one of everything that pages show, and ways to build a site from it."""

from __future__ import annotations

from pathlib import Path

SPEC = """
jurisdiction: {id: demo, name: 示例县, level: county}
documents:
  demo-2020:
    title: 关于建立协同配合工作机制的实施意见
    number: 示政发〔2020〕1号
    issuer: 示例县人民政府
    issued: '2020-01-02'
    status: in-force
    text: demo.txt
    outline:
      '1': {title: 总体要求, excluded: 只定目标，不设主体和行为}
      '2': 移送
      '2/1': {sentences: 2}
      '2/2': {}
      '3': 争议
      '3#1': {}
      '3#2': {}
bodies:
  regulator: {name: 行业监管部门, kind: role, roles: regulator, level: county, holders: [market-bureau], source: '2'}
  market-bureau: {name: 市场监督管理局, level: county, source: '2'}
  enforcement: {name: 综合行政执法部门, kind: role, roles: enforcement, level: county, holders: silent, source: '2'}
  meeting: {name: 联席会议, kind: meeting, roles: joint-conference, level: county, members: [regulator, enforcement], source: 3#1}
  town: {name: 镇人民政府, roles: township, level: town, source: '2'}
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '2'
    answers-for:
      violation-found: {when: {finder: [regulator, enforcement]}, source: 2/1.1}
    duties:
      hand-over:
        actor: finder
        must: transfer
        object: case-file
        to: receiver
        on: violation-found
        when: {competence: other-party, urgency: [normal, urgent]}
        within: [3个工作日, {limit: 24小时, when: {urgency: urgent}}]
        with: papers
        else: 通报批评
        source: 2/1.1
        then: {done: verify}
      verify:
        actor: receiver
        must: verify
        object: case-file
        within: {limit: 13个工作日, extension: {by: 5个工作日, when: {complexity: complex}}}
        outcomes: [meets-standard, not-met]
        unclear: “核查”可指书面核查，也可指现场核查
        source: 2/1.2
        then:
          meets-standard: {to: end}
          not-met: send-back
      send-back: {actor: receiver, must: return, object: case-file, to: sender, within: silent, source: 2/2}
      no-hiding: {actor: [regulator, enforcement], must-not: withhold, object: case-file, source: 2/2}
  town-transfer:
    kind: case-transfer
    name: 镇的移送
    likewise: {mechanisms: transfer, swap: {regulator: town}, source: 2/2}
    source: 2/2
  disputes:
    kind: dispute-resolution
    name: 争议协调
    source: '3'
    chains:
      dispute:
        name: 职责争议协调
        between: [regulator, enforcement]
        on: competence-dispute
        source: 3#1
        rungs:
          consult: {by: parties, action: consult, moves-up: 协商不成, within: silent}
          decide: {by: meeting, action: decide, brought-by: parties, within: 10个工作日, final: true, source: 3#2}
materials:
  papers:
    name: 移送材料
    source: 2/1.1
    items:
      letter: 案件移送函
      facts: {name: 证据材料, states: 违法行为的初步事实}
"""

TEXT = """关于建立协同配合工作机制的实施意见

一、总体要求

坚持权责一致。

二、移送

（一）发现违法行为的，应当在3个工作日内移送。受移送方应当核查。

（二）不符合条件的，退回移送方，不得压案不移。

三、争议

发生争议的，先行协商。

协商不成的，由联席会议决定。
"""


def write_spec(folder: Path, spec: str = SPEC, text: str | None = TEXT) -> Path:
    """`folder/specs` with the spec of one place in it; returns that folder of specs."""
    place = folder / "specs" / "demo"
    place.mkdir(parents=True, exist_ok=True)
    (place / "demo.yaml").write_text(spec, encoding="utf-8")
    if text is not None:
        (place / "demo.txt").write_text(text, encoding="utf-8")
    return folder / "specs"
