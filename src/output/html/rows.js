// The list: events under their headings. Words of articles are put in place as text, never as markup.
"use strict";

const STATUSES = {
  stated: "сказано прямо",
  reported: "со слов",
  planned: "план",
  alleged: "предположительно",
  denied: "опровергается",
};

const KNOWN = {
  said: "сказано",
  article: "от даты статьи",
  narrated: "от того, о чём рассказано",
  carried: "из сказанного раньше",
  tense: "по времени глагола",
  nearest: "ближайшая к дате статьи",
  convention: "по обычаю",
  published: "дата статьи",
};

const PARTS = { day: "день", month: "месяц", year: "год", clock: "время" };

const FIRST = 200; // rows at once; the others follow while nothing else is to do

class Rows {
  constructor(data) {
    this.data = data;
    this.rows = new Map();
    this.isOpen = false;
    this.list = byId("list");
    this.list.addEventListener("click", (event) => {
      const button = event.target.closest(".more");
      if (button) this.toggle(button.closest(".event"), button.getAttribute("aria-expanded") !== "true");
    });
  }

  // Shows these events, then those that are wider than what is shown, and no others; what `nothing` makes
  // where there are none.
  show(near, wider, nothing) {
    cancelIdle(this.pending);
    this.finish = null;
    const events = [...near, ...wider];
    this.list.replaceChildren(...(events.length ? [] : [nothing()]));
    if (events.length === 0) return;
    let done = 0;
    let section = null;
    const some = (number) => {
      const fragment = document.createDocumentFragment();
      for (const event of events.slice(done, done + number)) {
        const isFirstWider = done === near.length;
        if (isFirstWider && done) fragment.append(element("h2", "wider", `Дольше показанного: ${count(wider.length, EVENTS)}`));
        if (!section || isFirstWider || section.heading !== event.heading) {
          section = this.section(event.heading, done < near.length || near.length === 0 ? "h2" : "h3");
          fragment.append(section.made);
        }
        section.list.append(this.row(event));
        done += 1;
      }
      this.list.append(fragment);
    };
    const rest = () => {
      some(500);
      if (done < events.length) this.pending = whenIdle(rest);
    };
    some(FIRST);
    if (done < events.length) this.pending = whenIdle(rest);
    this.finish = () => {
      cancelIdle(this.pending);
      if (done < events.length) some(events.length - done);
    };
  }

  section(heading, level) {
    const made = element("section", "group");
    const list = element("ol");
    // Some browsers take a list without marks for none.
    list.setAttribute("role", "list");
    made.append(element(level, "", heading), list);
    return { made, list, heading };
  }

  row(event) {
    let row = this.rows.get(event);
    if (!row) {
      row = this.make(event);
      this.rows.set(event, row);
    }
    if (this.isOpen !== row.isOpen) this.toggle(row, this.isOpen);
    return row;
  }

  openAll(isOpen) {
    this.isOpen = isOpen;
    for (const row of this.list.querySelectorAll(".event")) this.toggle(row, isOpen);
  }

  make(event) {
    const row = element("li", `event ${event.status}`);
    row.event = event;
    row.isOpen = false;
    const when = element("div", "when");
    const isDay = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(event.edtf);
    const label = element(isDay ? "time" : "span", isWeekend(event) ? "label weekend" : "label", unbroken(event.label) || "—");
    if (isDay) label.dateTime = event.edtf;
    if (event.when) label.title = event.when;
    when.append(label);
    if (event.clock) when.append(element("span", "clock", event.clock));
    const what = element("div", "what");
    const text = marked(element("p", "text"), event.text, event.phrase);
    what.append(text, this.meta(event, text.querySelector("mark") !== null));
    row.append(when, what);
    this.toggle(row, false);
    return row;
  }

  meta(event, isMarked) {
    const meta = element("p", "meta");
    if (event.phrase && !isMarked) meta.append(element("mark", "", event.phrase));
    const isTold = event.status === "stated" || (event.status === "reported" && event.voice);
    if (!isTold) meta.append(element("span", `status ${event.status}`, STATUSES[event.status]));
    if (event.voice) meta.append(element("span", "voice", event.voice));
    const outlets = new Set(tellingsOf(event).map((telling) => this.data.sources[telling.source].name));
    const source = element("span", "source");
    source.append(this.link(event.source));
    if (outlets.size > 1) source.append(` и ещё ${outlets.size - 1}`);
    meta.append(source);
    if (event.conflicts) meta.append(element("span", "conflict", `расходится: ${event.conflicts.join(", ")}`));
    const more = element("button", "more", "подробнее");
    more.type = "button";
    more.setAttribute("aria-expanded", "false");
    meta.append(more);
    return meta;
  }

  toggle(row, isOpen) {
    row.isOpen = isOpen;
    row.classList.toggle("open", isOpen);
    const more = row.querySelector(".more");
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = isOpen ? "свернуть" : "подробнее";
    more.setAttribute("aria-label", `${more.textContent}: ${row.event.when || ""} ${row.event.text}`.slice(0, 120));
    if (isOpen && !row.querySelector(".details")) row.querySelector(".what").append(this.details(row.event));
  }

  // The sentence, the tellings, and how the date is known.
  details(event) {
    const details = element("div", "details");
    if (event.sentence) details.append(marked(element("blockquote"), event.sentence, event.phrase));
    if (event.others || this.data.sources[event.source].title) {
      const list = element("ul", "tellings");
      for (const telling of tellingsOf(event)) list.append(this.telling(telling, event));
      details.append(list);
    }
    const facts = element("dl");
    const fact = (name, value) => {
      if (value) facts.append(element("dt", "", name), element("dd", "", value));
    };
    fact("Дата", event.when);
    fact("Откуда", reasons(event.basis));
    fact("EDTF", event.edtf);
    details.append(facts);
    return details;
  }

  telling(telling, event) {
    const item = element("li");
    const { title, published } = this.data.sources[telling.source];
    item.append(this.link(telling.source));
    if (title) item.append(`: ${title}`);
    if (published) item.append(`, ${dateText(published)}`);
    if (telling !== event && telling.phrase) item.append(": ", element("mark", "", telling.phrase));
    if (telling !== event && telling.when && telling.when !== event.when) item.append(` (${telling.when})`);
    if (telling !== event && telling.text !== event.text) item.append(element("span", "wording", telling.text));
    return item;
  }

  link(n) {
    const { name, url, title } = this.data.sources[n];
    if (!url) return element("span", "outlet", name);
    const link = element("a", "outlet", name);
    link.href = url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    if (title) link.title = title;
    return link;
  }
}

const tellingsOf = (event) => [event, ...(event.others || [])];

// Text with the words that say when marked in it.
function marked(made, text, phrase) {
  const at = phrase ? text.toLowerCase().indexOf(phrase.toLowerCase()) : -1;
  if (at < 0) {
    made.textContent = text;
    return made;
  }
  made.append(text.slice(0, at), element("mark", "", text.slice(at, at + phrase.length)), text.slice(at + phrase.length));
  return made;
}

// `day:said year:tense`
function reasons(basis) {
  const reason = (part) => {
    const [name, known] = part.split(":");
    return `${PARTS[name] || name} — ${KNOWN[known] || known}`;
  };
  return basis.split(" ").filter(Boolean).map(reason).join(", ");
}

function dateText(published) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(published) || [];
  if (day) return dayName(dayOf(Number(year), Number(month) - 1, Number(day)));
  return published;
}

// «1340-х» is one word.
const unbroken = (text) => text.replace(/(\d)-(\p{L})/gu, "$1\u2011$2");

const isWeekend = (event) => /\s(сб|вс)$/.test(event.label);

const whenIdle = window.requestIdleCallback ? (todo) => requestIdleCallback(todo, { timeout: 200 }) : (todo) => setTimeout(todo, 1);
const cancelIdle = window.cancelIdleCallback || clearTimeout;
