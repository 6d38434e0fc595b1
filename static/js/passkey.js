// What the browser's key could not do is said in words: allauth's script only writes it to the console.

const words = {
  NotAllowedError: "Ключ не подтверждён: время вышло или окно закрыли. Попробуйте ещё раз.",
  InvalidStateError: "Ключ этого устройства уже добавлен.",
  SecurityError: "Ключи работают только на защищённой странице портала.",
};

const notice = document.getElementById("passkey-error");
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  notice.querySelector("p").textContent = words[event.detail.exception.name] ?? "Ключ не сработал. Войдите другим способом.";
  notice.hidden = false;
});
