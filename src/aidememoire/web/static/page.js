// Keys and judging in place. Every page works without this file.
"use strict";
const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
const lines = () => [...document.querySelectorAll(".am .entry, .rows > li, .queue > li")];
let current = null;

function go(step) {
  const all = lines();
  if (!all.length) return;
  const place = current ? all.indexOf(current) + step : step > 0 ? 0 : all.length - 1;
  if (current) current.classList.remove("current");
  current = all[Math.max(0, Math.min(all.length - 1, place))];
  current.classList.add("current");
  current.setAttribute("tabindex", "-1");
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: "center" });
}

function press(what) {
  const form = current && current.querySelector("form.decide");
  const button = form && form.querySelector(`button[value="${what}"]`);
  if (!button) return;
  form.closest("details")?.setAttribute("open", "");
  const why = form.querySelector("input[name=why]");
  if (what !== "accept" && why && !why.value.trim()) why.focus();
  else button.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    a: () => press("accept"),
    r: () => press("reject"),
    e: () => {
      const details = current && current.querySelector("details.judge");
      if (details) { details.open = true; details.querySelector("input[name=words], select, input:not([type=hidden])")?.focus(); }
    },
    u: () => document.querySelector("form.undo button")?.click(),
    "/": () => document.getElementById("q").focus(),
    "?": () => { const help = document.getElementById("keys"); if (help) help.open = !help.open; },
  };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});

// words dragged over in the dispatch become the words of the correction that is open
document.addEventListener("selectionchange", () => {
  const field = document.querySelector("details.judge[open] input[name=words]");
  const chosen = document.getSelection();
  if (!field || !chosen || chosen.isCollapsed) return;
  const article = document.querySelector(".am .dispatch article");
  if (!article || !article.contains(chosen.anchorNode) || !article.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0).cloneContents();
  range.querySelectorAll(".notes, .n").forEach((note) => note.remove());
  field.value = range.textContent.trim();
});
