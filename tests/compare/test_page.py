"""The page of comparison in a browser, opened from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quanze.compare.changes import OF_MECHANISMS, Comparison
from quanze.compare.diff import compare
from quanze.rendering import paths
from quanze.rendering.compare import compare_assets
from quanze.rendering.dossier import open_dossier
from quanze.rendering.files import static_assets
from quanze.rendering.templating import fill
from quanze.rendering.views.comparison import compare_view

from .test_acid import PLACES, place

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

SHELL = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="quanze-root" content="."><title>地区对照</title>
<link rel="stylesheet" href="assets/quanze/handbook.css"><link rel="stylesheet" href="assets/quanze/compare.css">
<body class="md-typeset">{}<script src="assets/quanze/handbook.js"></script><script src="assets/quanze/compare.js"></script>
"""


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare([place(name) for name in PLACES])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, comparison: Comparison) -> Path:
    """The page with its data files, as any builder would lay it down."""
    root = tmp_path_factory.mktemp("handbook")
    for asset in (
        *static_assets(),
        *compare_assets([open_dossier(p, (), {}) for p in comparison.places], comparison),
    ):
        path = root / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    (root / paths.COMPARE).write_text(
        SHELL.format(fill("compare", compare_view(comparison))), encoding="utf-8"
    )
    return root


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab in which any error of a script, and any request that fails or leaves the folder, fails the test."""
    page = browser.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("requestfailed", lambda request: trouble.append(request.url))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:")) else trouble.append(request.url),
    )
    yield page
    page.close()
    assert not trouble


def show(tab: Tab, folder: Path, choice: str) -> None:
    tab.goto("about:blank")
    tab.goto(f"{(folder / paths.COMPARE).as_uri()}#{choice}")
    tab.wait_for_selector(".qz-counts")


def words(comparison: Comparison, columns: tuple[int, ...], kind: str | None = None) -> list[str]:
    counts = comparison.counts(columns, comparison.chosen(columns, kind))
    said = [f"相同 {counts.same}", f"不同 {counts.different}"]
    said += [f"仅表述不同 {counts.wording}"] if counts.wording else []
    said += [f"部分地区有 {counts.partial}"] if len(columns) > 2 else []
    return said + [f"仅{comparison.places[c].name} {n}" for c, n in zip(columns, counts.only, strict=True)]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("rudong", "harbin"), None),
        (("kunyang", "rudong"), "case-transfer"),
        (("chongqing", "yantai", "kunyang"), None),
        (("yantai", "rudong", "harbin", "chongqing"), "complaint-intake"),
    ],
)
def test_the_page_counts_what_the_command_counts(
    tab: Tab, folder: Path, comparison: Comparison, names: tuple[str, ...], kind: str | None
) -> None:
    """For any choice of places and kind, by the link that reproduces it."""
    show(tab, folder, f"places={','.join(names)}" + (f"&kind={kind}" if kind else ""))
    columns = tuple(PLACES.index(n) for n in names)
    assert tab.locator(".qz-counts span").all_inner_texts() == words(comparison, columns, kind)


def test_only_differences_hides_what_is_the_same_and_is_kept_in_the_link(tab: Tab, folder: Path) -> None:
    """The switch changes the address; the address brings the switch back."""
    show(tab, folder, "places=rudong,harbin&kind=case-transfer")
    assert tab.locator("tr.qz-row-same").count() > 5
    tab.check("#qz-only")
    tab.wait_for_function("location.hash.includes('only=differences')")
    tab.wait_for_selector(".qz-counts")
    assert tab.locator("tr.qz-row-same").count() == 0
    show(tab, folder, tab.url.partition("#")[2])
    assert tab.is_checked("#qz-only")


def test_places_and_kind_are_chosen_in_the_page(tab: Tab, folder: Path) -> None:
    """A third place gets a column; the drawings of the chosen kind stand beside each other."""
    show(tab, folder, "places=rudong,harbin")
    tab.select_option("#qz-place-2", label="昆阳镇")
    tab.wait_for_function("document.querySelector('.qz-sides thead')?.rows[0].cells.length === 4")
    tab.select_option("#qz-kind", label="案件移送（3地）")
    tab.wait_for_selector(".qz-flows")
    tab.click(".qz-flows summary")
    tab.wait_for_function(
        "[...document.querySelectorAll('.qz-flows img')].every(i => i.complete && i.naturalWidth > 0)"
    )
    assert tab.locator(".qz-flow-column").count() == 3
    assert tab.locator(".qz-flows img").count() >= 3


def test_a_place_chosen_twice_changes_seats_and_the_field_keeps_the_focus(tab: Tab, folder: Path) -> None:
    """No choice is barred by another, and the keyboard goes on from where it was."""
    show(tab, folder, "places=chongqing,harbin")
    tab.focus("#qz-place-0")
    tab.select_option("#qz-place-0", label="哈尔滨新区")
    tab.wait_for_function("location.hash.includes('places=harbin,chongqing')")
    tab.wait_for_selector(".qz-counts")
    assert tab.evaluate("document.activeElement.id") == "qz-place-0"


def test_a_time_limit_of_one_place_alone_and_a_missing_mechanism_are_told(tab: Tab, folder: Path) -> None:
    """Missing cells say which of the two it is."""
    show(tab, folder, "places=rudong,yantai&kind=case-transfer")
    assert tab.locator("td.qz-none", has_text="未规定此类机制").count() > 3
    assert tab.locator(".qz-measure", has_text="≤3工作日").count() == 1


def test_the_head_stays_in_sight(tab: Tab, folder: Path) -> None:
    """The names of the places remain while the rows scroll."""
    show(tab, folder, "places=rudong,harbin&kind=case-transfer")
    tab.evaluate("scrollTo(0, 1500)")
    top = tab.evaluate("document.querySelector('.qz-sides thead th').getBoundingClientRect().top")
    assert 0 <= top < 100


def test_on_a_phone_the_columns_are_stacked_and_nothing_runs_out_of_the_screen(
    browser: Browser, folder: Path
) -> None:
    """390 pixels wide: every cell has the name of its place, and no scrolling sideways."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    show(page, folder, "places=rudong,harbin,kunyang")
    page.click(".qz-group summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".qz-sides td").first.get_attribute("data-label") == "如东县"
    assert page.evaluate("getComputedStyle(document.querySelector('.qz-sides td')).display") != "table-cell"
    page.close()


def test_all_mechanisms_open_as_one_short_table_of_counts(
    tab: Tab, folder: Path, comparison: Comparison
) -> None:
    """A line for each mechanism; what it counts unfolds, and stands alone by its link."""
    show(tab, folder, "places=rudong,harbin")
    columns = (PLACES.index("rudong"), PLACES.index("harbin"))
    rows = [r for r in comparison.chosen(columns, "case-transfer") if r.section in OF_MECHANISMS]
    counts = comparison.counts(columns, rows)
    line = tab.locator(".qz-group > summary", has_text="案件移送")
    numbers = [int(words.split()[-1]) for words in line.locator("span:not(.qz-what)").all_inner_texts()]
    assert numbers == [counts.same, counts.different, counts.wording, *counts.only]
    assert tab.locator(".qz-sides:visible").count() == 0
    assert tab.evaluate("document.documentElement.scrollHeight") < 3000
    line.click()
    table = tab.locator(".qz-group[open] .qz-sides")
    assert table.locator("tbody tr:not(.qz-section)").count() == len(rows)
    tab.get_by_text("单独打开“案件移送”").click()
    tab.wait_for_function("location.hash.includes('kind=case-transfer')")


def test_nothing_chosen_opens_the_two_places_that_have_most_in_common(
    tab: Tab, folder: Path, comparison: Comparison
) -> None:
    """And a single place stands beside the one nearest to it."""

    def shared(one: str, other: str) -> int:
        pair = {PLACES.index(one), PLACES.index(other)}
        return sum(pair <= set(row.cells) for row in comparison.rows)

    show(tab, folder, "")
    most = max(shared(one, other) for one, other in combinations(PLACES, 2))
    ids = [PLACES[int(tab.input_value(f"#qz-place-{at}"))] for at in (0, 1)]
    assert shared(ids[0], ids[1]) == most
    show(tab, folder, "places=kunyang")
    nearest = PLACES[int(tab.input_value("#qz-place-1"))]
    assert shared("kunyang", nearest) == max(
        shared("kunyang", other) for other in PLACES if other != "kunyang"
    )


def test_on_paper_everything_is_unfolded(tab: Tab, folder: Path) -> None:
    """And folded again on the screen."""
    show(tab, folder, "places=rudong,harbin")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator(".qz-group:not([open])").count() == 0
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator(".qz-group[open]").count() == 0


def test_without_scripts_the_page_tells_what_several_places_have(browser: Browser, folder: Path) -> None:
    """By mechanism, folded, with a link to each place."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / paths.COMPARE).as_uri())
    group = page.locator(".qz-group", has_text="案件移送").first
    assert not group.locator("dl").is_visible()
    group.locator("summary").click()
    links = group.locator("dl a")
    assert links.first.is_visible()
    assert {"rudong", "harbin"} <= {
        str(href).split("/")[0] for href in links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    }
    context.close()
