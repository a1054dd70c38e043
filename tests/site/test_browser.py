"""The site in a browser, opened from its folder as readers without a server do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import build
from .small import write_spec

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

KINDS = (
    "index.html",
    "search.html",
    "mechanism-kinds.html",
    "compare.html",
    "guide.html",
    "checks/index.html",
    "checks/hnd001.html",
    "demo/index.html",
    "demo/who-handles-what.html",
    "demo/mechanisms/index.html",
    "demo/mechanisms/transfer.html",
    "demo/mechanisms/town-transfer.html",
    "demo/mechanisms/disputes.html",
    "demo/bodies/index.html",
    "demo/bodies/enforcement.html",
    "demo/time-limits.html",
    "demo/lists.html",
    "demo/documents/index.html",
    "demo/documents/demo-2020.html",
    "demo/findings.html",
)
SMALLEST_WORDS = """box => {
  const drawing = box.querySelector("svg");
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  return scale * Math.min(...[...drawing.querySelectorAll("text")].map((text) => text.getAttribute("font-size")));
}"""
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


class Watched:
    """A page of the built site; whatever goes wrong on it is kept in `wrong`."""

    def __init__(self, context: BrowserContext, site: Path) -> None:
        self.site = site
        self.wrong: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", self._hear)
        self.page.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        self.page.on("request", lambda request: self._see(request.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"{message.type}: {message.text}")

    def _see(self, url: str) -> None:
        if not url.startswith((self.site.as_uri(), "data:")):
            self.wrong.append(f"foreign: {url}")

    def open(self, path: str) -> Page:
        # From a blank page, so that a new hash alone loads anew.
        self.page.goto("about:blank")
        self.wrong.clear()
        self.page.goto(f"{self.site.as_uri()}/{path}")
        self.page.wait_for_load_state("load")
        return self.page


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def open_context(browser: Browser, size: str, scheme: str = "light") -> BrowserContext:
    width, height = SIZES[size]
    return browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )


@pytest.fixture
def watched(browser: Browser, small_site: Path) -> Iterator[Watched]:
    context = open_context(browser, "desktop")
    yield Watched(context, small_site)
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_every_kind_of_page_opens_without_error_or_foreign_request_and_fits_the_screen(
    browser: Browser, small_site: Path, size: str, scheme: str
) -> None:
    """Also under the security policy, whose violations are console errors; nothing scrolls sideways but diagrams."""
    context = open_context(browser, size, scheme)
    watched = Watched(context, small_site)
    for path in KINDS:
        page = watched.open(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert watched.wrong == [], path
        assert width <= SIZES[size][0], path
    context.close()


def test_the_longest_pages_fit_a_phone(browser: Browser, whole_site: Path) -> None:
    """Dozens of duties, the widest diagrams and the longest names of the real specs."""
    context = open_context(browser, "phone")
    watched = Watched(context, whole_site)
    longest = sorted(whole_site.rglob("*.html"), key=lambda f: -f.stat().st_size)[:25]
    ways = sorted(f for f in whole_site.rglob("mechanisms/*.html") if "qz-steps" in f.read_text())
    for file in dict.fromkeys((*longest, *ways)):
        page = watched.open(file.relative_to(whole_site).as_posix())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, file
        assert watched.wrong == [], file
    context.close()


def test_dark_and_light_follow_the_system_and_are_readable(
    browser: Browser, small_site: Path, scheme: str
) -> None:
    """Text and ground differ by the contrast that WCAG AA asks for, in tables, chips and notes too."""
    context = open_context(browser, "desktop", scheme)
    page = Watched(context, small_site).open("demo/mechanisms/transfer.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == (
        "slate" if scheme == "dark" else "default"
    )
    weak = page.evaluate(CONTRAST)
    assert weak == []
    context.close()


def test_what_is_printed_from_a_dark_screen_is_dark_on_white(browser: Browser, small_site: Path) -> None:
    """Browsers leave out grounds on paper, so light letters would be lost."""
    context = open_context(browser, "desktop", "dark")
    page = Watched(context, small_site).open("demo/mechanisms/transfer.html")
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_timeout(300)  # links change colour gradually
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(CONTRAST) == []
    context.close()


def test_the_drawer_of_a_phone_is_headed_by_the_place_in_readable_letters(
    browser: Browser, small_site: Path, scheme: str
) -> None:
    context = open_context(browser, "phone", scheme)
    page = Watched(context, small_site).open("demo/who-handles-what.html")
    page.locator("label.md-header__button[for=__drawer]").click()
    title = page.locator(".md-nav__title:visible", has_text="示例县").last
    assert title.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"
    context.close()


CONTRAST = """() => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0.9) return c; } return [255, 255, 255]; };
  const weak = [];
  for (const e of document.querySelectorAll("article *:not(svg *)")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.getClientRects().length) continue;
    const [a, b] = [lum(parse(getComputedStyle(e).color)), lum(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) weak.push(`${e.className || e.tagName}: ${e.textContent.trim().slice(0, 20)}`);
  }
  return [...new Set(weak)];
}"""


def results(page: Page) -> list[str]:
    return page.locator(".qz-results > li > a").all_inner_texts()


def find(watched: Watched, query: str, **facets: str) -> Page:
    page = watched.open("search.html")
    page.locator(".qz-search-input").fill(query)
    for name, value in facets.items():
        page.locator(".qz-selects select").nth(("place", "topic", "body").index(name)).select_option(value)
    page.wait_for_function("document.querySelector('.qz-hint').textContent.includes('项')")
    return page


def test_a_number_is_not_found_inside_a_longer_one(watched: Watched) -> None:
    """3个工作日 is not 13个工作日."""
    assert results(find(watched, "3个工作日")) == ["移送案件材料", "二（一）", "二（一）第一句"]
    assert "核查案件材料" in results(find(watched, "13个工作日"))


def test_all_terms_must_occur_whatever_their_width(watched: Watched) -> None:
    """White space is AND; full-width digits are digits."""
    assert results(find(watched, "移送 ３个工作日")) == ["移送案件材料", "二（一）", "二（一）第一句"]
    assert results(find(watched, "移送 不存在的词")) == []


def test_titles_come_before_headings_and_those_before_texts(watched: Watched) -> None:
    """What is called so comes before what merely mentions it."""
    found = results(find(watched, "案件移送"))
    assert found[0] == "案件移送"
    assert found.index("案件移送函" if "案件移送函" in found else "案件移送") < len(found)
    page = find(watched, "移送材料")
    assert results(page)[0] == "移送材料"


def test_facets_narrow_by_kind_and_body_and_stay_in_the_address(watched: Watched) -> None:
    """A search can be passed on as a link."""
    page = find(watched, "案件", topic="时限", body="综合行政执法部门")
    assert set(results(page)) == {"移送案件材料", "核查案件材料"}
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(".qz-results > li")
    assert set(results(page)) == {"移送案件材料", "核查案件材料"}


def test_a_result_leads_to_its_place(watched: Watched) -> None:
    """Results are links to anchors that exist."""
    page = find(watched, "核查案件材料")
    page.locator(".qz-results > li > a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("demo/mechanisms/transfer.html#duty-verify")
    assert page.locator("#duty-verify").is_visible()
    assert watched.wrong == []


def test_the_field_in_the_header_searches(watched: Watched) -> None:
    """From any page, at any depth."""
    page = watched.open("demo/bodies/enforcement.html")
    page.locator(".qz-find input").fill("联席会议")
    page.keyboard.press("Enter")
    page.wait_for_selector(".qz-results > li")
    assert results(page)[0] == "联席会议"


def test_time_limits_are_sorted_and_filtered(watched: Watched) -> None:
    """By a click on a heading, back by a second; by kind."""
    page = watched.open("demo/time-limits.html")
    shown = "tr:not([hidden]) .qz-limit"
    page.locator("th button", has_text="时限").click()
    ascending = page.locator(f"tbody {shown}").all_inner_texts()
    page.locator("th button", has_text="时限").click()
    assert page.locator(f"tbody {shown}").all_inner_texts() == ascending[::-1]
    page.locator(".qz-chip", has_text="未规定时限").click()
    assert set(page.locator(f"tbody {shown}").all_inner_texts()) == {"未规定时限"}


@pytest.mark.parametrize("size", SIZES)
def test_a_long_list_is_narrowed_down_by_exact_words_and_from_the_page_of_a_body(
    browser: Browser, tmp_path: Path, size: str, scheme: str
) -> None:
    """What is sought stands in the address; rows that do not fit are left out until it is cleared."""
    specs = write_spec(tmp_path)
    spec = next(specs.rglob("*.yaml"))
    powers = "powers:\n  own: {name: 权责清单, holder: enforcement, file: powers.csv, source: '2'}\n"
    spec.write_text(spec.read_text(encoding="utf-8") + powers, encoding="utf-8")
    rows = [f"33{n:010d},第{n}类处罚,{'镇人民政府' if n % 4 else '综合行政执法部门'}\n" for n in range(40)]
    table = "编码,名称,实施主体\n" + "".join(rows)
    (spec.parent / "powers.csv").write_text(table, encoding="utf-8")
    context = open_context(browser, size, scheme)
    watched = Watched(context, build(specs, tmp_path / "site"))
    page = watched.open("demo/bodies/enforcement.html")
    page.locator("a", has_text="权责清单：事项10项").click()
    page.wait_for_selector("text=40项中有10项")
    assert page.locator("#entries tbody tr").count() == 10
    page.locator(".qz-seek input").fill("第7类 镇人民政府")
    page.wait_for_selector("text=40项中有1项")
    assert "q=" in page.url
    page.locator(".qz-seek input").fill("")
    page.wait_for_selector(".qz-seek p:text-is('共40项')")
    assert page.locator("#entries tbody tr").count() == 40
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    assert page.evaluate(CONTRAST) == []
    assert watched.wrong == []
    context.close()


def test_a_diagram_can_be_enlarged_and_left_again(watched: Watched) -> None:
    """By buttons and by the keyboard; a plain wheel goes on scrolling the page."""
    page = watched.open("demo/mechanisms/transfer.html")
    svg = page.locator("svg.dg-flow")
    before = svg.bounding_box()
    page.locator(".qz-zoom button", has_text="＋").first.click()
    after = svg.bounding_box()
    assert before and after and after["width"] > before["width"]
    page.locator(".qz-zoom button", has_text="放大查看").first.click()
    assert page.locator(".qz-full").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".qz-full").count() == 0


def test_every_drawing_of_the_real_places_is_seen_whole_on_a_desktop(
    browser: Browser, whole_site: Path
) -> None:
    """The widest drawings there are, none scaled down: their smallest words are 12 px high."""
    context = open_context(browser, "desktop")
    watched = Watched(context, whole_site)
    pages: dict[Path, int] = {}
    for file in sorted(whole_site.rglob("*.html")):
        widths = re.findall(r'<svg [^>]*class="dg [^>]* width="(\d+)', file.read_text(encoding="utf-8"))
        pages[file] = max(map(int, widths), default=0)
    for file in sorted(pages, key=lambda file: -pages[file])[:12]:
        page = watched.open(file.relative_to(whole_site).as_posix())
        for drawing in page.locator(".dg-scroll").all():
            assert drawing.evaluate("box => box.scrollWidth <= box.clientWidth"), file
            assert drawing.evaluate(SMALLEST_WORDS) > 11.9, file
    context.close()


def test_a_drawing_wider_than_a_phone_says_so_until_its_end_is_seen(
    browser: Browser, small_site: Path
) -> None:
    """The words stay as large as on a desktop; the side where it goes on fades out."""
    context = open_context(browser, "phone")
    page = Watched(context, small_site).open("demo/mechanisms/transfer.html")
    assert page.locator(".qz-zoom .qz-hint").first.is_visible()
    drawing = page.locator(".dg-scroll.qz-more-right").first
    assert drawing.evaluate(SMALLEST_WORDS) > 11.9
    page.locator(".dg-scroll").first.evaluate("box => box.scrollTo(box.scrollWidth, 0)")
    page.locator(".dg-scroll.qz-more-left:not(.qz-more-right)").first.wait_for()
    context.close()


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("demo/mechanisms/transfer.html", "机制"),
        ("demo/bodies/enforcement.html", "主体"),
        ("demo/documents/demo-2020.html", "文件"),
        ("checks/hnd001.html", "检查项目"),
    ],
)
def test_the_side_bar_shows_where_a_page_belongs(watched: Watched, path: str, entry: str) -> None:
    """Also for pages that it does not list: the place is open, and the entry is marked."""
    page = watched.open(path)
    marked = page.locator(".md-sidebar--primary .md-nav__item--active > a.md-nav__link:visible")
    assert marked.last.inner_text().strip() == entry
    if path.startswith("demo"):
        assert page.locator(".md-sidebar--primary").get_by_text("谁来办").is_visible()


def test_the_side_bar_names_the_guide_for_readers_before_the_pages_for_writers(watched: Watched) -> None:
    """Hand-written pages stand in the order that they say, not in that of their files' names."""
    entries = watched.open("index.html").locator(".md-nav--primary .md-nav__link").all_inner_texts()
    names = [entry.strip() for entry in entries]
    guide = names.index("使用说明")
    assert names[guide + 1].startswith("从公文到")
    assert names[guide + 2] == "规格语言参考"


def test_a_choice_of_dark_is_kept(watched: Watched) -> None:
    """Across pages, before anything is painted."""
    page = watched.open("index.html")
    page.locator("label[for^=__palette]:visible").click()
    page.locator("label[for^=__palette]:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert watched.open("demo/index.html").evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert watched.wrong == []


def test_without_scripts_every_fact_is_still_there(browser: Browser, small_site: Path) -> None:
    """Scripts only sort, zoom and search."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_site.as_uri()}/demo/mechanisms/transfer.html")
    assert page.locator("svg.dg-flow").is_visible()
    assert "应当在3个工作日内" in page.inner_text("article")
    context.close()
