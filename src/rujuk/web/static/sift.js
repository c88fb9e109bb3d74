"use strict";
// In a file of a folder, which no server filters: of the rows that stand in it, those that hold all
// the words. Without this script the field is not shown, and every row is.
(() => {
  const field = document.querySelector("[data-sift]");
  if (field === null) return;
  const rows = [...document.querySelectorAll(field.dataset.sift)];
  const told = document.getElementById("sifted");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at].includes(word));
      if (!row.hidden) found += 1;
    });
    told.textContent = words.length
      ? told.dataset.words.replace("{n}", found).replace("{all}", rows.length) : "";
  });
  field.closest("label").hidden = rows.length < 2;
})();
