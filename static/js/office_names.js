// Wagtail leaves some controls of its editor without a name for screen readers; each is called by what stands over it.
const words = (element) => element?.textContent.replace("*", "").trim().replace(/\s+/g, " ") || "";
const above = (element) =>
  element.closest("[data-field-wrapper]")?.querySelector("label") ??
  element.closest("[data-panel]")?.querySelector(".c-sf-block__type, [data-panel-heading-text]");
const CALLED_BY = {
  ".public-DraftEditor-content:not([aria-label])": above,
  "li.tagit-new > input:not([aria-label])": above,
  ".xdsoft_prev:not([aria-label])": () => ({ textContent: "Назад" }),
  ".xdsoft_next:not([aria-label])": () => ({ textContent: "Вперёд" }),
  ".xdsoft_today_button:not([aria-label])": () => ({ textContent: "Сегодня" }),
  ".modal[role=dialog]:not([aria-label])": (dialog) => dialog.querySelector("h1, h2"),
};

function giveNames() {
  for (const [nameless, called] of Object.entries(CALLED_BY)) {
    for (const element of document.querySelectorAll(nameless)) {
      const name = words(called(element));
      if (name) element.setAttribute("aria-label", name);
    }
  }
}

giveNames();
new MutationObserver(giveNames).observe(document.body, { childList: true, subtree: true });
