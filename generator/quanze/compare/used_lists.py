"""Lists that duties use (materials, catalogues of information), paired by the duties that use them and by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from ..analysis.match import NamedMeaning, list_likeness, match, named_likeness
from ..analysis.meaning import Terms, grams
from ..model.jurisdiction import DutyFact, Jurisdiction

Item = tuple[int, str]
"""The number of a place and the id of something in it."""
Entry = tuple[str, str]
"""A list and one of its items."""

_LIST_BOUND = 0.3
_ITEM_BOUND = 0.45


class UsedLists:
    """The lists of one sort over all places. `names` gives a place's lists, `items` their items by name."""

    def __init__(
        self,
        terms: Sequence[Terms],
        rows: Mapping[Item, int],
        uses: Callable[[DutyFact], Iterable[str]],
        names: Callable[[Jurisdiction], Mapping[str, str]],
        items: Callable[[Jurisdiction], Mapping[Entry, str]],
    ) -> None:
        self._terms, self._rows, self._names, self._items = terms, rows, names, items
        self.users: dict[Item, list[DutyFact]] = {}
        for place, row in enumerate(terms):
            for duty in row.place.duties.values():
                for used in uses(duty) if not duty.derived_from else ():
                    self.users.setdefault((place, used), []).append(duty)

    @cached_property
    def groups(self) -> tuple[Mapping[int, str], ...]:
        """Lists that mean the same, as place → list."""
        ids = [list(self._names(t.place)) for t in self._terms]
        meanings = [
            [NamedMeaning(grams(self._names(t.place)[x]), self._used_in(p, x)) for x in ids[p]]
            for p, t in enumerate(self._terms)
        ]
        found = match(meanings, list_likeness, (_LIST_BOUND,))
        return tuple({p: ids[p][i] for p, i in group.items()} for group in found)

    def _used_in(self, place: int, list_: str) -> frozenset[str]:
        return frozenset(str(self._rows[place, d.id]) for d in self.users.get((place, list_), ()))

    def classes(self, place: int) -> Mapping[str, str]:
        """A place's lists → what each is called over all places that have it."""
        return {group[place]: f"{n}" for n, group in enumerate(self.groups) if place in group}

    def entries(self) -> tuple[Mapping[int, Entry], ...]:
        """Items that mean the same, as place → list and item; only items of lists that mean the same are paired."""
        classes = [self.classes(p) for p in range(len(self._terms))]
        items = [self._items(t.place) for t in self._terms]
        ids = [list(own) for own in items]
        meanings = [
            [NamedMeaning(grams(items[p][entry]), blocks=(classes[p][entry[0]],)) for entry in ids[p]]
            for p in range(len(ids))
        ]
        found = match(meanings, named_likeness, (_ITEM_BOUND,))
        return tuple({p: ids[p][i] for p, i in group.items()} for group in found)

    def kinds(self, chosen: Mapping[int, str]) -> tuple[str, ...]:
        """The kinds of the mechanisms in which these lists are used."""
        found = [
            self._terms[p].kind(d.mechanism) for p, x in chosen.items() for d in self.users.get((p, x), ())
        ]
        return tuple(dict.fromkeys(found))
