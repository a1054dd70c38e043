"""What clauses are called, as officials cite them."""

import pytest

from quanze.analysis.wording import citation_words, clause_number
from tests.checks.specimen import load_texts


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("3/1/2#1.2", "三（一）2第一款第二句"),
        ("3", "第三部分"),
        ("2#1.1", "第二部分第一款第一句"),
        ("1.3", "第一部分第三句"),
        ("2/0#1", "第二部分第一款"),
        ("A1", "附件1"),
        ("A1/1", "附件1第一部分"),
        ("A1/1/2/3", "附件1第一部分（二）3"),
        ("A5/art8#3", "附件5第八条第三款"),
        ("art3/1", "第三条（一）"),
        ("3b/1", "三（第二个）（一）"),
        ("0#1", "引言第一款"),
    ],
)
def test_a_part_is_named_as_one_unless_a_number_below_it_tells(locator: str, words: str) -> None:
    assert clause_number(locator) == words


@pytest.mark.parametrize(
    ("cite", "words"),
    [
        ("doc:3/5.1-3/5.3", "三（五）第一句至第三句"),
        ("doc:3/1-3/3", "三（一）至（三）"),
        ("doc:3/1/1-3/1/12", "三（一）1至12"),
        ("doc:art11-art12", "第十一条至第十二条"),
        ("doc:3/1-4/2", "三（一）至四（二）"),
    ],
)
def test_of_a_range_the_common_beginning_is_said_once(cite: str, words: str) -> None:
    place = load_texts().jurisdiction
    assert place and citation_words(place, cite) == words
