// Chosen photographs are sent at once: the button «Дальше» is for those whose browser did not run this.
document.addEventListener("change", (event) => {
  const input = event.target.closest("[data-office-photos]");
  if (input && input.files.length) input.form.requestSubmit();
});
