"""A memorandum of two national agencies, invented: the language is not made for one kind of document."""

from __future__ import annotations

from quanze.model.deadline import Clock
from quanze.model.jurisdiction import Jurisdiction

from .reading import HERE, bodies, condition, errors, follow, ladder, limits, load_folder


def agencies() -> Jurisdiction:
    place = load_folder(HERE / "agencies").jurisdiction
    assert place is not None
    return place


def test_the_memorandum_loads_without_error() -> None:
    assert errors(load_folder(HERE / "agencies")) == []
    assert agencies().spec.jurisdiction.level == "national"


def test_every_article_is_said() -> None:
    left = [
        c.cite for c in agencies().clauses.values() if c.normative and not c.elements and not c.spec.excluded
    ]
    assert left == []


def test_english_short_forms_are_time_limits() -> None:
    duties = agencies().duties
    assert limits(duties["refer"]) == [(10, "day"), ("immediate", None)]
    assert limits(duties["acknowledge"]) == [(3, "working_day")]
    assert limits(duties["accept"]) == [("same-day", None)]
    assert limits(duties["meet"]) == [(1, "quarter")]


def test_the_receipt_date_is_inherited_by_whoever_answers() -> None:
    answer = agencies().duties["answer"]
    assert limits(answer) == [(30, "day")]
    deadline = answer.deadlines[0]
    assert deadline.start == ("complaint-received",)
    assert deadline.spec.clock is Clock.INHERITED
    assert set(answer.triggers) == {"accept/accepted", "consent/agreed", "consent/silence", "announce/done"}


def test_the_answer_can_be_extended_once() -> None:
    extension = agencies().duties["answer"].deadlines[0].spec.extension
    assert extension is not None and extension.by is not None
    assert (extension.by.value, extension.times, extension.approver) == (15, 1, "director")


def test_silence_is_consent() -> None:
    consent = agencies().duties["consent"]
    assert consent.deadlines[0].spec.on_expiry == "deemed-accepted"
    assert follow(consent) == {
        "agreed": ["duty:answer"],
        "silence": ["duty:answer"],
        "refused": ["event:competence-dispute"],
    }


def test_a_dispute_goes_to_the_joint_committee() -> None:
    place = agencies()
    assert ladder(place.chains["competence"]) == [
        (["parties"], "consult", False),
        (["joint-committee"], "decide", True),
    ]
    assert place.bodies["joint-committee"].members == ("consumer-authority", "communications-authority")


def test_receipt_leads_one_way_for_each_competence() -> None:
    links = agencies().duties["accept"].links
    ways = {link.to: condition(link.when) for link in links if link.to != "duty:acknowledge"}
    assert ways == {
        "duty:answer": [{"competence": {"own"}}],
        "duty:refer": [{"competence": {"other-party"}}],
        "duty:redirect": [{"competence": {"third"}}],
    }


def test_a_shared_word_can_have_a_local_name() -> None:
    place = agencies()
    assert place.vocabulary.objects["complaint"].name == "投诉"
    assert bodies(place.duties["refer"]) == ["first-receiver"]
