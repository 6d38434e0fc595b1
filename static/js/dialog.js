// Opens native dialogues. Without this script the link leads to a page that asks the same question.
// [data-dialog-open="id"] – a link or a button; [data-dialog-close] – a button inside the <dialog>.

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  const dialog = opener && document.getElementById(opener.dataset.dialogOpen);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
  }
  event.target.closest("[data-dialog-close]")?.closest("dialog")?.close();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
