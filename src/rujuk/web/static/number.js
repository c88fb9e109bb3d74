"use strict";
// A click on a mark shows its words beside it: the row of the table, which says the same.
(function () {
  let open = null;
  function close() {
    if (open === null) return;
    open.card.remove();
    open.mark.classList.remove("chosen");
    open.mark.focus();
    open = null;
  }
  function show(mark) {
    const told = document.getElementById("c-" + mark.dataset.claim);
    if (told === null) return false;
    if (open !== null) {
      const again = open.mark === mark;
      close();
      if (again) return true;
    }
    const card = document.createElement("div");
    card.className = "card";
    card.tabIndex = -1;
    card.setAttribute("role", "group");
    const head = document.createElement("p");
    head.className = "claim-head";
    for (const name of ["claim-figure", "claim-who", "claim-day", "claim-kind"]) {
      const part = document.createElement(name === "claim-figure" ? "b" : "span");
      part.append(...Array.from(told.querySelector("." + name).cloneNode(true).childNodes));
      head.append(part, " ");
    }
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "shut";
    shut.textContent = mark.closest("figure").dataset.close;
    shut.addEventListener("click", close);
    card.append(head, ...Array.from(told.querySelector(".claim-said").cloneNode(true).childNodes), shut);
    card.setAttribute("aria-label", mark.querySelector("title").textContent);
    mark.closest(".row").after(card);
    mark.classList.add("chosen");
    open = { card, mark };
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    return true;
  }
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-claim]");
    if (mark === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (show(mark)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
