"""The parts of a DOCX file as one archive that is the same for the same document, wherever and whenever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape as escape_xml

from ..diagnostics.cells import escape

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name; ours have no other."""

TITLE_FONT, BODY_FONT, HEAD_FONT, NUMBER_FONT = "方正小标宋简体", "仿宋", "黑体", "宋体"
"""As GB/T 9704 sets official documents; numbers and Latin letters stand in Times New Roman."""
_FONTS = {
    TITLE_FONT: ("方正小标宋_GBK,FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,小标宋,华文中宋,STZhongsong,宋体,Noto Serif CJK SC",
                 "auto", "02010601030101010101"),
    BODY_FONT: ("仿宋_GB2312,FangSong,FangSong_GB2312,华文仿宋,STFangsong,方正仿宋_GBK,Noto Serif CJK SC",
                "modern", "02010609060101010101"),
    NUMBER_FONT: ("SimSun,NSimSun,华文宋体,STSong,Songti SC,Noto Serif CJK SC", "auto", "02010600030101010101"),
    HEAD_FONT: ("SimHei,华文黑体,STHeiti,Heiti SC,Noto Sans CJK SC", "modern", "02010609060101010101"),
}  # fmt: skip
"""Font → the names it goes by elsewhere and what may stand in for it, its family, its PANOSE number."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FOOTER = "rId1"
"""The relationship by which the body names its footer."""

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def pack(title: str, body: str, footer: str) -> bytes:
    """The archive with the body's and the footer's paragraphs; the title is its only property.

    Nothing is compressed, because the bytes would depend on the machine's compressor; there is little to compress.
    """
    space = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    parts = {
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}, _CORE_RELATION),
        "docProps/core.xml": _properties(title),
        "word/_rels/document.xml.rels": _relations({
            FOOTER: ("footer", "footer1.xml"), "rId2": ("styles", "styles.xml"),
            "rId3": ("settings", "settings.xml"), "rId4": ("fontTable", "fontTable.xml"),
        }),
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": f"<w:ftr {space}>{footer}</w:ftr>",
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _styles(),
    }  # fmt: skip
    return _archive({"[Content_Types].xml": _content_types(), **parts})


def _archive(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():  # readers expect the content types first
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            archive.writestr(entry, (_HEAD + text).encode())
    return buffer.getvalue()


# ---------------------------------------------------------------- parts
def _content_types() -> str:
    main = {"document": "document.main", "fontTable": "fontTable", "footer1": "footer", "settings": "settings",
            "styles": "styles"}  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in main.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


_CORE_RELATION = (
    '<Relationship Id="rId2" Target="docProps/core.xml" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
)


def _relations(targets: Mapping[str, tuple[str, str]], more: str = "") -> str:
    found = "".join(
        f'<Relationship Id="{id_}" Type="{_R}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}{more}</Relationships>'


def _properties(title: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape_xml(escape(title))}</dc:title>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _fonts() -> str:
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (others, family, panose) in _FONTS.items()
    )
    return f'<w:fonts xmlns:w="{_W}">{entries}</w:fonts>'


_SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)


# ---------------------------------------------------------------- styles
def _styles() -> str:
    """Everything that the paper uses, so that whoever edits it changes a style and not each paragraph."""
    language = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_face(BODY_FONT)}{_size(10.5)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/></w:style><w:style w:type="table" w:styleId="TableGrid">'
        '<w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
    )
    character = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        + _style("CellTitle", "表内小标题", _face(HEAD_FONT), kind="character")
        + _style("Code", "检查代码", _size(9), kind="character")
    )
    paragraphs = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + _style("Title", "Title", _face(TITLE_FONT) + _size(22), _spacing(34, after=14) + _CENTRED)
        + _style("Cell", "表内文字", _size(10.5), _spacing(15))
        + _style("CellHead", "表头", _face(HEAD_FONT) + _size(10.5), _spacing(18))
        + _style("CellWide", "文件情况", _size(10.5), _spacing(18))
        + _style("Remark", "说明", _size(10.5), _spacing(16))
        + _style("Signature", "签署", _size(12), _spacing(24, before=12, after=6))
        + _style("Footer", "footer", _face(NUMBER_FONT) + _size(10.5), _CENTRED)
    )
    return f'<w:styles xmlns:w="{_W}">{defaults}{paragraphs}{character}{table}</w:styles>'


_CENTRED = '<w:jc w:val="center"/>'


def _style(id_: str, name: str, letters: str, layout: str = "", kind: str = "paragraph") -> str:
    base = "Normal" if kind == "paragraph" else "DefaultParagraphFont"
    own = "" if id_.lower() == name.lower() else ' w:customStyle="1"'
    layout = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    return (
        f'<w:style w:type="{kind}"{own} w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>'
        f"<w:qFormat/>{layout}<w:rPr>{letters}</w:rPr></w:style>"
    )


def _face(font: str) -> str:
    latin = "Times New Roman"
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(line: int, before: int = 0, after: int = 0) -> str:
    """Lines exactly so many points high, so that pages break alike whatever font stands in."""
    around = f'w:before="{before * 20}" w:after="{after * 20}"'
    return f'<w:spacing {around} w:line="{line * 20}" w:lineRule="exact"/>'
