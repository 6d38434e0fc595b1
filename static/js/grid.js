// Leads through a table of cells by keys, as a spreadsheet does.
//
// table#mark-grid input          Enter and the arrow down go to the cell below, the arrow up to the one above; left and right
//                                at the end of the text to the neighbour. What is typed is sent by the form's own buttons.

const table = document.getElementById("mark-grid");

function beside(cell, down, right) {
  const column = cell.cellIndex + right;
  let row = cell.parentElement;
  for (;;) {
    if (right) {
      const next = right > 0 ? cell.nextElementSibling : cell.previousElementSibling;
      return next?.querySelector("input") ?? (next?.cellIndex > 0 ? beside(next, 0, right) : null);
    }
    row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (!row) return null;
    const found = row.cells[column]?.querySelector("input");
    if (found) return found;
  }
}

function step(event) {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || event.ctrlKey || event.altKey || event.metaKey) return;
  const atStart = input.selectionEnd === 0;
  const atEnd = input.selectionStart === input.value.length;
  const moves = { Enter: [1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  if (atEnd) moves.ArrowRight = [0, 1];
  if (atStart) moves.ArrowLeft = [0, -1];
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  const next = beside(input.closest("td"), ...move);
  next?.focus();
  next?.select();
}

table?.addEventListener("keydown", step);
