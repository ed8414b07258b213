// A client of BILL on the fetch of Node.
import { createHmac, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const settings = JSON.parse(await readFile(process.argv[2], "utf8"));
const headers = { devKey: settings.devKey };

async function request(method, path, { body, raw, query, extra } = {}) {
  const url = new URL(settings.url + path);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  const type = raw ? "application/octet-stream" : "application/json";
  return fetch(url, {
    method,
    headers: { ...headers, ...extra, "content-type": type },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
}

async function call(method, path, options) {
  const response = await request(method, path, options);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

async function refused(method, path, options) {
  const response = await request(method, path, options);
  if (response.ok) throw new Error(`${method} ${path} was not refused`);
  return { status: response.status, codes: (await response.json()).map((error) => error.code) };
}

const found = {};
const { devKey, username, password, organizationId, rememberMeId, device } = settings;
const login = { devKey, username, password, organizationId };
found.wrongPassword = (await refused("POST", "/connect/v3/login", { body: { ...login, password: "not it" } })).codes;
let session = await call("POST", "/connect/v3/login", { body: login });
headers.sessionId = session.sessionId;
found.trusted = [session.trusted];

let arrive;
const arrived = new Promise((resolve) => { arrive = resolve; });
const hook = createServer((message, answer) => {
  const chunks = [];
  message.on("data", (chunk) => chunks.push(chunk));
  message.on("end", () => {
    answer.writeHead(200).end();
    arrive({ signature: message.headers["x-bill-sha-signature"], body: Buffer.concat(chunks) });
  });
});
await new Promise((resolve) => hook.listen(0, "127.0.0.1", resolve));
const subscription = await call("POST", "/connect-events/v3/subscriptions", {
  extra: { "X-Idempotent-Key": randomUUID() },
  body: {
    name: "bills",
    status: { enabled: true },
    events: [{ type: "bill.created", version: "1" }],
    notificationUrl: `http://127.0.0.1:${hook.address().port}/bill`,
  },
});

const vendor = await call("POST", "/connect/v3/vendors", {
  body: {
    name: "Foreign Supplies",
    address: { line1: "1 Main St", city: "Palo Alto", zipOrPostalCode: "94301", country: "US" },
  },
});
const day = (ahead) => new Date(Date.now() + ahead * 86400000).toISOString().slice(0, 10);
const made = [];
for (const [place, amount] of [149.9, 0.1, 20].entries()) {
  made.push(await call("POST", "/connect/v3/bills", {
    body: {
      vendorId: vendor.id,
      dueDate: day(30),
      invoice: { invoiceNumber: `N-${place + 1}`, invoiceDate: day(0) },
      billLineItems: [{ amount, description: "Paper" }],
    },
  }));
}
found.amounts = made.map((item) => item.amount);

const { signature, body } = await arrived;
found.signed = signature === createHmac("sha256", subscription.securityKey).update(body).digest("base64");
const notice = JSON.parse(body);
found.notified = [notice.metadata.eventType, notice.bill.id === made[0].id];
hook.close();
hook.closeAllConnections();

const banks = (await call("GET", "/connect/v3/funding-accounts/banks")).results;
const payment = {
  vendorId: vendor.id,
  billId: made[0].id,
  amount: 149.9,
  fundingAccount: { type: "BANK_ACCOUNT", id: banks.find((bank) => bank.status === "VERIFIED").id },
  processingOptions: { requestPayFaster: false, createBill: false },
};
found.untrusted = (await refused("POST", "/connect/v3/payments", { body: payment })).codes;
session = await call("POST", "/connect/v3/login", { body: { ...login, rememberMeId, device } });
headers.sessionId = session.sessionId;
found.trusted.push(session.trusted);
const paid = await call("POST", "/connect/v3/payments", { body: payment });
found.paid = [paid.singleStatus, paid.amount];
const after = await call("GET", `/connect/v3/bills/${made[0].id}`);
found.after = [after.paymentStatus, after.dueAmount];

const pages = [];
const query = {
  filters: `vendorId:eq:${vendor.id},createdTime:gte:"2020-01-01T00:00:00.000Z"`,
  sort: "dueDate:asc",
  max: 2,
};
for (;;) {
  const page = await call("GET", "/connect/v3/bills", { query });
  pages.push(page.results);
  if (!page.nextPage) break;
  query.page = page.nextPage;
}
found.pages = pages.map((page) => page.length);
const ids = (items) => items.map((item) => item.id).sort().join();
found.same = ids(pages.flat()) === ids(made);
found.badFilter = (await refused("GET", "/connect/v3/bills", { query: { filters: "colour:eq:red" } })).status;

const upload = await call("POST", `/connect/v3/documents/bills/${made[1].id}`, {
  query: { name: "invoice.pdf" },
  raw: Buffer.from("%PDF-1.4 foreign"),
});
found.uploaded = upload.id.slice(0, 3);
found.uploadStatus = (await call("GET", "/connect/v3/documents/upload-status", { query: { ids: upload.id } }))[0].status;
await call("POST", "/connect/v3/logout");
found.afterLogout = (await refused("GET", "/connect/v3/bills")).codes;
console.log(JSON.stringify(found));
