"""Bodies that watch, assess, review or hear themselves, and matters that two bodies lead, or one from outside."""

from __future__ import annotations

from collections.abc import Iterator

from quanze.analysis.closure import Closure
from quanze.analysis.flow import read_flow
from quanze.analysis.separation import read_appealed
from quanze.model.base import Modality
from quanze.model.jurisdiction import DutyFact

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, entries, get, listed, put, rungs

WATCHING = ("supervision", "accountability")


def _watching(s: Sample) -> Iterator[DutyFact]:
    """Duties by which one body watches others."""
    for duty in s.place.duties.values():
        action = s.place.action(duty)
        if (
            (
                action
                and action.stage in WATCHING
                and not duty.derived_from
                and duty.modality is not Modality.MUST_NOT
            )
            and len(duty.actors) == 1
            and duty.actors[0].body in s.place.bodies
        ):
            yield duty


@operator("SOD001", lambda s: [(*d.path, d.actors[0].body) for d in _watching(s)])
def watching_oneself(tree: Tree, site: Path) -> None:
    """A body supervises itself."""
    put(tree, (*site[:4], "to"), site[4])


@operator(
    "SOD001",
    lambda s: [
        (*d.path, d.actors[0].body, b)
        for d in _watching(s)
        for a in d.recipients
        for b in a.bodies
        if b in s.place.bodies and b != d.actors[0].body and isinstance(s.tree["bodies"][b], dict)
        if d.actors[0].body not in (*s.place.bodies[b].members, *s.place.bodies[b].holders)
    ],
    lambda _, site: [site[:4], ("bodies", site[5])],
)
def watcher_among_the_watched(tree: Tree, site: Path) -> None:
    """By definition those supervised include the supervisor."""
    key = "holders" if get(tree, ("bodies", site[5], "kind")) == "role" else "members"
    members = [m for m in listed(get(tree, ("bodies", site[5], key))) if m != "silent"]
    put(tree, ("bodies", site[5], key), [*members, site[4]])


@operator(
    "SOD004",
    lambda s: [(*p, b) for p, x in entries(s.tree, "scores") for b in listed(x.get("assessor"))[:1]],
    lambda _, site: [site[:2]],
)
def assessing_oneself(tree: Tree, site: Path) -> None:
    """Who assesses is also assessed."""
    path = (*site[:2], "assessed")
    put(tree, path, [*listed(get(tree, path)), site[2]])


@operator(
    "SOD004",
    lambda s: [
        (*p, a, b)
        for p, x in entries(s.tree, "scores")
        for a in listed(x.get("assessor"))[:1]
        for b in listed(x.get("assessed"))[:1]
    ],
    lambda _, site: [site[:2], ("bodies", site[2])],
)
def assessed_member(tree: Tree, site: Path) -> None:
    """Who is assessed is a member of the body that assesses."""
    path = ("bodies", site[2], "members")
    put(tree, path, [*(m for m in listed(get(tree, path)) if m != "silent"), site[3]])


@operator(
    "RAC002",
    lambda s: [
        (*d.path, "actor", "lead")
        for d in s.place.duties.values()
        if d.spec.actor and len(d.spec.actor.lead) == 1 and not d.derived_from
    ],
)
def second_lead(tree: Tree, site: Path) -> None:
    """Another body leads too."""
    lead = listed(get(tree, site))
    other = next(b for b in tree["bodies"] if b not in lead)
    put(tree, site, [*lead, other])


@operator(
    "RAC002",
    lambda s: [
        (*p, "by", r["by"])
        for p, r, _, _ in rungs(s.tree)
        if isinstance(r["by"], str) and r["by"] in s.place.bodies
    ],
)
def second_judge(tree: Tree, site: Path) -> None:
    """Two bodies lead on a rung."""
    other = next(b for b in tree["bodies"] if b != site[7])
    put(tree, site[:7], {"lead": [site[7], other]})


@operator(
    "SOD002",
    lambda s: [
        (*d.path, "actor", maker)
        for d in s.place.duties.values()
        if d.action == "decide-appeal" and not d.derived_from
        for decision in read_appealed(s.place, read_flow(s.place), d)
        for maker in decision.lead_bodies[:1]
    ],
)
def own_appeal(tree: Tree, site: Path) -> None:
    """Who made the decision hears the appeal."""
    put(tree, site[:5], site[5])


@operator(
    "SOD003",
    lambda s: [
        (*d.path, d.lead_bodies[0])
        for d in s.place.duties.values()
        if (a := s.place.action(d)) and a.stage == "review" and d.modality is Modality.MUST
        if d.lead_bodies and not d.derived_from
    ],
    lambda _, site: [site[:4], (*site[:3], "looks-into-it")],
)
def investigating_reviewer(tree: Tree, site: Path) -> None:
    """Who reviews investigates as well."""
    duty = {**get(tree, site[:4]), "actor": site[4], "must": "investigate", "name": "调查"}
    for key in ("outcomes", "then"):
        duty.pop(key, None)
    put(tree, (*site[:3], "looks-into-it"), duty)


@operator(
    "RAC003",
    lambda s: [
        ("bodies", name, "members")
        for name, b in s.place.bodies.items()
        if b.convener in b.members and len(b.members) > 1 and isinstance(s.tree["bodies"][name], dict)
        if _is_among_equals(s, b.convener, [m for m in b.members if m != b.convener])
    ],
)
def convener_left_out(tree: Tree, site: Path) -> None:
    """Who convenes is no longer a member."""
    convener = get(tree, (*site[:2], "convener"))
    put(tree, site, [m for m in listed(get(tree, site)) if m != convener])


def _is_among_equals(s: Sample, convener: str, others: list[str]) -> bool:
    """Whether some other member is known to rank as high, and none is below the convener or has it as a part."""
    closure = Closure(s.place)
    ranks = [closure.rank(b) for b in (convener, *others)]
    known = [r for r in ranks if r is not None]
    apart = convener not in closure.parts_of(others) and not any(
        closure.is_above(convener, m) for m in others
    )
    return apart and len(known) == len(ranks) and known[0] <= max(known[1:])
