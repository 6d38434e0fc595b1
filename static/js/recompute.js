// Counts the places of a published contest again, in this browser, from the published marks and rules (contests/recount.html).
// Fractions of whole numbers, nothing is rounded. The same rules stand in static/verify/recompute.py and contests/scoring.py.
//
// [data-recount]                 the box: data-source (address of the document), data-digest (printed in the protocol)
// input[type=file]               another copy of the document
// [data-recount-tables], [data-recount-result]   where places and the verdict are written; the words stand in data-*

const ROOT = 10n ** 30n;
const gcd = (a, b) => (b ? gcd(b, a % b) : a < 0n ? -a : a);

class Fraction {
  constructor(top, bottom = 1n) {
    const common = gcd(top, bottom) * (bottom < 0n ? -1n : 1n) || 1n;
    this.top = top / common;
    this.bottom = bottom / common;
  }
  static of(text) {
    const [whole, part = ""] = String(text).split(".");
    return new Fraction(BigInt(whole + part), 10n ** BigInt(part.length));
  }
  plus(o) { return new Fraction(this.top * o.bottom + o.top * this.bottom, this.bottom * o.bottom); }
  minus(o) { return this.plus(new Fraction(-o.top, o.bottom)); }
  times(o) { return new Fraction(this.top * o.top, this.bottom * o.bottom); }
  over(o) { return new Fraction(this.top * o.bottom, this.bottom * o.top); }
  compare(o) { const d = this.top * o.bottom - o.top * this.bottom; return d > 0n ? 1 : d < 0n ? -1 : 0; }
  toString() { return `${this.top}/${this.bottom}`; }
}

const ZERO = new Fraction(0n);
const sum = (numbers) => numbers.reduce((total, number) => total.plus(number), ZERO);
const mean = (numbers) => sum(numbers).over(new Fraction(BigInt(numbers.length)));
const sorted = (numbers) => [...numbers].sort((one, two) => one.compare(two));
const median = (numbers) => mean(sorted(numbers).slice(Math.floor((numbers.length - 1) / 2), Math.floor(numbers.length / 2) + 1));
const byName = (one, two) => (one < two ? -1 : one > two ? 1 : 0);
const mapped = (field, count) => new Map([...field].map(([name, own]) => [name, count([...own.values()])]));

function squareRoot(number) {
  if (number < 2n) return number;
  let guess = 1n << BigInt(Math.ceil(number.toString(2).length / 2));
  for (;;) {
    const next = (guess + number / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

function ranks(values, compare) {
  return values.map((value) => {
    const order = values.map((other) => compare(other, value));
    return [1 + order.filter((sign) => sign > 0).length, order.filter((sign) => sign >= 0).length];
  });
}

function rankSums(field) {
  const names = [...field.keys()];
  const total = new Map(names.map((name) => [name, ZERO]));
  for (const juror of field.get(names[0]).keys()) {
    ranks(names.map((name) => field.get(name).get(juror)), (one, two) => one.compare(two)).forEach(([first, last], place) => {
      total.set(names[place], total.get(names[place]).plus(new Fraction(BigInt(first + last), 2n)));
    });
  }
  return total;
}

function zScores(field) {
  const scaled = new Map();
  for (const juror of new Set([...field.values()].flatMap((own) => [...own.keys()]))) {
    const given = [...field].filter(([, own]) => own.has(juror)).map(([name, own]) => [name, own.get(juror)]);
    const middle = mean(given.map(([, value]) => value));
    const variance = mean(given.map(([, value]) => value.minus(middle).times(value.minus(middle))));
    for (const [name, value] of given) {
      const away = value.minus(middle);
      const square = variance.top ? away.times(away).over(variance) : ZERO;
      const size = squareRoot((square.top * ROOT * ROOT) / square.bottom);
      scaled.set(`${name}\t${juror}`, new Fraction(away.top > 0n ? size : -size, ROOT));
    }
  }
  return new Map([...field].map(([name, own]) => [name, mean([...own.keys()].map((juror) => scaled.get(`${name}\t${juror}`)))]));
}

const METHODS = {
  mean: (field) => mapped(field, mean),
  sum: (field) => mapped(field, sum),
  trimmed_mean: (field) => mapped(field, (numbers) => mean(sorted(numbers).slice(1, -1))),
  median: (field) => mapped(field, median),
  rank_sum: rankSums,
  z_score: zScores,
};

function sheetTotal(marks, criteria) {
  const tops = criteria.map((row) => Fraction.of(row.maximum).times(Fraction.of(row.weight)));
  const total = sum(marks.map((mark, place) => (mark === null ? ZERO : Fraction.of(mark).times(Fraction.of(criteria[place].weight)))));
  const part = sum(tops.filter((top, place) => marks[place] !== null));
  return marks.includes(null) && part.top ? total.times(sum(tops)).over(part) : total;
}

function tableOf(nomination, group) {
  const { rules } = nomination;
  const jury = nomination.criteria.filter((row) => row.source === "jury");
  const weights = Object.fromEntries(nomination.criteria.map((row) => [row.title, Fraction.of(row.weight)]));
  const own = new Map(nomination.applications.filter((row) => row.group === group).map((row) => [row.number, row]));
  const names = [...own.keys()].sort(byName);
  const sheets = new Map(names.map((name) => [name, nomination.sheets.filter((sheet) => sheet.application === name && sheet.marks.some((mark) => mark !== null))]));
  const fixed = new Map(names.map((name) => [name, sum(Object.entries(own.get(name).fixed).map(([title, value]) => Fraction.of(value).times(weights[title])))]));
  const relative = ["rank_sum", "z_score"].includes(rules.method);
  const field = new Map(names.map((name) => [name, new Map(sheets.get(name).map((sheet) => [sheet.juror, sheetTotal(sheet.marks, jury).plus(relative ? fixed.get(name) : ZERO)]))]));
  const bare = names.every((name) => !sheets.get(name).length);
  const counted = bare ? fixed : METHODS[rules.method](field);
  const total = new Map(names.map((name) => [name, bare || relative ? counted.get(name) : counted.get(name).plus(fixed.get(name))]));
  const points = relative && !bare ? mapped(field, mean) : total;
  const byCriterion = (name, title) => {
    if (title in own.get(name).fixed) return Fraction.of(own.get(name).fixed[title]);
    const place = jury.findIndex((row) => row.title === title);
    const given = sheets.get(name).map((sheet) => sheet.marks[place]).filter((mark) => mark !== null);
    return given.length ? mean(given.map(Fraction.of)) : ZERO;
  };
  const compare = (one, two) => {
    const first = total.get(one).compare(total.get(two)) * (rules.method === "rank_sum" ? -1 : 1);
    return rules.ties.reduce((sign, tie) => sign || (tie === "earlier_received"
      ? byName(own.get(two).received_at, own.get(one).received_at)
      : byCriterion(one, tie.slice(tie.indexOf(":") + 1)).compare(byCriterion(two, tie.slice(tie.indexOf(":") + 1)))), first);
  };
  const kinds = Object.keys(rules.floors).sort((one, two) => (one !== "place") - (two !== "place") || byName(one, two));
  const rows = ranks(names, compare).map(([place, placeTo], number) => {
    const name = names[number];
    const wins = (place <= rules.places && !rules.withheld.includes(place)) || rules.everybody;
    const award = kinds.find((kind) => points.get(name).compare(Fraction.of(rules.floors[kind])) >= 0 && (kind !== "place" || wins)) ?? "";
    return { group, number: name, total: total.get(name).toString(), place, place_to: placeTo, award };
  });
  return rows.sort((one, two) => one.place - two.place || byName(one.number, two.number));
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

async function digestOf(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const told = (row) => [row.group, row.place, row.number, row.total, row.place_to, row.award].join("\t");

async function recount(published) {
  const tables = published.inputs.nominations.map((nomination) =>
    [...new Set(nomination.applications.map((row) => row.group))].sort(byName).flatMap((group) => tableOf(nomination, group)));
  const same = tables.every((rows, place) => rows.map(told).join("\n") === published.rows[place].map(told).join("\n"));
  const digest = await digestOf(canonical({ inputs: published.inputs, rows: published.rows }));
  return { tables, digest, same };
}

function draw(box, published, tables) {
  const place = box.querySelector("[data-recount-tables]");
  place.replaceChildren(...published.inputs.nominations.map((nomination, number) => {
    const section = document.createElement("section");
    const head = document.createElement("h3");
    head.textContent = nomination.title;
    const list = document.createElement("ul");
    for (const row of tables[number]) {
      const line = document.createElement("li");
      const [top, bottom] = row.total.split("/").map(Number);
      const places = row.place === row.place_to ? row.place : `${row.place}–${row.place_to}`;
      line.textContent = `${places}. ${row.number}${row.group ? ` (${row.group})` : ""} – ${(top / bottom).toLocaleString("ru", { maximumFractionDigits: 2 })}`;
      list.append(line);
    }
    section.append(head, list);
    return section;
  }));
}

async function check(box, read) {
  const result = box.querySelector("[data-recount-result]");
  result.textContent = box.dataset.working;
  try {
    const published = JSON.parse(await read());
    const { tables, digest, same } = await recount(published);
    draw(box, published, tables);
    const right = digest === published.digest && digest === box.dataset.digest;
    result.textContent = same && right ? box.dataset.same : same ? box.dataset.other : box.dataset.places;
    box.dataset.verdict = same && right ? "same" : "other";
  } catch {
    result.textContent = box.dataset.unread;
    box.dataset.verdict = "unread";
  }
}

for (const box of document.querySelectorAll("[data-recount]")) {
  if (!globalThis.crypto?.subtle) continue;
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => check(box, async () => (await fetch(box.dataset.source)).text()));
  const input = box.querySelector("input[type=file]");
  input.addEventListener("change", () => input.files.length && check(box, () => input.files[0].text()));
}
