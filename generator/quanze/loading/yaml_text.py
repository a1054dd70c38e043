"""From bytes to text that is safe to hand to the parser: encoding, size, characters that deceive readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from quanze.diagnostics.cells import printable
from quanze.diagnostics.diagnostic import About, Confidence, Diagnostic, Place, Related, Severity
from quanze.diagnostics.source import SourceFile
from quanze.diagnostics.text import Text

_MIB = 1024 * 1024
_LISTED = 5
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_CUT_LOCATOR = re.compile(
    r"(?<![^\s,\[])(?:[a-z][a-z0-9-]*:)?[A-Za-z]*\d[A-Za-z0-9/]*( +)#\d+(?:\.\d+)?(?=\s*(?:$|[,\]}]))",
    re.MULTILINE,
)
_TAG_DIRECTIVE = re.compile(r"^%TAG\b.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: bytes of UTF-8, levels of nesting, and nodes with all aliases written out."""

    size: int = 4 * _MIB
    depth: int = 64
    nodes: int = 500_000


DEFAULT_LIMITS = Limits()
"""Far beyond any spec that people write, far below what harms a machine."""

UNSAFE = ("SCH005", "unsafe-input")
UNREADABLE = ("SCH006", "unreadable-path")


def spec_error(
    code: tuple[str, str],
    place: Place,
    message: Text,
    help: Text,
    cause: str,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """An error in how a spec is written. `code` is the code with its name; the file joins the cause."""
    return Diagnostic(
        code=code[0],
        name=code[1],
        severity=Severity.error,
        confidence=Confidence.high,
        about=About.spec,
        message=message,
        help=help,
        place=place,
        related=related,
        cause=f"{place.file}:{cause}",
    )


def read_text(
    raw: str | bytes, path: str, limits: Limits
) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """The text without a byte order mark, and what forbids parsing it; no text where it cannot be shown."""
    if _too_large(raw, limits.size):
        return None, (_size_error(path, limits.size),)
    if isinstance(raw, bytes):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            shown = SourceFile(path, raw.decode("utf-8", "replace"), None)
            return shown, (_encoding_error(shown, raw, error.start),)
    else:
        text = raw
    source = SourceFile(path, text.removeprefix("\ufeff"), None)
    return source, (*forbidden_characters(source), *_tag_directives(source), *_cut_locators(source))


def _too_large(raw: str | bytes, size: int) -> bool:
    if len(raw) > size:
        return True
    return isinstance(raw, str) and len(raw) * 4 > size and len(raw.encode("utf-8", "surrogatepass")) > size


def _size_error(path: str, size: int) -> Diagnostic:
    shown = f"{size / _MIB:.3g} MiB" if size >= _MIB else f"{size} B"
    return spec_error(
        UNSAFE,
        Place.start_of(path),
        Text(f"文件超过 {shown} 的上限，未予读取", f"the file is larger than {shown} and was not read"),
        Text(
            "按机制或主体拆成几个文件；成千上万行的清单放进 CSV",
            "split it by mechanism or body; keep long lists in a CSV file",
        ),
        "size",
    )


def _encoding_error(source: SourceFile, raw: bytes, start: int) -> Diagnostic:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        guess = "UTF-16"
    else:
        guess = "GBK（GB18030）" if _reads_as_gb18030(raw) else ""
    index = len(raw[:start].decode("utf-8"))
    return spec_error(
        UNSAFE,
        source.span(index, index + 1),
        Text(
            f"文件不是 UTF-8 编码{f'，看来是 {guess}' if guess else ''}",
            f"the file is not UTF-8{f' but, it seems, {guess}' if guess else ''}".replace("（", " (").replace(
                "）", ")"
            ),
        ),
        Text("在编辑器中另存为 UTF-8 编码", "save it as UTF-8 in your editor"),
        "encoding",
    )


def _reads_as_gb18030(raw: bytes) -> bool:
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def forbidden_characters(source: SourceFile) -> tuple[Diagnostic, ...]:
    """One finding a kind of character, with its first places."""
    chars = sorted(set(_FORBIDDEN.findall(source.text)))
    return tuple(_character_error(source, char) for char in chars)


def _character_error(source: SourceFile, char: str) -> Diagnostic:
    zh, en = _character_kind(char)
    code, times = f"U+{ord(char):04X}", source.text.count(char)
    first, *others = islice(
        (found.start() for found in re.finditer(re.escape(char), source.text)), 1 + _LISTED
    )
    again = Text(f"此处还有 {printable(char)}", f"{printable(char)} again")
    return spec_error(
        UNSAFE,
        source.span(first, first + 1),
        Text(
            f"文中有{zh} {code}" + (f"，共 {times} 处" if times > 1 else ""),
            f"the text holds {en}, {code}" + (f", {times} times" if times > 1 else ""),
        ),
        Text(
            "删去这个看不见的字符；多半是从网页或办公软件复制时带入的",
            "delete this invisible character; it often comes with copied text",
        ),
        code,
        tuple(Related(source.span(index, index + 1), again) for index in others),
    )


def _character_kind(char: str) -> tuple[str, str]:
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return "改变书写方向的字符", "a character that turns the direction of writing"
    if char in "\x85\u2028\u2029":
        return "编辑器不显示的换行符", "a line break that editors do not show"
    if "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff":
        return "不成字符的编码", "a code that is no character"
    if char == "\ufeff":
        return "文件中间的字节顺序标记", "a byte order mark inside the file"
    return "控制字符", "a control character"


def _tag_directives(source: SourceFile) -> tuple[Diagnostic, ...]:
    found = _TAG_DIRECTIVE.search(source.text)
    if found is None:
        return ()
    return (
        spec_error(
            UNSAFE,
            source.span(found.start(), found.end()),
            Text("规格文件不接受 %TAG 指令", "a spec takes no %TAG directive"),
            Text("删去这一行", "delete this line"),
            "tag-directive",
        ),
    )


def _cut_locators(source: SourceFile) -> tuple[Diagnostic, ...]:
    """`art7 #2`: after a blank, YAML takes the paragraph for a comment, and another clause is cited."""
    if " #" not in source.text:
        return ()
    return tuple(
        spec_error(
            ("SCH000", "yaml-syntax"),
            source.span(found.start(1), found.end()),
            Text(
                "“#”前面有空格，其后被当作注释",
                "a blank stands before '#': what follows is taken for a comment",
            ),
            Text(f"连写为 {found[0].replace(' ', '')}", f"write {found[0].replace(' ', '')}"),
            f"cut:{found[0]}",
        )
        for found in _CUT_LOCATOR.finditer(source.text)
        if "#" not in source.text[source.text.rfind("\n", 0, found.start()) + 1 : found.start()]
    )
