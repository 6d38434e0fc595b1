// Says how much room is left in a long answer: textarea[maxlength]. Speaks aloud only near the end.

const plurals = new Intl.PluralRules("ru");
const FORMS = { one: "знак", few: "знака", many: "знаков", other: "знака" };

for (const field of document.querySelectorAll("textarea[maxlength]")) {
  const limit = field.maxLength;
  const line = document.createElement("p");
  line.className = "counter";
  field.after(line);

  const update = () => {
    const rest = limit - field.value.length;
    line.textContent = `Можно ещё ${rest.toLocaleString("ru")} ${FORMS[plurals.select(rest)]}`;
    line.classList.toggle("counter--over", rest < limit * 0.02);
    line.setAttribute("aria-live", rest < limit * 0.1 ? "polite" : "off");
  };
  field.addEventListener("input", update);
  update();
}
