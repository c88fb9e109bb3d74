"use strict";
// An actor under the pointer is shown with its ties, the others step back.
for (const drawing of document.querySelectorAll("svg.network")) {
  const actors = new Map([...drawing.querySelectorAll(".actor")].map((one) => [one.dataset.actor, one]));
  const ties = [...drawing.querySelectorAll(".tie")].map((link) => ({ link, ends: link.dataset.ends.split(" ") }));
  const clear = () => {
    drawing.classList.remove("lit");
    drawing.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
  };
  for (const [actor, circle] of actors) {
    circle.addEventListener("pointerenter", () => {
      clear();
      drawing.classList.add("lit");
      circle.classList.add("on");
      for (const { link, ends } of ties) {
        if (!ends.includes(actor)) continue;
        link.classList.add("on");
        ends.forEach((one) => actors.get(one)?.classList.add("on"));
      }
    });
    circle.addEventListener("pointerleave", clear);
  }
}
