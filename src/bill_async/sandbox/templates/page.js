"use strict";

// The server renders everything; this asks it again every second and sends what is switched.
const EVERY = 1000;
const shown = new Map();
const $ = (id) => document.getElementById(id);

function say(text) {
  $("notice").textContent = text;
  $("notice").hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("notice").hidden = true; }, 4000);
}

// Draws a part of the page. Rows that have not changed stay in place, with what is open in them and with the focus.
function draw(part, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html; // escaped by the server
  const before = new Map([...part.querySelectorAll("[data-key]")].map((row) => [row.dataset.key, row]));
  const focused = document.activeElement;
  for (const row of fresh.content.querySelectorAll("[data-key]")) {
    const old = before.get(row.dataset.key);
    const source = row.outerHTML;
    if (old?.source === source) {
      row.replaceWith(old);
    } else {
      row.source = source;
      if (old?.querySelector("details[open]")) row.querySelector("details")?.setAttribute("open", "");
    }
  }
  part.replaceChildren(fresh.content);
  if (part.contains(focused)) focused.focus({ preventScroll: true });
}

async function refresh() {
  const response = await fetch("/_sandbox/live");
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
  const parts = await response.json();
  for (const [id, html] of Object.entries(parts.html)) {
    if (shown.get(id) === html) continue;
    shown.set(id, html);
    draw($(id), html);
  }
  for (const [id, text] of Object.entries(parts.text)) $(id).textContent = text;
}

// The headers and bodies of a request are fetched when it is opened.
async function load(details) {
  const target = details.querySelector(".exchange");
  if (!target || target.dataset.loaded) return;
  target.dataset.loaded = "yes";
  const response = await fetch(details.dataset.load);
  if (response.ok) target.innerHTML = await response.text(); // escaped by the server
  else delete target.dataset.loaded;
}

document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (details.open && details.dataset?.load) load(details).catch((error) => say(error.message));
}, true);

async function send(method, url, data) {
  const response = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json" },
    body: data === undefined ? undefined : JSON.stringify(data),
  });
  if (!response.ok) {
    const problems = await response.json().catch(() => []);
    say(problems.map?.((problem) => problem.message).join("; ") || `The sandbox answered ${response.status}.`);
  }
  await refresh();
}

function values(form) {
  const data = {};
  for (const field of form.elements) {
    if (!field.name || field.value === "" || field.closest("label[hidden]")) continue;
    if (field.type === "checkbox") {
      if (field.checked) data[field.name] = true;
      continue;
    }
    data[field.name] = field.dataset.type === "number" ? Number(field.value) : field.value;
  }
  return data;
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send("POST", event.target.dataset.post, values(event.target)).catch((error) => say(error.message));
});

document.addEventListener("click", (event) => {
  const url = event.target.dataset?.delete;
  if (url) send("DELETE", url).catch((error) => say(error.message));
  const post = event.target.tagName === "BUTTON" && event.target.dataset.post;
  if (post) send("POST", post).catch((error) => say(error.message));
});

// A field of the fault form that says nothing about the kind chosen is not there.
function fit(kind) {
  for (const label of document.querySelectorAll("[data-for]")) label.hidden = !label.dataset.for.split(" ").includes(kind.value);
}

const kind = document.querySelector('select[name="kind"]');
if (kind) {
  kind.addEventListener("change", () => fit(kind));
  fit(kind);
}

for (const row of document.querySelectorAll("[data-key]")) row.source = row.outerHTML;

if ($("live")) {
  $("errors-only").addEventListener("change", (event) => {
    $("requests").classList.toggle("errors-only", event.target.checked);
  });
  setInterval(() => {
    if ($("live").checked && !document.hidden) refresh().catch((error) => say(`Lost the sandbox: ${error.message}`));
  }, EVERY);
}
