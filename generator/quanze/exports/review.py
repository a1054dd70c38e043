"""The review opinion: what a reviewer hands back about a draft, or the list of known issues of a document in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from ..analysis.readings import Reading, doubtful_readings
from ..analysis.wording import citation_words
from ..diagnostics.diagnostic import About, Diagnostic, Severity, Status
from ..diagnostics.text import Text
from ..model.document import Document, DocumentStatus
from ..model.jurisdiction import Jurisdiction
from ..rendering import paths
from ..rendering.links import Links
from ..rendering.views.document import STATUS_NAMES, date_words
from .review_row import Opinion, RowWriter, evidence_of, first_line


class ReviewKind(Enum):
    """What is handed back: about a draft that can still be changed, or about a document that binds."""

    OPINION = Text("审查意见表", "Review opinion")
    KNOWN_ISSUES = Text("已知问题清单", "Known issues")


GRADES: Mapping[ReviewKind, Mapping[Severity, str]] = {
    ReviewKind.OPINION: {
        Severity.error: "应当修改",
        Severity.warning: "建议修改",
        Severity.note: "供参考",
    },
    ReviewKind.KNOWN_ISSUES: {
        Severity.error: "重要问题",
        Severity.warning: "值得注意",
        Severity.note: "供参考",
    },
}
"""What the grades are called, the gravest first."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding that its author shows not to be so."""

    problem: str
    because: str


@dataclass(frozen=True, slots=True)
class OpenReading:
    """A clause that may be read in two ways: where it stands, what it is about, and the readings."""

    clauses: str
    subject: str
    words: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        subject = f"“{self.subject}”：" if self.subject else ""
        return f"〔{self.clauses or '全文'}〕{subject}{self.words.rstrip('。')}。"


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document under review."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole paper. `notes_left_out` and `spec_problems` are counts of what it does not list."""

    kind: ReviewKind
    place: str
    documents: tuple[DocumentHead, ...]
    opinions: tuple[Opinion, ...]
    explained: tuple[Explained, ...]
    readings: tuple[OpenReading, ...]
    notes_left_out: int
    spec_problems: int

    @property
    def title(self) -> str:
        """The heading of the paper."""
        if len(self.documents) == 1:
            return f"《{self.documents[0].title}》{self.kind.value.zh}"
        return f"{self.place}文件{self.kind.value.zh}"

    @property
    def summary_label(self) -> str:
        """What the tally is called."""
        return "审查意见" if self.kind is ReviewKind.OPINION else "问题概况"

    @property
    def groups(self) -> tuple[tuple[str, tuple[Opinion, ...]], ...]:
        """Grade → its rows, the gravest first; grades without rows are left out."""
        found = (
            (name, tuple(o for o in self.opinions if o.severity is s))
            for s, name in GRADES[self.kind].items()
        )
        return tuple((name, rows) for name, rows in found if rows)

    @property
    def tally(self) -> str:
        """How many rows there are of each grade, in one sentence."""
        noun = "意见" if self.kind is ReviewKind.OPINION else "问题"
        if not self.opinions:
            return f"未提出{noun}。" if noun == "意见" else "未发现问题。"
        parts = "，".join(f"{name}{len(rows)}条" for name, rows in self.groups)
        return f"共{noun}{len(self.opinions)}条，其中{parts}。"

    @property
    def readings_title(self) -> str:
        """The heading of the annex."""
        return f"附：两可之处（{len(self.readings)}处，原文可作不同理解，宜予明确）"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the reader must know about the list itself."""
        found = []
        if self.notes_left_out:
            found.append(f"另有供参考的提示{self.notes_left_out}条，未列入本表。")
        if self.spec_problems:
            found.append(f"据以检查的数据尚有{self.spec_problems}个编写问题未处理，本表可能因此不完整。")
        if any(not p.quoted for o in self.opinions for p in o.provisions):
            found.append("“原文（主要内容）”栏未加引号的，系对条文的转述，以原文为准。")
        if self.opinions:
            found.append("“存在问题”栏括号内的字母和数字是检查项目的代码，供查阅检查说明。")
        return tuple(found)


def write_review(
    place: Jurisdiction,
    diagnostics: Iterable[Diagnostic],
    wordings: Mapping[str, str] | None = None,
    everything: bool = False,
) -> Review:
    """The review of all documents of a place. `wordings` are the words of clauses by citation; `everything` with notes."""
    own = [d for d in diagnostics if d.jurisdiction == place.id]
    about = [d for d in own if d.about is About.document and d.status is not Status.accepted]
    shown = [d for d in about if everything or d.severity is not Severity.note]
    writer = RowWriter(place, wordings or {})
    draft = any(d.status is DocumentStatus.DRAFT for d in place.documents.values())
    return Review(
        ReviewKind.OPINION if draft else ReviewKind.KNOWN_ISSUES,
        place.name,
        tuple(_head(d) for d in place.documents.values()),
        tuple(writer.opinion(n, d) for n, d in enumerate(sorted(shown, key=writer.order.rank), 1)),
        tuple(_explained(d) for d in own if d.status is Status.accepted and d.about is About.document),
        tuple(_open_reading(place, r) for r in doubtful_readings(place)),
        len(about) - len(shown),
        sum(
            d.about is About.spec and d.status is Status.open and d.severity is not Severity.note for d in own
        ),
    )


def _head(document: Document) -> DocumentHead:
    facts = (
        ("文号", document.number or ""),
        ("制发机关", document.issuer or ""),
        ("成文日期", date_words(document.issued)),
        ("施行日期", date_words(document.effective)),
        ("效力状态", STATUS_NAMES[document.status]),
    )
    return DocumentHead(document.title, tuple((label, words) for label, words in facts if words))


def _open_reading(place: Jurisdiction, reading: Reading) -> OpenReading:
    clauses = "；".join(citation_words(place, cite) for cite in reading.sources)
    link = Links(place, paths.findings_page(place.id)).element(reading.element)
    return OpenReading(clauses, link.text if link else "", reading.words)


def _explained(diagnostic: Diagnostic) -> Explained:
    """With the evidence, so that whoever reads the reason knows what it is about."""
    problem = first_line(diagnostic)
    if evidence := evidence_of(diagnostic):
        problem = f"{problem.rstrip('。')}：{'；'.join(evidence)}。"
    return Explained(problem, (diagnostic.accepted_because or "").rstrip("。") + "。")
