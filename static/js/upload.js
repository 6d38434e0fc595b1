// Sends each chosen file at once, so that the final act is small and one failure loses nothing else.
//
// [data-upload-slot]                   the place; replaced by the answer (the server draws the same <c-upload-slot> again)
// input[type=file][data-upload-url]    inside it: POST of one file under the input's own name, with the CSRF field of its form
// [data-upload-state]                  where progress and refusals appear in words
//
// Answers: 2xx HTML – the slot anew; 4xx JSON {"message": "…"} or plain text – the reason, shown beside the file's name.

const LOST = "связь прервалась. Прикрепите файл ещё раз";

function lineFor(file, request) {
  const line = document.createElement("div");
  const words = document.createElement("span");
  const bar = Object.assign(document.createElement("progress"), { max: file.size || 1, value: 0 });
  const cancel = Object.assign(document.createElement("button"), { type: "button", className: "button button--quiet button--small", textContent: "Отменить" });
  line.className = "upload__line";
  words.textContent = `${file.name}: отправляется`;
  bar.setAttribute("aria-label", file.name);
  cancel.addEventListener("click", () => request.abort());
  line.append(words, bar, cancel);
  const end = (text, bad) => {
    words.textContent = `${file.name}: ${text}`;
    line.classList.toggle("upload__line--bad", bad);
    bar.remove();
    cancel.remove();
  };
  return { line, bar, end };
}

function reason(request) {
  if (request.getResponseHeader("Content-Type")?.includes("json")) return JSON.parse(request.responseText).message;
  return request.status === 413 ? "файл слишком большой" : request.status < 500 && request.responseText.length < 300 ? request.responseText : LOST;
}

function send(input, file) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const { line, bar, end } = lineFor(file, request);
    const data = new FormData();
    data.append("csrfmiddlewaretoken", input.form?.elements.csrfmiddlewaretoken?.value ?? "");
    data.append(input.name, file);
    input.closest("[data-upload-slot]").querySelector("[data-upload-state]").append(line);
    const finish = (text, bad, html = "") => { end(text, bad); resolve(html); };
    request.upload.addEventListener("progress", (event) => { bar.value = event.loaded; });
    request.addEventListener("load", () => {
      if (request.status < 300) finish("принят сайтом", false, request.responseText);
      else finish(reason(request), true);
    });
    request.addEventListener("error", () => finish(LOST, true));
    request.addEventListener("abort", () => finish("отменено", false));
    request.open("POST", input.dataset.uploadUrl);
    request.setRequestHeader("X-Upload", "1");
    request.send(data);
  });
}

document.addEventListener("change", async (event) => {
  const input = event.target;
  if (!input.matches?.("input[type=file][data-upload-url]")) return;
  const slot = input.closest("[data-upload-slot]");
  let html = "";
  for (const file of [...input.files]) html = (await send(input, file)) || html;
  input.value = "";
  if (!html) return;
  const lines = [...slot.querySelectorAll(".upload__line--bad")];
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-upload-slot]");
  if (!fresh) return location.reload();
  fresh.querySelector("[data-upload-state]").append(...lines);
  slot.replaceWith(fresh);
  fresh.querySelector("input[type=file]")?.focus();
});
