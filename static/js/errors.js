// Takes the reader to the mistakes: focuses the summary, and from its links the field itself.
// [data-error-summary] – the box on top of the page.

const summary = document.querySelector("[data-error-summary]");

summary?.focus();
summary?.addEventListener("click", (event) => {
  const address = event.target.closest("a")?.hash.slice(1);
  const control = address && document.getElementById(address);
  if (!control) return;
  event.preventDefault();
  control.focus({ preventScroll: true });
  (control.closest(".field") ?? control).scrollIntoView({ block: "start" });
});
