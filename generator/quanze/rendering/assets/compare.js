/* The page of comparison: reads what is chosen from the address, loads what those places say, and lays the rows side by side. */
"use strict";
(() => {
  const MOST = 4;
  const STATES = ["different", "wording", "partial", "only", "same"];
  const NAMES = { different: "不同", wording: "仅表述不同", partial: "部分地区有", only: "仅一地有", same: "相同" };

  const { load, make, at: href } = window.quanze;

  /* ---------------------------------------------------------------- choice */
  const readChoice = (index) => {
    const given = new URLSearchParams(location.hash.slice(1));
    const known = index.places.map((place) => place.id);
    const chosen = [...new Set((given.get("places") ?? "").split(",").filter((id) => known.includes(id)))].slice(0, MOST);
    /* Where nothing is chosen, the two that have the most in common; beside a single one, what is nearest to it. */
    const first = index.nearest.reduce((best, [count], place) => (count > index.nearest[best][0] ? place : best), 0);
    if (!chosen.length && known.length) chosen.push(known[first]);
    const near = chosen.length === 1 ? index.nearest[known.indexOf(chosen[0])][1] : -1;
    if (near >= 0) chosen.push(known[near]);
    const kind = index.kinds.findIndex(([id]) => id === given.get("kind"));
    return { places: chosen.map((id) => known.indexOf(id)), kind, differences: given.get("only") === "differences" };
  };
  const hashOf = (index, choice) => {
    const parts = [`places=${choice.places.map((place) => index.places[place].id).join(",")}`];
    if (choice.kind >= 0) parts.push(`kind=${encodeURIComponent(index.kinds[choice.kind][0])}`);
    if (choice.differences) parts.push("only=differences");
    return `#${parts.join("&")}`;
  };

  /* ---------------------------------------------------------------- comparing */
  const [HREF, TITLE, WITHIN, SENTENCE, TRAITS, CLAUSES] = [0, 1, 2, 3, 4, 5];
  const findDifferences = (cells) => {
    const found = [];
    const aspects = [...new Set(cells.flatMap((cell) => cell[TRAITS].map((trait) => trait[0])))].sort((a, b) => a - b);
    for (const aspect of aspects) {
      const traits = cells.map((cell) => cell[TRAITS].find((trait) => trait[0] === aspect));
      const values = new Set(traits.filter((trait) => trait && trait[1] >= 0).map((trait) => trait[1]));
      if (traits.includes(undefined) || values.size > 1) found.push({ aspect, wording: false });
      else if (new Set(traits.map((trait) => trait[2])).size > 1) found.push({ aspect, wording: true });
    }
    return found;
  };
  const judge = (cells) => {
    const present = cells.filter(Boolean);
    if (!present.length) return null;
    const differences = findDifferences(present);
    let state = differences.length ? "different" : "same";
    if (present.length === 1 && cells.length > 1) state = "only";
    else if (present.length < cells.length) state = "partial";
    else if (differences.length && differences.every((difference) => difference.wording)) state = "wording";
    return { cells, differences, state, only: cells.findIndex(Boolean) };
  };

  /* ---------------------------------------------------------------- drawing */
  const show = (root, index) => {
    const choice = readChoice(index);
    const places = choice.places.map((place) => index.places[place]);
    const go = (change) => {
      const next = hashOf(index, { ...choice, ...change });
      if (next === location.hash) show(root, index);
      else location.hash = next;
    };

    const picker = (at) => {
      const options = index.places.map((place, number) =>
        make("option", { value: String(number), selected: choice.places[at] === number }, place.name),
      );
      if (at >= 2) options.unshift(make("option", { value: "", selected: choice.places[at] === undefined }, "—"));
      const select = make("select", { id: `qz-place-${at}` }, ...options);
      select.addEventListener("change", () => {
        const chosen = [...choice.places];
        if (select.value === "") chosen.splice(at, 1);
        else {
          // A place that stands elsewhere changes seats with the one that stood here.
          const elsewhere = chosen.indexOf(Number(select.value));
          if (elsewhere >= 0) chosen[elsewhere] = chosen[at];
          chosen[at] = Number(select.value);
        }
        go({ places: chosen.filter((place) => place !== undefined) });
      });
      return make("label", { for: `qz-place-${at}` }, `地区${"一二三四"[at]}`, select);
    };
    const kinds = make(
      "select",
      { id: "qz-kind" },
      make("option", { value: "-1" }, "全部机制"),
      ...index.kinds.map(([, name], number) => {
        const having = places.filter((place) => place.kinds.includes(number)).length;
        return make("option", { value: String(number), selected: choice.kind === number }, having ? `${name}（${having}地）` : `${name}（均无）`);
      }),
    );
    kinds.addEventListener("change", () => go({ kind: Number(kinds.value) }));
    const only = make("input", { type: "checkbox", id: "qz-only", checked: choice.differences });
    only.addEventListener("change", () => go({ differences: only.checked }));
    const pickers = [0, 1, 2, 3].filter((at) => at < Math.min(choice.places.length + 1, MOST, index.places.length)).map(picker);
    const controls = make(
      "form",
      { class: "qz-choose" },
      ...pickers,
      make("label", { for: "qz-kind" }, "机制种类", kinds),
      make("label", { class: "qz-switch", for: "qz-only" }, only, "只看差异"),
      make("a", { class: "qz-permalink", href: hashOf(index, choice), title: "复制这个链接，可以再次打开同样的对照" }, "本次对照的链接"),
    );
    controls.addEventListener("submit", (event) => event.preventDefault());

    const result = make("div", { class: "qz-result", "aria-live": "polite" }, make("p", {}, "正在读取……"));
    const focused = root.contains(document.activeElement) ? document.activeElement.id : "";
    root.replaceChildren(controls, result);
    if (focused) document.getElementById(focused)?.focus();
    if (places.length < 2) {
      result.replaceChildren(make("p", {}, "目前只收录一个地区，没有可以对照的地区。"));
      return;
    }
    Promise.all(places.map((place) => load(place.data))).then(
      (data) => {
        if (result.isConnected) result.replaceChildren(...draw(index, choice, places, data));
      },
      () => result.replaceChildren(make("p", { class: "qz-remark qz-doubt" }, "对照数据读取失败，请检查网站文件是否完整。")),
    );
  };

  const draw = (index, choice, places, data) => {
    const rows = [];
    index.rows.forEach(([section, kinds], number) => {
      if (choice.kind >= 0 && !kinds.includes(choice.kind)) return;
      const verdict = judge(data.map((cells) => cells[number]));
      if (verdict) rows.push({ section, kinds, number, ...verdict });
    });
    const parts = [drawCounts(countRows(rows, places), places)];
    const shown = rows.filter((row) => !choice.differences || row.state !== "same");
    if (choice.kind >= 0) {
      parts.push(...drawFlows(index, choice.kind, places));
      if (shown.length) parts.push(drawTable(index, rows, shown, places));
    } else if (shown.length) parts.push(drawSummary(index, choice, rows, shown, places));
    if (!shown.length) parts.push(make("p", {}, rows.length ? "没有差异。" : "所选地区都没有这种机制的规定。"));
    return parts;
  };
  const drawTable = (index, rows, shown, places) => {
    const body = index.sections.map((name, section) => drawSection(index, name, section, rows, shown, places)).filter(Boolean);
    return make("table", { class: "qz-table qz-sides", "data-columns": String(places.length) }, drawHead(places), ...body);
  };

  /* All mechanisms at once: a line of counts for each, which opens. Those that several places have come first. */
  const drawSummary = (index, choice, rows, shown, places) => {
    const having = (kind) => places.filter((place) => place.kinds.includes(kind)).length;
    const groups = index.kinds.map(([, name], kind) => ({ name, kind, shared: having(kind) > 1, has: (row) => index.mechanical.includes(row.section) && row.kinds.includes(kind) }));
    groups.sort((a, b) => b.shared - a.shared || a.kind - b.kind);
    index.sections.forEach((name, section) => index.mechanical.includes(section) || groups.push({ name, kind: -1, shared: true, has: (row) => row.section === section }));
    const columns = ["相同", "不同", "仅表述不同", ...(places.length > 2 ? ["部分地区有"] : []), ...places.map((place) => `仅${place.name}`)];
    const numbers = (counts) => [counts.same, counts.different, counts.wording, ...(places.length > 2 ? [counts.partial] : []), ...counts.only];
    const line = (name, cells) => [make("span", { class: "qz-what" }, name), ...cells];
    const box = make("div", { class: "qz-groups", "data-columns": String(columns.length) }, make("div", { class: "qz-group-head", "aria-hidden": "true" }, ...line("机制与内容", columns.map((word) => make("span", {}, word)))));
    for (const group of groups) {
      const own = rows.filter(group.has);
      const visible = shown.filter(group.has);
      if (!visible.length) continue;
      const cells = numbers(countRows(own, places)).map((count, at) => make("span", { class: count ? "" : "qz-zero" }, make("small", {}, columns[at]), ` ${count}`));
      const alone = group.kind < 0 ? [] : [make("p", { class: "qz-hint" }, make("a", { href: hashOf(index, { ...choice, kind: group.kind }) }, `单独打开“${group.name}”`))];
      box.append(make("details", { class: "qz-group" }, make("summary", {}, ...line(group.name, cells)), ...alone, drawTable(index, own, visible, places)));
    }
    return box;
  };

  const countRows = (rows, places) => {
    const counts = { same: 0, different: 0, wording: 0, partial: 0, only: places.map(() => 0) };
    for (const row of rows) {
      if (row.state === "only") counts.only[row.only] += 1;
      else counts[row.state] += 1;
    }
    return counts;
  };
  const countWords = (counts, places) =>
    [
      `相同 ${counts.same}`,
      `不同 ${counts.different}`,
      counts.wording ? `仅表述不同 ${counts.wording}` : "",
      places.length > 2 ? `部分地区有 ${counts.partial}` : "",
      ...places.map((place, at) => `仅${place.name} ${counts.only[at]}`),
    ].filter(Boolean);
  const drawCounts = (counts, places) => make("p", { class: "qz-counts", role: "status" }, ...countWords(counts, places).flatMap((words, at) => (at ? [" · ", make("span", {}, words)] : [make("span", {}, words)])));

  const drawHead = (places) =>
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("th", { scope: "col" }, "事项"),
        ...places.map((place) => make("th", { scope: "col" }, make("a", { href: href(place.href) }, place.name), make("small", {}, place.documents))),
      ),
    );

  const drawSection = (index, name, section, rows, shown, places) => {
    const own = rows.filter((row) => row.section === section);
    const visible = shown.filter((row) => row.section === section);
    if (!visible.length) return null;
    const words = countWords(countRows(own, places), places).join(" · ");
    const head = make("tr", { class: "qz-section" }, make("th", { scope: "rowgroup", colspan: String(places.length + 1) }, name, make("small", {}, words)));
    const keepsOrder = own.some((row) => section === index.ladders);
    if (!keepsOrder) visible.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.number - b.number);
    return make("tbody", {}, head, ...visible.map((row) => drawRow(index, row, places)));
  };

  const drawRow = (index, row, places) => {
    const aspects = row.differences.map(({ aspect, wording }) => make("span", { class: wording ? "qz-aspect qz-wording" : "qz-aspect" }, index.aspects[aspect]));
    const first = row.cells.find(Boolean);
    const kinds = index.mechanical.includes(row.section) ? row.kinds.map((kind) => index.kinds[kind][1]).join("、") : "";
    const state = row.state === "only" ? `仅${places[row.only].name}` : NAMES[row.state];
    const title = make(
      "th",
      { scope: "row" },
      first[WITHIN] ? make("small", {}, first[WITHIN]) : "",
      first[TITLE],
      kinds ? make("small", {}, kinds) : "",
      make("span", { class: `qz-verdict qz-s-${row.state}` }, state),
      ...aspects,
    );
    return make("tr", { class: `qz-row-${row.state}` }, title, ...row.cells.map((cell, at) => drawCell(index, row, cell, places[at])));
  };

  const drawCell = (index, row, cell, place) => {
    if (!cell) {
      const regulated = !row.kinds.length || !index.mechanical.includes(row.section) || row.kinds.some((kind) => place.kinds.includes(kind));
      return make("td", { class: "qz-none", "data-label": place.name }, make("span", {}, regulated ? "无对应规定" : "未规定此类机制"));
    }
    const differing = new Map(row.differences.map(({ aspect, wording }) => [aspect, wording]));
    const box = make("div", {});
    if (cell[SENTENCE]) box.append(make("p", { class: "qz-says" }, cell[SENTENCE]));
    else box.append(make("p", { class: "qz-says" }, cell[TITLE]));
    const traits = new Map(cell[TRAITS].map(([aspect, , , words, measure]) => [aspect, { words, measure }]));
    const lines = make("dl", { className: "qz-traits" });
    for (const aspect of [...new Set([...traits.keys(), ...differing.keys()])].sort((a, b) => a - b)) {
      const said = traits.get(aspect);
      const tone = differing.has(aspect) ? (differing.get(aspect) ? "qz-wording" : "qz-differs") : "";
      if (said?.measure) box.append(make("span", { className: `qz-measure ${tone}`, title: "时限，各地以同样方式折写" }, said.measure));
      if (tone || !cell[SENTENCE]) {
        const words = said ? make("dd", {}, said.words) : make("dd", { className: "qz-unsaid" }, "未规定");
        lines.append(make("div", { className: tone }, make("dt", {}, index.aspects[aspect]), words));
      }
    }
    if (lines.childElementCount) box.append(lines);
    const clauses = cell[CLAUSES].map(([words, link]) => (link ? make("a", { class: "qz-clause", href: href(link) }, words) : make("span", { class: "qz-clause" }, words)));
    const more = cell[HREF] ? [make("a", { class: "qz-more", href: href(cell[HREF]) }, "详见")] : [];
    box.append(make("p", { class: "qz-clauses" }, ...clauses, ...more));
    return make("td", { "data-label": place.name }, box);
  };

  const drawFlows = (index, kind, places) => {
    const columns = places.map((place) => {
      const flows = place.flows.filter(([of]) => of === kind);
      const drawings = flows.map(([, name, path, page]) =>
        make("figure", {}, make("figcaption", {}, make("a", { href: href(page) }, name)), make("a", { href: href(page) }, make("img", { src: href(path), alt: `${place.name}：${name}流程图`, loading: "lazy" }))),
      );
      return make("div", { class: "qz-flow-column" }, make("h3", {}, place.name), ...(drawings.length ? drawings : [make("p", { class: "qz-unsaid" }, "没有可以画出的流程")]));
    });
    if (!places.some((place) => place.flows.some(([of]) => of === kind))) return [];
    return [make("details", { class: "qz-flows" }, make("summary", {}, "流程图并排"), make("div", { class: "qz-flow-columns" }, ...columns))];
  };

  /* ---------------------------------------------------------------- start */
  const start = () => {
    const root = document.getElementById("qz-compare");
    if (!root) return;
    load(root.dataset.index).then(
      (index) => {
        addEventListener("hashchange", () => show(root, index));
        show(root, index);
      },
      () => root.replaceChildren(make("p", { class: "qz-remark qz-doubt" }, "对照数据读取失败，请检查网站文件是否完整。")),
    );
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
