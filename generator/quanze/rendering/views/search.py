"""What of a place can be found by searching."""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.wording import body_name, clause_number, deadline_words, duty_name, event_words, listed
from ...model.base import NamedFact
from ...model.jurisdiction import DutyFact
from .. import paths
from ..dossier import Dossier
from ..page import SearchEntry, Topic
from ..sentences import duty_sentence, rung_sentence
from .body import KIND_NAMES
from .document import STATUS_NAMES
from .frame import finding_anchor
from .power_table import entries_found


def search_entries(dossier: Dossier) -> Iterable[SearchEntry]:
    """Everything of one place, in the order of its pages."""
    yield from _documents(dossier)
    yield from _events(dossier)
    yield from _mechanisms(dossier)
    yield from _duties(dossier)
    yield from _chains(dossier)
    yield from _bodies(dossier)
    yield from _lists(dossier)
    yield from entries_found(dossier)
    yield from _findings(dossier)


def _documents(dossier: Dossier) -> Iterable[SearchEntry]:
    place = dossier.place
    for id_, entry in place.documents.items():
        page = paths.document_page(place.id, id_)
        heading = " ".join(p for p in (entry.number, entry.issuer) if p)
        yield SearchEntry(
            page, "", Topic.CLAUSE, entry.title, place.name, heading, text=STATUS_NAMES[entry.status]
        )
        for clause in place.clauses.values():
            words = dossier.wordings.get(clause.cite, "")
            if clause.document == id_ and (clause.spec.title or words):
                title = f"{clause_number(clause.locator)} {clause.spec.title or ''}".strip()
                anchor = paths.clause_anchor(clause.locator)
                yield SearchEntry(
                    page, anchor, Topic.CLAUSE, title, place.name, f"《{entry.title}》", text=words
                )


def _events(dossier: Dossier) -> Iterable[SearchEntry]:
    place = dossier.place
    page = paths.handling_page(place.id)
    for event in dict.fromkeys(
        (*(s.event for s in place.scopes), *(t for t in place.duties_by_trigger if "/" not in t))
    ):
        duties = [d for d in place.duties_by_trigger.get(event, ()) if not d.derived_from]
        bodies = _names(dossier, (b for d in duties for a in d.actors for b in a.bodies))
        steps = listed(duty_name(place, d) for d in duties)
        if duties or any(s.event == event for s in place.scopes):
            anchor = paths.element_anchor("event", event)
            yield SearchEntry(
                page,
                anchor,
                Topic.EVENT,
                event_words(place, event),
                place.name,
                "谁来办",
                steps,
                bodies=bodies,
            )


def _mechanisms(dossier: Dossier) -> Iterable[SearchEntry]:
    place = dossier.place
    for id_, entry in place.mechanisms.items():
        kind = place.vocabulary.kinds.get(entry.kind)
        duties = place.duties_by_mechanism[id_]
        text = " ".join((entry.summary or "", *entry.aliases)).strip()
        heading = kind.name if kind else entry.kind
        bodies = _names(dossier, (b for d in duties for a in d.actors for b in a.bodies))
        yield SearchEntry(
            paths.mechanism_page(place.id, id_),
            "",
            Topic.MECHANISM,
            entry.name,
            place.name,
            heading,
            text=text,
            bodies=bodies,
        )


def _duties(dossier: Dossier) -> Iterable[SearchEntry]:
    place = dossier.place
    for duty in place.duties.values():
        if duty.derived_from:
            continue
        yield SearchEntry(
            paths.mechanism_page(place.id, duty.mechanism),
            paths.element_anchor("duty", duty.id),
            Topic.DEADLINE if any(d.spec.limit.value for d in duty.deadlines) else Topic.DUTY,
            duty_name(place, duty),
            place.name,
            place.mechanisms[duty.mechanism].name,
            "；".join(dict.fromkeys(deadline_words(place, d).zh for d in duty.deadlines)),
            duty_sentence(place, duty, brief=True),
            _names(dossier, _parties(duty)),
        )


def _parties(duty: DutyFact) -> Iterable[str]:
    return (b for a in (*duty.actors, *duty.recipients) for b in a.bodies)


def _chains(dossier: Dossier) -> Iterable[SearchEntry]:
    place = dossier.place
    for chain in place.chains.values():
        if not chain.derived_from:
            steps = "".join(rung_sentence(place, chain, i) for i in range(len(chain.rungs)))
            bodies = _names(dossier, (b for r in chain.rungs for a in r.bodies for b in a.bodies))
            page, anchor = (
                paths.mechanism_page(place.id, chain.mechanism),
                paths.element_anchor("chain", chain.id),
            )
            heading = place.mechanisms[chain.mechanism].name
            yield SearchEntry(
                page, anchor, Topic.CHAIN, chain.spec.name, place.name, heading, steps, bodies=bodies
            )


def _bodies(dossier: Dossier) -> Iterable[SearchEntry]:
    place = dossier.place
    for id_, entry in place.bodies.items():
        roles = place.vocabulary.roles
        heading = listed((KIND_NAMES[entry.kind], *(roles[r].name for r in entry.roles if r in roles)))
        text = " ".join((*entry.aliases, entry.note or "")).strip()
        yield SearchEntry(
            paths.body_page(place.id, id_),
            "",
            Topic.BODY,
            entry.name,
            place.name,
            heading,
            text=text,
            bodies=(entry.name,),
        )


def _lists(dossier: Dossier) -> Iterable[SearchEntry]:
    place, spec = dossier.place, dossier.place.spec
    page = paths.lists_page(place.id)
    found: list[tuple[str, str, NamedFact, str]] = []
    found += [
        ("materials", i, e, listed(x.name for x in e.items.values())) for i, e in spec.materials.items()
    ]
    found += [
        ("information", i, e, listed(x.name for x in e.items.values())) for i, e in spec.information.items()
    ]
    found += [("band", i, e, listed(x.name for x in e.grades.values())) for i, e in spec.bands.items()]
    found += [("score", i, e, listed(x.name for x in e.components.values())) for i, e in spec.scores.items()]
    found += [("powers", i, e, listed((*e.fields, *e.columns))) for i, e in spec.powers.items()]
    found += [("matter", i, e, listed(e.covers)) for i, e in spec.matters.items()]
    for kind, id_, entry, text in found:
        yield SearchEntry(
            page, paths.element_anchor(kind, id_), Topic.LIST, entry.name, place.name, "清单", text=text
        )


def _findings(dossier: Dossier) -> Iterable[SearchEntry]:
    place = dossier.place
    page = paths.findings_page(place.id)
    for finding in dossier.findings:
        title, *points = finding.message.zh.split("\n")
        yield SearchEntry(
            page,
            finding_anchor(finding),
            Topic.FINDING,
            title.removesuffix("："),
            place.name,
            finding.code,
            text="；".join(p.removeprefix("· ") for p in points if p.strip()),
        )


def _names(dossier: Dossier, bodies: Iterable[str]) -> tuple[str, ...]:
    return tuple(body_name(dossier.place, b) for b in dict.fromkeys(bodies) if b in dossier.place.bodies)
