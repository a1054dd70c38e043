"""Citations of nothing, bodies that are nobody, names and words without use."""

from __future__ import annotations

from ..operators import operator
from ..sample import Sample
from ..tree import Path, Tree, cut, duties, entries, get, listed, put


@operator("REF007", lambda s: [(*p, "source") for p, d in duties(s.tree) if "source" in d])
def wrong_citation(tree: Tree, site: Path) -> None:
    """A duty cites a clause that the document has not."""
    put(tree, site, f"{next(iter(tree['documents']))}:99/99")


@operator(
    "REF007",
    lambda s: [(*p, "source") for p, b in entries(s.tree, "bodies", "materials", "bands") if "source" in b],
)
def wrong_citation_of_body(tree: Tree, site: Path) -> None:
    """A body or list cites a clause that the document has not."""
    put(tree, site, f"{next(iter(tree['documents']))}:99/99")


@operator(
    "REF010", lambda s: [(*p, "source") for p, d in duties(s.tree) if "source" in d and "inferred" not in d]
)
def unsourced_duty(tree: Tree, site: Path) -> None:
    """A duty cites nothing."""
    cut(tree, site)


@operator(
    "REF010",
    lambda s: [(*p, "source") for p, b in entries(s.tree, "bodies") if "source" in b and "inferred" not in b],
)
def unsourced_body(tree: Tree, site: Path) -> None:
    """A body cites nothing."""
    cut(tree, site)


@operator(
    "REF006",
    lambda s: [
        ("bodies", a, "aliases", b)
        for a, one in s.place.bodies.items()
        for b, other in s.place.bodies.items()
        if a != b
        and one.level == other.level
        and one.level
        and one.roles == other.roles
        and one.kind == other.kind
    ],
    lambda tree, site: [site[:2], ("bodies", site[3])],
)
def shared_name(tree: Tree, site: Path) -> None:
    """A body is also called by the name of another."""
    path, name = site[:3], get(tree, ("bodies", site[3]))
    put(tree, path, [*listed(get(tree, path)), name["name"] if isinstance(name, dict) else name])


@operator("REF011", lambda s: [(*p, "note") for p, _ in duties(s.tree)])
def telephone_number(tree: Tree, site: Path) -> None:
    """A remark with the number of a private telephone."""
    put(tree, site, "联系电话 139-0000-0000")


@operator(
    "REF004",
    lambda s: [
        p
        for p, b in entries(s.tree, "bodies")
        if isinstance(b, dict) and b.get("kind") in ("meeting", "group") and _local(s, str(p[1]))
        if any(b.get(k) not in (None, "silent") for k in ("members", "convener", "part-of"))
        if any(p[1] in f.lead_bodies for f in s.place.duties.values())
        or any(p[1] in a.bodies for c in s.place.chains.values() for r in c.rungs for a in r.bodies)
    ],
)
def undefined_meeting(tree: Tree, site: Path) -> None:
    """A meeting or group that acts, of which nothing is said any more."""
    body = get(tree, site)
    for key in ("members", "convener", "part-of", "secretariat", "superior", "holders"):
        body.pop(key, None)


@operator(
    "REF009",
    lambda s: [
        p
        for p, b in entries(s.tree, "bodies")
        if isinstance(b, dict)
        and set(listed(b.get("roles"))) & {"legal-affairs", "staffing-office", "procuratorate", "court"}
        if b.get("level") in ("county", "city", "province", "zone")
    ],
)
def body_too_low(tree: Tree, site: Path) -> None:
    """An office that there is only from the county up, at a town."""
    put(tree, (*site, "level"), "town")


def _unused_kinds(s: Sample) -> list[str]:
    used = {m.kind for m in s.place.mechanisms.values()} | {
        k for c in s.place.clauses.values() for k in c.spec.mentions
    }
    return sorted(set(s.place.vocabulary.kinds) - used)


@operator(
    "REF008",
    lambda s: [
        (*p, loc, kind)
        for d, document in s.tree["documents"].items()
        for p in [("documents", d, "outline")]
        for loc, clause in document["outline"].items()
        if isinstance(clause, dict) and "mentions" not in clause
        for kind in _unused_kinds(s)[:1]
    ],
    lambda _, site: [site[:-1]],
)
def named_mechanism(tree: Tree, site: Path) -> None:
    """A clause names a kind of mechanism that nothing sets out."""
    put(tree, (*site[:-1], "mentions"), [site[-1]])


@operator("REF008", lambda s: [p for p, m in entries(s.tree, "mechanisms") if "likewise" not in m])
def emptied_mechanism(tree: Tree, site: Path) -> None:
    """A mechanism of which only the name is left."""
    mechanism = get(tree, site)
    for key in ("duties", "chains", "answers-for"):
        mechanism.pop(key, None)


@operator("REF005", lambda s: [("bodies", "idle-office")])
def unused_body(tree: Tree, site: Path) -> None:
    """A body with which nobody has to do."""
    document = next(iter(tree["documents"]))
    clause = next(iter(tree["documents"][document]["outline"]))
    put(tree, site, {"name": "闲置办公室", "source": f"{document}:{clause}"})


@operator(
    "REF005", lambda s: [("vocabulary", "objects", "idle-object"), ("vocabulary", "forms", "idle-form")]
)
def unused_word(tree: Tree, site: Path) -> None:
    """A word of one's own that no duty uses."""
    put(tree, site, {"name": "未使用的词"})


def _local(s: Sample, body: str) -> bool:
    levels = s.place.vocabulary.levels
    own, its = levels.get(s.place.spec.jurisdiction.level), levels.get(s.place.bodies[body].level or "")
    return own is None or its is None or its.rank <= own.rank
