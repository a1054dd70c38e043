"""Relation graphs and ladders as SVG."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quanze.rendering.diagrams.errors import DiagramError, EngineMissing
from quanze.rendering.diagrams.ladder import Ladder, Rung, render_ladder
from quanze.rendering.diagrams.relation_graph import (
    EdgeKind,
    NodeKind,
    RelationEdge,
    RelationGraph,
    RelationNode,
)
from quanze.rendering.diagrams.relations import render_relations
from quanze.rendering.diagrams.style import diagram_css

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]


def graph(*links: str, names: dict[str, str] | None = None) -> RelationGraph:
    """A small graph: each link reads `from>to`, `from>to:label`, or `from=to` for a member."""
    edges = []
    for at, link in enumerate(links):
        ends, _, label = link.partition(":")
        kind = EdgeKind.MEMBER if "=" in ends else EdgeKind.TURN
        source, target = re.split("[>=]", ends)
        edges.append(RelationEdge(f"e{at}", source, target, kind, label or None))
    ids = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
    nodes = tuple(RelationNode(name, (names or {}).get(name, f"{name}部门")) for name in ids)
    return RelationGraph("g", "关系", "说明", nodes, tuple(edges))


def words(element: ElementTree.Element) -> str:
    return "".join("".join(text.itertext()) for text in element.iter(f"{SVG}text"))


def groups(svg: str, name: str) -> list[ElementTree.Element]:
    return [
        found for found in ElementTree.fromstring(svg).iter() if name in found.attrib.get("class", "").split()
    ]


def boxes(svg: str) -> list[Box]:
    found = []
    for group in (*groups(svg, "dg-step"), *groups(svg, "dg-chip")):
        rect = next(group.iter(f"{SVG}rect")).attrib
        x, y = float(rect["x"]), float(rect["y"])
        found.append((x, y, x + float(rect["width"]), y + float(rect["height"])))
    return found


def overlap(one: Box, other: Box) -> bool:
    return all(one[at] < other[at + 2] and other[at] < one[at + 2] for at in (0, 1))


def test_every_node_edge_and_label_is_drawn_with_its_own_id() -> None:
    svg = render_relations(graph("a>b:移送", "b>a:反馈", "b>c", "c=d", "a>a:会商"))
    ids = [element.attrib["id"] for element in ElementTree.fromstring(svg).iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert {f"g--node--{name}" for name in "abcd"} <= set(ids)
    assert {f"g--edge--e{at}" for at in range(5)} <= set(ids)
    assert [words(label) for label in groups(svg, "dg-chip")] == ["移送", "反馈", "会商"]


def test_boxes_and_labels_keep_apart() -> None:
    links = [f"n{at}>n{(at * 7 + 3) % 20}:移送案件" for at in range(20)] + [
        f"n{at}=m{at}" for at in range(12)
    ]
    found = boxes(render_relations(graph(*links)))
    assert len(found) == 52
    assert not [pair for pair in combinations(found, 2) if overlap(*pair)]


def test_a_label_that_looks_like_markup_stays_text() -> None:
    nasty = '<b>粗</b>\\N"&'
    svg = render_relations(graph(f"a>b:{nasty}", names={"a": nasty}))
    assert words(groups(svg, "dg-step")[0]) == nasty
    assert words(groups(svg, "dg-chip")[0]) == nasty
    assert not list(ElementTree.fromstring(svg).iter(f"{SVG}b"))


def test_chinese_names_fit_their_boxes() -> None:
    name = "市生态环境保护综合行政执法支队（第一大队）"
    (group, _) = groups(render_relations(graph("a>b", names={"a": name})), "dg-step")
    rect = next(group.iter(f"{SVG}rect")).attrib
    lines = ["".join(span.itertext()) for span in group.iter(f"{SVG}tspan")]
    assert "".join(lines) == name
    assert all(len(line) * 13 < float(rect["width"]) for line in lines)
    assert len(lines) * 18 < float(rect["height"])


def test_one_who_answers_upwards_keeps_the_direction_of_the_arrow() -> None:
    svg = render_relations(graph("a>b", "b>a"))
    tops = {
        group.attrib["id"][-1]: box[1] for group, box in zip(groups(svg, "dg-step"), boxes(svg), strict=False)
    }
    assert tops["a"] < tops["b"]
    tips = []
    for edge in groups(svg, "dg-line"):
        arrow = next(path for path in edge if path.attrib["class"] == "dg-arrow").attrib["d"]
        tips.append(float(arrow.split("L")[1].split(",")[1]))
    assert tips[0] > tips[1]


def test_membership_is_drawn_without_arrow() -> None:
    turn, member = groups(render_relations(graph("a>b", "a=c")), "dg-line")
    assert [path.attrib["class"] for path in turn] == ["dg-path", "dg-arrow"]
    assert [path.attrib["class"] for path in member] == ["dg-path"]


def test_many_members_stand_in_one_roster_and_each_keeps_its_id() -> None:
    svg = render_relations(graph("b>a", *(f"a=m{at}" for at in range(23))))
    root = ElementTree.fromstring(svg)
    assert float(root.attrib["width"]) < 600
    assert len(groups(svg, "dg-roster")) == 1
    assert len(groups(svg, "dg-step")) == 25
    assert len(groups(svg, "dg-line")) == 24
    assert sum(len(line.findall(f"{SVG}path")) for line in groups(svg, "dg-line")) == 3
    assert not [pair for pair in combinations(boxes(svg), 2) if overlap(*pair)]


def test_a_graph_too_wide_for_a_page_is_laid_sideways() -> None:
    svg = render_relations(graph(*(f"a>m{at}:移送" for at in range(16))))
    size = ElementTree.fromstring(svg).attrib
    assert float(size["width"]) < 600 < float(size["height"])


def test_the_same_graph_gives_the_same_bytes() -> None:
    one = graph("a>b:移送", "b>c", "c>a", "d=a")
    assert render_relations(one) == render_relations(one)


def test_a_graph_without_nodes_needs_no_engine() -> None:
    svg = render_relations(RelationGraph("g", "关系", "说明", (), ()), Path("/nowhere/dot"))
    assert "暂无关系" in svg


def test_an_engine_that_cannot_run_is_reported_as_missing(tmp_path: Path) -> None:
    broken = tmp_path / "dot"
    broken.write_text("no program")
    for engine in (tmp_path / "nothing", broken):
        with pytest.raises(EngineMissing):
            render_relations(graph("a>b"), engine)


def test_an_engine_that_fails_or_loses_an_element_is_an_error(tmp_path: Path) -> None:
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\nexit 3\n")
    losing = tmp_path / "losing"
    answer = '{"bb": "0,0,9,9", "objects": [{"id": "box0", "pos": "1,1"}, {"id": "box1", "pos": "2,2"}], "edges": []}'
    losing.write_text(f"#!/bin/sh\ncat > /dev/null\necho '{answer}'\n")
    for engine, said in ((failing, "failed"), (losing, "lost wire0")):
        engine.chmod(0o755)
        with pytest.raises(DiagramError, match=said):
            render_relations(graph("a>b"), engine)


def test_a_graph_that_contradicts_itself_is_refused() -> None:
    node = RelationNode("a", "甲", NodeKind.MEETING)
    wrong = (
        RelationGraph("g", "", "", (node, node), ()),
        RelationGraph("g", "", "", (node,), (RelationEdge("e", "a", "b"),)),
        RelationGraph("g", "", "", (node,), (RelationEdge("e", "a", "a"), RelationEdge("e", "a", "a"))),
        RelationGraph("g", "", "", (RelationNode("a", "甲", href="javascript:x"),), ()),
    )
    for one in wrong:
        with pytest.raises(DiagramError):
            render_relations(one)


def test_no_colour_of_a_relation_graph_escapes_the_style_sheet() -> None:
    svg = render_relations(graph("a>b:移送", "b=c"))
    assert "white" not in svg
    drawn = {name for names in re.findall(r'class="([^"]*)"', svg) for name in names.split()}
    plain = {"dg", "dg-relations", "dg-line", "dg-member", "dg-step", "dg-task", "dg-chip"}
    assert all(f".{name}" in diagram_css() for name in drawn - plain)


LADDER = Ladder(
    "d",
    "争议解决",
    (
        Rung("self", "争议双方自行协商", ("由移送方发起",), deadline="5个工作日内"),
        Rung("office", "区综合行政执法协调办公室"),
        Rung("government", "区人民政府", final=True, href="#government"),
    ),
    ("协商不成", "协调未达成一致，或者逾期不予答复"),
)


def test_rungs_rise_from_the_first_to_the_one_who_decides() -> None:
    cards = boxes(render_ladder(LADDER))[:3]
    assert cards[0][1] > cards[1][3] > cards[1][1] > cards[2][3]
    assert cards[0][0] < cards[1][0] < cards[2][0]


def test_only_the_last_rung_is_marked_as_final() -> None:
    rungs = groups(render_ladder(LADDER), "dg-step")
    assert ["最后一级" in words(rung) for rung in rungs] == [False, False, True]
    assert rungs[2].attrib["href"] == "#government"


def test_a_rung_without_time_limit_says_so() -> None:
    rungs = groups(render_ladder(LADDER), "dg-step")
    assert ["未规定时限" in words(rung) for rung in rungs] == [False, True, True]
    assert "5个工作日内" in words(rungs[0])


def test_what_leads_up_is_said_between_the_rungs() -> None:
    moves = groups(render_ladder(LADDER), "dg-condition")
    assert [words(move) for move in moves] == list(LADDER.moves)


def test_all_words_of_a_ladder_stay_inside_the_drawing() -> None:
    long = Rung(
        "x",
        "由市人民政府指定的综合行政执法体制改革工作领导小组办公室",
        ("依据" + "很长的说明文字" * 8,),
        True,
    )
    svg = ElementTree.fromstring(render_ladder(Ladder("d", "", (long,), ())))
    rect = next(svg.iter(f"{SVG}rect")).attrib
    right = float(rect["x"]) + float(rect["width"])
    bottom = float(rect["y"]) + float(rect["height"])
    assert right <= float(svg.attrib["width"]) and bottom <= float(svg.attrib["height"])
    for text in svg.iter(f"{SVG}text"):
        for span in text:
            assert float(span.attrib["y"]) < bottom
            if text.attrib.get("text-anchor") == "start":
                assert (
                    float(span.attrib["x"]) + len(span.text or "") * float(text.attrib["font-size"]) < right
                )


def test_a_ladder_escapes_its_words_and_checks_its_moves() -> None:
    nasty = "<b>&\"'"
    svg = render_ladder(
        Ladder("d", nasty, (Rung("a", nasty, (nasty,), deadline=nasty), Rung("b", "乙")), (nasty,))
    )
    assert words(groups(svg, "dg-step")[0]).count(nasty) == 3
    with pytest.raises(DiagramError):
        render_ladder(Ladder("d", "", (Rung("a", "甲"), Rung("b", "乙")), ()))
    with pytest.raises(DiagramError):
        render_ladder(Ladder("d", "", (Rung("a", "甲"), Rung("a", "乙")), ("",)))


def test_an_empty_ladder_says_so() -> None:
    assert "暂无层级" in render_ladder(Ladder("d", "", (), ()))
