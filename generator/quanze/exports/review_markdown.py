"""The review opinion as Markdown: a table that can be pasted into a merge request."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics.markdown import plain_markdown as plain
from .review import Review, ReviewKind
from .review_row import Opinion

_COLUMNS = ("序号", "条款", "原文（主要内容）", "存在问题", "理由（依据）", "修改建议")
_INNER = str.maketrans("“”", "‘’")
BLANK = "＿＿＿＿＿＿"


def render_markdown(review: Review) -> str:
    """The whole paper; the same bytes for the same review."""
    return "\n".join(_lines(review)) + "\n"


def _lines(review: Review) -> Iterator[str]:
    yield f"# {plain(review.title)}"
    for document in review.documents:
        yield from ("", f"- 文件名称：《{plain(document.title)}》")
        yield from (f"- {label}：{plain(words)}" for label, words in document.facts)
    yield from ("", f"**{review.summary_label}：**{plain(review.tally)}")
    for name, opinions in review.groups:
        yield from ("", f"## {name}（{len(opinions)}条）", "")
        yield f"| {' | '.join(columns(review.kind))} |"
        yield "| ---: " + "| --- " * len(_COLUMNS) + "|"
        for opinion in opinions:
            yield f"| {' | '.join(_cells(opinion))} |"
    if review.explained:
        yield from ("", "## 经核对不作为问题的", "")
        for entry in review.explained:
            yield f"- {plain(entry.problem)}理由：{plain(entry.because)}"
    if review.readings:
        yield from ("", f"## {review.readings_title}", "")
        yield from (f"{n}. {plain(reading.line)}" for n, reading in enumerate(review.readings, 1))
    if review.remarks:
        yield ""
        yield from (f"注：{plain(remark)}  " for remark in review.remarks)
    yield from ("", *signatures(review.kind))


def _cells(opinion: Opinion) -> Iterator[str]:
    yield str(opinion.number)
    yield plain(clauses_words(opinion))
    yield "<br>".join(plain(line) for line in provision_lines(opinion))
    yield "<br>".join(
        [f"**{plain(opinion.title)}**（{opinion.code}）", *(plain(line) for line in problem_lines(opinion))]
    )
    yield "<br>".join(plain(line) for line in reason_lines(opinion))
    yield plain(opinion.advice)
    yield ""


def columns(kind: ReviewKind) -> tuple[str, ...]:
    """The heads of the table; the last column is filled in by whoever acts on the paper."""
    return (*_COLUMNS, "采纳情况" if kind is ReviewKind.OPINION else "处理情况")


def signatures(kind: ReviewKind) -> tuple[str, ...]:
    """The lines that are filled in by hand."""
    office, first, second = (
        ("审查单位", "审查人", "复核人") if kind is ReviewKind.OPINION else ("整理单位", "整理人", "核对人")
    )
    return (
        f"{office}（盖章）：{BLANK}＿＿＿＿＿　　{first}：{BLANK}　　{second}：{BLANK}　　＿＿＿＿年＿＿月＿＿日",
    )


def clauses_words(opinion: Opinion) -> str:
    """The clauses in one line."""
    if not opinion.clauses:
        return "全文"
    named = "；".join(opinion.clauses)
    return f"{named}等，共{len(opinion.clauses) + opinion.more_clauses}处" if opinion.more_clauses else named


def provision_lines(opinion: Opinion) -> tuple[str, ...]:
    """What the clauses lay down, one line each; the document's own words in quotation marks."""
    several = len(opinion.provisions) > 1 or opinion.more_clauses
    lines = []
    for provision in opinion.provisions:
        words = f"“{provision.text.translate(_INNER)}”" if provision.quoted else provision.text
        lines.append(f"〔{provision.clause}〕{words}" if several and provision.clause else words)
    return tuple(lines) or ("—",)


def problem_lines(opinion: Opinion) -> tuple[str, ...]:
    """What is wrong, the evidence, and a word of caution where it is not quite sure."""
    return (opinion.problem, *opinion.evidence, *([f"（{opinion.caution}）"] if opinion.caution else []))


def reason_lines(opinion: Opinion) -> tuple[str, ...]:
    """Why it matters."""
    return (opinion.reason,) if opinion.reason else ("—",)
