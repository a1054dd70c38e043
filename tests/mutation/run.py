"""The full run: `python -m tests.mutation.run [SITES [DELETIONS [SEED]]]` prints what is found, family by family."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from .deletion import Deletion, Fate, deletions, tally
from .neutral import CHANGES, differences, kinds
from .operators import FAMILIES, operators
from .sample import samples
from .trial import Outcome, Trial, trials

SITES, DELETIONS, SEED = 3, 600, 1
"""Sites of each operator in each sample, lines taken away, and the seed by which both are drawn."""


def main(arguments: Sequence[str]) -> None:
    """Runs everything and prints the tables."""
    sites, count, seed = (int(a) for a in (*arguments, *map(str, (SITES, DELETIONS, SEED)[len(arguments) :])))
    found = list(trials(operators(), samples(), seed, sites))
    print("\n".join(table(found)))
    for trial in found:
        if trial.outcome is Outcome.MISSED or not trial.placed:
            print("missed " if trial.outcome is Outcome.MISSED else "place  ", trial)
    print("\n".join(neutral_lines(seed)))
    print("\n".join(deletion_lines(list(deletions(count, seed)))))


def table(found: Sequence[Trial]) -> list[str]:
    """One line a family: operators, damages, how found, in how many the place is right."""
    lines = [
        f"{'family':<12}{'operators':>10}{'injected':>10}{'new':>7}{'grown':>7}{'found':>8}{'placed':>8}"
    ]
    for family in (*FAMILIES, "all"):
        mine = [t for t in found if family in (t.operator.family, "all")]
        count = Counter(t.outcome for t in mine)
        hit = count[Outcome.NEW] + count[Outcome.GROWN]
        placed = sum(t.placed for t in mine)
        names = len({t.operator.name for t in mine})
        lines.append(
            f"{family:<12}{names:>10}{len(mine):>10}{count[Outcome.NEW]:>7}{count[Outcome.GROWN]:>7}"
            f"{share(hit, len(mine)):>8}{share(placed, hit):>8}"
        )
    return lines


def neutral_lines(seed: int) -> Iterable[str]:
    """One line a neutral change: in how many samples it changed nothing."""
    for change in CHANGES:
        results = {s.name: differences(s, change, seed) for s in samples()}
        wrong = {name: kinds((*more, *less)) for name, (more, less) in results.items() if more or less}
        yield f"neutral {change.__name__}: {len(results) - len(wrong)} of {len(results)} unchanged {wrong or ''}".rstrip()


def deletion_lines(found: list[Deletion]) -> Iterable[str]:
    """What came of taking lines away, and the keys that were lost unseen."""
    count = tally(found)
    yield f"deletions: {len(found)}: " + ", ".join(f"{fate} {count[fate]}" for fate in Fate)
    told = count[Fate.FOUND] + count[Fate.UNSEEN]
    yield f"found, equivalent or words only: {share(len(found) - count[Fate.UNSEEN], len(found))}"
    yield f"found of those that take away more than words: {share(count[Fate.FOUND], told)}"
    lost = Counter(
        d.text.strip().removeprefix("- ").partition(":")[0] for d in found if d.fate is Fate.UNSEEN
    )
    yield "unseen: " + ", ".join(f"{key} {n}" for key, n in lost.most_common(25))


def share(part: int, whole: int) -> str:
    """A part in per cent of the whole."""
    return f"{100 * part / whole:.1f}%" if whole else "-"


if __name__ == "__main__":
    main(sys.argv[1:])
