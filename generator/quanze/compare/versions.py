"""Two versions of the same places → what changed in meaning. Order, layout and comments are no change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..analysis.boxes import Box, uncovered
from ..analysis.facts import Facts
from ..analysis.timing import Span
from ..analysis.wording import amounts_words, event_words, region_words
from ..diagnostics.text import Text
from ..model.jurisdiction import Boxes, Jurisdiction
from ..pipeline import Project
from .version_changes import Change, Detail, Kind, Part, PlaceChanges
from .version_entries import entry_changes
from .version_facts import Fact, Said, Version
from .version_findings import find_more
from .version_terms import Ids, find_renamed


def compare_versions(old: Project, new: Project) -> tuple[PlaceChanges, ...]:
    """The changes of every place, by id. A single place on both sides is one place, whatever its id."""
    before, after = dict(old.jurisdictions), dict(new.jurisdictions)
    if len(before) == len(after) == 1 and before.keys() != after.keys():
        before = dict(zip(after, before.values(), strict=True))
    found = [_compare(before.get(id_), after.get(id_), old, new) for id_ in sorted({*before, *after})]
    return tuple(x for x in found if x is not None)


def _compare(
    before: Jurisdiction | None, after: Jurisdiction | None, old: Project, new: Project
) -> PlaceChanges | None:
    place = after or before
    if place is None:
        return None
    if before is None or after is None:
        fate = Kind.ADDED if before is None else Kind.REMOVED
        return PlaceChanges(place.id, place.name, fate, (), (), ())
    renamed = find_renamed(before, after)
    changes = [*_elements(before, after, renamed), *_handling(before, after), *_times(before, after)]
    parts = list(Part)
    changes.sort(key=lambda c: parts.index(c.part))
    found, grown = find_more(new, after, old, before, renamed, forth=True)
    fixed, shrunk = find_more(old, before, new, after, renamed, forth=False)
    return PlaceChanges(place.id, place.name, Kind.CHANGED, tuple(changes), found, fixed, grown, shrunk)


# ---------------------------------------------------------------- elements
def _elements(before: Jurisdiction, after: Jurisdiction, renamed: Ids) -> Iterator[Change]:
    old, new = Version(before, after, {}).elements(), Version(after, before, renamed).elements()
    whole = {k.partition(":")[2] for k in (old.keys() ^ new.keys()) if k.startswith("chain:")}
    for key in dict.fromkeys((*old, *new)):
        if key.startswith("rung:") and key.removeprefix("rung:").partition("/")[0] in whole:
            continue  # the ladder as a whole is new or gone
        change = _element(old.get(key), new.get(key))
        if change:
            yield change
    yield from _reordered(before, after, old, new)
    yield from entry_changes(before, after)


def _element(old: Said | None, new: Said | None) -> Change | None:
    if old is None or new is None:
        said = new or old
        if said is None:
            return None
        kind = Kind.ADDED if old is None else Kind.REMOVED
        words = Text(_told(said, "zh"), _told(said, "en"))
        before, after = (said.sources, ()) if old else ((), said.sources)
        return Change(said.part, kind, said.element, said.title, words, (), before, after, said.clauses)
    details = tuple(_details(old, new))
    if not details:
        return None
    return Change(
        new.part, Kind.CHANGED, new.element, new.title, None, details, old.sources, new.sources, new.clauses
    )


def _told(said: Said, lang: str) -> str:
    """The main aspects of an element in one line."""
    shown = [f for f in said.facts.values() if f.key not in ("name", "mechanism", "title")]
    sep, colon = ("；", "：") if lang == "zh" else ("; ", ": ")
    return sep.join(f"{getattr(f.label, lang)}{colon}{getattr(f.words, lang)}" for f in shown)


def _details(old: Said, new: Said) -> Iterator[Detail]:
    for key in dict.fromkeys((*old.facts, *new.facts)):
        a, b = old.facts.get(key), new.facts.get(key)
        fact = b or a
        if fact is None or (a and b and not _differs(a, b) and a.phrase == b.phrase):
            continue
        wording = a is not None and b is not None and not _differs(a, b)
        yield Detail(key, fact.label, a.words if a else None, b.words if b else None, wording)


def _differs(a: Fact, b: Fact) -> bool:
    return None not in (a.value, b.value) and a.value != b.value


def _reordered(
    before: Jurisdiction, after: Jurisdiction, old: dict[str, Said], new: dict[str, Said]
) -> Iterator[Change]:
    """Ladders whose common rungs stand in another order."""
    for key in old:
        if not key.startswith("chain:") or key not in new:
            continue
        steps = [[k for k in side if k.startswith(f"rung:{key[6:]}/")] for side in (old, new)]
        common = [[k for k in own if k in old and k in new] for own in steps]
        if common[0] != common[1]:
            names = [
                " → ".join(side[k].facts["actor"].words.zh if "actor" in side[k].facts else k for k in own)
                for side, own in zip((old, new), common, strict=True)
            ]
            detail = Detail(
                "order", Text("先后", "order"), Text(names[0], names[0]), Text(names[1], names[1])
            )
            said = new[key]
            yield Change(
                Part.LADDERS, Kind.CHANGED, said.element, said.title, None, (detail,),
                old[key].sources, said.sources, said.clauses,
            )  # fmt: skip


# ---------------------------------------------------------------- who handles what
def _handling(before: Jurisdiction, after: Jurisdiction) -> Iterator[Change]:
    old = {t.event: t for t in Facts(before).handling}
    new = {t.event: t for t in Facts(after).handling}
    for event in dict.fromkeys((*old, *new)):
        gaps = tuple(old[event].coverage.regions) if event in old else ()
        holes = tuple(new[event].coverage.regions) if event in new else ()
        scope = new[event].scope if event in new else ()
        yield from _regions(Kind.UNCOVERED, after, event, _without(after, before, holes, gaps))
        closed = _without(before, after, gaps, holes)
        dropped = _without(before, after, closed, scope)
        yield from _regions(Kind.DROPPED, before, event, dropped)
        yield from _regions(Kind.HANDLED, before, event, _without(before, before, closed, dropped))


def _without(place: Jurisdiction, other: Jurisdiction, regions: Boxes, less: Boxes) -> Boxes:
    """The regions of a place less those of another version. Exact where both have the same dimensions."""
    if not regions or not less:
        return regions
    if _same_space(place, other, (*regions, *less)):
        return uncovered(place, regions, [less]).regions
    known = {region_words(other, box).zh for box in less}
    return tuple(box for box in regions if region_words(place, box).zh not in known)


def _same_space(place: Jurisdiction, other: Jurisdiction, boxes: Boxes) -> bool:
    used = {d for box in boxes for d in box}
    return all(
        d in place.dimensions and d in other.dimensions
        and set(place.dimensions[d].values) == set(other.dimensions[d].values)
        for d in used
    )  # fmt: skip


def _regions(kind: Kind, place: Jurisdiction, event: str, boxes: Sequence[Box]) -> Iterator[Change]:
    for box in boxes:
        yield Change(
            Part.HANDLING, kind, f"event:{event}", event_words(place, event), region_words(place, box)
        )


# ---------------------------------------------------------------- time
def _times(before: Jurisdiction, after: Jurisdiction) -> Iterator[Change]:
    old, new = _longest(before), _longest(after)
    for key in dict.fromkeys((*old, *new)):
        a, b = old.get(key), new.get(key)
        if a is None or b is None or _span_words(a) == _span_words(b):
            continue  # a mechanism that is new or gone is told as such
        mechanism = after.mechanisms[b.mechanism].name
        title = f"{mechanism}：{event_words(after, b.event)}"
        detail = Detail("longest", Text("最长时间", "longest time"), _span_words(a), _span_words(b))
        yield Change(Part.TIMES, Kind.CHANGED, f"mechanism:{b.mechanism}", title, None, (detail,))


def _longest(place: Jurisdiction) -> dict[tuple[str, str], Span]:
    found: dict[tuple[str, str], Span] = {}
    for span in Facts(place).spans:
        key = (span.mechanism, span.event)
        if key not in found or span.longest.rank > found[key].longest.rank:
            found[key] = span
    return found


def _span_words(span: Span) -> Text:
    route = span.longest
    amounts = amounts_words(route.total.amounts)
    if route.is_bounded:
        return amounts if amounts.zh else Text("即时", "at once")
    rest = (
        Text(f"（有数的环节合计{amounts.zh}）", f" (steps with a limit: {amounts.en})")
        if amounts.zh
        else Text("", "")
    )
    return Text(f"没有上限{rest.zh}", f"no bound{rest.en}")
