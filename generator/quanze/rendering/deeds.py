"""What is done, to what, in which form and with which papers, in administrative Chinese."""

from __future__ import annotations

import re

from ..analysis.wording import listed
from ..model.jurisdiction import DutyFact, Jurisdiction
from .actors import Voice, company_words, is_together, recipients_words

_HAND_OVER = re.compile(r"\[将\{object\}\](\w+)\[\{to\}\]")
_SLOT = re.compile(r"\[([^\[\]]*)\]")
_STATED = frozenset({"written", "phone", "oral", "electronic", "minutes"})


def deed_phrase(voice: Voice, duty: DutyFact) -> str:
    """With whom, form, action and materials: 会同乙以书面形式移送…, 与乙通过会议方式共同研究…, 就…共同协商."""
    verb = _verb(voice, duty)
    if together := "共同" if is_together(duty) else "":
        action = voice.place.action(duty)
        last = action.name if action and verb.startswith("就") and verb.endswith(action.name) else verb
        verb = f"{verb.removesuffix(last)}{together}{last}"
    words = f"{company_words(voice, duty)}{_form_words(voice.place, duty)}{verb}"
    return words + _materials_words(voice.place, duty)


def _object_words(place: Jurisdiction, duty: DutyFact) -> str:
    """What is acted on: its limiting words and its name."""
    entry = place.vocabulary.objects.get(duty.spec.object or "")
    return f"{duty.spec.about or ''}{entry.name if entry else ''}"


def _verb(voice: Voice, duty: DutyFact) -> str:
    """Action, object and recipient: 将案件材料移送受移送方."""
    action = voice.place.action(duty)
    given = {"object": _object_words(voice.place, duty), "to": recipients_words(voice, duty)}
    pattern = (
        _without_recipient(action.sentence if action else None, given["to"])
        or f"{action.name if action else duty.action}[{{object}}]"
    )

    def fill(match: re.Match[str]) -> str:
        inner = match.group(1)
        slots = re.findall(r"\{(\w+)\}", inner)
        return inner.format(**given) if all(given.get(s) for s in slots) else ""

    return _SLOT.sub(fill, pattern).format(**given)


def _without_recipient(pattern: str | None, to: str) -> str | None:
    """将…通报 wants somebody to tell; where nobody is named it reads 通报…."""
    match = _HAND_OVER.fullmatch(pattern or "")
    return f"{match[1]}[{{object}}]" if match and not to else pattern


def _form_words(place: Jurisdiction, duty: DutyFact) -> str:
    names = [place.vocabulary.forms[f].name if f in place.vocabulary.forms else f for f in duty.spec.form]
    if not names:
        return ""
    if all(n.startswith(("通过", "现场")) for n in names):
        return "、".join(names)
    said = listed((n.removeprefix("通过") for n in names), "或者")
    as_form = set(duty.spec.form) <= _STATED or said.endswith("形式")
    closing = "" if said.endswith(("形式", "方式")) else "形式" if as_form else "方式"
    return f"{'以' if as_form else '通过'}{said}{closing}"


def _materials_words(place: Jurisdiction, duty: DutyFact) -> str:
    said = _object_words(place, duty)
    names = [place.spec.materials[m].name for m in duty.spec.with_ if m in place.spec.materials]
    names = [name for name in names if name not in said]
    words = f"，并附{listed(f'“{n}”' for n in names)}" if names else ""
    items = [place.spec.information[i].name for i in duty.spec.items if i in place.spec.information]
    return words + (f"，范围见{listed(f'“{n}”' for n in items)}" if items else "")
