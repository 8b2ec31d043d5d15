// Search as you type, and the keyboard. Without this file the page works by forms and links.
"use strict";

const WAIT_MS = 140;
const form = document.getElementById("search-form");
const box = document.getElementById("q");
const answer = document.getElementById("answer");
const narrow = window.matchMedia("(max-width: 60rem)");
let waiting = 0;
let running = null;

document.documentElement.classList.add("js");

function settle() {
  for (const facet of document.querySelectorAll(".facet")) facet.open = !narrow.matches;
  const order = document.getElementById("order");
  if (order) order.addEventListener("change", () => order.form.requestSubmit());
}

function address() {
  const parameters = new URLSearchParams(new FormData(form));
  if (!parameters.get("q")) parameters.delete("q");
  const path = form.getAttribute("action");
  return parameters.size ? `${path}?${parameters}` : path;
}

async function search() {
  const target = address();
  if (running) running.abort();
  running = new AbortController();
  answer.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(target, { headers: { "X-Fragment": "answer" }, signal: running.signal });
    if (response.redirected || response.status === 401) return void location.assign("/sign-in");
    answer.innerHTML = await response.text();
    history.replaceState(null, "", target);
    settle();
  } catch (error) {
    // A newer search took over, or the server is away: what is shown stays.
    if (error.name === "AbortError") return;
  }
  answer.removeAttribute("aria-busy");
}

function move(step) {
  const names = [...document.querySelectorAll(".hit-name")];
  const now = names.indexOf(document.activeElement);
  const next = now + step;
  if (next < 0) box.focus();
  else if (next < names.length) names[next].focus();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = document.activeElement && document.activeElement.matches("input, select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (!typing || document.activeElement === box)) {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape" && !typing) {
    box.focus();
  }
}

function typed(event) {
  // Half-typed pinyin is no query yet.
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(search, WAIT_MS);
}

if (form && box && answer) {
  settle();
  box.addEventListener("input", typed);
  box.addEventListener("compositionend", typed);
  document.addEventListener("keydown", pressed);
}

const back = document.getElementById("back");
if (back && document.referrer && new URL(document.referrer).origin === location.origin && history.length > 1) {
  back.addEventListener("click", (event) => { event.preventDefault(); history.back(); });
}
