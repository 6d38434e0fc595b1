// Saves a draft while one writes, and says in words what has become of the text.
//
// form[data-autosave]            POSTs its fields (files excepted) within two seconds after a pause in typing
// data-autosave-url="…"          where to; the form's action otherwise. The request carries X-Autosave: 1 and the CSRF field
// [data-save-state]              inside the form, or [data-save-state-for=<form id>]: where the words appear
// input[name=rev]                takes `rev` of the answer, so that the next save is not taken for another window's
//
// Answers: 2xx, JSON {"saved_at": "14:02", "rev": 8} or empty; 409 changed in another window; 401/403 signed out;
// 400/422 JSON {"message": "…"}. Until the server has confirmed, a copy stays in this browser and is offered back.

const PAUSE = 1500;
const RETRY = 15000;
const SKIPPED = new Set(["csrfmiddlewaretoken", "rev"]);
const WORDS = {
  saving: "Сохраняется…",
  offline: "Не удалось сохранить. Текст остался на этой странице и на этом устройстве, попробуем ещё раз.",
  refused: "Не удалось сохранить. Текст остался на этой странице.",
  conflict: "Этот ответ изменили в другом окне. Ваш текст цел: нажмите «Сохранить», сравните оба и выберите.",
  signedOut: "Вход завершён. Войдите в другом окне и продолжайте: текст остался на этой странице и на этом устройстве.",
};

function copyOf(form) {
  const entries = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !SKIPPED.has(name));
  return JSON.stringify(entries);
}

function put(form, entries) {
  for (const control of form.elements) {
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (!control.name || SKIPPED.has(control.name) || control.type === "file" || control.type === "hidden") continue;
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
    else if (values.length) control.value = values[0];
  }
}

function autosave(form) {
  const url = form.dataset.autosaveUrl || form.getAttribute("action") || location.pathname;
  const key = `draft:${url}`;
  const states = [...form.querySelectorAll("[data-save-state]"), ...document.querySelectorAll(`[data-save-state-for="${form.id}"]`)];
  let confirmed = copyOf(form);
  let timer = 0;
  let running = false;
  let stopped = false;

  const say = (words, bad = false) => {
    for (const state of states) {
      state.textContent = words;
      state.classList.toggle("save-state--bad", bad);
    }
  };
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };
  const stop = (words) => {
    stopped = true;
    say(words, true);
  };

  async function settle(answer, sent) {
    if (answer.redirected || answer.status === 401 || answer.status === 403) return stop(WORDS.signedOut);
    if (answer.status === 409) return stop(WORDS.conflict);
    const body = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (!answer.ok) return answer.status < 500 ? say(body.message || WORDS.refused, true) : retry();
    confirmed = sent;
    if (form.elements.rev && body.rev !== undefined) form.elements.rev.value = body.rev;
    if (copyOf(form) === sent) localStorage.removeItem(key);
    const time = body.saved_at || new Date().toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
    say(`Сохранено в ${time}`);
  }
  function retry() {
    say(WORDS.offline, true);
    later(RETRY);
  }

  async function save() {
    const sent = copyOf(form);
    if (stopped || sent === confirmed) return;
    if (running) return later(PAUSE);
    running = true;
    say(WORDS.saving);
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    try {
      await settle(await fetch(url, { method: "POST", body: data, headers: { "X-Autosave": "1" } }), sent);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      retry();
    } finally {
      running = false;
    }
    if (!stopped && confirmed === sent && copyOf(form) !== sent) later(PAUSE);
  }

  function changed() {
    later(PAUSE);
    localStorage.setItem(key, copyOf(form));
  }
  function offer(kept) {
    const box = document.createElement("div");
    box.className = "notice notice--warn";
    box.setAttribute("role", "status");
    box.innerHTML = '<div class="notice__body"><p>На этом устройстве остался текст, который не дошёл до сайта.</p><p class="actions"></p></div>';
    const button = (words, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "button button--plain", textContent: words });
      made.addEventListener("click", () => { act(); box.remove(); });
      box.querySelector(".actions").append(made);
    };
    button("Вернуть его", () => { put(form, JSON.parse(kept)); changed(); });
    button("Оставить как есть", () => localStorage.removeItem(key));
    form.prepend(box);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => { stopped = true; clearTimeout(timer); });
  addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  const kept = localStorage.getItem(key);
  if (kept && kept !== confirmed) offer(kept);
}

for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
