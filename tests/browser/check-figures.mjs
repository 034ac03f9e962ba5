// Opens every HTML figure of a folder in headless Chromium with no network but this server, which serves plotly.js too.
// Usage: node check-figures.mjs FIGURES [SCREENSHOTS]. Fails when a page logs an error, asks for another host, or draws no chart.
import { createServer } from "node:http";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";

const [figures, screenshots] = process.argv.slice(2);
if (!figures) {
  console.error("usage: node check-figures.mjs FIGURES [SCREENSHOTS]");
  process.exit(2);
}
const plotly = readFileSync(new URL("node_modules/plotly.js-dist-min/plotly.min.js", import.meta.url));
const pages = readdirSync(figures).filter((name) => name.endsWith(".html")).sort();
if (pages.length === 0) {
  console.error(`no HTML figure in ${figures}`);
  process.exit(1);
}
if (screenshots) mkdirSync(screenshots, { recursive: true });

const server = createServer((request, response) => {
  const name = basename(decodeURIComponent(new URL(request.url, "http://x").pathname));
  if (name === "plotly.min.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(plotly);
  if (name === "favicon.ico") return response.writeHead(204).end();
  if (!pages.includes(name)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(join(figures, name)));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
});

let failed = 0;
for (const name of pages) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 750 } });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`page: ${error.message}`));
  page.on("request", (request) => request.url().startsWith(origin) || faults.push(`asked for ${request.url()}`));
  await page.goto(`${origin}/${name}`);
  await page
    .waitForSelector(".js-plotly-plot .main-svg", { timeout: 20_000 })
    .catch(() => faults.push("plotly.js drew no chart"));
  const drawn = await page.evaluate(() => {
    const plot = document.querySelector(".js-plotly-plot");
    const marks = plot?.querySelectorAll(".mlayer path, .mlayer rect, .mlayer image") ?? [];
    const visible = [...marks].filter((mark) => {
      const box = mark.getBoundingClientRect();
      return box.width + box.height > 2;
    });
    return { traces: plot?.data?.length ?? 0, marks: visible.length };
  });
  if (drawn.traces === 0 || drawn.marks === 0) faults.push(`no marks in the chart (${JSON.stringify(drawn)})`);
  if (screenshots) await page.screenshot({ path: join(screenshots, name.replace(/html$/, "png")) });
  await page.close();
  failed += faults.length > 0 ? 1 : 0;
  console.log(`${faults.length > 0 ? "FAILED" : "ok    "} ${name}: ${drawn.traces} traces, ${drawn.marks} marks`);
  for (const fault of faults) console.log(`       ${fault}`);
}
await browser.close();
server.close();
process.exit(failed > 0 ? 1 : 0);
