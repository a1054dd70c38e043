"""Acceptance in place: a finding that is not so, with its author's reason."""

from __future__ import annotations

import pytest

from quanze.cli.check import fails
from quanze.diagnostics import Diagnostic, Status

from .specimen import check_texts

TWO_GAPS = """
mechanisms:
  transfer:
    kind: case-transfer
    name: 案件移送
    source: '1'
    answers-for: [violation-found, complaint-received]
"""


def statuses(*texts: str) -> dict[str, Status]:
    return {d.subject or "": d.status for d in check_texts(*texts) if d.code == "HND001"}


def test_an_acceptance_names_the_element() -> None:
    """Other findings of the same check stay open."""
    accepted = "accepted: [{code: HND001, subject: violation-found, because: 由上位法规定}]"
    assert statuses(TWO_GAPS) == {
        "event:violation-found": Status.open,
        "event:complaint-received": Status.open,
    }
    assert statuses(TWO_GAPS, accepted) == {
        "event:violation-found": Status.accepted,
        "event:complaint-received": Status.open,
    }


def test_an_accepted_finding_keeps_its_reason_and_fails_nothing() -> None:
    """Without an element, it goes for all findings of the check."""
    accepted = "accepted: [{code: HND001, because: 由上位法规定}]"
    found = [d for d in check_texts(TWO_GAPS, accepted) if d.code == "HND001"]
    assert {d.accepted_because for d in found} == {"由上位法规定"}
    assert not fails(found) and fails([d for d in check_texts(TWO_GAPS) if d.code == "HND001"])


def test_an_acceptance_without_a_reason_is_refused() -> None:
    """Also one whose reason is a word or two."""
    for entry in ("{code: HND001}", "{code: HND001, because: 略}"):
        assert "SCH001" in {d.code for d in check_texts(TWO_GAPS, f"accepted: [{entry}]")}


def test_a_stale_acceptance_is_reported_where_it_stands() -> None:
    """The finding is gone, or was never about that element."""
    stale = "accepted:\n  - {code: HND001, subject: violation-found, because: 由上位法规定}\n  - {code: HND001, subject: nothing, because: 由上位法规定}\n"
    found = [d for d in check_texts(TWO_GAPS, stale) if d.code == "ACC001"]
    assert [(d.place.file, d.place.line) for d in found] == [("fragment-1.yaml", 3)]
    assert fails(found)


LATE = """
mechanisms:
  slow:
    kind: case-transfer
    name: 通报
    source: '1'
    duties:
      one: {actor: regulator, must: inform, about: 甲, to: enforcement, on: violation-found, within: silent, source: '1'}
      two: {actor: regulator, must: inform, about: 乙, to: enforcement, on: violation-found, within: silent, source: '2'}
      three: {actor: regulator, must: inform, about: 丙, to: enforcement, on: violation-found, within: silent, source: '3'}
"""


def limits(*texts: str) -> dict[tuple[str, ...], Diagnostic]:
    return {d.members: d for d in check_texts(*texts) if d.code == "DDL001"}


@pytest.mark.parametrize("name", ["one", "two"])
def test_an_accepted_duty_leaves_the_list(name: str) -> None:
    """It becomes a finding of its own, whichever of the list it is; the rest stay open in the same finding."""
    before = limits(LATE)
    after = limits(LATE, f"accepted: [{{code: DDL001, subject: {name}, because: 由上位法规定}}]")
    rest = tuple(f"duty:{n}" for n in ("one", "two", "three") if n != name)
    assert {m: d.status for m, d in after.items()} == {
        rest: Status.open,
        (f"duty:{name}",): Status.accepted,
    }
    assert name not in after[rest].message.en.split()
    (whole,) = before.values()
    assert after[rest].fingerprint == whole.fingerprint


def test_an_accepted_duty_that_is_mended_is_stale() -> None:
    """The list goes on without it."""
    mended = LATE.replace("within: silent", "within: 3个工作日", 1)
    accepted = "accepted: [{code: DDL001, subject: one, because: 由上位法规定}]"
    assert "ACC001" in {d.code for d in check_texts(mended, accepted)}
    assert "ACC001" not in {d.code for d in check_texts(LATE, accepted)}


def test_a_list_keeps_its_fingerprint_when_elements_come_and_go() -> None:
    """Also when the first of them is mended; a mechanism's own list is about the mechanism."""
    first_mended = LATE.replace("within: silent", "within: 3个工作日", 1)
    prints = [next(iter(limits(text).values())).fingerprint for text in (LATE, first_mended)]
    assert prints[0] == prints[1]
    last = LATE.splitlines(keepends=True)[-1]
    more = LATE + "".join(last.replace("three", f"more-{n}") for n in range(7))
    assert {d.subject for d in limits(more).values()} == {"mechanism:slow"}


def test_errors_of_reading_cannot_be_accepted() -> None:
    """A reference into nothing stays an error, and the acceptance is stale."""
    text = "bodies:\n  police: {name: 公安机关, roles: polise, level: county, source: '1'}\n"
    found = check_texts(text, "accepted: [{code: REF003, because: 词汇以后再补}]")
    assert {d.status for d in found if d.code == "REF003"} == {Status.open}
    assert "ACC001" in {d.code for d in found}


def test_a_reason_of_one_letter_is_refused_as_too_short() -> None:
    """It says so, and not that there is none."""
    (found,) = [
        d for d in check_texts(TWO_GAPS, "accepted: [{code: HND001, because: 略}]") if d.code == "SCH001"
    ]
    assert "略" in found.message.zh and "太短，至少 4 个字" in found.message.zh
