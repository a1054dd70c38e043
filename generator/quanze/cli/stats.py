"""`quanze stats`: how much there is in each jurisdiction."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..analysis.statistics import Noun, Statistics, count
from ..diagnostics.diagnostic import Status
from ..diagnostics.table import render_table
from ..diagnostics.terminal import ABOUT_NAMES, SEVERITY_NAMES
from ..diagnostics.text import Lang, Text
from ..model.base import Modality
from ..model.deadline import DeadlineKind
from .options import PATH, lang_option, read_specs

FORMAT = "quanze-stats/1"
_COUNTED = Text("计数", "count")
_CLAUSES = (
    Text("条款", "clauses"),
    Text("　规范性条款", "  normative"),
    Text("　覆盖率", "  covered"),
)
_NOUNS = {
    Noun.DOCUMENTS: Text("文件", "documents"),
    Noun.BODIES: Text("主体", "bodies"),
    Noun.MECHANISMS: Text("机制", "mechanisms"),
    Noun.DUTIES: Text("职责", "duties"),
    Noun.DEADLINES: Text("时限", "time limits"),
    Noun.CHAINS: Text("升级链", "chains"),
    Noun.RUNGS: Text("　升级链各级", "  rungs of chains"),
    Noun.BANDS: Text("档次", "bands"),
    Noun.MATERIALS: Text("材料（项）", "materials (papers)"),
    Noun.SHARED_ITEMS: Text("共享信息（项）", "shared items"),
    Noun.SCORES: Text("考评计分", "scores"),
    Noun.POWERS: Text("权力清单", "lists of powers"),
    Noun.MATTERS: Text("事项领域", "matters"),
}
_MODALITIES = {
    Modality.MUST: Text("应当", "must"),
    Modality.MUST_NOT: Text("不得", "must not"),
    Modality.SHOULD: Text("提倡", "should"),
    Modality.MAY: Text("可以", "may"),
}
_KINDS = {
    DeadlineKind.BOUNDED: Text("有数字", "a number"),
    DeadlineKind.IMMEDIATE: Text("立即", "at once"),
    DeadlineKind.PROMPT: Text("及时", "promptly"),
    DeadlineKind.SAME_DAY: Text("当日", "same day"),
    DeadlineKind.BEFORE: Text("某事之前", "before an event"),
    DeadlineKind.RECURRING: Text("定期", "recurring"),
    DeadlineKind.EXTERNAL: Text("按规定期限", "set elsewhere"),
    DeadlineKind.OPEN: Text("未规定", "none given"),
}
_STATUSES = {
    Status.open: Text("待处理", "open"),
    Status.known: Text("已知问题", "known issues"),
    Status.accepted: Text("已说明", "accepted"),
}
_FINDINGS = Text("检查结果", "findings")


@click.command("stats")
@click.option(
    "--specs", type=PATH, default=Path("specs"), show_default=True, help="规格文件夹 · folder of the specs"
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 · output format"
)
@lang_option
def command(specs: Path, form: str, lang: str) -> None:
    """各地区的数量统计 · Count what there is in each jurisdiction: clauses, bodies, duties, limits, findings."""
    project = read_specs(specs)
    numbers = [count(place, project.diagnostics) for place in project.jurisdictions.values()]
    sys.stdout.write(render_json(numbers) if form == "json" else render_text(numbers, Lang(lang)))


def render_text(numbers: Sequence[Statistics], lang: Lang) -> str:
    """A table with a column for each jurisdiction and a row for each count; rows that are 0 everywhere left out."""
    head = [_COUNTED.get(lang), *(n.name if lang is Lang.zh else n.id for n in numbers)]
    rows = [[label.get(lang), *cells] for label, cells in _rows(numbers) if set(cells) - {"0"}]
    return render_table(head, rows, right=range(1, len(head)))


def _rows(numbers: Sequence[Statistics]) -> list[tuple[Text, list[str]]]:
    rows: list[tuple[Text, list[str]]] = []
    for noun, label in _NOUNS.items():
        rows.append((label, [str(n.nouns[noun]) for n in numbers]))
        if noun is Noun.DOCUMENTS:
            rows.append((_CLAUSES[0], [str(n.cover.clauses) for n in numbers]))
            rows.append((_CLAUSES[1], [str(n.cover.normative) for n in numbers]))
            rows.append((_CLAUSES[2], [f"{n.cover.share:.1%}" for n in numbers]))
        elif noun is Noun.DUTIES:
            rows += [(_below(x), [str(n.duties[m]) for n in numbers]) for m, x in _MODALITIES.items()]
        elif noun is Noun.DEADLINES:
            rows += [(_below(x), [str(n.deadlines[k]) for n in numbers]) for k, x in _KINDS.items()]
    rows.append((_FINDINGS, [str(sum(n.findings.values())) for n in numbers]))
    for about, severity in numbers[0].findings if numbers else ():
        label = Text(
            f"　{ABOUT_NAMES[about].zh}：{SEVERITY_NAMES[severity].zh}",
            f"  {ABOUT_NAMES[about].en}: {SEVERITY_NAMES[severity].en}",
        )
        rows.append((label, [str(n.findings[about, severity]) for n in numbers]))
    rows += [(_below(x), [str(n.statuses[s]) for n in numbers]) for s, x in _STATUSES.items()]
    return rows


def _below(label: Text) -> Text:
    return Text(f"　{label.zh}", f"  {label.en}")


def render_json(numbers: Sequence[Statistics]) -> str:
    """All numbers as one JSON document with a line break at its end."""
    places = [
        {
            "id": n.id,
            "name": n.name,
            "counts": {noun.value: n.nouns[noun] for noun in Noun},
            "clauses": {
                "all": n.cover.clauses,
                "normative": n.cover.normative,
                "covered": n.cover.covered,
                "excluded": n.cover.excluded,
                "uncovered": n.cover.uncovered,
                "share": round(n.cover.share, 4),
            },
            "duties": {modality.value: n.duties[modality] for modality in Modality},
            "deadlines": {kind.value: n.deadlines[kind] for kind in DeadlineKind},
            "findings": [
                {"about": about.value, "severity": severity.value, "count": found}
                for (about, severity), found in n.findings.items()
            ],
            "statuses": {status.value: n.statuses[status] for status in Status},
        }
        for n in numbers
    ]
    return json.dumps({"format": FORMAT, "jurisdictions": places}, ensure_ascii=False, indent=2) + "\n"
