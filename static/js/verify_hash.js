// Compares a PDF with the issued one: the file is hashed here and never leaves the browser.
// Markup: templates/certificates/certificate_check.html; without scripts or outside https the box stays hidden.

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function compare(box, file) {
  const result = box.querySelector("[data-verify-result]");
  result.textContent = box.dataset.working;
  try {
    const digest = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const same = digest === box.dataset.verifyHash;
    result.textContent = same ? box.dataset.same : box.dataset.other;
    box.dataset.verdict = same ? "same" : "other";
  } catch {
    result.textContent = box.dataset.unread;
    delete box.dataset.verdict;
  }
}

for (const box of document.querySelectorAll("[data-verify-hash]")) {
  if (!globalThis.crypto?.subtle) continue;
  box.hidden = false;
  const input = box.querySelector("input[type=file]");
  input.addEventListener("change", () => input.files.length && compare(box, input.files[0]));
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) compare(box, event.dataTransfer.files[0]);
  });
}
