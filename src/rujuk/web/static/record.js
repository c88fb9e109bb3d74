"use strict";
// Copies the citation; without a clipboard it is selected, so that a key copies it.
for (const button of document.querySelectorAll("button.copy")) {
  const told = button.closest(".cite").querySelector(".copied");
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(told.textContent);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 1500);
    } catch {
      getSelection().selectAllChildren(told);
    }
  });
}
