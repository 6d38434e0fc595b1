// Lets one see the password one types. Every input[type=password] gets a button; pasting stays allowed.

for (const field of document.querySelectorAll("input[type=password]")) {
  const row = document.createElement("div");
  const button = document.createElement("button");
  row.className = "reveal";
  button.type = "button";
  button.className = "button button--plain";
  button.textContent = "Показать";
  button.setAttribute("aria-label", "Показать пароль");
  button.setAttribute("aria-pressed", "false");
  field.replaceWith(row);
  row.append(field, button);

  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? "Скрыть" : "Показать";
    button.setAttribute("aria-label", shown ? "Скрыть пароль" : "Показать пароль");
    button.setAttribute("aria-pressed", String(shown));
  };
  button.addEventListener("click", () => show(field.type === "password"));
  field.form?.addEventListener("submit", () => show(false));
}
