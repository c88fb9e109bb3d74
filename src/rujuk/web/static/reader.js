"use strict";
// Marks of a saved page: what stands behind the words under the pointer, and j/k from mark to mark.
(() => {
  const cards = rujuk.data("cards");
  const card = document.getElementById("card");
  const text = document.querySelector(".text");
  if (cards === null || card === null || text === null) return;

  function show(mark) {
    const list = document.createElement("ul");
    for (const number of mark.dataset.r.split(" ")) {
      const [kind, told, more] = cards[Number(number)];
      const item = document.createElement("li");
      item.className = kind;
      const words = document.createElement("bdi");
      words.textContent = told;
      item.append(words);
      if (more) {
        const small = document.createElement("small");
        small.dir = "auto";
        small.textContent = more;
        item.append(small);
      }
      list.append(item);
    }
    card.replaceChildren(list);
    card.hidden = false;
    const box = mark.getBoundingClientRect();
    const own = card.getBoundingClientRect();
    const below = box.bottom + 8 + own.height < innerHeight;
    card.style.top = `${Math.max(4, below ? box.bottom + 6 : box.top - own.height - 6)}px`;
    card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 12))}px`;
  }
  const hide = () => { card.hidden = true; };

  text.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".m");
    if (mark === null) hide();
    else show(mark);
  });
  text.addEventListener("pointerleave", hide);
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".m");
    if (mark !== null) show(mark);
  });
  text.addEventListener("focusout", hide);
  // What a key has shown moves with the words; what the pointer has shown does not.
  addEventListener("scroll", () => {
    const focused = document.activeElement.closest(".text .m");
    if (focused === null) hide();
    else show(focused);
  }, { passive: true });
  for (const mark of text.querySelectorAll(".m[title]")) mark.removeAttribute("title");

  const marks = [...text.querySelectorAll(".m.first")];
  for (const mark of marks) if (mark.tagName === "SPAN") mark.tabIndex = -1;
  let at = marks.findIndex((mark) => `#${mark.id}` === location.hash);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "Escape") hide();
    const step = { j: 1, k: -1 }[event.key];
    if (step === undefined || marks.length === 0) return;
    const focused = marks.indexOf(document.activeElement);
    at = Math.min(marks.length - 1, Math.max(0, (focused >= 0 ? focused : at) + step));
    marks[at].focus({ preventScroll: true });
    marks[at].scrollIntoView({ block: "center" });
    show(marks[at]);
  });
})();
