// The editor saves by itself. What is sent by hand waits until that has come back, and nothing saves itself afterwards:
// two sendings at once would make two drafts of a new page.
const saving = new Set();
const sent = new Set();
const waiting = new Map();

document.addEventListener("w-autosave:save", (event) => {
  if (sent.has(event.target)) event.preventDefault();
  else saving.add(event.target);
});

function goOn({ target: form }) {
  saving.delete(form);
  // The next saving, where one is due, begins right after this event.
  setTimeout(() => {
    if (saving.has(form) || !waiting.has(form)) return;
    const button = waiting.get(form);
    waiting.delete(form);
    // Pressed once, Wagtail's button is switched off, and what is off says nothing of what was pressed.
    if (button) button.disabled = false;
    form.requestSubmit(button);
    if (button) button.disabled = true;
  });
}
document.addEventListener("w-autosave:success", goOn);
document.addEventListener("w-autosave:error", goOn);

document.addEventListener(
  "submit",
  (event) => {
    if (!saving.has(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.set(event.target, event.submitter);
  },
  true,
);
window.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) sent.add(event.target);
});
// Who comes back by the browser's arrow goes on writing.
window.addEventListener("pageshow", () => sent.clear());
