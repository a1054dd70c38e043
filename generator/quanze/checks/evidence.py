"""What findings rest on: duties named with their clauses, regions as lists, one finding for many duties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from ..analysis.boxes import disentangle, named_values
from ..analysis.citations import body_citations
from ..analysis.loops import Loop
from ..analysis.norms import Prohibited
from ..analysis.wording import (
    body_name,
    citation_words,
    duty_name,
    event_words,
    listed,
    outcome_name,
    region_words,
)
from ..diagnostics.diagnostic import About, Confidence, Severity
from ..diagnostics.finding import Finding, Pointer
from ..diagnostics.text import Text
from ..model.duty import Part
from ..model.jurisdiction import OTHER, DutyFact, Jurisdiction
from .listing import listings, whole
from .related import pointers
from .rule import Rule

_SEVERAL = 10
"""So many duties of one mechanism are a finding of their own."""


def cited(place: Jurisdiction, duty: DutyFact) -> Text:
    """A duty by its name, with the clauses that state it: “移送案件”（附件5第八条第三款）."""
    clauses = "、".join(citation_words(place, s) for s in duty.sources)
    locators = ", ".join(s.rpartition(":")[2] for s in duty.sources)
    return Text(
        f"“{duty_name(place, duty)}”" + (f"（{clauses}）" if clauses else ""),
        duty.id + (f" ({locators})" if locators else ""),
    )


def cited_all(place: Jurisdiction, duties: Iterable[DutyFact]) -> Text:
    """Several duties with their clauses, each once."""
    texts = list(dict.fromkeys(cited(place, d) for d in duties))
    return Text("、".join(t.zh for t in texts), ", ".join(t.en for t in texts))


def cited_by_mechanism(place: Jurisdiction, duties: Iterable[DutyFact]) -> Text:
    """Several duties with their clauses; those of several mechanisms on a line for each."""
    texts = [(place.mechanisms[m].name, cited_all(place, group)) for m, group in by_mechanism(duties).items()]
    english = "; ".join(t.en for _, t in texts)
    if len(texts) < 2:
        return Text("".join(t.zh for _, t in texts), english)
    return Text("".join(f"\n· {name}：{t.zh}" for name, t in texts), english)


def regions_listed(
    place: Jurisdiction,
    regions: Iterable[Mapping[str, Iterable[str]]],
    more: Callable[[Mapping[str, frozenset[str]]], Text] = lambda _: Text("", ""),
) -> Text:
    """Regions of situations, each on a line of its own, with what `more` says of it.

    Values that the text never names are among the others.
    """
    named = named_values(place)
    boxes = disentangle({d: frozenset(v) for d, v in r.items()} for r in regions)
    words = [
        (region_words(place, {d: _folded(v, named.get(d, frozenset())) for d, v in b.items()}), more(b))
        for b in boxes
    ]
    return Text(
        "".join(f"\n· {w.zh}{m.zh}" for w, m in words), "".join(f"\n· {w.en}{m.en}" for w, m in words)
    )


def _folded(values: frozenset[str], named: Set[str]) -> frozenset[str]:
    return values & {*named, OTHER} if OTHER in values else values


def sources_of(duties: Iterable[DutyFact]) -> tuple[str, ...]:
    """The clauses that state any of the duties."""
    return tuple(dict.fromkeys(s for d in duties for s in d.sources))


def by_mechanism(duties: Iterable[DutyFact]) -> Mapping[str, Sequence[DutyFact]]:
    """Mechanism → its duties among these, in order."""
    return grouped(duties, lambda duty: duty.mechanism)


def by_cause(duties: Iterable[DutyFact]) -> Mapping[str, Sequence[DutyFact]]:
    """Mechanisms with several of these duties by themselves; what is scattered over the others together, under ''."""
    groups = by_mechanism(duties)
    several = {m: group for m, group in groups.items() if len(group) >= _SEVERAL}
    rest = [d for m, group in groups.items() if m not in several for d in group]
    return {**several, **({"": rest} if rest else {})}


def grouped(duties: Iterable[DutyFact], key: Callable[[DutyFact], str]) -> Mapping[str, Sequence[DutyFact]]:
    """The duties by a key, in order."""
    found: dict[str, list[DutyFact]] = {}
    for duty in duties:
        found.setdefault(key(duty), []).append(duty)
    return found


def about_duties(
    rule: Rule,
    duties: Sequence[DutyFact],
    message: Text,
    help: Text,
    *,
    also: Text,
    severity: Severity | None = None,
    about: About | None = None,
    confidence: Confidence = Confidence.high,
    cause: str = "",
) -> Finding:
    """One finding for duties that only together are wrong, such as a loop: placed at the first, with pointers that say
    `also` at the others."""
    first = duties[0]
    one_mechanism = len(duties) > 1 and len({d.mechanism for d in duties}) == 1
    return rule.finding(
        first.path,
        message,
        help,
        severity=severity,
        about=about,
        confidence=confidence,
        subject=f"mechanism:{first.mechanism}" if one_mechanism else f"duty:{first.id}",
        sources=sources_of(duties),
        related=pointers((d.path for d in duties[1:]), also),
        cause=cause,
    )


def list_duties(
    rule: Rule,
    place: Jurisdiction,
    subject: str,
    duties: Iterable[DutyFact],
    say: Callable[[Sequence[DutyFact]], Text],
    help: Text,
    *,
    also: Text,
    severity: Severity | None = None,
    about: About | None = None,
    confidence: Confidence = Confidence.high,
    cause: str = "",
) -> Iterator[Finding]:
    """One finding for duties each of which is wrong for the same cause, told by `say`, and one for each accepted by itself.

    It is placed at the first of them, with pointers that say `also` at the others.
    """
    for listing in listings(rule, place, subject, ((f"duty:{d.id}", d) for d in duties)):
        first, *others = listing.items
        yield rule.finding(
            first.path,
            say(listing.items),
            help,
            severity=severity,
            about=about,
            confidence=confidence,
            subject=listing.subject,
            sources=sources_of(listing.items),
            related=pointers((d.path for d in others), also),
            cause=cause,
            members=listing.members,
        )


def place_of(place: Jurisdiction, duties: Iterable[DutyFact]) -> str:
    """Where duties stand, to begin a sentence: in one mechanism by its name, or in several."""
    mechanisms = list(by_mechanism(duties))
    return f"“{place.mechanisms[mechanisms[0]].name}”中" if len(mechanisms) == 1 else "各机制中"


def subject_of(place: Jurisdiction, mechanism: str) -> str:
    """The subject of a finding about the duties of a mechanism, or, where it is '', of several."""
    return f"mechanism:{mechanism}" if mechanism else whole(place)


def acting(place: Jurisdiction, duty: DutyFact) -> Text:
    """Who leads a duty, as the text calls them."""
    bodies = list(dict.fromkeys(a.body for a in duty.actors if a.part is Part.LEAD))
    return Text(
        listed((body_name(place, b) for b in bodies), "和") or "（未写明主体）",
        " and ".join(bodies) or "nobody",
    )


def loop_words(place: Jurisdiction, loop: Loop) -> Text:
    """A cycle as a path, with outcomes and clauses, back to where it began."""
    steps = []
    for node, outcome in zip(loop.nodes, loop.outcomes, strict=True):
        kind, _, name = node.partition(":")
        duty = place.duties.get(name) if kind == "duty" else None
        if duty:
            how = outcome_name(place, duty, outcome) if outcome else ""
            what = cited(place, duty)
            steps.append(
                Text(f"{what.zh}{'—' + how if how else ''}", f"{what.en}{'/' + outcome if outcome else ''}")
            )
        else:
            steps.append(Text(f"“{event_words(place, name)}”", name))
    steps.append(steps[0] if len(steps) > 1 else Text("再次" + steps[0].zh, steps[0].en))
    return Text(" → ".join(s.zh for s in steps), " → ".join(s.en for s in steps))


def ways_words(place: Jurisdiction, paths: Iterable[Sequence[str]]) -> Text:
    """Ways from bodies to what they consist of: 执法单位→县人民政府; empty where a body is meant itself."""
    long = [p for p in paths if len(p) > 1]
    return Text(
        "、".join("→".join(body_name(place, b) for b in p) for p in long),
        ", ".join(" → ".join(p) for p in long),
    )


def defining_citations(place: Jurisdiction, paths: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The clauses that define the bodies on ways down, without their ends."""
    return body_citations(place, dict.fromkeys(b for p in paths for b in p[:-1]))


def in_case(duty: DutyFact) -> bool:
    """Whether a duty comes up in a case: on an event, after another step, or on a breach; not as a standing one."""
    return bool(duty.triggers or duty.spec.on_breach_of)


def general_of(place: Jurisdiction, duty: DutyFact) -> DutyFact | None:
    """The duty that a duty makes more precise: what the one leaves unsaid, the other says for it."""
    return place.duties.get(duty.spec.specifies or "")


def prohibited_finding(rule: Rule, place: Jurisdiction, found: Prohibited, zh: str, en: str) -> Finding:
    """The finding that one clause demands or allows (`zh`, `en`) what another forbids."""
    one, other = cited(place, found.duty), cited(place, found.prohibition)
    where = regions_listed(place, found.regions)
    bodies = listed(body_name(place, b) for b in found.bodies)
    return rule.finding(
        found.duty.path,
        Text(
            f"{bodies}{zh}做的{one.zh}，又为{other.zh}所禁止：{where.zh}",
            f"{', '.join(found.bodies)} {en} do what {one.en} says and must not by {other.en}:{where.en}",
        ),
        Text(
            "写明各自的适用情形，或者写明哪一条优先（overrides）",
            "state the situations of each, or say which goes before (overrides)",
        ),
        confidence=Confidence.high if found.sure else Confidence.medium,
        subject=f"duty:{found.duty.id}",
        sources=sources_of((found.duty, found.prohibition)),
        related=(Pointer(found.prohibition.path, Text("在这里禁止", "forbidden here")),),
        cause=found.prohibition.id,
    )
