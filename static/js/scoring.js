// The juror's keyboard and the live total. Marks are saved by autosave.js; the total that counts is the server's.
//
// form[data-scoring]             the screen of one application
// fieldset[data-criterion]       radios or one number input; data-weight (1), data-max
//                                input[value=na] or a ticked checkbox: the criterion does not apply
// [data-score-total]             Σ mark × weight; [data-score-done] – «4 из 7 критериев»
// button[name=next], [data-save-next]   Ctrl+Enter presses it
// #scoring-help                  <dialog>, opened by «?»
// input[data-shortcuts-toggle]   switches the keys off; remembered in this browser (WCAG 2.1.4)
//
// Keys, while focus is not in a text: digits set the mark (two digits quickly make 10), ↓ ↑ next and previous criterion.
// With focus nowhere yet a digit goes to the first criterion that has no mark, so that one may start at once.

const TWO_DIGITS = 700;
const SCALE = 10 ** 6;
const NOT_APPLICABLE = "na";
const REMEMBERED = "scoring:shortcuts";

const whole = (text) => Math.round(Number(String(text || "0").replace(",", ".")) * SCALE);
const isText = (element) => element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit])");

function markOf(criterion) {
  if (criterion.querySelector("input[type=checkbox]:checked")) return NOT_APPLICABLE;
  const control = criterion.querySelector("input[type=radio]:checked, input[type=number]");
  if (control?.value === NOT_APPLICABLE) return NOT_APPLICABLE;
  return control && control.value !== "" && !Number.isNaN(whole(control.value)) ? control.value : null;
}

function summarise(form, criteria) {
  let total = 0;
  let done = 0;
  let scale = 0;
  let apart = 0;
  for (const criterion of criteria) {
    const mark = markOf(criterion);
    const weight = whole(criterion.dataset.weight || "1");
    const top = (whole(criterion.dataset.max) * weight) / SCALE;
    scale += top;
    if (mark === null) continue;
    done += 1;
    if (mark === NOT_APPLICABLE) apart += top;
    else total += (whole(mark) * weight) / SCALE;
  }
  // What does not apply is no zero: the rest is brought to the full scale.
  if (apart && scale > apart) total = (total * scale) / (scale - apart);
  const shown = (total / SCALE).toLocaleString("ru", { maximumFractionDigits: apart ? 2 : 4 });
  for (const place of form.querySelectorAll("[data-score-total]")) place.textContent = shown;
  for (const place of form.querySelectorAll("[data-score-done]")) place.textContent = `${done} из ${criteria.length} критериев`;
}

function scoring(form) {
  const criteria = [...form.querySelectorAll("[data-criterion]")];
  const toggle = form.querySelector("[data-shortcuts-toggle]");
  const help = document.getElementById("scoring-help");
  let typed = "";
  let typedAt = 0;

  const isOn = () => !toggle || toggle.checked;
  const focus = (criterion) => criterion?.querySelector("input:checked, input:not(:disabled)")?.focus();

  function setMark(criterion, digit) {
    typed = Date.now() - typedAt < TWO_DIGITS ? typed + digit : digit;
    typedAt = Date.now();
    const radios = [...criterion.querySelectorAll("input[type=radio]:not(:disabled)")];
    const find = (value) => radios.find((candidate) => whole(candidate.value) === whole(value));
    const radio = find(typed) ?? find(digit);
    if (!radio) return;
    radio.focus();
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function onKey(event) {
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      return form.requestSubmit(form.querySelector("button[name=next], [data-save-next]") ?? undefined);
    }
    if (!isOn() || isText(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "?" && help) return help.showModal();
    const focused = event.target.closest("[data-criterion]");
    const criterion = focused ?? (event.target === document.body ? criteria.find((row) => markOf(row) === null) : null);
    if (!criterion) return;
    const step = focused && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      focus(criteria[criteria.indexOf(criterion) + step]);
    } else if (/^\d$/.test(event.key)) {
      event.preventDefault();
      setMark(criterion, event.key);
    }
  }

  if (toggle) {
    toggle.checked = localStorage.getItem(REMEMBERED) !== "off";
    toggle.addEventListener("change", (event) => {
      event.stopPropagation();
      localStorage.setItem(REMEMBERED, toggle.checked ? "on" : "off");
    });
  }
  form.addEventListener("keydown", onKey);
  document.addEventListener("keydown", (event) => event.target === document.body && onKey(event));
  form.addEventListener("input", () => summarise(form, criteria));
  form.addEventListener("change", () => summarise(form, criteria));
  summarise(form, criteria);
}

for (const form of document.querySelectorAll("form[data-scoring]")) scoring(form);
