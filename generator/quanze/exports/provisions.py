"""What elements lay down, in our words: for readers who have the document's number but not its text before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..analysis.wording import body_name, listed
from ..model.base import SILENT
from ..model.jurisdiction import Jurisdiction
from ..rendering.sentences import duty_sentence, rung_sentence


def element_words(place: Jurisdiction, element: str) -> str:
    """What `duty:x`, `chain:x`, `body:x`, `materials:x` … lays down, in one sentence or a few; empty if nothing."""
    kind, _, id_ = element.partition(":")
    say = _SAYINGS.get(kind)
    return say(place, id_) if say else ""


def _duty(place: Jurisdiction, id_: str) -> str:
    duty = place.duties.get(id_)
    return duty_sentence(place, duty, brief=True) if duty else ""


def _chain(place: Jurisdiction, id_: str) -> str:
    chain = place.chains.get(id_)
    if chain is None:
        return ""
    rungs = (rung_sentence(place, chain, index) for index in range(len(chain.rungs)))
    return f"{chain.spec.name}：{''.join(rungs)}"


def _body(place: Jurisdiction, id_: str) -> str:
    body = place.bodies.get(id_)
    if body is None:
        return ""
    said = [
        ("由{}担任", body.holders),
        ("由{}组成", body.members),
        ("由{}召集", (body.convener,)),
        ("由{}运行", body.run_by),
        ("设在{}", (body.part_of,)),
        ("由{}派驻", (body.dispatched_by,)),
        ("由{}管理", body.managed_by),
        ("以{}名义行使职权", (body.acts_in_name_of,)),
    ]
    facts = [words.format(names) for words, bodies in said if (names := _names(place, bodies))]
    return f"{body.name}{'，'.join(facts)}。" if facts else ""


def _names(place: Jurisdiction, bodies: Iterable[str | None]) -> str:
    return listed(body_name(place, b) for b in bodies if b and b != SILENT)


def _mechanism(place: Jurisdiction, id_: str) -> str:
    mechanism = place.mechanisms.get(id_)
    if mechanism is None:
        return ""
    return (
        f"规定“{mechanism.name}”{'：' + mechanism.summary if mechanism.summary else ''}".rstrip("。") + "。"
    )


def _materials(place: Jurisdiction, id_: str) -> str:
    entry = place.spec.materials.get(id_)
    return _list(entry.name, (x.name for x in entry.items.values())) if entry else ""


def _information(place: Jurisdiction, id_: str) -> str:
    entry = place.spec.information.get(id_)
    return _list(entry.name, (x.name for x in entry.items.values())) if entry else ""


def _band(place: Jurisdiction, id_: str) -> str:
    entry = place.bands.get(id_)
    return _list(entry.name, (x.name for x in entry.grades.values())) if entry else ""


def _score(place: Jurisdiction, id_: str) -> str:
    entry = place.spec.scores.get(id_)
    return _list(entry.name, (x.name for x in entry.components.values())) if entry else ""


def _powers(place: Jurisdiction, id_: str) -> str:
    entry = place.spec.powers.get(id_)
    return _list(entry.name, entry.fields) if entry else ""


def _matter(place: Jurisdiction, id_: str) -> str:
    entry = place.spec.matters.get(id_)
    return _list(entry.name, entry.covers) if entry else ""


def _list(name: str, items: Iterable[str]) -> str:
    names = listed(items)
    return f"{name}：{names}。" if names else f"规定“{name}”。"


_SAYINGS: Mapping[str, Callable[[Jurisdiction, str], str]] = {
    "duty": _duty,
    "chain": _chain,
    "body": _body,
    "mechanism": _mechanism,
    "materials": _materials,
    "information": _information,
    "band": _band,
    "score": _score,
    "powers": _powers,
    "matter": _matter,
}
