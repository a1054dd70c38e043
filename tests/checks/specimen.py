"""A small sound spec, and fragments laid over it: what the rules' pages show, checked for real."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from quanze.checks.runner import check
from quanze.diagnostics.diagnostic import Diagnostic
from quanze.loading.load import Loaded, join_jurisdiction, load_jurisdiction, load_vocabulary
from quanze.loading.yaml import parse_yaml
from quanze.model.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]

BASE = """
jurisdiction: {id: specimen, name: 样例县, level: county}
documents:
  doc:
    title: 样例办法
    status: draft
    outline: {'1': 第一条, '2': 第二条, '3': 第三条}
bodies:
  regulator: {name: 行业监管部门, kind: role, roles: regulator, level: county, holders: silent, source: '1'}
  enforcement: {name: 综合行政执法部门, kind: role, roles: enforcement, level: county, holders: silent, source: '1'}
  county-government: {name: 县人民政府, roles: government, level: county, source: '2'}
  joint-meeting:
    {name: 联席会议, kind: meeting, roles: joint-conference, level: county, convener: county-government,
     members: [regulator, enforcement], source: '3'}
"""


@cache
def shared_vocabulary() -> Vocabulary:
    files = sorted((ROOT / "specs/vocabulary").glob("*.yaml"))
    return load_vocabulary([(file, file.name) for file in files]).vocabulary


def load_texts(*texts: str, base: str = BASE) -> Loaded:
    """The base with the fragments laid over it as further files; a fragment with a head of its own stands alone."""
    alone = any(text.lstrip().startswith("jurisdiction:") or "\njurisdiction:" in text for text in texts)
    names = ["base.yaml"] * (not alone) + [f"fragment-{i}.yaml" for i in range(len(texts))]
    parts = [*([] if alone else [base]), *texts]
    return join_jurisdiction(
        "specimen", [parse_yaml(t, n) for t, n in zip(parts, names, strict=True)], shared_vocabulary()
    )


def check_texts(*texts: str, base: str = BASE) -> Sequence[Diagnostic]:
    """All diagnostics of the base with the fragments: of loading, and of all rules."""
    loaded = load_texts(*texts, base=base)
    found = list(loaded.diagnostics)
    if loaded.jurisdiction and loaded.origin:
        found += check(loaded.jurisdiction, loaded.origin)
    return found


def codes(*texts: str, base: str = BASE) -> set[str]:
    """The codes of all diagnostics."""
    return {d.code for d in check_texts(*texts, base=base)}


LIST = "powers:\n  own-powers: {name: 职权清单, holder: enforcement, powers: [penalty], file: powers.csv, source: '1'}\n"


def load_table(table: str | bytes, folder: Path, fragment: str = LIST) -> Loaded:
    """The base and a fragment in a folder, with a CSV file beside them."""
    files = {"base.yaml": BASE, "fragment.yaml": fragment, "powers.csv": table}
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    pairs = [(folder / name, name) for name in files if name.endswith(".yaml")]
    return load_jurisdiction("specimen", pairs, shared_vocabulary())


def check_table(table: str | bytes, folder: Path, fragment: str = LIST) -> Sequence[Diagnostic]:
    """All diagnostics of the base with a fragment and a CSV file."""
    loaded = load_table(table, folder, fragment)
    found = list(loaded.diagnostics)
    if loaded.jurisdiction and loaded.origin:
        found += check(loaded.jurisdiction, loaded.origin)
    return found
