// Keeps terms honest by the clock of the server, which is read from the Date header: a page may come from a cache.
// [data-deadline="ISO"] with [data-deadline-left] inside – what is left; rewritten only on the last day.
// [data-server-clock] with [data-server-clock-face] inside – the running time in Moscow.

const deadlines = [...document.querySelectorAll("[data-deadline]")];
const clocks = [...document.querySelectorAll("[data-server-clock]")];
const DAY = 24 * 3600 * 1000;
const moscow = new Intl.DateTimeFormat("ru", { timeZone: "Europe/Moscow", hour: "2-digit", minute: "2-digit", second: "2-digit" });
const plurals = new Intl.PluralRules("ru");

let ahead = 0;

function words(number, one, few, many) {
  return `${number}\u00a0${{ one, few, many }[plurals.select(number)] ?? many}`;
}

function left(milliseconds) {
  const minutes = Math.floor(milliseconds / 60000);
  if (minutes < 1) return "меньше минуты до конца";
  const hours = Math.floor(minutes / 60);
  const rest = words(minutes % 60, "минута", "минуты", "минут");
  return hours ? `до конца ${words(hours, "час", "часа", "часов")} ${rest}` : `до конца ${rest}`;
}

function tick() {
  const now = Date.now() + ahead;
  for (const clock of clocks) clock.querySelector("[data-server-clock-face]").textContent = moscow.format(now);
  for (const deadline of deadlines) {
    const rest = Date.parse(deadline.dataset.deadline) - now;
    const text = rest < 0 ? "срок истёк" : left(rest);
    const face = deadline.querySelector("[data-deadline-left]");
    if (rest < DAY && face.textContent !== text && !deadline.hasAttribute("data-deadline-fixed")) face.textContent = text;
  }
}

async function start() {
  try {
    const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
    const date = Date.parse(answer.headers.get("Date"));
    if (date) ahead = date - Date.now();
  } catch {
    // Without the network the page keeps the time it was drawn with.
    if (clocks.length) ahead = Date.parse(clocks[0].dataset.serverClock) - Date.now();
  }
  tick();
  setInterval(tick, 1000);
}

if (clocks.length || deadlines.some((deadline) => Date.parse(deadline.dataset.deadline) - Date.now() < 2 * DAY)) start();
