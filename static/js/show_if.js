// Hides a question until the answer is given after which it is asked. Without this script all questions are simply there.
//
// [data-show-if="<name of controls>"][data-show-value="<answer>"]   in the same form

function answersOf(form, name) {
  return new FormData(form).getAll(name);
}

for (const form of document.forms) {
  const waiting = [...form.querySelectorAll("[data-show-if]")];
  if (!waiting.length) continue;
  const update = () => {
    for (const field of waiting) field.hidden = !answersOf(form, field.dataset.showIf).includes(field.dataset.showValue);
  };
  form.addEventListener("change", update);
  form.addEventListener("input", update);
  update();
}
