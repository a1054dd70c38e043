"""Acceptance in place: a finding that is not so, with its author's reason."""

from __future__ import annotations

from quanze.cli.check import fails
from quanze.diagnostics import Status

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
