// The axis: how many events each unit of time has, bars for what is wider than a unit, and the ways to
// zoom and to move. It knows nothing of the list; it tells the page the range that is wanted.
"use strict";

const COLUMN = 9; // CSS pixels that a column needs at least
const LABEL = 84; // and a mark below the axis
const LANES = 4;
const SHORTEST = 7; // days

const byId = (id) => document.getElementById(id);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const startOf = (event) => event.from ?? event.to;
const isClosed = (event) => event.from !== null && event.to !== null;
const widthOf = (event) => (isClosed(event) ? event.to - event.from + 1 : Infinity);

class Axis {
  // `onRange` gets the range that was chosen, first and last day, or null for all.
  constructor(events, onRange) {
    this.onRange = onRange;
    this.events = events.filter((event) => startOf(event) !== null);
    this.within = extentOf(this.events, 0);
    this.extent = extentOf(this.events, 0.015);
    this.view = this.events.length ? denseOf(this.events, this.extent) : this.extent;
    this.isWhole = true;
    this.plot = byId("plot");
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.plot);
  }

  // Draws these events, which are some of all.
  show(events) {
    this.events = events.filter((event) => startOf(event) !== null);
    this.draw();
  }

  // Moves to a window in days, its end exclusive. What is as wide as everything is everything.
  go([from, to]) {
    const [first, end] = this.extent;
    const span = Math.min(Math.max(to - from, SHORTEST), end - first);
    const middle = (from + to) / 2;
    const start = Math.min(Math.max(middle - span / 2, first), end - span);
    this.view = [start, start + span];
    this.isWhole = span >= end - first;
    this.onRange(this.isWhole ? null : [Math.floor(start + 0.5), Math.ceil(start + span - 0.5) - 1]);
  }

  all() {
    this.view = this.extent;
    this.isWhole = true;
    this.onRange(null);
  }

  zoom(factor, at = 0.5) {
    const [from, to] = this.view;
    const middle = from + (to - from) * at;
    const span = Math.max((to - from) * factor, SHORTEST);
    this.go([middle - span * at, middle + span * (1 - at)]);
  }

  move(share) {
    const [from, to] = this.view;
    const by = (to - from) * share;
    this.go([from + by, to + by]);
  }

  // To the next event outside of the window, before or behind it.
  jump(side) {
    const [from, to] = this.view;
    const days = this.events.map((event) => (side < 0 ? event.to ?? -Infinity : event.from ?? Infinity));
    const outside = days.filter((day) => (side < 0 ? day < from : to <= day) && Number.isFinite(day));
    if (outside.length === 0) return;
    const day = outside.reduce((a, b) => (side < 0 ? Math.max(a, b) : Math.min(a, b)));
    this.go([day - (to - from) / 2, day + (to - from) / 2]);
  }

  // A line where the list is.
  mark(day) {
    const [from, to] = this.view;
    const here = byId("here");
    here.hidden = day === null || day < from || to < day;
    if (!here.hidden) here.style.left = `${((day + 0.5 - from) / (to - from)) * 100}%`;
  }

  draw() {
    const width = this.plot.clientWidth;
    if (width === 0) return;
    const [from, to] = this.view;
    const unit = unitFor(to - from, Math.max(width / COLUMN, 12));
    const isNarrow = (event) => widthOf(event) <= unit.days * 1.05;
    this.drawColumns(this.events.filter(isNarrow), unit);
    this.drawLanes(this.events.filter((event) => !isNarrow(event)));
    this.drawTicks(width);
    this.drawEdges();
    byId("readout").textContent = this.caption();
    byId("out").disabled = byId("all").disabled = this.isWhole && this.view[0] <= this.extent[0];
    byId("in").disabled = to - from <= SHORTEST;
  }

  caption() {
    if (this.events.length === 0) return "";
    const [from, to] = this.isWhole && this.view === this.extent ? this.within : this.view;
    return roughName(Math.floor(from + 0.5), Math.ceil(to - 0.5) - 1);
  }

  drawColumns(events, unit) {
    const bins = new Map();
    for (const event of events) {
      const start = unit.floor(startOf(event));
      const bin = bins.get(start) || { start, end: unit.next(start), events: 0, conflicts: 0 };
      bin.events += 1;
      bin.conflicts += event.conflicts ? 1 : 0;
      bins.set(start, bin);
    }
    const [from, to] = this.view;
    const visible = [...bins.values()].filter((bin) => from < bin.end && bin.start < to);
    visible.sort((a, b) => a.start - b.start);
    const highest = Math.max(1, ...visible.map((bin) => bin.events));
    const columns = byId("columns");
    const focused = columns.contains(document.activeElement) ? Number(document.activeElement.dataset.start) : null;
    columns.replaceChildren(...visible.map((bin) => this.column(bin, unit, highest)));
    byId("plot").dataset.highest = highest === 1 ? "" : highest.toLocaleString("ru");
    setStop(columns, focused === null ? 0 : nearest(visible, focused), focused !== null);
  }

  column(bin, unit, highest) {
    const name = unitName(unit, bin.start);
    const conflicts = bin.conflicts ? `, расходятся ${bin.conflicts}` : "";
    const column = element("button", "column");
    column.type = "button";
    column.tabIndex = -1;
    column.dataset.start = bin.start;
    column.dataset.end = bin.end;
    column.setAttribute("aria-label", `${name}: ${count(bin.events, EVENTS)}${conflicts}`);
    this.place(column, bin.start, bin.end);
    const bar = element("span", "bar");
    bar.style.height = `max(3px, ${(bin.events / highest) * 100}%)`;
    if (bin.conflicts) {
      const part = element("span", "part");
      part.style.height = `max(2px, ${(bin.conflicts / bin.events) * 100}%)`;
      bar.append(part);
    }
    column.append(bar);
    return column;
  }

  // What covers more than a column, as bars that name it; the same stretch of time is one bar.
  drawLanes(events) {
    const [from, to] = this.view;
    const stretches = new Map();
    for (const event of events) {
      const [start, end] = [event.from ?? -Infinity, event.to === null ? Infinity : event.to + 1];
      if (to <= start || end <= from) continue;
      const key = `${start}/${end}`;
      const stretch = stretches.get(key) || { start, end, events: 0, name: event.when };
      stretch.events += 1;
      stretches.set(key, stretch);
    }
    const most = [...stretches.values()].sort((a, b) => b.events - a.events).slice(0, 60);
    most.sort((a, b) => a.start - b.start || b.end - a.end);
    const ends = [];
    const bars = [];
    for (const stretch of most) {
      const lane = ends.findIndex((end) => end <= stretch.start);
      const n = lane < 0 ? ends.length : lane;
      if (n === LANES) continue;
      ends[n] = stretch.end;
      const many = stretch.events > 1 ? ` · ${stretch.events}` : "";
      const [shownFrom, shownTo] = [Math.max(stretch.start, from), Math.min(stretch.end, to)];
      const room = ((shownTo - shownFrom) / (to - from)) * this.plot.clientWidth;
      const text = stretch.name + many;
      const bar = element("button", "stretch", text.length * 6.5 + 12 < room ? text : "");
      bar.type = "button";
      bar.title = `${stretch.name}: ${count(stretch.events, EVENTS)}`;
      bar.setAttribute("aria-label", bar.title);
      bar.classList.toggle("opens", stretch.start === -Infinity);
      bar.classList.toggle("goes-on", stretch.end === Infinity);
      bar.style.top = `${n * 18}px`;
      this.place(bar, shownFrom, shownTo);
      // What is open at one end is shown from or to there.
      const [first, end] = this.extent;
      bar.dataset.start = Math.max(stretch.start, first);
      bar.dataset.end = Math.min(stretch.end, end);
      bars.push(bar);
    }
    const lanes = byId("lanes");
    const focused = lanes.contains(document.activeElement) ? document.activeElement.title : null;
    lanes.style.height = `${ends.length * 18}px`;
    lanes.replaceChildren(...bars);
    lanes.hidden = bars.length === 0;
    if (focused !== null) setStop(lanes, Math.max(bars.findIndex((bar) => bar.title === focused), 0), true);
    else setStop(lanes, 0, false);
  }

  drawTicks(width) {
    const [from, to] = this.view;
    const unit = unitFor(to - from, Math.max(width / LABEL, 2));
    const ticks = [];
    for (let day = unit.floor(from); day < to && ticks.length < 100; day = unit.next(day)) {
      if (day < from) continue;
      const { text, isHead } = tickName(unit, day, ticks.length === 0);
      const tick = element("span", isHead ? "tick head" : "tick", text);
      tick.style.left = `${((day - from) / (to - from)) * 100}%`;
      // No word is cut at the edge.
      if (width * (1 - (day - from) / (to - from)) < 8 * text.length) tick.classList.add("last");
      ticks.push(tick);
    }
    byId("ticks").replaceChildren(...ticks);
  }

  // How many stand outside of the window.
  drawEdges() {
    const [from, to] = this.view;
    const before = this.events.filter((event) => (event.to ?? Infinity) < from).length;
    const behind = this.events.filter((event) => to <= (event.from ?? -Infinity)).length;
    for (const [id, number, sign] of [["before", before, "‹ "], ["behind", behind, " ›"]]) {
      const edge = byId(id);
      edge.hidden = number === 0;
      const shown = number.toLocaleString("ru");
      edge.textContent = id === "before" ? sign + shown : shown + sign;
      const side = id === "before" ? "раньше" : "позже";
      edge.title = `${count(number, EVENTS)} ${side}: к ближайшему`;
      edge.setAttribute("aria-label", edge.title);
    }
  }

  place(made, start, end) {
    const [from, to] = this.view;
    made.style.left = `${((start - from) / (to - from)) * 100}%`;
    made.style.width = `${((end - start) / (to - from)) * 100}%`;
  }

  listen() {
    byId("in").addEventListener("click", () => this.zoom(0.5));
    byId("out").addEventListener("click", () => this.zoom(2));
    byId("earlier").addEventListener("click", () => this.move(-0.5));
    byId("later").addEventListener("click", () => this.move(0.5));
    byId("all").addEventListener("click", () => this.all());
    byId("before").addEventListener("click", () => this.jump(-1));
    byId("behind").addEventListener("click", () => this.jump(1));
    byId("axis").addEventListener("keydown", (event) => this.key(event));
    this.plot.addEventListener("click", (event) => {
      const target = event.target.closest("[data-start]");
      if (target && !this.wasDragged) this.into(Number(target.dataset.start), Number(target.dataset.end));
    });
    const tell = (event) => {
      const one = event.target.closest("[data-start]");
      byId("readout").textContent = one ? one.getAttribute("aria-label") : this.caption();
    };
    this.plot.addEventListener("pointerover", tell);
    this.plot.addEventListener("pointerleave", tell);
    this.plot.addEventListener("focusin", tell);
    this.plot.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.drag();
  }

  // Into a column: so much that its neighbours are still seen in part.
  into(start, end) {
    const air = (end - start) * 0.02;
    this.go([start - air, end + air]);
  }

  key(event) {
    // Columns and bars are a row each.
    const row = document.activeElement.closest("#columns, #lanes");
    const n = row ? [...row.children].indexOf(document.activeElement) : -1;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const other = { ArrowUp: "lanes", ArrowDown: "columns" }[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isPlain) return;
    if (step && event.shiftKey) this.move(step * 0.25);
    else if (step && n >= 0) setStop(row, n + step, true);
    else if (event.key === "Home" && n >= 0) setStop(row, 0, true);
    else if (event.key === "End" && n >= 0) setStop(row, row.children.length - 1, true);
    else if (other && n >= 0) byId(other).querySelector("[tabindex='0']")?.focus({ preventScroll: true });
    else if (event.key === "+" || event.key === "=") this.zoom(0.5, this.focusAt());
    else if (event.key === "-") this.zoom(2, this.focusAt());
    else if (event.key === "0") this.all();
    else return;
    event.preventDefault();
  }

  focusAt() {
    const start = document.activeElement?.dataset.start;
    const [from, to] = this.view;
    return start === undefined ? 0.5 : Math.min(Math.max((Number(start) - from) / (to - from), 0), 1);
  }

  wheel(event) {
    const isOut = event.deltaY > 0;
    // A page that is all shown scrolls on.
    if (isOut && this.isWhole) return;
    event.preventDefault();
    const box = this.plot.getBoundingClientRect();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.move(event.deltaX / box.width);
    else this.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 150), (event.clientX - box.left) / box.width);
  }

  // One pointer moves, two zoom.
  drag() {
    const down = new Map();
    let before = null;
    const read = () => {
      const xs = [...down.values()];
      return { x: xs.reduce((a, b) => a + b, 0) / xs.length, apart: Math.max(...xs) - Math.min(...xs), n: xs.length };
    };
    this.plot.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      down.set(event.pointerId, event.clientX);
      before = read();
      if (down.size === 1) this.wasDragged = false;
    });
    this.plot.addEventListener("pointermove", (event) => {
      if (!down.has(event.pointerId)) return;
      const was = down.get(event.pointerId);
      // A click is allowed to tremble.
      if (!this.wasDragged && Math.abs(event.clientX - was) < 4) return;
      this.wasDragged = true;
      this.plot.setPointerCapture(event.pointerId);
      down.set(event.pointerId, event.clientX);
      const now = read();
      const box = this.plot.getBoundingClientRect();
      if (now.n === 2 && before.apart > 10 && now.apart > 10) this.zoom(before.apart / now.apart, (now.x - box.left) / box.width);
      else this.move((before.x - now.x) / box.width);
      before = now;
    });
    for (const end of ["pointerup", "pointercancel"]) {
      this.plot.addEventListener(end, (event) => {
        down.delete(event.pointerId);
        before = down.size ? read() : null;
      });
    }
  }
}

// One of a row can be reached with Tab, the others from there with arrows.
function setStop(row, n, isFocused) {
  for (const made of row.children) made.tabIndex = -1;
  const made = row.children[Math.min(Math.max(n, 0), row.children.length - 1)];
  if (made) made.tabIndex = 0;
  if (isFocused) (made || byId("all")).focus({ preventScroll: true });
}

// From the first to behind the last, with some air. What covers years does not widen it by its end.
function extentOf(events, share) {
  let [first, last] = [Infinity, -Infinity];
  for (const event of events) {
    const start = startOf(event);
    const end = widthOf(event) <= 366 ? event.to : start;
    [first, last] = [Math.min(first, start), Math.max(last, end)];
  }
  if (first > last) return [0, SHORTEST];
  const air = share && Math.max((last - first) * share, 2);
  return [Math.floor(first - air), Math.ceil(last + 1 + air)];
}

// Where most events are: one from another century must not press the others into one column.
function denseOf(events, extent) {
  const starts = events.map(startOf).sort((a, b) => a - b);
  const at = (share) => starts[Math.floor((starts.length - 1) * share)];
  const [from, to] = [at(0.06), at(0.94)];
  const air = Math.max((to - from) * 0.15, 10);
  const isWide = extent[1] - extent[0] > 5 * (to - from + 2 * air);
  return isWide ? [Math.max(from - air, extent[0]), Math.min(to + air, extent[1])] : extent;
}

function nearest(bins, day) {
  let best = 0;
  bins.forEach((bin, n) => {
    if (Math.abs(bin.start - day) < Math.abs(bins[best].start - day)) best = n;
  });
  return best;
}
