// The calendar of the axis: units from days to millennia, and their Russian names.
// A day is a number, counted from 1970-01-01; years are astronomical, so that 0 is 1 BC.
"use strict";

const MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
const MONTHS_OF = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const MONTHS_SHORT = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

const DAY = 86400000;

// Year, month from 0, and day of the month.
function parts(day) {
  const date = new Date(Math.floor(day) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

function dayOf(year, month, day = 1) {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY);
}

function yearName(year) {
  return year > 0 ? String(year) : `${1 - year} до н. э.`;
}

const dayName = (day) => {
  const { year, month, day: number } = parts(day);
  return `${number} ${MONTHS_OF[month]} ${yearName(year)}`;
};

// So many days; weeks begin on Monday, and day 0 was a Thursday.
function daysUnit(name, days, shift) {
  return {
    name,
    days,
    floor: (day) => Math.floor((day + shift) / days) * days - shift,
    next: (day) => day + days,
  };
}

function monthsUnit(name, months) {
  const from = (day) => {
    const { year, month } = parts(day);
    return Math.floor((year * 12 + month) / months) * months;
  };
  const start = (month) => dayOf(Math.floor(month / 12), ((month % 12) + 12) % 12);
  return {
    name,
    days: months * 30.436875,
    floor: (day) => start(from(day)),
    next: (day) => start(from(day) + months),
  };
}

// From the finest to the widest.
const UNITS = [
  daysUnit("day", 1, 0),
  daysUnit("week", 7, 3),
  monthsUnit("month", 1),
  monthsUnit("quarter", 3),
  monthsUnit("half", 6),
  monthsUnit("year", 12),
  monthsUnit("five", 60),
  monthsUnit("decade", 120),
  monthsUnit("fifty", 600),
  monthsUnit("century", 1200),
  monthsUnit("five-hundred", 6000),
  monthsUnit("millennium", 12000),
];

const [MONTH, YEAR] = ["month", "year"].map((name) => UNITS.find((unit) => unit.name === name));

// The finest unit of which no more than so many stand in so many days.
function unitFor(days, most) {
  return UNITS.find((unit) => days / unit.days <= most) || UNITS[UNITS.length - 1];
}

// «7 октября 2025», «6 октября — 12 октября 2025», «октябрь 2025», «III квартал 2025», «1990-е».
function unitName(unit, day) {
  const { year, month } = parts(day);
  switch (unit.name) {
    case "day": return dayName(day);
    case "month": return `${MONTHS[month]} ${yearName(year)}`;
    case "quarter": return `${["I", "II", "III", "IV"][month / 3]} квартал ${yearName(year)}`;
    case "year": return year > 0 ? `${year} год` : yearName(year);
    default: return spanName(day, unit.next(day) - 1);
  }
}

// Both days inclusive, as short as they can be told.
function spanName(first, last) {
  const [a, b] = [parts(first), parts(last)];
  const isYears = a.month === 0 && a.day === 1 && b.month === 11 && b.day === 31;
  if (isYears) return a.year === b.year ? unitName(YEAR, first) : `${yearName(a.year)} — ${yearName(b.year)}`;
  const isMonths = a.day === 1 && parts(last + 1).day === 1;
  if (isMonths && a.year === b.year && a.month === b.month) return unitName(MONTH, first);
  if (isMonths) return `${MONTHS[a.month]} ${yearName(a.year)} — ${MONTHS[b.month]} ${yearName(b.year)}`;
  if (first === last) return dayName(first);
  if (a.year === b.year && a.month === b.month) return `${a.day}–${dayName(last)}`;
  if (a.year === b.year) return `${a.day} ${MONTHS_OF[a.month]} — ${dayName(last)}`;
  return `${dayName(first)} — ${dayName(last)}`;
}

// The longer, the rougher: months for a year, years for ten.
function roughName(first, last) {
  const [a, b] = [parts(first), parts(last)];
  const days = last - first;
  if (days > 2000) return spanName(dayOf(a.year, 0), dayOf(b.year, 11, 31));
  if (days > 150) return spanName(MONTH.floor(first), MONTH.next(last) - 1);
  return spanName(first, last);
}

// A mark below the axis: what changes, and whether it begins something wider.
function tickName(unit, day, isFirst) {
  const { year, month, day: number } = parts(day);
  if (unit.days < 28) {
    const isHead = isFirst || (month === 0 && number <= 7);
    return { text: `${number} ${MONTHS_SHORT[month]}${isHead ? ` ${yearName(year)}` : ""}`, isHead };
  }
  if (unit.days < 300) {
    const isHead = isFirst || month === 0;
    return { text: isHead ? `${MONTHS_SHORT[month]} ${yearName(year)}` : MONTHS_SHORT[month], isHead };
  }
  return { text: yearName(year), isHead: false };
}

// 1 событие, 2 события, 5 событий
function count(number, [one, few, many]) {
  const [tens, units] = [number % 100, number % 10];
  const isTeen = 11 <= tens && tens <= 14;
  const noun = isTeen ? many : units === 1 ? one : 2 <= units && units <= 4 ? few : many;
  return `${number.toLocaleString("ru")} ${noun}`;
}

const EVENTS = ["событие", "события", "событий"];
