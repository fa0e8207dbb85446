// What the desk can do beyond links and forms: keys, and copying a citation.
// Everything here only presses what is on the page already.
"use strict";

(() => {
  const rows = () => [...document.querySelectorAll(".row")].filter((r) => r.querySelector(".open"));
  const current = () => document.querySelector(".row.at");

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    current()?.classList.remove("at");
    next.classList.add("at");
    next.querySelector(".open").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    e: () => {
      const row = current();
      const seen = row?.querySelector("button[value=seen]");
      if (!seen) return;
      const next = rows()[rows().indexOf(row) + 1];
      seen.click();
      next?.querySelector(".open").focus();
    },
    u: () => document.querySelector("a.up, .crumbs a")?.click(),
    "/": () => {
      const words = document.getElementById("words");
      if (words) words.focus();
      else location.assign(`${document.body.dataset.prefix}/search`);
    },
    "?": () => document.getElementById("keys").showModal(),
    Enter: (event) => {
      if (event.target === document.body) current()?.querySelector(".open").click();
      else return false;
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const done = keys[event.key];
    if (done && done(event) !== false) event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".row");
    if (!row || row === current()) return;
    current()?.classList.remove("at");
    if (event.target.matches(".open:focus-visible")) row.classList.add("at");
  });

  const live = document.querySelector("[data-live]");
  if (live) {
    const events = new EventSource(live.dataset.live);
    events.addEventListener("changes", (event) => {
      live.textContent = event.data;
      live.hidden = false;
    });
    addEventListener("pagehide", () => events.close());
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.copied;
    });
  }
})();
