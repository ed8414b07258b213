"use strict";

// The server renders everything; this asks it again every second and sends what is switched.
const EVERY = 1000;
const $ = (id) => document.getElementById(id);

function say(text) {
  $("notice").textContent = text;
  $("notice").hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("notice").hidden = true; }, 4000);
}

async function refresh() {
  const response = await fetch("/_sandbox/live");
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
  const parts = await response.json();
  for (const [id, html] of Object.entries(parts.html)) {
    if ($(id).dataset.shown !== html) {
      const open = [...$(id).querySelectorAll("details[open][data-key]")].map((details) => details.dataset.key);
      $(id).innerHTML = html; // escaped by the server
      $(id).dataset.shown = html;
      for (const key of open) $(id).querySelector(`details[data-key="${key}"]`)?.setAttribute("open", "");
    }
  }
  for (const [id, text] of Object.entries(parts.text)) $(id).textContent = text;
}

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

if ($("live")) {
  $("errors-only").addEventListener("change", (event) => {
    $("requests").classList.toggle("errors-only", event.target.checked);
  });
  setInterval(() => {
    if ($("live").checked && !document.hidden) refresh().catch((error) => say(`Lost the sandbox: ${error.message}`));
  }, EVERY);
}
