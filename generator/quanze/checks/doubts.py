"""Findings that rest on a clause which may be read in two ways: they ask a question and are not certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..analysis.bands import BandTable
from ..analysis.citations import are_reported
from ..diagnostics.text import Text
from ..model.jurisdiction import DutyFact, GradeFact, Jurisdiction
from .evidence import cited


def doubt(place: Jurisdiction, duty: DutyFact) -> str | None:
    """How the clause of a duty, or that of its whole mechanism, may be read differently; None where it is plain."""
    return duty.spec.unclear or place.mechanisms[duty.mechanism].unclear


def question(place: Jurisdiction, duties: Iterable[DutyFact]) -> Text | None:
    """The sentence that a finding depends on how these duties are read; None where all of them are plain."""
    doubts = {d.id: (cited(place, d), why) for d in duties if (why := doubt(place, d))}
    return _sentence(list(doubts.values()))


def band_question(band: BandTable, grades: Iterable[GradeFact]) -> Text | None:
    """The sentence that a finding depends on how a band, or some of its grades, is read; None where both are plain."""
    entry = band.place.bands[band.id]
    doubts = [(Text(f"“{entry.name}”", band.id), entry.unclear)]
    doubts += [(Text(f"“{g.spec.name}”", g.id), g.spec.unclear) for g in grades]
    return _sentence([(what, why) for what, why in doubts if why])


def plain_question(what: Text, why: str | None) -> Text | None:
    """The sentence that a finding depends on how something else is read; None where that is plain."""
    return _sentence([(what, why)] if why else [])


def _sentence(doubts: Sequence[tuple[Text, str]]) -> Text | None:
    if not doubts:
        return None
    grouped: dict[str, list[str]] = {}
    for what, why in doubts:
        grouped.setdefault(why, []).append(what.zh)
    zh = "；".join(f"{'、'.join(names)}：{why}" for why, names in grouped.items())
    en = ", ".join(what.en for what, _ in doubts)
    return Text(
        f"\n是否如此，取决于对原文的理解：{zh}", f"\nwhether this is so depends on how {en} is to be read"
    )


def ask(place: Jurisdiction, sources: Iterable[str]) -> Text:
    """What to do about a doubt: of a report, one asks for the rules that it tells of."""
    return ASK_REPORT if are_reported(place, sources) else ASK


ASK_REPORT = Text(
    "查阅材料所述的制度文件，核实采用的是哪一种理解",
    "look up in the rules that the report tells of which reading is meant",
)
ASK = Text(
    "修订文件或者作出解释时，写明采用哪一种理解",
    "say which reading is meant when the text is amended or interpreted",
)
"""What to do about a finding that depends on how a clause is read."""
