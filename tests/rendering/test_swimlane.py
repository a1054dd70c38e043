"""Flows as swimlanes: geometry of random flows, and what the SVG promises."""

import math
import os
import random
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quanze.rendering.diagrams.density import PAGE_WIDTH
from quanze.rendering.diagrams.errors import DiagramError
from quanze.rendering.diagrams.flow import Flow, FlowDiagram, Lane, Step, StepKind
from quanze.rendering.diagrams.labels import FONT as LABEL_FONT
from quanze.rendering.diagrams.labels import LINE as LABEL_LINE
from quanze.rendering.diagrams.layout import FlowLayout, lay_flow
from quanze.rendering.diagrams.outline import FONT, GLYPH, LINE, line_offsets
from quanze.rendering.diagrams.style import diagram_css, frame_diagram
from quanze.rendering.diagrams.swimlane import render_swimlane
from quanze.rendering.diagrams.text import CLOSING, OPENING, em_width, wrap_text

SVG = "{http://www.w3.org/2000/svg}"
VERBS = ("受理", "核查", "立案", "移送", "会商研判", "抄告", "反馈", "审查", "批准", "送达", "公示", "归档")
OBJECTS = (
    "案件线索",
    "举报投诉",
    "许可事项",
    "检查笔录",
    "处罚决定、执行情况",
    "移送函",
    "涉嫌犯罪案件（含证据材料）",
)
LIMITS = ("3个工作日内", "24小时内", "15日内", "自收到材料之日起10个工作日内书面答复", "立即")
CONDITIONS = ("是", "否", "材料不齐全", "当事人逾期未补正且情节严重的，或者案件跨区域的")

Box = tuple[float, float, float, float]


def flow(*links: str, kinds: dict[str, StepKind] | None = None, lanes: str = "甲") -> FlowDiagram:
    """A small flow: each link reads `from>to` or `from>to:condition:deadline`; steps are `lane+name`."""
    flows = []
    for link in links:
        ends, *words = link.split(":")
        source, target = ends.split(">")
        flows.append(Flow(source, target, *(word or None for word in words)))
    names = dict.fromkeys(end for one in flows for end in (one.source, one.target))
    steps = tuple(Step(name, name[0], (kinds or {}).get(name, StepKind.TASK), name) for name in names)
    return FlowDiagram("f", "流程", "说明", tuple(Lane(name, name) for name in lanes), steps, tuple(flows))


def random_flow(steps: int, lanes: int, seed: int) -> FlowDiagram:
    """A flow as they come, with branches, ways back, flows that share both ends, and loose steps."""
    dice = random.Random(f"{steps}-{lanes}-{seed}")
    made, lane = [], 0
    for at in range(steps):
        if dice.random() < 0.4:
            lane = dice.randrange(lanes)
        kind = StepKind.START if at == 0 else dice.choices(list(StepKind), (0, 6, 2, 1, 1))[0]
        made.append(Step(f"s{at}", f"l{lane}", kind, dice.choice(VERBS) + dice.choice(OBJECTS), f"#s{at}"))
    flows = []

    def link(source: int, target: int) -> None:
        condition = dice.choice(CONDITIONS) if dice.random() < 0.3 else None
        deadline = dice.choice(LIMITS) if dice.random() < 0.45 else None
        flows.append(Flow(f"s{source}", f"s{target}", condition, deadline))

    for at in range(1, steps):
        if dice.random() < 0.95:
            link(at - 1 if dice.random() < 0.75 else dice.randrange(max(0, at - 4), at), at)
    for at, step in enumerate(made):
        if step.kind is StepKind.DECISION:
            link(at, dice.randrange(max(0, at - 5), min(steps, at + 6)))
    for _ in range(steps // 6):
        link(dice.randrange(steps), dice.randrange(steps))
        again = dice.choice(flows) if flows else Flow("s0", "s0")
        flows.append(replace(again, condition="紧急情形", deadline="24小时内"))
    places = tuple(Lane(f"l{at}", f"第{at + 1}部门") for at in range(lanes))
    return FlowDiagram(f"r{seed}", "随机流程", "随机", places, tuple(made), tuple(flows))


def overlap(one: Box, other: Box, slack: float = 0.0) -> bool:
    return all(one[at] < other[at + 2] - slack and other[at] < one[at + 2] - slack for at in (0, 1))


def step_boxes(layout: FlowLayout) -> list[Box]:
    return [
        (
            placed.x - placed.outline.half_width,
            placed.y - placed.outline.half_height,
            placed.x + placed.outline.half_width,
            placed.y + placed.outline.half_height,
        )
        for placed in layout.steps
    ]


def chip_boxes(layout: FlowLayout) -> list[tuple[int, Box]]:
    return [
        (
            at,
            (
                chip.x - chip.width / 2,
                chip.y - chip.height / 2,
                chip.x + chip.width / 2,
                chip.y + chip.height / 2,
            ),
        )
        for at, line in enumerate(layout.lines)
        for chip in line.chips
    ]


def segments(layout: FlowLayout) -> list[tuple[int, Box]]:
    return [
        (at, (min(x, x2), min(y, y2), max(x, x2), max(y, y2)))
        for at, line in enumerate(layout.lines)
        for (x, y), (x2, y2) in pairwise(line.points)
    ]


def runs_upon(one: Box, other: Box) -> bool:
    """Whether two straight stretches run along each other, nearer than 3 px for more than 1 px."""
    for fixed, along in ((0, 1), (1, 0)):
        parallel = one[fixed] == one[fixed + 2] and other[fixed] == other[fixed + 2]
        shared = min(one[along + 2], other[along + 2]) - max(one[along], other[along])
        if parallel and abs(one[fixed] - other[fixed]) < 3 and shared > 1:
            return True
    return False


def count_defects(layout: FlowLayout) -> Counter[str]:
    found: Counter[str] = Counter()
    boxes, chips, lines = step_boxes(layout), chip_boxes(layout), segments(layout)
    whole = (0.0, layout.head, layout.width, layout.height)
    for one, other in combinations(boxes, 2):
        found["step on step"] += overlap(one, other)
    for at, (x, y, x2, y2) in lines:
        ends = (layout.lines[at].source, layout.lines[at].target)
        found["slanting line"] += x != x2 and y != y2
        found["line leaves the drawing"] += not (
            whole[0] <= x and whole[1] <= y and x2 <= whole[2] and y2 <= whole[3]
        )
        found["line through a step"] += sum(
            overlap((x, y, x2, y2), box) for step, box in enumerate(boxes) if step not in ends
        )
    for (at, one), (other_at, other) in combinations(lines, 2):
        found["line upon line"] += at != other_at and runs_upon(one, other)
    for (_, one), (_, other) in combinations(chips, 2):
        found["label on label"] += overlap(one, other)
    for _, (x, y, x2, y2) in chips:
        found["label leaves the drawing"] += (
            x < 0 or y < layout.head or x2 > layout.width or y2 > layout.height
        )
        found["label on a step"] += sum(overlap((x, y, x2, y2), box) for box in boxes)
    for at in {at for at, _ in chips}:
        mine = [box for own, box in chips if own == at]
        block = (
            *(min(box[side] for box in mine) for side in (0, 1)),
            *(max(box[side] for box in mine) for side in (2, 3)),
        )
        found["label off its line"] += not any(overlap(block, box, 1) for own, box in lines if own == at)
    return +found


@pytest.mark.parametrize(
    ("steps", "lanes", "runs"),
    [(8, 1, 50), (10, 3, 80), (15, 3, 80), (15, 2, 40), (30, 4, 30), (24, 12, 15), (60, 5, 5), (120, 5, 1)],
)
def test_no_line_and_no_label_of_a_random_flow_meets_what_it_should_not(
    steps: int, lanes: int, runs: int
) -> None:
    defects = {
        seed: dict(found)
        for seed in range(runs)
        if (found := count_defects(lay_flow(random_flow(steps, lanes, seed))))
    }
    assert defects == {}


@pytest.mark.parametrize("room", [math.inf, 1100.0, 950.0, 650.0, 500.0, 0.0])
def test_nothing_meets_what_it_should_not_however_closely_a_flow_is_packed(room: float) -> None:
    defects = {
        seed: dict(found)
        for seed in range(12)
        if (found := count_defects(lay_flow(random_flow(18, 4, seed), room)))
    }
    assert defects == {}


def test_a_flow_that_fits_is_not_packed_more_closely_than_it_must_be() -> None:
    diagram = random_flow(15, 3, 1)
    widths = [lay_flow(diagram, room).width for room in (math.inf, 840.0, 700.0, 500.0, 0.0)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 840 > widths[1] > 700 > widths[2]


def test_flows_of_up_to_seven_lanes_fit_the_page() -> None:
    names = (
        "综合行政执法部门",
        "行业监管部门",
        "有管辖权的一方",
        "司法行政部门",
        "县政府",
        "镇街",
        "纪检监察机关",
    )
    for count in range(1, 8):
        lanes = tuple(Lane("甲乙丙丁戊己庚"[at], names[at]) for at in range(count))
        ids = [f"{lane.id}{at}" for lane in lanes for at in (1, 2)]
        links = [f"{one}>{other}:材料不齐全的:3个工作日内" for one, other in pairwise(ids)]
        diagram = replace(flow(*links), lanes=lanes)
        assert lay_flow(diagram).width <= PAGE_WIDTH


def test_labels_hardly_ever_hide_a_line_of_others() -> None:
    hiding = labels = 0
    for seed in range(60):
        layout = lay_flow(random_flow(15, 3, seed))
        for at, box in chip_boxes(layout):
            labels += 1
            hiding += any(own != at and overlap(box, line, 1) for own, line in segments(layout))
    assert labels > 400
    assert hiding / labels < 0.03


def test_every_line_begins_and_ends_on_the_border_of_its_steps() -> None:
    for seed in range(40):
        layout = lay_flow(random_flow(15, 3, seed))
        for line in layout.lines:
            for step, (x, y) in ((line.source, line.points[0]), (line.target, line.points[-1])):
                placed = layout.steps[step]
                dx, dy = abs(x - placed.x), abs(y - placed.y)
                on_side = math.isclose(dx, placed.outline.reach_aside(dy))
                on_top = math.isclose(dy, placed.outline.reach_down(dx))
                assert on_side or on_top, (seed, line)


def test_a_name_never_leaves_its_shape() -> None:
    for seed in range(40):
        for placed in lay_flow(random_flow(15, 3, seed)).steps:
            outline = placed.outline
            for line, offset in zip(outline.lines, line_offsets(len(outline.lines), LINE), strict=True):
                far = abs(offset) + GLYPH / 2
                assert far < outline.half_height
                assert em_width(line) * FONT / 2 < outline.reach_aside(far), (placed.step, line)


def test_the_words_of_a_label_never_leave_it() -> None:
    for seed in range(40):
        for line in lay_flow(random_flow(15, 3, seed)).lines:
            for chip in line.chips:
                assert all(em_width(words) * LABEL_FONT + 8 <= chip.width for words in chip.lines)
                assert len(chip.lines) * LABEL_LINE <= chip.height


def test_every_step_stands_inside_its_own_lane() -> None:
    for seed in range(40):
        layout = lay_flow(random_flow(20, 4, seed))
        lanes = {lane.lane.id: lane for lane in layout.lanes}
        for placed in layout.steps:
            lane = lanes[placed.step.lane]
            assert lane.left < placed.x - placed.outline.half_width
            assert placed.x + placed.outline.half_width < lane.right


def test_all_lines_but_ways_back_run_downwards() -> None:
    layout = lay_flow(flow("甲1>甲2", "甲2>甲3", "甲3>甲1", "甲2>乙1", "乙1>甲3", lanes="甲乙"))
    ups = [line for line in layout.lines if layout.steps[line.target].y <= layout.steps[line.source].y]
    assert [(line.source, line.target) for line in ups] == [(2, 0)]
    assert ups[0].back


def test_flows_between_the_same_steps_share_one_line_and_keep_all_their_labels() -> None:
    layout = lay_flow(flow("甲1>甲2:一般情形:5个工作日内", "甲1>甲2:紧急情形:24小时内"))
    (line,) = layout.lines
    assert line.flows == (0, 1)
    assert [chip.lines[0] for chip in line.chips] == ["一般情形", "5个工作日内", "紧急情形", "24小时内"]


def test_equal_labels_on_one_line_are_shown_once() -> None:
    (line,) = lay_flow(flow("甲1>甲2:是", "甲1>甲2:是")).lines
    assert len(line.chips) == 1


def test_a_step_may_lead_to_itself() -> None:
    layout = lay_flow(flow("甲1>甲1::每季度一次", "甲1>甲2"))
    assert count_defects(layout) == {}
    assert layout.lines[0].back


def test_of_two_steps_that_lead_to_each_other_the_one_written_first_stands_above() -> None:
    diagram = flow("甲1>甲2", "甲1>甲3", "甲2>甲3", "甲3>甲2::2个工作日内一次性告知补正")
    layout = lay_flow(replace(diagram, flows=(diagram.flows[1], *diagram.flows)))
    assert [(line.source, line.target) for line in layout.lines if line.back] == [(2, 1)]


def test_a_way_back_is_found_even_when_the_steps_are_written_backwards() -> None:
    layout = lay_flow(flow("甲4>甲3", "甲3>甲2", "甲2>甲1", "甲1>甲4"))
    backwards = replace(
        flow("甲4>甲3", "甲3>甲2", "甲2>甲1", "甲1>甲4"), steps=tuple(p.step for p in layout.steps[::-1])
    )
    kinds = tuple(
        replace(one, kind=StepKind.START if one.id == "甲4" else one.kind) for one in backwards.steps
    )
    (back,) = [line for line in lay_flow(replace(backwards, steps=kinds)).lines if line.back]
    assert (kinds[back.source].id, kinds[back.target].id) == ("甲1", "甲4")


def test_a_cycle_without_a_start_is_drawn() -> None:
    layout = lay_flow(flow("甲1>乙1", "乙1>甲1", lanes="甲乙"))
    assert [line.back for line in layout.lines] == [False, True]


def test_steps_that_nothing_ties_stand_below_the_others() -> None:
    loose = tuple(Step(f"甲0{at}", "甲", StepKind.TASK, "另行规定") for at in range(9))
    diagram = flow("甲1>甲2")
    layout = lay_flow(replace(diagram, steps=(*loose, *diagram.steps)))
    assert count_defects(layout) == {}
    assert min(placed.y for placed in layout.steps[:9]) > max(placed.y for placed in layout.steps[9:])


def test_a_step_with_very_many_followers_grows_wide_enough() -> None:
    layout = lay_flow(flow(*(f"甲0>{lane}{at}" for lane in "乙丙" for at in range(8)), lanes="甲乙丙"))
    assert count_defects(layout) == {}


def test_an_event_stands_right_above_what_it_leads_to() -> None:
    kinds = {"甲1": StepKind.START, "乙9": StepKind.EVENT}
    layout = lay_flow(flow("甲1>甲2", "甲2>甲3", "甲3>甲4", "乙9>甲4", kinds=kinds, lanes="甲乙"))
    rows = {placed.step.id: placed.y for placed in layout.steps}
    assert rows["乙9"] == rows["甲3"]


def test_a_flow_without_steps_says_so() -> None:
    lanes = (Lane("a", "行业监管部门"), Lane("b", "综合执法部门"))
    for shown in ((), lanes):
        svg = render_swimlane(FlowDiagram("empty", "空", "空", shown, (), ()))
        texts = "".join(ElementTree.fromstring(svg).itertext())
        assert "暂无流程步骤" in texts
        assert all(lane.name in texts for lane in shown)


def test_the_same_flow_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "from test_swimlane import random_flow, render_swimlane\n"
        "sys.stdout.buffer.write(render_swimlane(random_flow(30, 4, 1)).encode())"
    )
    import quanze

    paths = [str(Path(__file__).parent), str(Path(quanze.__file__).parents[1])]
    expected = render_swimlane(random_flow(30, 4, 1)).encode()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code, *paths], capture_output=True, env=environment, check=True
        )
        assert done.stdout == expected


def test_every_id_is_unique_and_begins_with_the_id_of_the_flow() -> None:
    svg = ElementTree.fromstring(render_swimlane(random_flow(30, 4, 3)))
    ids = [element.attrib["id"] for element in svg.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) > 60
    assert all(name == "r3" or name.startswith("r3--") for name in ids)


def test_ids_that_differ_only_in_strange_characters_stay_apart() -> None:
    diagram = flow("甲/1>甲.1", "甲.1>甲-1", "甲-1>甲_1")
    svg = ElementTree.fromstring(render_swimlane(diagram))
    steps = [link.attrib["id"] for link in svg.iter() if "dg-step" in link.attrib.get("class", "")]
    assert len(set(steps)) == 4
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", name) for name in steps)


def test_words_are_words_whatever_they_contain() -> None:
    nasty = "<script>\"'&\x00\ufffe]]>&lt;"
    step = Step("a", "l", StepKind.TASK, nasty, "?q=\"'&<", nasty)
    flows = (Flow("a", "a", nasty, nasty),)
    diagram = FlowDiagram(nasty, nasty, nasty, (Lane("l", nasty),), (step,), flows)
    svg = ElementTree.fromstring(render_swimlane(diagram))
    clean = "<script>\"'&]]>&lt;"
    assert svg.findtext(f"{SVG}title") == clean
    assert svg.findtext(f"{SVG}desc") == clean
    link = next(svg.iter(f"{SVG}a"))
    assert link.attrib["href"] == "?q=\"'&<"
    assert link.findtext(f"{SVG}title") == clean
    assert "".join("".join(text.itertext()) for text in link.iter(f"{SVG}text")) == clean
    assert not list(svg.iter(f"{SVG}script"))


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " javascript:x",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//other.example/x",
        "\\\\x",
        "java\tscript:x",
        "",
    ],
)
def test_a_link_that_could_do_harm_is_refused(href: str) -> None:
    diagram = flow("甲1>甲2")
    first = replace(diagram.steps[0], href=href)
    with pytest.raises(DiagramError):
        render_swimlane(replace(diagram, steps=(first, diagram.steps[1])))


@pytest.mark.parametrize(
    "href", ["#a", "../b.html#c", "b/", "?x=1", "https://example.org/", "http://example.org"]
)
def test_relative_links_fragments_and_web_addresses_are_kept(href: str) -> None:
    diagram = flow("甲1>甲2")
    first = replace(diagram.steps[0], href=href)
    svg = ElementTree.fromstring(render_swimlane(replace(diagram, steps=(first, diagram.steps[1]))))
    assert [link.attrib["href"] for link in svg.iter(f"{SVG}a")] == [href]


def test_a_flow_that_contradicts_itself_is_refused() -> None:
    diagram = flow("甲1>甲2")
    wrong = (
        replace(diagram, flows=(Flow("甲1", "无"),)),
        replace(diagram, lanes=()),
        replace(diagram, steps=diagram.steps * 2),
        replace(diagram, lanes=diagram.lanes * 2),
    )
    for one in wrong:
        with pytest.raises(DiagramError):
            render_swimlane(one)


def test_a_screen_reader_is_told_what_it_meets() -> None:
    svg = ElementTree.fromstring(render_swimlane(flow("甲1>甲2")))
    assert svg.attrib["role"] == "group"
    assert svg.attrib["aria-roledescription"] == "流程图"
    names = {
        element.attrib["id"]: element.text for element in svg if element.tag in (f"{SVG}title", f"{SVG}desc")
    }
    assert [names[key] for key in svg.attrib["aria-labelledby"].split()] == ["流程", "说明"]


def test_lines_say_whether_they_cross_lanes_or_lead_back() -> None:
    svg = ElementTree.fromstring(render_swimlane(flow("甲1>甲2", "甲2>乙1", "乙1>甲1", lanes="甲乙")))
    lines = [group.attrib["class"] for group in svg.iter() if "dg-line" in group.attrib.get("class", "")]
    assert lines == ["dg-line", "dg-line dg-across", "dg-line dg-across dg-back"]


def test_a_flow_too_tall_for_a_sheet_of_paper_is_marked_so() -> None:
    short = flow("甲1>甲2")
    tall = flow(*(f"甲{at:02}>甲{at + 1:02}:材料齐全" for at in range(30)))
    assert "dg-tall" not in render_swimlane(short)
    assert 'class="dg dg-flow dg-tall"' in render_swimlane(tall)


def test_a_drawing_without_style_sheet_has_its_colours() -> None:
    svg = ElementTree.fromstring(render_swimlane(random_flow(15, 3, 1)))
    for element in svg.iter():
        if element.tag in (f"{SVG}rect", f"{SVG}path", f"{SVG}polygon"):
            assert "fill" in element.attrib


def test_light_dark_and_print_set_the_same_variables() -> None:
    blocks = re.findall(r"\{([^{}]*--dg-ink:[^{}]*)\}", diagram_css())
    assert len(blocks) == 3
    sets = [set(re.findall(r"(--dg-[\w-]+):", body)) for body in blocks]
    assert sets[0] == sets[1] == sets[2]
    used = set(re.findall(r"var\((--dg-[\w-]+)\)", diagram_css()))  # with no fallback
    assert used == sets[0]


def test_every_class_that_is_drawn_has_a_rule() -> None:
    svg = render_swimlane(random_flow(60, 5, 1))
    drawn = {name for names in re.findall(r'class="([^"]*)"', svg) for name in names.split()}
    plain = {"dg", "dg-flow", "dg-line", "dg-back", "dg-step", "dg-task", "dg-chip"}
    assert all(f".{name}" in diagram_css() for name in drawn - plain)


def test_the_frame_can_be_reached_by_keyboard_and_has_a_name() -> None:
    frame = ElementTree.fromstring(frame_diagram(render_swimlane(flow("甲1>甲2")), "流程 <1>"))
    assert frame.attrib["tabindex"] == "0"
    assert frame.attrib["aria-label"] == "流程 <1>"


def test_em_width_counts_chinese_whole_and_latin_about_half() -> None:
    assert em_width("时限") == 2.0
    assert em_width("24小时") == pytest.approx(2 * 0.56 + 2)


def test_lines_break_after_marks_and_are_of_like_length() -> None:
    assert wrap_text("接收反馈、纳入信用监管") == ("接收反馈、", "纳入信用监管")
    assert wrap_text("自收到之日起10个工作日内书面答复") == ("自收到之日起10个", "工作日内书面答复")


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="行政执法移送abc12 ，、。？！）》」；：（《「", max_size=60))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str) -> None:
    lines = wrap_text(text)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    tight = re.compile(f"[{re.escape(CLOSING + OPENING)}]")
    for before, after in pairwise(lines):
        gap = text.replace(" ", "")
        assert before.replace(" ", "") + after.replace(" ", "") in gap
        assert after[0] not in CLOSING or before == ""
        assert before[-1] not in OPENING
    if not tight.search(text):
        assert all(em_width(line) <= 9.0 for line in lines)
