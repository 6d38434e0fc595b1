// Copies the key of an application, prints the spare codes.

const copy = document.getElementById("copy-secret");
copy?.addEventListener("click", async () => {
  await navigator.clipboard.writeText(document.getElementById("totp-secret").textContent);
  copy.textContent = "Скопировано";
});
document.getElementById("print-page")?.addEventListener("click", () => window.print());
