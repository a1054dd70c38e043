"""Time and memory of `check` for 10, 100 and 1,000 jurisdictions, as ratios to the floor.

The floor is what no tool of this kind can go below: parse the YAML with the C loader and validate it with pydantic.
Each figure is CPU time of a process of its own, so that imports count on both sides and nothing is warm.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import generate

FLOOR = """
import sys
from pathlib import Path
from ruamel.yaml.cyaml import CSafeLoader
from quanze.model.spec import Spec
from quanze.model.vocabulary import Vocabulary
root = Path(sys.argv[1])
for folder in sorted(root.iterdir()):
    merged = {}
    for file in sorted(folder.glob("*.yaml")):
        loader = CSafeLoader(file.read_text(encoding="utf-8"))
        data = loader.get_single_data()
        for key, value in data.items():
            if isinstance(value, dict) and isinstance(merged.get(key), dict):
                for name, entry in value.items():
                    old = merged[key].get(name)
                    if isinstance(old, dict) and isinstance(entry, dict):
                        merged[key][name] = {**old, **entry,
                            **{k: {**old[k], **entry[k]} for k in entry if isinstance(old.get(k), dict)}}
                    else:
                        merged[key][name] = entry
            else:
                merged[key] = value
    (Vocabulary if folder.name == "vocabulary" else Spec).model_validate(merged)
"""
CHECK = """
import sys
from pathlib import Path
from quanze.pipeline import run
run(Path(sys.argv[1]))
"""


def measure(code: str, root: Path) -> tuple[float, int]:
    """CPU seconds and peak memory in MiB of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    script = f"{code}\nimport resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", script, str(root)], check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, int(done.stdout.split()[-1]) // 1024


def main() -> None:
    """Prints one row for each size."""
    sizes = [int(a) for a in sys.argv[1:]] or [10, 100, 1000]
    print(
        f"{'jurisdictions':>13} {'duties':>8} {'floor s':>8} {'check s':>8} {'ratio':>6} {'s/5000 duties':>14} {'MiB':>6}"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "specs"
            root.mkdir()
            duties = generate(root, size)
            floor = min(measure(FLOOR, root)[0] for _ in range(3 if size <= 100 else 1))
            runs = [measure(CHECK, root) for _ in range(3 if size <= 100 else 1)]
            spent = min(r[0] for r in runs)
            print(
                f"{size:>13} {duties:>8} {floor:>8.2f} {spent:>8.2f} {spent / floor:>6.2f} "
                f"{spent / duties * 5000:>14.2f} {runs[0][1]:>6}",
                flush=True,
            )


if __name__ == "__main__":
    main()
