"""Places known only by reports on their rules: what a report leaves out, the rules themselves may say."""

from __future__ import annotations

from ..analysis.citations import are_reported
from ..diagnostics.text import Text
from ..model.jurisdiction import Jurisdiction


def is_reported(place: Jurisdiction) -> bool:
    """Whether all documents of a place are reports, which bind nobody."""
    return are_reported(place, (f"{document}:" for document in place.documents))


def advise(place: Jurisdiction, help: Text) -> Text:
    """What to do; where there are only reports, first to ask for the rules that they tell of."""
    if not is_reported(place):
        return help
    return Text(
        f"原文是工作报道，先索取所报道制度的正式文本核对；正式文本也没有规定的，{help.zh}",
        f"this is a report: ask for the rules it tells of; where these are silent too, {help.en}",
    )
