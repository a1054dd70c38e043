"""Realistic jurisdictions of any number: the shipped specs, varied in their numbers, names and ids."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
_HEAD = re.compile(r"(jurisdiction:\s*(?:\{\s*|\n\s+))id:\s*([a-z-]+)")
_LIMIT = re.compile(r"\b(\d{1,2})(?=个工作日)")
_NAME = re.compile(r"(?<=name: )([\u4e00-\u9fff]{4,})$", re.MULTILINE)


def generate(to: Path, count: int, seed: int = 1) -> int:
    """Writes `count` jurisdictions and the vocabulary below `to`; returns how many duties they hold."""
    bases = sorted(p for p in (ROOT / "specs").iterdir() if p.is_dir() and p.name != "vocabulary")
    shutil.copytree(ROOT / "specs/vocabulary", to / "vocabulary")
    duties = 0
    for number in range(count):
        dice = random.Random(f"{seed}/{number}")
        base = bases[number % len(bases)]
        folder = to / f"{base.name}-{number}"
        folder.mkdir(parents=True)
        for file in sorted(base.glob("*.yaml")):
            text = _vary(file.read_text(encoding="utf-8"), dice, f"{base.name}-{number}")
            (folder / file.name).write_text(text, encoding="utf-8")
            duties += len(re.findall(r"\b(?:must|may|should|must-not): [a-z]", text))
    return duties


def _vary(text: str, dice: random.Random, name: str) -> str:
    text = _HEAD.sub(rf"\g<1>id: {name}", text)
    text = _LIMIT.sub(lambda m: str(max(1, int(m[1]) + dice.randint(-1, 2))), text)
    return _NAME.sub(lambda m: m[1] + dice.choice(["", "", "", "（试行）"]), text)
