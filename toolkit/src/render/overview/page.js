"use strict";
// Draws into a document, or into whatever else holds the elements of the page.
const overview = (root, data) => {
  const { words: w, rules, key } = data;
  const F = Object.fromEntries(data.fields.map((name, at) => [name, at]));
  const rows = data.rows;
  const state = { text: "", year: "", standing: "", rule: -1, by: "errors", down: true, shown: 200, open: new Set(), status: "" };
  const $ = (id) => root.getElementById(id);
  const make = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside.filter((one) => one !== null && one !== undefined));
    return made;
  };
  const svg = (tag, attributes, ...inside) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  const bar = (share, name, kind) =>
    svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: name, "aria-hidden": "true" },
      svg("rect", { width: 100, height: 10, class: "track" }), svg("rect", { width: share, height: 10, class: `bar ${kind}` }));

  // What became of each finding is kept in this browser, by the fingerprint of the finding in its report.
  let marks = {};
  try { marks = JSON.parse(localStorage.getItem(key) || "{}"); } catch { marks = {}; }
  const markOf = (row, finding) => `${row[F.organ] || row[F.file]}|${row[F.year] || ""}|${finding[5]}`;
  const keep = () => { try { localStorage.setItem(key, JSON.stringify(marks)); } catch { /* a browser that keeps nothing */ } };

  const passes = (row) => {
    if (state.standing && row[F.standing] !== state.standing) return false;
    if (state.year && String(row[F.year]) !== state.year) return false;
    if (state.rule >= 0 && !row[F.findings].some((one) => one[0] === state.rule)) return false;
    if (state.status && !row[F.findings].some((one) => (marks[markOf(row, one)] || w.statuses[0]) === state.status)) return false;
    if (!state.text) return true;
    const words = [row[F.organ], row[F.file], row[F.error], row[F.group]].concat(row[F.findings].map((one) => one[2]));
    return words.some((word) => word && word.toLowerCase().includes(state.text));
  };
  const order = (one, other) => {
    const [left, right] = [one[F[state.by]], other[F[state.by]]];
    if (left === null || right === null) return (left === null) - (right === null);
    const turned = typeof left === "string" ? left.localeCompare(right, "zh") : left - right;
    return (state.down ? -turned : turned) || other[F.errors] - one[F.errors] || other[F.warnings] - one[F.warnings];
  };

  const tile = (name, label, count) => {
    const button = make("button", `tile ${name}`, make("b", "", String(count)), label);
    button.type = "button";
    button.setAttribute("aria-pressed", String(state.standing === name));
    button.onclick = () => { state.standing = name; state.shown = 200; draw(); };
    return make("li", "", button);
  };
  const drawTiles = () => {
    const count = (name) => rows.filter((row) => !name || row[F.standing] === name).length;
    const missing = make("a", "tile missing", make("b", "", String(data.missing)), w.missing);
    missing.href = "#missing";
    $("tiles").replaceChildren(...w.standings.map(([name, label]) => tile(name, label, count(name))), make("li", "", missing));
  };
  const drawRules = () => {
    const most = Math.max(1, ...rules.map((rule) => rule[3]));
    $("rules").replaceChildren(...rules.slice(0, state.allRules ? rules.length : 14).map((rule, at) => {
      const button = make("button", "rule", make("span", "", rule[1]), make("span", "count", String(rule[3])), bar((100 * rule[3]) / most, "", rule[2]));
      button.type = "button";
      button.title = rule[0];
      button.setAttribute("aria-pressed", String(state.rule === at));
      button.onclick = () => { state.rule = state.rule === at ? -1 : at; draw(); };
      return button;
    }));
    if (rules.length > 14 && !state.allRules) {
      const all = make("button", "plain", w.all);
      all.onclick = () => { state.allRules = true; draw(); };
      $("rules").append(all);
    }
  };
  const years = [...new Set(rows.map((row) => row[F.year]).filter((year) => year !== null))].sort();
  // What all names of files begin with is told once, at the head of the page.
  const folders = rows.map((row) => row[F.file].split("/").slice(0, -1));
  const common = folders.length ? folders.reduce((all, one) => all.filter((part, at) => all.slice(0, at + 1).every((mine, place) => mine === one[place]))) : [];
  const shortFile = (file) => file.split("/").slice(common.length).join("/");
  const drawMatrix = () => {
    const organs = new Map();
    for (const row of rows) {
      if (!row[F.organ] || row[F.year] === null) continue;
      if (!organs.has(row[F.organ])) organs.set(row[F.organ], new Map());
      const years = organs.get(row[F.organ]);
      years.set(row[F.year], [...(years.get(row[F.year]) || []), row]);
    }
    const worst = (all) => w.standings.map(([name]) => name).find((name) => name && all.some((row) => row[F.standing] === name));
    const weight = ([, byYear]) => [...byYear.values()].flat().reduce((sum, row) => sum + row[F.errors], 0);
    const all = [...organs].sort((one, other) => weight(other) - weight(one));
    const head = make("tr", "", make("th", "", w.organ), ...years.slice(-6).map((year) => { const th = make("th", "", String(year)); th.scope = "col"; return th; }));
    const body = all.slice(0, state.allOrgans ? all.length : 24).map(([organ, byYear]) => {
      const th = make("th", "", organ);
      th.scope = "row";
      th.title = organ;
      return make("tr", "", th, ...years.slice(-6).map((year) => {
        const found = byYear.get(year);
        if (!found) return make("td", "mute", "—");
        const errors = found.reduce((sum, row) => sum + row[F.errors], 0);
        const button = make("button", worst(found), errors ? String(errors) : "·");
        button.type = "button";
        button.setAttribute("aria-label", `${organ} ${year} ${w.errors} ${errors}`);
        button.onclick = () => { $("text").value = organ; state.text = organ.toLowerCase(); $("year").value = state.year = String(year); state.standing = ""; draw(); };
        return make("td", "", button);
      }));
    });
    $("matrix").replaceChildren(make("thead", "", head), make("tbody", "", ...body));
    $("allOrgans").hidden = state.allOrgans || all.length <= 24;
  };

  const COLUMNS = w.columns;
  const drawHead = () => {
    $("head").replaceChildren(...COLUMNS.map(([name, label, kind]) => {
      const button = make("button", "", `${label}${state.by === name ? (state.down ? " ▾" : " ▴") : ""}`);
      button.type = "button";
      button.onclick = () => { state.down = state.by === name ? !state.down : true; state.by = name; draw(); };
      const th = make("th", kind, button);
      th.scope = "col";
      if (state.by === name) th.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      return th;
    }));
  };
  const shownOf = (row, name) => {
    const value = row[F[name]];
    if (value === null || value === undefined) return "";
    if (name === "on_time") return value ? w.yes : w.no;
    if (name === "rank") return `${value}/${row[F.ranked]}`;
    if (name === "opened" || name === "correction") return `${value}%`;
    if (["errors", "warnings", "notices", "undecided", "least"].includes(name) && value === 0) return "";
    return String(value);
  };
  const trend = (row) => {
    if (!row[F.organ]) return null;
    const mine = rows.filter((one) => one[F.organ] === row[F.organ] && one[F.year] !== null && one[F.received] !== null);
    const byYear = [...new Map(mine.map((one) => [one[F.year], one[F.received]]))].sort((one, other) => one[0] - other[0]);
    if (byYear.length < 2) return null;
    const most = Math.max(1, ...byYear.map((one) => one[1]));
    const step = 120 / (byYear.length - 1);
    const points = byYear.map(([, count], at) => `${at * step + 2},${26 - (24 * count) / most}`).join(" ");
    const line = svg("svg", { viewBox: "0 0 124 28", width: 124, height: 28, "aria-hidden": "true" },
      svg("polyline", { points, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }));
    return make("p", "", `${w.trend} `, byYear.map(([year, count]) => `${year}: ${count}`).join(" · "), " ", line);
  };
  const detail = (row) => {
    const inside = [];
    if (row[F.error]) inside.push(make("p", "", row[F.error]));
    const rest = COLUMNS.filter(([, , kind]) => kind.includes("less")).map(([name, label]) => [label, shownOf(row, name)]).filter(([, text]) => text);
    if (rest.length) inside.push(make("p", "more", rest.map(([label, text]) => `${label} ${text}`).join(" · ")));
    const list = make("ol", "");
    for (const one of row[F.findings]) {
      const [rule, severity, message, proposed, place, , since] = one;
      const select = make("select", "no-print", ...w.statuses.map((status) => new Option(status, status)));
      select.setAttribute("aria-label", `${w.status} ${message.slice(0, 40)}`);
      select.value = marks[markOf(row, one)] || w.statuses[0];
      select.onchange = () => { marks[markOf(row, one)] = select.value; keep(); };
      list.append(make("li", "", make("span", `badge ${severity}`, w.severities[severity]),
        since === "new" || since === "changed" ? make("span", "badge new", w.since[since]) : null,
        since === "same" ? make("span", "badge", w.since.same) : null,
        message, place ? make("span", "mute", ` ${place} `) : " ", make("code", "mute", rules[rule] ? rules[rule][0] : ""),
        proposed ? make("span", "fix", ` ${w.proposed}${proposed} `) : " ", select));
    }
    if (row[F.findings].length) inside.push(list);
    for (const gone of row[F.resolved]) inside.push(make("p", "mute", `${w.resolved}${gone}`));
    if (row[F.undecided]) inside.push(make("p", "mute", w.undecided.replace("{n}", row[F.undecided])));
    inside.push(trend(row));
    if (row[F.page] || row[F.notice]) {
      const links = make("p", "no-print");
      for (const [href, label] of [[row[F.page], w.page], [row[F.notice], w.notice]]) {
        if (!href) continue;
        const link = make("a", "", label);
        link.href = href;
        links.append(link, " ");
      }
      inside.push(links);
    }
    const td = make("td", "", ...inside);
    td.colSpan = COLUMNS.length;
    return make("tr", "detail", td);
  };
  const line = (row, isOpen) => {
    const tr = make("tr", `row ${row[F.standing]}`);
    COLUMNS.forEach(([name, , kind], at) => {
      const td = make("td", kind);
      if (at === 0) {
        const button = make("button", "name", row[F.organ] || w.nobody);
        button.type = "button";
        button.setAttribute("aria-expanded", String(isOpen));
        button.onclick = () => { if (!state.open.delete(row)) state.open.add(row); drawBody(); };
        const small = make("small", "", shortFile(row[F.file]));
        small.title = row[F.file];
        td.append(button, small);
      } else {
        const text = shownOf(row, name);
        if (name === "opened" && text) td.append(bar(row[F.opened], "spark", ""));
        if (name === "errors" && text) td.classList.add("errors");
        td.append(text);
      }
      tr.append(td);
    });
    return tr;
  };
  let chosen = [];
  const drawBody = (all) => {
    chosen = rows.filter(passes).sort(order);
    $("count").textContent = w.count.replace("{n}", chosen.length);
    const shown = all ? chosen : chosen.slice(0, state.shown);
    $("body").replaceChildren(...shown.flatMap((row) => {
      const isOpen = all ? row[F.findings].length > 0 || row[F.error] : state.open.has(row);
      return isOpen ? [line(row, true), detail(row)] : [line(row, false)];
    }));
    $("further").hidden = all || chosen.length <= state.shown;
  };
  const draw = () => { drawTiles(); drawRules(); drawMatrix(); drawHead(); drawBody(); };

  const save = (name, kind, text) => {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  // What begins like a formula must not be one in a spreadsheet.
  const field = (text) => `"${String(text).replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
  $("text").oninput = (event) => { state.text = event.target.value.trim().toLowerCase(); state.shown = 200; drawBody(); };
  $("year").append(new Option(w.allYears, ""), ...years.map((year) => new Option(year, year)));
  $("year").onchange = (event) => { state.year = event.target.value; drawBody(); };
  $("status").append(new Option(w.anyStatus, ""), ...w.statuses.map((status) => new Option(status, status)));
  $("status").onchange = (event) => { state.status = event.target.value; drawBody(); };
  $("further").onclick = () => { state.shown += 200; drawBody(); };
  $("allOrgans").onclick = () => { state.allOrgans = true; drawMatrix(); };
  $("clear").onclick = () => {
    Object.assign(state, { text: "", year: "", standing: "", rule: -1, status: "", shown: 200 });
    for (const id of ["text", "year", "status"]) $(id).value = "";
    draw();
  };
  $("csv").onclick = () => {
    const lines = [[...COLUMNS.map(([, label]) => label), w.file], ...chosen.map((row) => [...COLUMNS.map(([name]) => shownOf(row, name)), row[F.file]])];
    save("reports.csv", "text/csv", `\ufeff${lines.map((one) => one.map(field).join(",")).join("\r\n")}\r\n`);
  };
  $("save").onclick = () => save("status.json", "application/json", JSON.stringify({ key, marks }, null, 1));
  $("load").onchange = async (event) => {
    try {
      const read = JSON.parse(await event.target.files[0].text());
      for (const [name, status] of Object.entries(read.marks)) if (w.statuses.includes(status)) marks[name] = status;
      keep();
    } catch { $("count").textContent = w.notStatus; return; }
    draw();
  };
  $("print").onclick = () => { drawBody(true); window.print(); };
  addEventListener("beforeprint", () => drawBody(true));
  addEventListener("afterprint", () => drawBody());
  root.querySelectorAll("[data-script]").forEach((one) => { one.hidden = false; });
  draw();
};
