/* The handbook's scripts: no requests, no modules, nothing that a page opened from a folder could not do. */
"use strict";
(() => {
  const make = (tag, settings = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(settings)) {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  const root = document.querySelector('meta[name="quanze-root"]')?.content ?? ".";
  const at = (path) => `${root}/${path}`;

  /* ---------------------------------------------------------------- data files: scripts that hand over their data */
  const received = new Map();
  const waiting = new Map();
  window.quanzeData = (name, data) => {
    received.set(name, data);
    for (const done of waiting.get(name) ?? []) done(data);
    waiting.delete(name);
  };
  const load = (path) =>
    new Promise((done, failed) => {
      const name = path.split("/").pop().replace(/\.js$/, "");
      if (received.has(name)) return done(received.get(name));
      waiting.set(name, [...(waiting.get(name) ?? []), done]);
      document.head.append(make("script", { src: at(path), onerror: () => failed(new Error(path)) }));
    });
  window.quanze = { load, make, at };

  /* ---------------------------------------------------------------- diagrams: zoom by buttons and ctrl+wheel */
  const dressDiagram = (scroll) => {
    const svg = scroll.querySelector("svg");
    const natural = Number(svg.getAttribute("width"));
    const box = make("div", { className: "qz-figure-box" });
    scroll.replaceWith(box);
    let scale = 0;
    const show = (next) => {
      scale = next && Math.min(3, Math.max(0.3, next));
      svg.style.width = scale ? `${Math.round(natural * scale)}px` : "";
    };
    const by = (factor) => show((scale || svg.getBoundingClientRect().width / natural) * factor);
    const button = (text, title, onclick) => make("button", { type: "button", textContent: text, title, onclick });
    const close = (event) => event.key === "Escape" && enlarge(false);
    const larger = button("放大查看", "占满窗口查看，按 Esc 返回", () => enlarge(!box.classList.contains("qz-full")));
    const enlarge = (full) => {
      box.classList.toggle("qz-full", full);
      larger.textContent = full ? "返回" : "放大查看";
      (full ? addEventListener : removeEventListener)("keydown", close);
      show(full ? Math.min(1.5, Math.max(1, (scroll.clientWidth - 40) / natural)) : 0);
    };
    const tools = make("div", { className: "qz-zoom" });
    tools.append(button("＋", "放大", () => by(1.25)), button("－", "缩小", () => by(0.8)), button("复位", "恢复原来大小", () => show(0)), larger);
    scroll.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        by(event.deltaY > 0 ? 0.9 : 1.1);
      },
      { passive: false },
    );
    /* What lies beyond the edge is announced: in words, and by the drawing fading out on that side. */
    tools.prepend(make("span", { className: "qz-hint", textContent: "图比页面宽，可左右滑动" }));
    const announce = () => {
      const hidden = scroll.scrollWidth - scroll.clientWidth;
      box.classList.toggle("qz-wide", hidden > 1);
      scroll.classList.toggle("qz-more-left", scroll.scrollLeft > 1);
      scroll.classList.toggle("qz-more-right", hidden - scroll.scrollLeft > 1);
    };
    scroll.addEventListener("scroll", announce, { passive: true });
    const watch = new ResizeObserver(announce);
    watch.observe(scroll);
    watch.observe(svg);
    box.append(tools, scroll);
  };

  /* ---------------------------------------------------------------- tables: sorting and filtering */
  const dressSortable = (table) => {
    const body = table.tBodies[0];
    const written = [...body.rows];
    for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
      const how = head.dataset.sort;
      if (!how) continue;
      const value = (row) =>
        how === "text" ? row.cells[column].textContent.trim() : Number(row.dataset.kind) * (how === "kind" ? 1e9 : 0) + Number(row.dataset.order);
      const compare = (a, b) => (how === "text" ? value(a).localeCompare(value(b), "zh") : value(a) - value(b));
      const sort = () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...written].sort(compare);
        body.append(...(down ? rows.reverse() : rows));
      };
      head.replaceChildren(make("button", { type: "button", textContent: head.textContent, onclick: sort }));
    }
  };
  const dressFilter = (bar) => {
    const table = document.getElementById(bar.dataset.filter);
    if (!table) return;
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const chosen = event.target.closest("button");
      if (!chosen) return;
      for (const button of bar.children) button.setAttribute("aria-pressed", String(button === chosen));
      for (const row of table.tBodies[0].rows) row.hidden = Boolean(chosen.dataset.value) && row.dataset.value !== chosen.dataset.value;
    });
  };

  /* ---------------------------------------------------------------- search by exact substrings */
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const terms = (text) => plain(text).split(/\s+/u).filter(Boolean);
  /* A term that begins with a digit must not go on from a digit: 3个工作日 is not in 13个工作日. */
  const find = (text, term) => {
    let index = text.indexOf(term);
    while (index > 0 && /^\d/.test(term) && /\d/.test(text[index - 1])) index = text.indexOf(term, index + 1);
    return index;
  };
  /* Long tables: rows in which every term occurs; what is sought stands in the address, so that it can be linked to. */
  const dressSeek = (bar) => {
    const body = document.getElementById(bar.dataset.seek).tBodies[0];
    const rows = [...body.rows];
    const input = make("input", { type: "search", className: "qz-search-input", placeholder: "筛选：编码、名称、主体等任意文字", "aria-label": "筛选" });
    const status = make("p", { className: "qz-hint", role: "status" });
    let texts = null;
    const draw = () => {
      const wanted = terms(input.value);
      if (wanted.length) texts ??= rows.map((row) => plain([...row.cells].map((cell) => cell.textContent).join("\n")));
      const shown = wanted.length ? rows.filter((_, n) => wanted.every((term) => find(texts[n], term) >= 0)) : rows;
      body.replaceChildren(...shown);
      status.textContent = wanted.length ? `${rows.length}项中有${shown.length}项` : `共${rows.length}项`;
    };
    const follow = () => {
      const given = new URLSearchParams(location.hash.slice(1)).get("q");
      if (given === null || given === input.value) return;
      input.value = given;
      draw();
    };
    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        history.replaceState(null, "", input.value.trim() ? `#${new URLSearchParams({ q: input.value.trim() })}` : location.pathname + location.search);
        draw();
      }, 150);
    });
    bar.append(input, status);
    bar.hidden = false;
    status.textContent = `共${rows.length}项`;
    addEventListener("hashchange", follow);
    follow();
  };
  const FIELDS = ["title", "heading", "steps", "text"];
  const SHOWN = 60;
  const read = (shard) =>
    shard.rows.map(([href, topic, title, heading, steps, text, bodies]) => {
      const entry = { href, topic, title, heading, steps, text, place: shard.place, bodies: bodies.map((n) => shard.bodies[n]) };
      entry.plain = FIELDS.map((field) => plain(entry[field]));
      return entry;
    });
  /* Every term must occur; an entry ranks by the best field of each term. Null if it does not match.
     The title of an issue is a whole sentence, and counts as text: rules come before what is wrong with them. */
  const rank = (entry, wanted) => {
    let sum = 0;
    for (const term of wanted) {
      const field = entry.plain.findIndex((text) => find(text, term) >= 0);
      if (field < 0) return null;
      sum = Math.max(sum, entry.topic === "问题" ? FIELDS.length : field);
    }
    return sum;
  };
  const search = (entries, query, facets) => {
    const wanted = terms(query);
    if (!wanted.length) return [];
    const fits = (e) =>
      (!facets.place || e.place === facets.place) && (!facets.topic || e.topic === facets.topic) && (!facets.body || e.bodies.includes(facets.body));
    const found = [];
    for (const entry of entries) {
      const place = fits(entry) ? rank(entry, wanted) : null;
      if (place !== null) found.push([place, entry]);
    }
    return found.sort((a, b) => a[0] - b[0] || a[1].title.length - b[1].title.length).map(([, entry]) => entry);
  };
  window.quanze.search = { read, search };

  const marked = (text, wanted) => {
    const low = plain(text);
    if (low.length !== text.length) return [text];
    const parts = [];
    let from = 0;
    while (from < text.length) {
      let best = -1;
      let length = 0;
      for (const term of wanted) {
        const offset = find(low.slice(from), term);
        if (offset >= 0 && (best < 0 || offset < best)) [best, length] = [offset, term.length];
      }
      if (best < 0) break;
      parts.push(text.slice(from, from + best), make("mark", { textContent: text.slice(from + best, from + best + length) }));
      from += best + length;
    }
    return [...parts, text.slice(from)];
  };
  const around = (text, wanted) => {
    const index = Math.min(...wanted.map((term) => find(plain(text), term)).filter((i) => i >= 0), text.length);
    const start = index > 60 && index < text.length ? index - 30 : 0;
    return `${start ? "…" : ""}${text.slice(start, start + 140)}${text.length > start + 140 ? "…" : ""}`;
  };
  const result = (entry, wanted) => {
    const where = [entry.place, entry.topic, entry.heading].filter(Boolean).join(" · ");
    const item = make("li", {}, make("a", { href: at(entry.href) }, ...marked(entry.title, wanted)), make("div", { className: "qz-where" }, ...marked(where, wanted)));
    for (const text of [entry.steps, entry.text]) if (text) item.append(make("p", {}, ...marked(around(text, wanted), wanted)));
    return item;
  };
  const dressSearch = async (home) => {
    const given = new URLSearchParams(location.hash.slice(1));
    const input = make("input", { type: "search", className: "qz-search-input", placeholder: "例如：案件移送 3个工作日", "aria-label": "检索词", value: given.get("q") ?? "" });
    const status = make("p", { className: "qz-hint", role: "status" });
    const list = make("ol", { className: "qz-results" });
    const selects = {};
    const bar = make("div", { className: "qz-selects" });
    for (const [name, label] of [["place", "地区"], ["topic", "种类"], ["body", "主体"]]) {
      selects[name] = make("select", {}, make("option", { value: "", textContent: "全部" }));
      bar.append(make("label", {}, label, selects[name]));
    }
    home.replaceChildren(input, bar, status, list);
    input.focus();
    let entries = [];
    try {
      entries = (await Promise.all(home.dataset.shards.split(" ").filter(Boolean).map(load))).flatMap(read);
    } catch (error) {
      status.textContent = `检索数据没有读到：${error.message}`;
      return;
    }
    const fill = (name, values) => {
      const chosen = selects[name].value || given.get(name) || "";
      selects[name].replaceChildren(make("option", { value: "", textContent: "全部" }), ...values.map((v) => make("option", { value: v, textContent: v, selected: v === chosen })));
    };
    const distinct = (values) => [...new Set(values)].sort((a, b) => a.localeCompare(b, "zh"));
    fill("place", [...new Set(entries.map((e) => e.place))]);
    fill("topic", [...new Set(entries.map((e) => e.topic))]);
    fill("body", distinct(entries.flatMap((e) => e.bodies)));
    const draw = () => {
      const facets = Object.fromEntries(Object.entries(selects).map(([name, select]) => [name, select.value]));
      const state = new URLSearchParams(Object.entries({ q: input.value.trim(), ...facets }).filter(([, value]) => value));
      history.replaceState(null, "", `#${state}`);
      const wanted = terms(input.value);
      const found = search(entries, input.value, facets);
      const more = found.length > SHOWN ? `，显示前${SHOWN}项` : "";
      status.textContent = wanted.length ? `找到${found.length}项${more}` : `可检索${entries.length}项内容`;
      list.replaceChildren(...found.slice(0, SHOWN).map((entry) => result(entry, wanted)));
    };
    input.addEventListener("input", draw);
    selects.place.addEventListener("change", () => {
      const place = selects.place.value;
      fill("body", distinct(entries.filter((e) => !place || e.place === place).flatMap((e) => e.bodies)));
    });
    bar.addEventListener("change", draw);
    draw();
  };

  /* ---------------------------------------------------------------- the field in the header */
  const dressHeader = (header) => {
    const input = make("input", { type: "search", placeholder: "检索", "aria-label": "检索" });
    const form = make("form", { className: "qz-find", role: "search" }, input);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${at("search.html")}#${new URLSearchParams({ q: input.value.trim() })}`;
    });
    header.append(form);
  };

  const openTarget = () => {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    for (let outer = target?.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  };

  /* Paper cannot be opened: what is folded is printed too. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });

  document.querySelectorAll(".dg-scroll").forEach(dressDiagram);
  document.querySelectorAll("table.qz-sortable").forEach(dressSortable);
  document.querySelectorAll("[data-filter]").forEach(dressFilter);
  document.querySelectorAll("[data-seek]").forEach(dressSeek);
  const home = document.getElementById("qz-search");
  if (home) dressSearch(home);
  else document.querySelectorAll(".md-header__inner").forEach(dressHeader);
  addEventListener("hashchange", openTarget);
  openTarget();
})();
