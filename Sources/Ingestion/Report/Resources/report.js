// The report's script: reads the events that stand in the page, counts, draws and lists them.
//
// What comes from a page that somebody else wrote is put in as text and in no other way: `make` knows the elements and
// attributes that there are, `link` lets no address through but one of the web. Nothing is asked of the network.
"use strict";
(() => {
  const NONE = "(none)";
  const CHUNK = 50;
  const KINDS = {
    policy: "Policy", project: "Project and capacity", investment: "Contract and investment", conference: "Conference",
    technology: "Product and technology", standard: "Standard", award: "Award", market: "Market",
  };
  const MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ];
  const LONGER = "longer";
  const LIMITS = { names: 300, units: 200, points: 1500, rows: 500, years: 40 };

  const element = (id) => document.getElementById(id);
  const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 15 });
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
  const counted = (count, noun) => `${number.format(count)} ${noun}${count === 1 ? "" : "s"}`;
  const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

  // Elements

  const GRAPHIC = new Set(["svg", "g", "line", "circle", "text"]);
  const PLAIN = new Set([
    "a", "article", "b", "bdi", "blockquote", "button", "caption", "dd", "details", "div", "dl", "dt", "h3", "h4", "li",
    "mark", "ol", "option", "p", "span", "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
  ]);
  const ATTRIBUTES = new Set([
    "aria-describedby", "aria-hidden", "aria-label", "aria-pressed", "class", "colspan", "cx", "cy", "data-key",
    "datetime", "dir", "id", "lang", "r", "role", "scope", "tabindex", "text-anchor", "title", "type", "value", "viewBox",
    "x", "x1", "x2", "y", "y1", "y2",
  ]);

  function make(name, attributes, ...children) {
    if (!PLAIN.has(name) && !GRAPHIC.has(name)) throw new Error(`no element ${name}`);
    const node = GRAPHIC.has(name)
      ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (!ATTRIBUTES.has(key)) throw new Error(`no attribute ${key}`);
      if (value !== null && value !== undefined) node.setAttribute(key, String(value));
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }

  const languageOf = (text) => (/\p{Script=Han}/u.test(text) ? "zh" : null);

  // Words of a page: their direction is their own, and does not reach beyond them.
  const words = (name, text, attributes) =>
    make(name, { dir: "auto", lang: languageOf(text), ...attributes }, text);

  function webAddress(text) {
    if (typeof text !== "string" || !/^https?:\/\/[^\s\u0000-\u0020\uFFFD"'<>\\^`{|}]+$/iu.test(text)) return null;
    let address;
    try { address = new URL(text); } catch { return null; }
    const isOfTheWeb = address.protocol === "http:" || address.protocol === "https:";
    return isOfTheWeb && !address.username && !address.password ? address : null;
  }

  function link(text, label) {
    const address = webAddress(text);
    if (!address) return words("bdi", label);
    const node = words("a", label);
    node.setAttribute("href", address.href);
    node.setAttribute("rel", "noopener noreferrer");
    return node;
  }

  const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

  // The events

  const pages = [];
  function page(source) {
    if (typeof source === "number") return pages[source];
    const address = webAddress(source.url);
    source.name = source.publisher ?? address?.host ?? NONE;
    pages.push(source);
    return source;
  }
  const unique = (list) => [...new Set(list)];

  const events = JSON.parse(element("data").textContent).events.map((event) => {
    event.source = page(event.source);
    event.sightings ??= [];
    for (const sighting of event.sightings) sighting.source = page(sighting.source);
    event.quantities ??= [];
    event.places ??= [];
    event.organizations ??= [];
    event.values = {
      kind: event.kind ? [event.kind] : [],
      place: unique(event.places.map((place) => place.name ?? place.text)),
      organization: unique(event.organizations.map((organization) => organization.name ?? organization.text)),
      source: unique([event.source, ...event.sightings.map((sighting) => sighting.source)].map((source) => source.name)),
    };
    event.year = NONE;
    event.month = null;
    if (event.date) {
      event.first = Date.parse(event.date.start) / 86400000;
      event.last = Date.parse(event.date.end) / 86400000;
      event.year = event.date.start.slice(0, 4);
      event.month = event.last - event.first > 30 ? LONGER : event.date.start.slice(5, 7);
    }
    return event;
  });
  // The latest first; without a date last.
  events.sort((one, other) => order(other.first ?? -Infinity, one.first ?? -Infinity) || order(one.id, other.id));
  const known = new Map(events.map((event) => [event.id, event]));

  function tally(list) {
    const counts = new Map();
    for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }
  const ranked = (counts) => [...counts].sort((one, other) => other[1] - one[1] || order(one[0], other[0]));

  // The filters, kept in the address behind "#"

  const DIMENSIONS = ["kind", "place", "organization", "source"];
  const KEYS = ["text", ...DIMENSIONS, "year", "month", "sort", "unit"];
  const LABELS = { text: "Words", kind: "Kind", place: "Place", organization: "Organisation", source: "Source" };
  const all = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, tally(events.flatMap((event) => event.values[dimension]))]));
  const allYears = tally(events.map((event) => event.year));
  const allMonths = tally(events.map((event) => event.month).filter((month) => month));
  let state = {};

  function readAddress() {
    let given;
    try { given = new URLSearchParams(location.hash.slice(1)); } catch { given = new URLSearchParams(); }
    state = {};
    for (const key of KEYS) if (given.get(key)) state[key] = given.get(key);
  }

  function writeAddress(replacing) {
    const given = new URLSearchParams();
    for (const key of KEYS) if (state[key]) given.set(key, state[key]);
    const address = `#${given}`;
    if (address === location.hash || (address === "#" && !location.hash)) return;
    try {
      history[replacing ? "replaceState" : "pushState"](null, "", address === "#" ? location.pathname + location.search : address);
    } catch {
      // Some browsers refuse this to files; the filters then last as long as the page.
    }
  }

  function change(changes, replacing = false) {
    state = { ...state, ...changes };
    for (const key of KEYS) if (!state[key]) delete state[key];
    writeAddress(replacing);
    render();
  }

  const fold = (text) => text.normalize("NFKC").toLowerCase();

  function haystack(event) {
    event.folded ??= fold([
      event.id, event.title, event.text, event.date?.edtf ?? "", ...(event.section ?? []), ...event.values.place,
      ...event.values.organization,
      ...[event, ...event.sightings].flatMap(({ source }) => [source.publisher, source.title, source.url]),
    ].filter((text) => text).join("\n"));
    return event.folded;
  }

  // One test for each filter that is set; each belongs to the chart that shows what it leaves out.
  function tests() {
    const made = [];
    if (state.text) {
      const wanted = fold(state.text).split(/\s+/u).filter((word) => word);
      made.push({ group: "text", test: (event) => wanted.every((word) => haystack(event).includes(word)) });
    }
    for (const dimension of DIMENSIONS) {
      const wanted = state[dimension];
      if (!wanted) continue;
      let test;
      if (wanted === NONE && !all[dimension].has(NONE)) test = (event) => event.values[dimension].length === 0;
      else if (all[dimension].has(wanted)) test = (event) => event.values[dimension].includes(wanted);
      else {
        const part = fold(wanted);
        const fitting = new Set([...all[dimension].keys()].filter((name) => fold(name).includes(part)));
        test = (event) => event.values[dimension].some((name) => fitting.has(name));
      }
      made.push({ group: dimension, test });
    }
    if (state.year || state.month) {
      const { year, month } = state;
      made.push({
        group: "time",
        test: (event) => (!year || event.year === year) && (!month || event.month === month),
      });
    }
    return made;
  }

  // What is shown, and for each chart what would be if its own filter were not set.
  function select() {
    const active = tests();
    const result = { shown: [], time: [] };
    for (const dimension of DIMENSIONS) result[dimension] = [];
    for (const event of events) {
      let failed = null;
      let failures = 0;
      for (const { group, test } of active) {
        if (test(event)) continue;
        failed = group;
        failures += 1;
        if (failures > 1) break;
      }
      if (failures > 1) continue;
      if (failures === 0) result.shown.push(event);
      for (const dimension of DIMENSIONS) if (failures === 0 || failed === dimension) result[dimension].push(event);
      if (failures === 0 || failed === "time") result.time.push(event);
    }
    return result;
  }

  // What is shown, in words

  const labelOf = (key, value) =>
    value === NONE && key !== "text" ? (key === "kind" ? "no kind told" : `no ${LABELS[key].toLowerCase()} named`)
      : key === "kind" ? KINDS[value] ?? value : value;

  function timeLabel() {
    if (!state.year && !state.month) return null;
    if (state.year === NONE) return "no date";
    const month = state.month === LONGER ? "longer than a month" : MONTHS[Number(state.month) - 1] ?? state.month;
    return [state.month ? month : null, state.year].filter((part) => part).join(" ");
  }

  function renderStatus(shown) {
    const isAll = shown.length === events.length;
    element("count").textContent = isAll
      ? `All ${counted(events.length, "event")}` : `${number.format(shown.length)} of ${counted(events.length, "event")}`;
    const chips = [];
    const chip = (name, value, changes) => {
      const node = button(
        { class: "chip", "aria-label": `Remove filter ${name}: ${value}`, "data-key": `chip:${name}` },
        `${name}: `, words("bdi", value), make("span", { class: "cross", "aria-hidden": "true" }, "×"));
      node.addEventListener("click", () => change(changes));
      chips.push(node);
    };
    for (const key of ["text", ...DIMENSIONS]) if (state[key]) chip(LABELS[key], labelOf(key, state[key]), { [key]: "" });
    if (timeLabel()) chip("Time", timeLabel(), { year: "", month: "" });
    element("chosen").replaceChildren(...chips);
    element("clear").hidden = chips.length === 0;
  }

  function renderControls() {
    for (const key of ["text", "kind", "place", "organization", "source", "year", "month"]) {
      const control = element(`filter-${key}`);
      const value = state[key] ?? "";
      if (control.tagName === "SELECT" && value && ![...control.options].some((option) => option.value === value)) {
        control.append(make("option", { value }, value));
      }
      if (control.value !== value) control.value = value;
    }
    element("sort").value = state.sort === "earliest" ? "earliest" : "latest";
  }

  // By month

  let showsAllYears = false;

  function monthButton(year, month, count, largest) {
    const name = month === LONGER ? "longer than a month" : MONTHS[Number(month) - 1];
    const isChosen = state.month === month && (!state.year || state.year === year);
    const bar = make("span", { class: "bar" });
    bar.style.height = `calc((100% - 1.2rem) * ${(count / largest).toFixed(4)})`;
    const node = button(
      {
        class: "month", "aria-pressed": isChosen, "data-key": `${year}-${month}`, tabindex: -1,
        "aria-label": `${name} ${year}: ${counted(count, "event")}`,
      },
      make("span", { class: "number", "aria-hidden": "true" }, count < 1000 ? String(count) : short.format(count)), bar);
    node.addEventListener("click", () => change(isChosen ? { year: "", month: "" } : { year, month }));
    return node;
  }

  function renderTimeline(selected) {
    const counts = tally(selected.filter((event) => event.month).map((event) => `${event.year}-${event.month}`));
    const totals = tally(selected.map((event) => event.year));
    const largest = Math.max(1, ...counts.values());
    let years = [...allYears.keys()].filter((year) => year !== NONE).sort();
    const hidden = showsAllYears ? 0 : Math.max(0, years.length - LIMITS.years);
    years = years.slice(hidden);
    const columns = [...MONTHS.keys()].map((index) => String(index + 1).padStart(2, "0"));
    if (allMonths.has(LONGER)) columns.push(LONGER);
    const head = columns.map((month) => {
      const name = month === LONGER ? "longer" : MONTHS[Number(month) - 1];
      return make(
        "th", { scope: "col", class: month === LONGER ? "longer" : null },
        make("span", { class: "name" }, month === LONGER ? name : name.slice(0, 3)),
        make("span", { class: "letter", "aria-hidden": "true" }, month === LONGER ? "+" : name[0]));
    });
    const rows = [];
    let previous = null;
    for (const year of years) {
      if (previous !== null && Number(year) - previous > 1) {
        const gap = Number(year) - previous === 2 ? `${previous + 1}` : `${previous + 1} to ${Number(year) - 1}`;
        rows.push(make("tr", null, make("td", { colspan: columns.length + 2, class: "hint" }, `${gap}: no events`)));
      }
      previous = Number(year);
      const isChosen = state.year === year && !state.month;
      const whole = button({ "aria-pressed": isChosen, "data-key": `year:${year}` }, year);
      whole.addEventListener("click", () => change(isChosen ? { year: "" } : { year, month: "" }));
      rows.push(make(
        "tr", null, make("th", { scope: "row", class: "year" }, whole),
        ...columns.map((month) => {
          const count = counts.get(`${year}-${month}`) ?? 0;
          return make(
            "td", { class: month === LONGER ? "longer" : null },
            count ? monthButton(year, month, count, largest) : make("span", { class: "unseen" }, "0"));
        }),
        make("td", { class: "total" }, number.format(totals.get(year) ?? 0))));
    }
    const parts = [];
    if (years.length > 0) {
      const table = make(
        "table", { class: `timeline${years.length <= 2 ? " tall" : ""}`, "aria-describedby": "timeline-hint" },
        make("caption", { class: "unseen" }, "Events by the month in which they began"),
        make("thead", null, make(
          "tr", null, make("th", { scope: "col", class: "year" }, make("span", { class: "unseen" }, "Year")), ...head,
          make("th", { scope: "col", class: "total" }, "all"))),
        make("tbody", null, ...rows));
      roam(table);
      parts.push(table);
    } else parts.push(make("p", { class: "nothing" }, "No event has a date."));
    if (hidden > 0) {
      const more = button({ "data-key": "years" }, `Show ${counted(hidden, "earlier year")} too`);
      more.addEventListener("click", () => { showsAllYears = true; render(); });
      parts.push(make("p", null, more));
    }
    if (allYears.has(NONE)) {
      const isChosen = state.year === NONE;
      const node = button(
        { class: "undated", "aria-pressed": isChosen, "data-key": "year:none" },
        `No date: ${counted(totals.get(NONE) ?? 0, "event")}`);
      node.addEventListener("click", () => change({ year: isChosen ? "" : NONE, month: "" }));
      parts.push(make("p", null, node));
    }
    element("timeline").replaceChildren(...parts);
  }

  // One stop for the Tab key, arrows from there on (ARIA Authoring Practices, "Managing focus within components").
  function roam(table) {
    const bars = [...table.querySelectorAll("button.month")];
    const chosen = bars.find((bar) => bar.getAttribute("aria-pressed") === "true") ?? bars[0];
    if (!chosen) return;
    chosen.tabIndex = 0;
    const column = (bar) => bar.parentElement.cellIndex;
    const row = (bar) => bar.closest("tr").rowIndex;
    table.addEventListener("keydown", (press) => {
      const place = bars.indexOf(document.activeElement);
      if (place < 0) return;
      const here = bars[place];
      const near = (candidates) =>
        candidates.sort((one, other) => Math.abs(column(one) - column(here)) - Math.abs(column(other) - column(here)))[0];
      let next;
      if (press.key === "ArrowRight") next = bars[place + 1];
      else if (press.key === "ArrowLeft") next = bars[place - 1];
      else if (press.key === "Home") next = bars[0];
      else if (press.key === "End") next = bars[bars.length - 1];
      else if (press.key === "ArrowUp" || press.key === "ArrowDown") {
        const isDown = press.key === "ArrowDown";
        const rows = bars.map(row).filter((one) => (isDown ? one > row(here) : one < row(here)));
        const line = isDown ? Math.min(...rows) : Math.max(...rows);
        next = near(bars.filter((bar) => row(bar) === line));
      } else return;
      press.preventDefault();
      if (!next) return;
      here.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }

  // By kind, place, organisation, source

  const lengths = { kind: 10, place: 10, organization: 10, source: 10 };

  function renderFacet(dimension, selected) {
    const counts = tally(selected.flatMap((event) => event.values[dimension]));
    const without = selected.filter((event) => event.values[dimension].length === 0).length;
    const wanted = state[dimension];
    const list = ranked(counts);
    // What is chosen stays in sight.
    const shown = list.slice(0, lengths[dimension]);
    if (wanted && wanted !== NONE && all[dimension].has(wanted) && !shown.some(([name]) => name === wanted)) {
      shown.push([wanted, counts.get(wanted) ?? 0]);
    }
    const largest = Math.max(1, list[0]?.[1] ?? 0);
    const item = (value, count, isNone) => {
      const label = labelOf(dimension, value);
      const isChosen = wanted === value;
      const bar = make("span", { class: "bar" });
      bar.style.width = `${(100 * count / largest).toFixed(2)}%`;
      const name = isNone ? make("span", { class: "name" }, label) : words("span", label, { class: "name" });
      const node = button(
        { class: "value", "aria-pressed": isChosen, "data-key": `${dimension}:${value}` }, name,
        make("span", { class: "track", "aria-hidden": "true" }, isNone ? null : bar),
        make("span", { class: "number" }, number.format(count), make("span", { class: "unseen" }, " events")));
      node.addEventListener("click", () => change({ [dimension]: isChosen ? "" : value }));
      return make("li", { class: isNone ? "none" : null }, node);
    };
    const items = shown.map(([value, count]) => item(value, count, false));
    if (without > 0 || wanted === NONE) items.push(item(NONE, without, true));
    const parts = [make("ol", { class: "facet" }, ...items)];
    if (items.length === 0) parts[0] = make("p", { class: "nothing" }, "Nothing to show.");
    if (list.length > 10) {
      const foot = make(
        "p", { class: "facet-foot" },
        make("span", { class: "hint" }, `${number.format(Math.min(lengths[dimension], list.length))} of ${number.format(list.length)} names`));
      if (list.length > lengths[dimension]) {
        const more = button({ class: "quiet", "data-key": `more:${dimension}` }, "Show more");
        more.addEventListener("click", () => { lengths[dimension] += 40; render(); });
        foot.append(more);
      }
      if (lengths[dimension] > 10) {
        const fewer = button({ class: "quiet", "data-key": `fewer:${dimension}` }, "Show fewer");
        fewer.addEventListener("click", () => { lengths[dimension] = 10; render(); });
        foot.append(fewer);
      }
      parts.push(foot);
    }
    element(`facet-${dimension}`).replaceChildren(...parts);
  }

  // Amounts over time

  const units = ranked(tally(events.flatMap((event) => event.quantities.map((quantity) => quantity.unit))));
  const scales = new Map();
  let drawn = [];
  let drawnAt = 0;

  const middle = (event) => (event.first + event.last) / 2;

  function renderAmounts(shown) {
    const unit = state.unit && units.some(([name]) => name === state.unit) ? state.unit : units[0]?.[0];
    const place = element("amounts");
    element("amount-reading").replaceChildren(make("span", { class: "hint" }, "Point at an amount, or move to it, to read it here."));
    element("amount-event").replaceChildren();
    if (!unit) {
      element("amount-reading").replaceChildren();
      element("amounts-note").textContent = "No event names an amount.";
      for (const id of ["unit", "logarithmic"]) element(id).closest("p").hidden = true;
      element("amounts-table").hidden = true;
      place.replaceChildren();
      return;
    }
    element("unit").value = unit;
    const amounts = shown.flatMap((event) =>
      event.quantities.filter((quantity) => quantity.unit === unit).map((quantity) => ({ event, quantity })));
    const dated = amounts.filter(({ event }) => event.date);
    const values = dated.map(({ quantity }) => quantity.value);
    const positive = values.filter((value) => value > 0);
    // Over several powers of ten a straight scale shows the largest amount and a line of dots.
    if (!scales.has(unit)) {
      scales.set(unit, unit !== "%" && positive.length > 2 && Math.max(...positive.slice(0, 10000)) / Math.min(...positive.slice(0, 10000)) > 50);
    }
    const isLogarithmic = scales.get(unit);
    element("logarithmic").checked = isLogarithmic;
    let points = isLogarithmic ? dated.filter(({ quantity }) => quantity.value > 0) : dated;
    const notes = [`${counted(dated.length, "amount")} in ${unit}, each at the middle of its event’s date.`];
    if (amounts.length > dated.length) notes.push(`${counted(amounts.length - dated.length, "more amount")} of events without a date: in the table only.`);
    if (dated.length > points.length) notes.push(`${number.format(dated.length - points.length)} of zero or less are not on a logarithmic scale.`);
    if (points.length > LIMITS.points) {
      notes.push(`Drawn are the latest ${number.format(LIMITS.points)} of ${number.format(points.length)}; filter to see others.`);
      points = points.slice(0, LIMITS.points);
    }
    if (units.length > LIMITS.units) notes.push(`${counted(units.length - LIMITS.units, "rarer unit")} cannot be chosen here.`);
    element("amounts-note").textContent = notes.join(" ");
    drawn = points.sort((one, other) => middle(one.event) - middle(other.event));
    draw(unit, isLogarithmic);
    fillAmountsTable(amounts, unit);
  }

  function ticksOf(least, most, wanted) {
    const step = 10 ** Math.floor(Math.log10((most - least) / wanted || 1));
    const wide = [1, 2, 5, 10].map((factor) => factor * step).find((size) => (most - least) / size <= wanted) ?? step * 10;
    const ticks = [];
    for (let count = Math.ceil(least / wide); count * wide <= most * (1 + 1e-9) && ticks.length < 20; count += 1) {
      ticks.push(count * wide);
    }
    return ticks;
  }

  function draw(unit, isLogarithmic) {
    const place = element("amounts");
    drawnAt = place.clientWidth;
    if (drawn.length === 0) {
      place.replaceChildren(make("p", { class: "nothing" }, "No amounts of this unit with a date among these events."));
      return;
    }
    const width = Math.max(280, drawnAt || 640);
    const [height, left, right, top, bottom] = [width < 480 ? 240 : 320, 52, 12, 12, 28];
    const days = drawn.map(({ event }) => middle(event));
    let [from, to] = [days[0], days[days.length - 1]];
    const margin = Math.max(10, (to - from) * 0.02);
    [from, to] = [from - margin, to + margin];
    const x = (day) => left + (day - from) / (to - from) * (width - left - right);
    const scale = (value) => (isLogarithmic ? Math.log10(value) : value);
    let [least, most] = [Infinity, -Infinity];
    for (const { quantity } of drawn) {
      least = Math.min(least, scale(quantity.value));
      most = Math.max(most, scale(quantity.value));
    }
    if (isLogarithmic) [least, most] = [Math.floor(least), Math.ceil(most)];
    else [least, most] = [Math.min(0, least), Math.max(0, most)];
    if (least === most) most += 1;
    const y = (value) => height - bottom - (scale(value) - least) / (most - least) * (height - top - bottom);
    const marks = [];
    let levels = ticksOf(least, most, 6);
    if (isLogarithmic) levels = levels.filter(Number.isInteger).map((power) => 10 ** power);
    for (const level of levels) {
      const at = Math.round(y(level)) + 0.5;
      marks.push(
        make("line", { class: "rule", x1: left, x2: width - right, y1: at, y2: at }),
        make("text", { x: left - 8, y: at + 4, "text-anchor": "end" }, short.format(level)));
    }
    for (const { day, label } of calendarTicks(from, to, (width - left - right) / 64)) {
      marks.push(
        make("line", { class: "rule", x1: x(day), x2: x(day), y1: height - bottom, y2: height - bottom + 5 }),
        make("text", { x: x(day), y: height - 8, "text-anchor": "middle" }, label));
    }
    const dots = drawn.map(({ event, quantity }, index) => make("circle", {
      class: "point", cx: x(middle(event)).toFixed(1), cy: y(quantity.value).toFixed(1), r: 5, role: "button",
      tabindex: index === drawn.length - 1 ? 0 : -1,
      "aria-label": `${event.date.edtf}: ${quantity.text}, ${event.title}`,
    }));
    const graphic = make(
      "svg", { viewBox: `0 0 ${width} ${height}`, role: "group",
        "aria-label": `${counted(drawn.length, "amount")} in ${unit} over time; arrow keys move between them, Enter shows the event` },
      ...marks, ...dots);
    const reading = (index) => {
      const { event, quantity } = drawn[index];
      element("amount-reading").replaceChildren(
        make("b", null, period(event)), " ", words("bdi", quantity.text),
        `${quantity.text.includes(number.format(quantity.value)) ? "" : ` (${number.format(quantity.value)} ${unit})`}: `,
        words("bdi", event.title), make("span", { class: "hint" }, " (choose the point for the whole event)"));
    };
    const show = (index) => {
      element("amount-event").replaceChildren(entry(drawn[index].event, true));
    };
    for (const [index, dot] of dots.entries()) {
      dot.addEventListener("pointerenter", () => reading(index));
      dot.addEventListener("focus", () => reading(index));
      dot.addEventListener("click", () => { reading(index); show(index); });
    }
    graphic.addEventListener("keydown", (press) => {
      const index = dots.indexOf(document.activeElement);
      if (index < 0) return;
      const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[press.key];
      let next = step ? index + step : press.key === "Home" ? 0 : press.key === "End" ? dots.length - 1 : null;
      if (press.key === "Enter" || press.key === " ") show(index);
      else if (next === null) return;
      press.preventDefault();
      next = Math.min(dots.length - 1, Math.max(0, next ?? index));
      dots[index].setAttribute("tabindex", "-1");
      dots[next].setAttribute("tabindex", "0");
      dots[next].focus();
    });
    place.replaceChildren(graphic);
  }

  function calendarTicks(from, to, wanted) {
    const months = (to - from) / 30.44;
    const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((size) => months / size <= wanted) ?? 2400;
    const start = new Date(from * 86400000);
    const ticks = [];
    let count = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
    while (ticks.length < 60) {
      const day = new Date(0);
      day.setUTCFullYear(Math.floor(count / 12), count % 12, 1);
      const at = day.getTime() / 86400000;
      if (at > to) break;
      const label = step >= 12 || count % 12 === 0 ? String(Math.floor(count / 12)) : MONTHS[count % 12].slice(0, 3);
      // The first one says its year, so that no month stands without one.
      const year = ticks.length === 0 && /^[A-Z]/u.test(label) ? ` ${Math.floor(count / 12)}` : "";
      if (at >= from) ticks.push({ day: at, label: label + year });
      count += step;
    }
    return ticks;
  }

  function fillAmountsTable(amounts, unit) {
    const box = element("amounts-table");
    box.hidden = amounts.length === 0;
    const fill = () => {
      const rows = amounts.slice(0, LIMITS.rows).map(({ event, quantity }) => make(
        "tr", null, make("td", { class: "day" }, period(event)),
        make("td", { class: "number" }, number.format(quantity.value)), words("td", quantity.text), words("td", event.title)));
      const cut = amounts.length > LIMITS.rows
        ? `The latest ${number.format(LIMITS.rows)} of ${number.format(amounts.length)}.` : "";
      box.lastElementChild.replaceChildren(make(
        "table", { class: "data" }, make("caption", { class: cut ? "hint" : "unseen" }, cut || `Amounts in ${unit}`),
        make("thead", null, make(
          "tr", null, make("th", { scope: "col" }, "Date"), make("th", { scope: "col", class: "number" }, unit),
          make("th", { scope: "col" }, "As printed"), make("th", { scope: "col" }, "Event"))),
        make("tbody", null, ...rows)));
    };
    box.ontoggle = () => { if (box.open) fill(); };
    if (box.open) fill();
  }

  // The list

  const period = (event) => (event.date ? event.date.edtf.replace("/", " – ") : "no date");
  const fills = new WeakMap();
  let listed = [];
  let count = 0;

  function entry(event, isOpen = false) {
    const head = make(
      "p", { class: "when" },
      event.date ? make("time", { datetime: event.date.start }, period(event)) : make("span", null, "no date"),
      event.kind ? make("span", { class: "sort" }, KINDS[event.kind] ?? event.kind) : null);
    const isCut = event.text.length > 280;
    const body = make("div", null, words("h3", event.title));
    body.append(words("p", isCut ? `${event.text.slice(0, 260).replace(/[\uD800-\uDBFF]$/u, "")} …` : event.text, { class: "excerpt" }));
    const tags = ["place", "organization"].flatMap((dimension) => event.values[dimension].slice(0, 6).map((value) => {
      const node = button({ "aria-label": `Filter by ${LABELS[dimension].toLowerCase()}: ${value}` }, words("bdi", value));
      node.addEventListener("click", () => { change({ [dimension]: value }); element("count").focus(); });
      return node;
    }));
    if (tags.length > 0) body.append(make("div", { class: "tags" }, ...tags));
    const further = event.sightings.length;
    body.append(make(
      "p", { class: "reported" }, "Reported by ", ...cited(event.source),
      further > 0 ? ` and ${counted(further, "further page")}` : null));
    const details = make("details", null, make("summary", null, "Saved words and sources"));
    const fill = () => {
      fills.delete(details);
      details.append(...account(event));
    };
    fills.set(details, fill);
    details.addEventListener("toggle", () => { if (details.open) fills.get(details)?.(); });
    if (isOpen) { fill(); details.open = true; }
    body.append(details);
    return make("article", { class: "entry", "data-key": event.id }, head, body);
  }

  function cited(source) {
    const address = webAddress(source.url);
    const label = source.title ?? source.url ?? "a page without an address";
    const parts = [link(source.url, label)];
    if (source.publisher) parts.push(", ", words("bdi", source.publisher));
    if (address) parts.push(" (", words("bdi", address.host), ")");
    else if (source.url && source.title) parts.push(" (", words("bdi", source.url, { class: "code" }), ")");
    if (source.published) parts.push(", published ", words("bdi", source.published.replace("T", " ")));
    return parts;
  }

  // The words of an event, with what was read out of them marked where it stands.
  function marked(event) {
    const wide = /[\uD800-\uDFFF]/u.test(event.text) || /[\u{10000}-\u{10FFFF}]/u.test(event.text) ? Array.from(event.text) : null;
    const slice = (from, to) => (wide ? wide.slice(from, to).join("") : event.text.slice(from, to));
    const found = [];
    const add = (text, from, title) => {
      const to = from + (wide ? Array.from(text).length : text.length);
      if (from >= 0 && text && slice(from, to) === text) found.push({ from, to, title });
    };
    if (event.date) {
      const at = event.text.indexOf(event.date.text);
      if (at >= 0) add(event.date.text, wide ? Array.from(event.text.slice(0, at)).length : at, "date");
    }
    for (const { text, at } of event.quantities) add(text, at - event.position.start, "amount");
    for (const { text, at } of event.organizations) add(text, at - event.position.start, "organisation");
    for (const { text, at } of event.places) add(text, at - event.position.start, "place");
    found.sort((one, other) => one.from - other.from || other.to - one.to);
    const parts = [];
    let place = 0;
    for (const { from, to, title } of found) {
      if (from < place) continue;
      if (from > place) parts.push(slice(place, from));
      parts.push(make("mark", { title }, slice(from, to)));
      place = to;
    }
    parts.push(slice(place, wide ? wide.length : event.text.length));
    return make("blockquote", { class: "words", dir: "auto", lang: languageOf(event.text) }, ...parts);
  }

  const dated = (date) =>
    date ? [make("span", null, date.edtf), " from ", words("bdi", `“${date.text}”`), `, ${date.basis}`] : ["not said"];
  const placed = ({ start, end }) =>
    `characters ${number.format(start)} to ${number.format(end)} of the page’s text`;

  function account(event) {
    const facts = make("dl", { class: "facts" });
    const fact = (name, ...values) => {
      if (values.length === 0) return;
      facts.append(make("dt", null, name), ...values.map((value) => make("dd", null, ...[value].flat())));
    };
    fact("Date", dated(event.date));
    if (event.section?.length) fact("Section", event.section.flatMap((heading, index) => [index ? " › " : "", words("bdi", heading)]));
    if (event.quantities.length) {
      fact("Amounts", event.quantities.flatMap(({ text, value, unit }, index) =>
        [index ? "; " : "", words("bdi", text), ` (${number.format(value)} ${unit})`]));
    }
    fact("Where it stands", placed(event.position));
    fact("Page", cited(event.source));
    if (event.source.retrieved) fact("Saved", event.source.retrieved.replace("T", " ").replace("Z", " UTC"));
    fact("Its bytes", make("span", { class: "code" }, event.source.page));
    fact("Event", [make("span", { class: "code" }, event.id), `, rules ${event.rules}`]);
    const parts = [marked(event), facts];
    if (event.sightings.length > 0) {
      parts.push(make(
        "div", { class: "further" }, make("h4", null, "Further reports"),
        make("ol", null, ...event.sightings.map((sighting) => make(
          "li", null, make("p", null, ...cited(sighting.source)),
          words("blockquote", sighting.text, { class: "words" }),
          make("p", { class: "hint" }, "Date ", ...dated(sighting.date), `; ${placed(sighting.position)}. `,
            `The same event${sighting.rule ? ` by the rule “${sighting.rule}”` : ""}; ${Math.round(sighting.score * 100)} % of the words shared:`),
          make("ul", null, ...(sighting.reasons ?? []).map((reason) => words("li", reason))))))));
    }
    if (event.links?.length) {
      parts.push(make(
        "div", { class: "further" }, make("h4", null, "Belongs to"),
        make("ul", null, ...event.links.map(({ verb, event: id, contradicted }) => {
          const other = known.get(id);
          const name = other ? button({ class: "quiet" }, words("bdi", other.title)) : make("span", { class: "code" }, id);
          if (other) {
            name.addEventListener("click", () => {
              change({ text: id, kind: "", place: "", organization: "", source: "", year: "", month: "" });
              element("count").focus();
            });
          }
          return make("li", null, `${verb} `, name, contradicted?.length ? ": " : "",
            ...(contradicted ?? []).flatMap((reason, index) => [index ? "; " : "", words("bdi", reason)]));
        }))));
    }
    return parts;
  }

  function renderList(shown) {
    listed = shown;
    if (state.sort === "earliest") {
      listed = [...shown.filter((event) => event.date).reverse(), ...shown.filter((event) => !event.date)];
    }
    count = Math.min(CHUNK, listed.length);
    element("list").replaceChildren(...listed.slice(0, count).map((event) => make("li", null, entry(event))));
    renderMore();
  }

  function renderMore() {
    const rest = listed.length - count;
    element("more").hidden = rest === 0;
    element("more").textContent = `Show ${number.format(Math.min(CHUNK, rest))} more`;
    element("more-note").textContent = listed.length === 0
      ? "No event answers to these filters."
      : rest > 0 ? `${number.format(count)} of ${counted(listed.length, "event")} are listed, and printed.` : "";
  }

  element("more").addEventListener("click", () => {
    const next = listed.slice(count, count + CHUNK).map((event) => make("li", null, entry(event)));
    count += next.length;
    element("list").append(...next);
    renderMore();
    // Whoever reads with a keyboard or an ear goes on with what has come.
    const first = next[0]?.querySelector("summary");
    if (element("more").hidden) first?.focus({ preventScroll: true });
  });

  // All of it

  function render() {
    const key = document.activeElement?.dataset?.key;
    const container = key && document.activeElement.closest("#timeline, #chosen, .facets .panel, #list");
    const selected = select();
    renderStatus(selected.shown);
    renderControls();
    renderTimeline(selected.time);
    for (const dimension of DIMENSIONS) renderFacet(dimension, selected[dimension]);
    renderAmounts(selected.shown);
    renderList(selected.shown);
    // The focus stays on what was chosen, though it was drawn anew; where that is gone, it goes to what came of it.
    if (!key || document.activeElement?.dataset?.key === key) return;
    const again = container?.isConnected ? [...container.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key) : null;
    (again ?? element("count")).focus({ preventScroll: true });
  }

  function prepare() {
    element("filter-kind").append(
      make("option", { value: "" }, "all"),
      ...Object.keys(KINDS).filter((kind) => all.kind.has(kind)).map((kind) =>
        make("option", { value: kind }, `${KINDS[kind]} (${number.format(all.kind.get(kind))})`)),
      make("option", { value: NONE }, "no kind told"));
    element("filter-year").append(
      make("option", { value: "" }, "all"),
      ...[...allYears].filter(([year]) => year !== NONE).sort().reverse().map(([year, count]) =>
        make("option", { value: year }, `${year} (${number.format(count)})`)));
    if (allYears.has(NONE)) element("filter-year").append(make("option", { value: NONE }, `no date (${number.format(allYears.get(NONE))})`));
    element("filter-month").append(
      make("option", { value: "" }, "all"),
      ...MONTHS.map((name, index) => make("option", { value: String(index + 1).padStart(2, "0") }, name)));
    if (allMonths.has(LONGER)) element("filter-month").append(make("option", { value: LONGER }, "longer than a month"));
    for (const dimension of ["place", "organization", "source"]) {
      element(`names-${dimension}`).append(
        ...ranked(all[dimension]).slice(0, LIMITS.names).map(([name]) => make("option", { value: name })));
    }
    element("unit").append(...units.slice(0, LIMITS.units).map(([unit, count]) =>
      make("option", { value: unit }, `${unit} (${number.format(count)})`)));
    element("filters").addEventListener("submit", (submission) => submission.preventDefault());
    let waiting = 0;
    for (const key of ["text", "place", "organization", "source"]) {
      const control = element(`filter-${key}`);
      control.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => change({ [key]: control.value.trim() === "" ? "" : control.value }, true), 120);
      });
    }
    for (const key of ["kind", "year", "month"]) {
      const control = element(`filter-${key}`);
      control.addEventListener("change", () =>
        change(key === "year" && control.value === NONE ? { year: NONE, month: "" } : { [key]: control.value }));
    }
    element("sort").addEventListener("change", () => change({ sort: element("sort").value === "earliest" ? "earliest" : "" }));
    element("unit").addEventListener("change", () => change({ unit: element("unit").value }));
    element("logarithmic").addEventListener("change", () => {
      scales.set(element("unit").value, element("logarithmic").checked);
      render();
    });
    element("clear").addEventListener("click", () => {
      change({ text: "", kind: "", place: "", organization: "", source: "", year: "", month: "" });
      element("count").focus();
    });
    const readAgain = () => { readAddress(); render(); };
    addEventListener("popstate", readAgain);
    addEventListener("resize", () => {
      if (element("amounts").clientWidth !== drawnAt && drawn.length > 0) draw(element("unit").value, element("logarithmic").checked);
    });
    const opened = [];
    addEventListener("beforeprint", () => {
      for (const details of document.querySelectorAll("#list details:not([open])")) {
        fills.get(details)?.();
        details.open = true;
        opened.push(details);
      }
    });
    addEventListener("afterprint", () => { for (const details of opened.splice(0)) details.open = false; });
  }

  prepare();
  element("report").hidden = false;
  readAddress();
  render();
})();
