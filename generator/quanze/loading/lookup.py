"""Looking references up, with a finding and the likeliest names when there is no such thing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from ..diagnostics.diagnostic import About, Severity
from ..diagnostics.finding import Finding
from ..diagnostics.text import Text
from ..model.jurisdiction import Path

_NAMES = {
    "body": ("REF001", "unknown-body", "主体", "body"),
    "duty": ("REF002", "unknown-duty", "职责、升级链或事件", "duty, chain or event"),
    "outcome": ("REF002", "unknown-duty", "结果", "outcome"),
    "value": ("REF003", "unknown-value", "词汇", "word of the vocabulary"),
}


_LISTED = 12
"""Up to so many things there are, all are named."""


class Lookup:
    """Collects the findings of one jurisdiction's references into nothing."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def known(
        self,
        kind: str,
        name: str,
        among: Collection[str],
        path: Path,
        what: tuple[str, str] | None = None,
        names: Mapping[str, Any] | None = None,
        subject: str | None = None,
        offered: Collection[str] | None = None,
    ) -> bool:
        """Whether `name` is among those there are; else a finding at `path`.

        `names` gives entries with Chinese names. Where nothing is alike, `offered` are named (by default all), if few.
        """
        if name in among:
            return True
        code, title, zh, en = _NAMES[kind]
        if what:
            zh, en = what
        near = _by_chinese_name(name, names or {}) or get_close_matches(name, sorted(among), 3, 0.55)
        if near:
            shown = "、".join(near)
            advice = Text(f"是否为 {shown}？", f"did you mean {', '.join(near)}?")
        elif 0 < len(offered := among if offered is None else offered) <= _LISTED:
            listed = "、".join(f"{i} {_chinese_name((names or {}).get(i))}".strip() for i in offered)
            advice = Text(
                f"可写 {listed}；别的须先定义", f"there are {', '.join(offered)}; define any other first"
            )
        else:
            advice = Text(f"先定义它，或改用已有的{zh}", f"define it, or use a {en} that there is")
        message = Text(f"没有{zh}“{name}”", f"there is no {en} {name!r}")
        self.findings.append(
            Finding(
                code, title, Severity.error, About.spec, path, message, advice, subject=subject, cause=name
            )
        )
        return False

    def report(
        self, code: str, name: str, path: Path, message: Text, advice: Text, subject: str | None = None
    ) -> None:
        """An error of the spec at `path`."""
        self.findings.append(
            Finding(code, name, Severity.error, About.spec, path, message, advice, subject=subject)
        )


def _by_chinese_name(name: str, entries: Mapping[str, Any]) -> list[str]:
    if name.isascii():
        return []
    return [
        i for i, entry in entries.items() if name in (_chinese_name(entry), *getattr(entry, "aliases", ()))
    ]


def _chinese_name(entry: Any) -> str:
    return entry if isinstance(entry, str) else getattr(entry, "name", "")
