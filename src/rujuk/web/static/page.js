"use strict";
// What all pages share. Charts read their data with rujuk.data(name); text is set, never markup.
window.rujuk = {
  data(name) {
    const element = document.getElementById("data-" + name);
    return element === null ? null : JSON.parse(element.textContent);
  },
  colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  },
  language: document.documentElement.lang,
  // The element of the page that a chart stands in, emptied; null where the page has none.
  place(id) {
    const element = document.getElementById(id);
    if (element !== null) element.replaceChildren();
    return element;
  },
};
// On a phone the sections scroll sideways: the one that is shown is brought into sight.
(() => {
  const list = document.querySelector(".sections");
  const here = list === null ? null : list.querySelector("[aria-current]");
  if (here !== null && list.scrollWidth > list.clientWidth) {
    list.scrollLeft = here.offsetLeft - list.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
  }
})();
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const search = document.querySelector("input[type=search]");
  if (search !== null) {
    event.preventDefault();
    search.focus();
  }
});
