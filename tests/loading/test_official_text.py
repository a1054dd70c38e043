"""Reading an official text from the plain text of a web page: every clause under the locator by which specs cite it."""

import pytest

from quanze.loading.official import OfficialText, clause_words, read_official_text
from quanze.model.document import Document


def _read(text: str) -> OfficialText:
    return read_official_text(text.strip("\n"))


def _locators(text: str) -> list[str]:
    return [p.locator for p in _read(text).passages.values() if not p.optional]


def test_headings_items_and_paragraphs_make_the_path() -> None:
    text = """
一、总体要求

坚持权责一致。

二、工作制度

（一）案件移送

行业监管部门应当移送案件。

执法部门应当受理。

1.移送材料应当齐全。

2.移送应当及时。

其他事项另行规定。

（二）会商

建立会商制度。
"""
    assert _locators(text) == [
        "1", "2", "2/1", "2/1#1", "2/1#2", "2/1/1", "2/1/2", "2/1#3", "2/2",
    ]  # fmt: skip
    passages = _read(text).passages
    assert passages["1"].title == "总体要求"
    assert passages["1"].text == "坚持权责一致。"
    assert passages["2/1#3"].text == "其他事项另行规定。"


@pytest.mark.parametrize("number", ["(三)", "（三）", "(三）", "（三)", "（ 三 ）"])
def test_brackets_may_be_of_either_width_or_mixed(number: str) -> None:
    text = f"一、工作制度\n（一）甲类事项\n由甲办理。\n(二)乙类事项\n由乙办理。\n{number}丙类事项\n由丙办理。"
    assert _locators(text) == ["1", "1/1", "1/2", "1/3"]


@pytest.mark.parametrize("stop", [".", "．", "、"])
def test_items_may_be_numbered_with_a_stop_of_any_form(stop: str) -> None:
    text = f"一、材料\n移送时应当提供：\n1{stop}移送函；\n2{stop}证据。"
    assert _locators(text) == ["1", "1#1", "1/1", "1/2"]


def test_articles_take_no_chapter_and_keep_their_paragraphs_and_items() -> None:
    text = """
第一章 总则
第一条 为规范移送，制定本办法。
第二章　移送
第二条　移送应当提供下列材料：
（一）移送函；
（二）证据。
材料应当齐全。
第十条 按照第二条规定执行。
第二条第一款所称材料，不含复印件。
"""
    assert _locators(text) == [
        "art1",
        "art2",
        "art2#1",
        "art2/1",
        "art2/2",
        "art2#2",
        "art10",
        "art10#1",
        "art10#2",
    ]


def test_a_number_printed_twice_takes_a_letter() -> None:
    text = "第一条 甲部门应当移送。\n第二条 乙部门应当受理。\n第二条 丙部门应当答复。\n第三条 略去其余。"
    assert _locators(text) == ["art1", "art2", "art2b", "art3"]


def test_skipped_numbers_stay_as_printed() -> None:
    text = "一、职责\n由各部门负责。\n三、制度\n建立制度。"
    assert _locators(text) == ["1", "3"]


def test_an_article_printed_twice_is_one() -> None:
    text = "第一条 甲部门应当移送案件材料。\n第二条 乙部门应当受理移送案件。\n第二条 乙部门应当受理移送案件。\n第三条 略去其余。"
    assert _locators(text) == ["art1", "art2", "art3"]


def test_a_page_that_prints_the_whole_text_twice_has_it_once() -> None:
    section = "一、责任机制。" + "明确各部门的职责任务，厘清职责边界，推动依法履职。" * 4
    other = "二、联动机制。" + "加强会商，推进信息共享和证据互认，形成工作合力。" * 4
    text = _read("\n".join([section, other, section, other]))
    assert list(text.passages) == ["1", "2"]


def test_what_surrounds_the_text_on_the_page_is_no_clause() -> None:
    text = """
您现在的位置:首页
 > 政务公开 > 文件
索引号: 0001/2020-1 分类: 意见
关于加强协同配合的通知
发布时间:2020-01-02 字体:[ ]

各镇人民政府:

为加强配合，现通知如下：

一、加强移送

应当及时移送。

二、附则

本通知自发布之日起施行。

某某县人民政府

2020年1月2日

浏览 12
点赞
分享到：
"""
    assert _locators(text) == ["0#1", "0#2", "1", "2"]
    assert _read(text).passages["0#1"].text == "各镇人民政府:"
    assert _read(text).passages["2"].text == "本通知自发布之日起施行。"


def test_a_signature_and_a_list_of_annexes_may_be_cited_but_need_not() -> None:
    text = """
一、成立机构
经研究成立领导小组。
附件:1.移送办法
2.会商办法
某某镇人民政府
2022年11月8日
附件1:
移送办法
为规范移送，制定本办法。
第一条 应当移送。
附件2
会商办法
第一条 应当会商。
"""
    passages = _read(text).passages
    assert [p.locator for p in passages.values() if p.optional] == ["1#2", "1#3"]
    assert _locators(text) == ["1", "A1", "A1/0", "A1/art1", "A2", "A2/art1"]
    assert passages["A1"].title == "移送办法"


def test_artefacts_of_word_processors_are_dropped() -> None:
    text = "一、争议\n[bookmark: _GoBack]发生争议的，应当协商。\u200b"
    assert _read(text).passages["1"].text == "发生争议的，应当协商。"


@pytest.mark.parametrize(
    "text",
    [
        "第三条 行业监管部门发现违法行为的，应当在\n3个工作日内移送。\n第四条 略去其余。",
        "第三条 行业监管部门发现违法行为的，\n\n应当在3个工作日内移送。\n第四条 略去其余。",
        "第三条 行业监管部门发现违法行为\n的，应当在3个工作日内移送。\n第四条 略去其余。",
    ],
)
def test_a_line_break_inside_a_paragraph_does_not_divide_it(text: str) -> None:
    assert _locators(text) == ["art3", "art4"]
    assert "应当在3个工作日内移送。" in _read(text).passages["art3"].text


def test_lines_of_one_length_are_joined_to_paragraphs() -> None:
    paragraphs = [
        "一、移送",
        "　　"
        + "行业监管部门发现违法行为属于综合行政执法部门管辖的应当在三个工作日内移送有管辖权的一方处理。" * 3,
        "　　" + "综合行政执法部门发现违法行为属于行业监管部门管辖的应当在三个工作日内移送行业监管部门处理。",
        "二、附则",
        "　　本意见自印发之日起施行。",
    ]
    text = "\n".join(p[i : i + 28] for p in paragraphs for i in range(0, len(p), 28))
    assert _locators(text) == ["1", "1#1", "1#2", "2"]
    assert len(_read(text).passages["1#1"].sentences) == 3


def test_a_run_in_heading_is_a_title_if_the_outline_says_so() -> None:
    text = _read("一、协作\n（一）开展协助。应当书面函告。有关部门应当回复。\n（二）其他。")
    passage = text.passages["1/1"]
    assert passage.title == "开展协助"
    assert passage.counts() == (3, 2)
    assert text.sentence("1/1", 1, of=2) == "应当书面函告。"
    assert text.sentence("1/1", 1, of=3) == "开展协助。"


def test_a_heading_may_be_set_off_by_a_colon_or_by_blanks() -> None:
    passages = _read(
        "一、工作职责  负责辖区执法。\n队长职责:主持工作。\n二、原则\n1.客观公正:尊重事实。"
    ).passages
    assert passages["1"].title == "工作职责"
    assert passages["1#1"].text == "负责辖区执法。"
    assert passages["2/1"].title == "客观公正"
    assert passages["2/1"].counts() == (1,)


def test_a_first_sentence_that_rules_something_is_no_title() -> None:
    passages = _read("一、协作\n（一）甲应当函告。乙应当回复。\n（二）由乙负责。并及时回复。").passages
    assert passages["1/1"].title is None
    assert passages["1/2"].title is None


def test_a_roster_is_divided_into_its_entries() -> None:
    text = """
一、人员名单
队      长:甲  乙    副镇长
成     员:丙丁戊    中队长                己  庚    副中队长辛壬癸    工作人员
二、职责
负责执法。
"""
    passages = _read(text).passages
    assert passages["1#1"].roster and len(passages["1#1"].sentences) == 1
    assert len(passages["1#2"].sentences) == 3


def test_a_full_stop_in_brackets_or_quotes_ends_no_sentence() -> None:
    text = _read("一、计分\n按三档赋分。(一线适当倾斜。必要时调整)由领导提出意见。称“能者多干。”的导向不变。")
    assert text.passages["1"].sentences == (
        "按三档赋分。",
        "(一线适当倾斜。必要时调整)由领导提出意见。",
        "称“能者多干。”的导向不变。",
    )


@pytest.mark.parametrize(
    "text", ["", "\n\n", "没有编号的标题", "(((（（（", "附件", "附件1：", "第一条", "1."]
)
def test_scraps_are_read_without_failing(text: str) -> None:
    assert isinstance(_read(text), OfficialText)


def test_every_clause_of_an_outline_has_its_words_but_for_rosters() -> None:
    text = _read(
        "一、人员名单\n队长:甲乙丙    副镇长\n二、职责\n（一）协作。应当函告。应当回复。\n（二）其他。"
    )
    outline = {"1": "人员名单", "2": "职责", "2/1": {"title": "协作", "sentences": 2}, "2/2": {}, "2/3": {}}
    document = Document.model_validate({"title": "通知", "outline": outline})
    assert clause_words(document, text) == {
        "2/1": "协作。应当函告。应当回复。",
        "2/1.1": "应当函告。",
        "2/1.2": "应当回复。",
        "2/2": "其他。",
    }
