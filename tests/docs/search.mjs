// Runs the search of the site, in its own code, for queries from standard input: `node search.mjs SITE`.
// Prints, for each query, the sections that it finds: an array for each page, the best first.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const [SETUP, QUERY] = [0, 2];
const site = process.argv[2];
const folder = path.join(site, "assets/javascripts/workers");
const script = path.join(folder, fs.readdirSync(folder).find((name) => /^search\..*\.js$/.test(name)));

let listener, answered;
const worker = {
  addEventListener: (_, found) => { listener = found; },
  postMessage: (message) => answered(message.data),
  console, performance, setTimeout, URL,
};
worker.self = worker;
vm.runInContext(fs.readFileSync(script, "utf8"), vm.createContext(worker));

const ask = (type, data) => new Promise((resolve) => { answered = resolve; listener({ data: { type, data } }); });
const { config, docs } = JSON.parse(fs.readFileSync(path.join(site, "search/search_index.json"), "utf8"));
await ask(SETUP, { config, docs, options: { suggest: false } });

const found = {};
for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const { items } = await ask(QUERY, query);
  found[query] = items.map((page) => page.map((section) => section.location));
}
process.stdout.write(JSON.stringify(found));
