// The page: what is looked for, and what of the events is shown.
"use strict";

const DATA = JSON.parse(byId("data").textContent);
const MENU = 300; // sources that a menu lists at most; the others are found by name

DATA.events.forEach((event) => {
  event.outlets = new Set(tellingsOf(event).map((telling) => DATA.sources[telling.source].name));
});

const wanted = { words: [], sources: new Set(), statuses: new Set(), isConflicting: false, isSeveral: false, range: null };

const plain = (text) => text.toLowerCase().replaceAll("ё", "е");

function textOf(event) {
  event.plain ??= plain([
    event.text, event.sentence, event.phrase, event.voice, event.when,
    ...tellingsOf(event).flatMap((telling) => {
      const { name, title } = DATA.sources[telling.source];
      return [telling.text, telling.phrase, name, title];
    }),
  ].filter(Boolean).join("\n"));
  return event.plain;
}

function isWanted(event, apart) {
  const { words, sources, statuses, isConflicting, isSeveral } = wanted;
  return (!isConflicting || event.conflicts)
    && (!isSeveral || event.outlets.size > 1)
    && (apart === "statuses" || !statuses.size || statuses.has(event.status))
    && (apart === "sources" || !sources.size || [...event.outlets].some((name) => sources.has(name)))
    && words.every((word) => textOf(event).includes(word));
}

function isWithin(event, range) {
  return !range || (startOf(event) !== null && (event.from ?? -Infinity) <= range[1] && range[0] <= (event.to ?? Infinity));
}

const isAround = (event, [first, last]) => (event.from ?? -Infinity) <= first && last <= (event.to ?? Infinity);

// What is looked for, in words.
function chosen() {
  const isPressed = (id) => byId(id).getAttribute("aria-pressed") === "true";
  return [
    ...(wanted.words.length ? [`«${byId("query").value.trim()}»`] : []),
    ...wanted.sources,
    ...[...wanted.statuses].map((status) => STATUSES[status]),
    ...["conflicting", "several"].filter(isPressed).map((id) => byId(id).textContent.toLowerCase()),
  ];
}

// In place of a list without events: why it is so, and the way back.
function nothing() {
  const none = element("div", "none");
  const say = (text, name, todo) => {
    const button = element("button", "", name);
    button.type = "button";
    button.addEventListener("click", todo);
    none.append(element("p", "", text), button);
    return none;
  };
  if (DATA.events.length === 0) none.append(element("p", "", "В статьях нет событий с датой."));
  else if (found.length) say(`На отрезке «${axis.caption()}» ничего не найдено.`, "Показать всё время", () => axis.all());
  else say(`Ничего не найдено: ${chosen().join(", ")}.`, "Сбросить", () => byId("reset").click());
  return none;
}

const rows = new Rows(DATA);
const axis = new Axis(DATA.events, (range) => {
  wanted.range = range;
  axis.draw();
  list();
});

let found = DATA.events;

// After a change of what is looked for.
function update() {
  found = DATA.events.filter((event) => isWanted(event));
  axis.show(found);
  menus.forEach((menu) => menu.draw());
  list();
}

// The list, not more than once a frame.
let isListing = false;
function list() {
  if (isListing) return;
  isListing = true;
  requestAnimationFrame(() => {
    isListing = false;
    const shown = found.filter((event) => isWithin(event, wanted.range));
    const isWider = (event) => wanted.range && isAround(event, wanted.range);
    const [near, wider] = [shown.filter((event) => !isWider(event)), shown.filter(isWider)];
    // What covers all that is shown would hide what happened there.
    rows.show(near, wider, nothing);
    byId("chosen").textContent = chosen().join(", ");
    const all = DATA.events.length;
    const isAll = shown.length === all;
    const where = wanted.range ? `: ${axis.caption()}` : "";
    byId("shown").textContent = isAll ? count(all, EVENTS) : `${shown.length.toLocaleString("ru")} из ${count(all, ["события", "событий", "событий"])}${where}`;
    byId("reset").hidden = isAll && !wanted.words.length;
    if (wanted.range && window.scrollY > byId("list").offsetTop) byId("list").scrollIntoView();
    follow();
  });
}

// A menu of values to choose from, each with how many events have it.
class Menu {
  constructor(id, key, valuesOf, nameOf) {
    Object.assign(this, { made: byId(id), key, valuesOf, nameOf });
    this.options = this.made.querySelector(".options");
    this.narrow = this.made.querySelector(".narrow");
    this.narrow?.addEventListener("input", () => this.draw());
    this.made.addEventListener("toggle", () => this.draw());
    this.options.addEventListener("change", ({ target }) => {
      if (target.checked) wanted[key].add(target.value);
      else wanted[key].delete(target.value);
      update();
    });
    this.made.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.made.open = false;
      this.made.querySelector("summary").focus();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.made.contains(event.target)) this.made.open = false;
    });
  }

  draw() {
    const chosen = wanted[this.key];
    this.made.querySelector(".chosen").textContent = chosen.size ? ` · ${chosen.size}` : "";
    this.made.classList.toggle("on", chosen.size > 0);
    if (!this.made.open) return;
    const counts = new Map([...chosen].map((value) => [value, 0]));
    for (const event of DATA.events) {
      if (!isWanted(event, this.key) || !isWithin(event, wanted.range)) continue;
      for (const value of this.valuesOf(event)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const part = plain(this.narrow?.value || "");
    const values = [...counts].filter(([value]) => plain(value).includes(part));
    values.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "ru"));
    const focused = this.options.contains(document.activeElement) ? document.activeElement.value : null;
    this.options.replaceChildren(...values.slice(0, MENU).map(([value, number]) => this.option(value, number)));
    if (values.length > MENU) this.options.append(element("p", "rest", `и ещё ${values.length - MENU}`));
    if (focused !== null) [...this.options.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }

  option(value, number) {
    const label = element("label");
    const input = element("input");
    input.type = "checkbox";
    input.value = value;
    input.checked = wanted[this.key].has(value);
    label.append(input, element("span", "name", this.nameOf(value)), element("span", "number", number.toLocaleString("ru")));
    return label;
  }
}

const menus = [
  new Menu("sources", "sources", (event) => event.outlets, (name) => name),
  new Menu("statuses", "statuses", (event) => [event.status], (status) => STATUSES[status]),
];

function toggle(id, set) {
  byId(id).addEventListener("click", ({ currentTarget }) => {
    const isOn = currentTarget.getAttribute("aria-pressed") !== "true";
    currentTarget.setAttribute("aria-pressed", String(isOn));
    set(isOn);
  });
}

toggle("conflicting", (isOn) => { wanted.isConflicting = isOn; update(); });
toggle("several", (isOn) => { wanted.isSeveral = isOn; update(); });
toggle("open", (isOn) => rows.openAll(isOn));

let typing;
byId("query").addEventListener("input", ({ target }) => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    wanted.words = plain(target.value).split(/\s+/).filter(Boolean);
    update();
  }, 120);
});

byId("reset").addEventListener("click", () => {
  Object.assign(wanted, { words: [], isConflicting: false, isSeveral: false, range: null });
  wanted.sources.clear();
  wanted.statuses.clear();
  byId("query").value = "";
  for (const id of ["conflicting", "several"]) byId(id).setAttribute("aria-pressed", "false");
  axis.all();
  update();
  byId("query").focus();
});

// The line on the axis goes along with the list.
function follow() {
  const box = byId("list").getBoundingClientRect();
  const below = Math.max(document.querySelector(".panel").getBoundingClientRect().bottom, 0) + 40;
  const row = window.scrollY > 40 ? document.elementFromPoint(box.left + box.width / 2, below)?.closest?.(".event") : null;
  axis.mark(row ? startOf(row.event) : null);
}

let isFollowing = false;
addEventListener("scroll", () => {
  if (isFollowing) return;
  isFollowing = true;
  requestAnimationFrame(() => {
    isFollowing = false;
    follow();
  });
}, { passive: true });

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input")) return;
  event.preventDefault();
  byId("query").focus();
});

// What gets the focus is not hidden behind the axis.
new ResizeObserver(([{ target }]) => {
  const isSticky = getComputedStyle(target).position === "sticky";
  document.documentElement.style.scrollPaddingTop = isSticky ? `${target.offsetHeight + 8}px` : "";
}).observe(document.querySelector(".panel"));

addEventListener("beforeprint", () => rows.finish?.());

function begin() {
  const articles = count(DATA.documents, ["статья", "статьи", "статей"]);
  const titles = new Set(DATA.sources.map((source) => source.title));
  const only = DATA.documents === 1 && titles.size === 1 ? [...titles][0] : null;
  if (only) byId("title").textContent = only;
  document.title = only || `Летопись: ${count(DATA.events.length, EVENTS)}`;
  const dated = DATA.events.filter((event) => startOf(event) !== null);
  const [first, end] = extentOf(dated, 0);
  const span = dated.length ? `, ${spanName(first, end - 1)}` : "";
  const conflicts = DATA.events.filter((event) => event.conflicts).length;
  const doubts = conflicts ? `, расходятся ${conflicts.toLocaleString("ru")}` : "";
  byId("summary").textContent = `${count(DATA.events.length, EVENTS)}, ${articles}${span}${doubts}`;
  byId("axis").hidden = dated.length === 0;
  byId("conflicting").hidden = conflicts === 0;
  byId("several").hidden = !DATA.events.some((event) => event.outlets.size > 1);
  byId("sources").hidden = new Set(DATA.sources.map((source) => source.name)).size < 2;
  byId("statuses").hidden = new Set(DATA.events.map((event) => event.status)).size < 2;
  update();
}

begin();
