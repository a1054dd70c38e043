"""The machine-readable contract `quanze-export/1`: one jurisdiction, resolved, as plain JSON data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..analysis.facts import Facts
from ..analysis.timing import Span
from ..model.base import SILENT
from ..model.body import BodyKind
from ..model.deadline import Deadline, DeadlineKind, Unit
from ..model.duty import Part
from ..model.interval import find_interval
from ..model.jurisdiction import ActorRef, Boxes, ChainFact, DutyFact, Jurisdiction, TimeLimit
from ..model.lists import InformationItem
from ..model.power_table import PowerTable

FORMAT = "quanze-export/1"
Json = dict[str, Any]
Cite = Callable[[Iterable[str]], list[str]]


def export(place: Jurisdiction) -> str:
    """The jurisdiction as JSON text, the same bytes for the same input."""
    return json.dumps(export_data(place), ensure_ascii=False, indent=1) + "\n"


def export_data(place: Jurisdiction) -> Json:
    """The jurisdiction as JSON data; see `schemas/export.schema.json`."""
    head = place.spec.jurisdiction
    only = next(iter(place.documents)) if len(place.documents) == 1 else None

    def cite(sources: Iterable[str]) -> list[str]:
        return [s if ":" in s or only is None else f"{only}:{s}" for s in sources]

    return {
        "format": FORMAT,
        "jurisdiction": {"id": head.id, "name": head.name, "level": head.level, "superior": head.superior},
        "documents": [_document(place, d) for d in place.documents],
        "bodies": _bodies(place, cite),
        "events": [
            {"id": e, "name": x.name, "external": x.external} for e, x in sorted(_events(place).items())
        ],
        "dimensions": [
            {"id": d.id, "name": d.name, "kind": d.kind, "unit": d.unit, "values": list(d.values)}
            for d in place.dimensions.values()
        ],
        "mechanisms": [_mechanism(place, m, cite) for m in place.mechanisms],
        "duties": [duty_data(place, d) for d in place.duties.values()],
        "chains": [_chain(place, c) for c in place.chains.values()],
        "materials": [_materials(m, x, cite) for m, x in place.spec.materials.items()],
        "sharing": _sharing(place, cite),
        "bands": _bands(place, cite),
        "meetings": _meetings(place, cite),
        "posts": _posts(place, cite),
        "lists": _lists(place, cite),
        "scores": [{"id": s, **_plain(x, cite)} for s, x in place.spec.scores.items()],
        "facts": {"worst_case": [_worst_case(place, span) for span in Facts(place).spans]},
    }


def _document(place: Jurisdiction, document_id: str) -> Json:
    d = place.documents[document_id]
    clauses = [c for c in place.clauses.values() if c.document == document_id]
    return {
        "id": document_id,
        "title": d.title,
        "number": d.number,
        "issuer": d.issuer,
        "issued": d.issued,
        "published": d.published,
        "effective": d.effective,
        "status": d.status.value,
        "disclosure": d.disclosure,
        "based_on": [{"title": b.title, "number": b.number} for b in d.based_on],
        "clauses": [
            {
                "locator": c.locator,
                "title": c.spec.title,
                "normative": c.normative,
                "covered_by": list(c.elements),
                "excluded": c.spec.excluded,
            }
            for c in clauses
        ],
    }


def _known(names: Iterable[str]) -> list[str]:
    return [n for n in names if n != SILENT]


def _bodies(place: Jurisdiction, cite: Cite) -> list[Json]:
    return [
        {
            "id": b,
            "name": x.name,
            "aliases": list(x.aliases),
            "kind": x.kind.value,
            "level": x.level,
            "roles": list(x.roles),
            "holders": _known(x.holders),
            "members": _known(x.members),
            "superior": x.superior,
            "part_of": x.part_of,
            "dispatched_by": x.dispatched_by,
            "managed_by": list(x.managed_by),
            "acts_in_name_of": x.acts_in_name_of,
            "convener": x.convener,
            "secretariat": x.secretariat,
            "run_by": list(x.run_by),
            "silent": [k for k in ("holders", "members") if SILENT in getattr(x, k)],
            "inferred": x.inferred,
            "sources": cite(x.source),
        }
        for b, x in place.bodies.items()
    ]


def _events(place: Jurisdiction) -> Mapping[str, Any]:
    used = {t for d in place.duties.values() for t in d.triggers} | {s.event for s in place.scopes}
    used |= {e for c in place.chains.values() for e in c.spec.on}
    used |= {
        link.to.partition(":")[2]
        for d in place.duties.values()
        for link in d.links
        if link.to.startswith("event:")
    }
    return {e: x for e, x in place.vocabulary.events.items() if e in used}


def _boxes(place: Jurisdiction, boxes: Boxes) -> list[Json]:
    return [
        {d: [v for v in place.dimensions[d].values if v in values] for d, values in box.items()}
        for box in boxes
    ]


def _mechanism(place: Jurisdiction, name: str, cite: Cite) -> Json:
    x = place.mechanisms[name]
    answers: dict[str, list[Json]] = {}
    for scope in place.scopes:
        if scope.mechanism == name:
            answers.setdefault(scope.event, []).extend(_boxes(place, scope.when))
    return {
        "id": name,
        "kind": x.kind,
        "name": x.name,
        "summary": x.summary,
        "answers_for": answers,
        "duties": [d.id for d in place.duties_by_mechanism[name]],
        "chains": [c.id for c in place.chains.values() if c.mechanism == name],
        "sources": cite((*x.source, *(x.likewise.source if x.likewise else ()))),
    }


def _actor(actor: ActorRef) -> Json:
    data: Json = {"body": actor.body, "part": actor.part.value, "group": actor.group.value}
    return data | ({"may_be": list(actor.may_be)} if actor.may_be else {})


def duty_data(place: Jurisdiction, duty: DutyFact) -> Json:
    """One duty as the export has it."""
    spec = duty.spec
    action = place.action(duty)
    return {
        "id": duty.id,
        "mechanism": duty.mechanism,
        "name": spec.name,
        "actors": [_actor(a) for a in duty.actors],
        "modality": duty.modality.value,
        "action": duty.action,
        "action_label": action.name if action else duty.action,
        "object": spec.object,
        "about": spec.about,
        "recipients": [_actor(a) for a in duty.recipients],
        "on": list(duty.triggers),
        "on_breach_of": list(spec.on_breach_of),
        "when": _boxes(place, duty.when),
        "provided": spec.provided,
        "unless": {"reason": spec.unless.reason, "judged_by": spec.unless.judged_by} if spec.unless else None,
        "form": spec.form[0] if len(spec.form) == 1 else (list(spec.form) or None),
        "in_principle": spec.in_principle,
        "materials": list(spec.with_),
        "information": list(spec.items),
        "consequence": {
            "duty": spec.else_.duty if spec.else_ else None,
            "text": spec.else_.text if spec.else_ else None,
        },
        "next": _next(place, duty),
        "deadlines": [_deadline(place, d) for d in duty.deadlines],
        "overrides": list(spec.overrides),
        "specifies": spec.specifies,
        "silent": sorted(
            {
                *spec.silent,
                *(k for k, v in (("actor", spec.actor), ("to", spec.to)) if v and v.silent),
                *(("within",) if any(d.kind is DeadlineKind.OPEN for d in duty.deadlines) else ()),
            }
        ),
        "unclear": spec.unclear,
        "inferred": spec.inferred,
        "derived_from": duty.derived_from,
        "sources": list(duty.sources),
    }


def _next(place: Jurisdiction, duty: DutyFact) -> list[Json]:
    rows = [
        {"outcome": x.outcome, "when": _boxes(place, x.when), "to": x.to, "provided": x.provided}
        for x in duty.links
    ]
    named = {(x.outcome, x.to) for x in duty.links}
    for follower in place.duties.values():
        for trigger in follower.spec.on:
            head, slash, outcome = trigger.rpartition("/")
            if slash and head == duty.id and (outcome, f"duty:{follower.id}") not in named:
                rows.append(
                    {
                        "outcome": outcome,
                        "when": _boxes(place, follower.when),
                        "to": f"duty:{follower.id}",
                        "provided": follower.spec.provided,
                    }
                )
    for chain in place.chains.values():
        for trigger in chain.spec.on:
            head, slash, outcome = trigger.rpartition("/")
            if slash and head == duty.id:
                rows.append(
                    {
                        "outcome": outcome,
                        "when": _boxes(place, chain.when),
                        "to": f"chain:{chain.id}",
                        "provided": None,
                    }
                )
    return rows


def _deadline(place: Jurisdiction, limit: TimeLimit) -> Json:
    spec: Deadline = limit.spec
    x = spec.extension
    extension = (
        None
        if x is None
        else {
            "value": x.by.value if x.by else None,
            "unit": x.by.unit.value if x.by and x.by.unit else None,
            "times": x.times,
            "approver": x.approver,
            "notify": list(x.notify) or None,
            "when": _boxes(place, limit.extension_when),
            "provided": x.provided,
            "bounded": x.by is not None,
        }
    )
    return {
        "kind": spec.kind.value,
        "value": spec.limit.value,
        "unit": spec.limit.unit.value if spec.limit.unit else None,
        "as_needed": spec.limit.as_needed,
        "from": list(limit.start),
        "when": _boxes(place, limit.when),
        "provided": spec.provided,
        "in_principle": spec.limit.in_principle,
        "extension": extension,
        "clock": spec.clock.value if spec.clock else None,
        "excludes": list(spec.excludes),
        "on_expiry": spec.on_expiry,
        "sources": list(limit.sources),
    }


def _chain(place: Jurisdiction, chain: ChainFact) -> Json:
    return {
        "id": chain.id,
        "name": chain.spec.name,
        "kind": chain.spec.kind.value,
        "mechanism": chain.mechanism,
        "between": list(chain.spec.between),
        "on": list(chain.spec.on),
        "levels": [
            {
                "bodies": [a.body for a in r.bodies],
                "parts": [_actor(a) for a in r.bodies],
                "action": r.spec.action,
                "moves_up_when": r.spec.moves_up,
                "brought_by": [a.body for a in r.brought_by] or None if r.brought_by is not None else None,
                "deadlines": [_deadline(place, d) for d in r.deadlines],
                "final": r.spec.final,
                "sources": list(r.sources),
            }
            for r in chain.rungs
        ],
        "meanwhile": chain.spec.meanwhile.value,
        "derived_from": chain.derived_from,
        "sources": list(chain.sources),
    }


def _materials(name: str, entry: Any, cite: Cite) -> Json:
    return {
        "id": name,
        "name": entry.name,
        "sources": cite(entry.source),
        "items": [
            {
                "id": i,
                "name": x.name,
                "states": list(x.states),
                "form": list(x.form),
                "signed_by": x.signed_by,
                "sources": cite(x.source or entry.source),
            }
            for i, x in entry.items.items()
        ],
    }


def _sharing(place: Jurisdiction, cite: Cite) -> list[Json]:
    """Each item of a catalogue once for every duty that shares it."""
    rows = []
    for duty in place.duties.values():
        for catalogue in duty.spec.items:
            entry = place.spec.information.get(catalogue)
            for item, x in entry.items.items() if entry else ():
                rows.append(
                    {
                        "id": f"{duty.id}.{item}",
                        "item": x.name,
                        "catalogue": catalogue,
                        "providers": _parties(x, "providers", duty.actors),
                        "recipients": _parties(x, "recipients", duty.recipients),
                        "deadlines": [_deadline(place, d) for d in duty.deadlines],
                        "sources": cite(x.source or (entry.source if entry else ())),
                    }
                )
    return rows


def _parties(item: InformationItem, side: str, actors: tuple[ActorRef, ...]) -> list[str]:
    return list(getattr(item, side)) or list(
        dict.fromkeys(b for a in actors if a.part is not Part.SUPPORT for b in a.bodies)
    )


def _bands(place: Jurisdiction, cite: Cite) -> list[Json]:
    found = []
    for name, band in place.bands.items():
        measures = [
            {"id": m, "unit": place.dimensions[m].unit if m in place.dimensions else None}
            for m in band.measures
        ]
        grades = [
            {
                "id": g,
                "name": x.name,
                "when": _grade_when(place, x.when),
                "consequence": x.sanction,
                "duties": [
                    d.id for d in place.duties.values() if any(g in box.get(name, ()) for box in d.when)
                ],
                "sources": cite(x.source or band.source),
            }
            for g, x in band.grades.items()
        ]
        found.append(
            {
                "id": name,
                "name": band.name,
                "measures": measures,
                "bands": grades,
                "sources": cite(band.source),
            }
        )
    return found


def _grade_when(place: Jurisdiction, when: tuple[Any, ...]) -> list[Json]:
    rows = []
    for box in when:
        row: Json = {}
        for dimension, values in box.items():
            fact = place.dimensions.get(dimension)
            measured = (
                fact is not None and fact.kind == "measure" and not values.negated and len(values.values) == 1
            )
            i = find_interval(values.values[0], fact.unit or "") if fact and measured else None
            if i is not None:
                row[dimension] = {
                    "low": _number(i.low),
                    "low_closed": i.low_closed,
                    "high": _number(i.high),
                    "high_closed": i.high_closed,
                }
            else:
                row[dimension] = {"not": list(values.values)} if values.negated else list(values.values)
        rows.append(row)
    return rows


def _number(value: Any) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _meetings(place: Jurisdiction, cite: Cite) -> list[Json]:
    return [
        {
            "id": b,
            "name": x.name,
            "convener": x.convener,
            "secretariat": x.secretariat,
            "members": _known(x.members),
            "agenda": list(x.agenda),
            "final": x.final,
            "sources": cite(x.source),
        }
        for b, x in place.bodies.items()
        if x.kind is BodyKind.MEETING
    ]


def _posts(place: Jurisdiction, cite: Cite) -> list[Json]:
    return [
        {
            "id": b,
            "name": x.name,
            "part_of": x.part_of,
            "filled_by": list(x.filled_by),
            "seats": x.seats,
            "dispatched_by": x.dispatched_by,
            "qualification": x.qualification,
            "sources": cite(x.source),
        }
        for b, x in place.bodies.items()
        if x.kind is BodyKind.POST
    ]


def _lists(place: Jurisdiction, cite: Cite) -> list[Json]:
    powers = [
        {"id": p, "kind": "powers", **_plain(x, cite), "entries": _entries(place.power_tables.get(p))}
        for p, x in place.spec.powers.items()
    ]
    return powers + [{"id": m, "kind": "matter", **_plain(x, cite)} for m, x in place.spec.matters.items()]


def _entries(table: PowerTable | None) -> list[Json]:
    """The entries of a list's CSV file; `cells` are their words by header, always text."""
    if table is None:
        return []
    return [
        {
            "code": row.code or None,
            "name": row.name,
            "kind": row.kind.value if row.kind else None,
            "holder": list(row.holder),
            "cells": dict(zip(table.headers, row.cells, strict=True)),
        }
        for row in table.rows
    ]


def _plain(entry: Any, cite: Cite) -> Json:
    data: Json = entry.model_dump(mode="json", by_alias=False)

    def clean(value: Any) -> Any:
        if isinstance(value, dict):
            out = {k: clean(v) for k, v in value.items() if k != "source"}
            return out | ({"sources": cite(value["source"])} if "source" in value else {})
        return [clean(v) for v in value] if isinstance(value, list) else value

    cleaned: Json = clean(data)
    return cleaned


def _worst_case(place: Jurisdiction, span: Span) -> Json:
    total = span.longest.total
    days = {"working_day": total[Unit.WORKING_DAY], "day": total[Unit.DAY], "hour": total[Unit.HOUR]}
    return {
        "mechanism": span.mechanism,
        "event": span.event,
        "when": _boxes(place, (span.region,)),
        "bounded": span.longest.is_bounded,
        "total": days | {u.value: n for u, n in total.amounts if u.value not in days},
        "unbounded_because": [s.node for s in span.longest.steps if s.doubt],
        "path": [s.node for s in span.longest.steps],
        "shortest": [s.node for s in span.shortest.steps],
    }
