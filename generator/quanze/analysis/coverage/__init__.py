"""Who answers for what: exact gaps, conflicts and dead rows of decision tables over finite dimensions.

A `Table` has dimensions with their values and rows that each claim a box of combinations. All answers are
exact and come without enumerating the combinations; where a table is too wild for that, the answer says
that it is incomplete. Numeric bands take part as a dimension whose values are the atoms of
`quanze.model.interval`.
"""

from .conflicts import Conflict, Shape, find_conflicts
from .dead_rows import DeadReason, DeadRow, find_dead_rows
from .gaps import Coverage, find_gaps, find_swallowed
from .table import IMPOSSIBLE, Impossible, Region, Row, Table

__all__ = [
    "IMPOSSIBLE",
    "Conflict",
    "Coverage",
    "DeadReason",
    "DeadRow",
    "Impossible",
    "Region",
    "Row",
    "Shape",
    "Table",
    "find_conflicts",
    "find_dead_rows",
    "find_gaps",
    "find_swallowed",
]
