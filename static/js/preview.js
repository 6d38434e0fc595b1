// Shows beside a form how the server understands it, while one types. Nothing is saved: the answer is the same page.
//
// form[data-preview-of]          POSTed with preview=1 after a pause; names the id of the element that is replaced
// Without scripts the button name=preview does the same.

const PAUSE = 600;

function preview(form) {
  const id = form.dataset.previewOf;
  let waiting;
  let asked = 0;

  async function show() {
    const mine = ++asked;
    const body = new FormData(form);
    body.set("preview", "1");
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body, credentials: "same-origin" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
      // An older answer may come later than a newer one.
      if (fresh && mine === asked) document.getElementById(id).replaceWith(fresh);
    } catch {
      // The line is down: what stood there stays, the button will say more.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
}

for (const form of document.querySelectorAll("form[data-preview-of]")) preview(form);
