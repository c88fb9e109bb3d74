"use strict";
// What an address or a link of the page names is opened, where its words are folded away.
(() => {
  const open = (hash) => {
    const part = /^#[a-z]+-\d+$/.test(hash) ? document.getElementById(hash.slice(1)) : null;
    if (part !== null) part.querySelectorAll("details").forEach((one) => { one.open = true; });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link !== null) open(link.getAttribute("href"));
  });
  addEventListener("hashchange", () => open(location.hash));
  open(location.hash);
})();
