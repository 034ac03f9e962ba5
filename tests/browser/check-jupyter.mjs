// Opens notebook 00 on a real Jupyter server in headless Chromium: runs all, changes a parameter, runs all again, stops an
// endless loop. Usage: node check-jupyter.mjs [SCREENSHOTS]. Needs `jupyter notebook` on PATH, and the kernel installed.
// Fails when outputs stay the same, a cell fails, variables are lost, or the page logs an error.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [screenshots] = process.argv.slice(2);
if (screenshots) mkdirSync(screenshots, { recursive: true });
const name = "00-start-here.ipynb";
const folder = mkdtempSync(join(tmpdir(), "persona-jupyter-"));
cpSync(fileURLToPath(new URL(`../../notebooks/${name}`, import.meta.url)), join(folder, name));

const port = await new Promise((found) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});
const token = "only-for-this-test";
const server = spawn(
  "jupyter",
  [
    "notebook",
    "--no-browser",
    "--allow-root",
    "--ip=127.0.0.1",
    `--port=${port}`,
    `--NotebookApp.token=${token}`,
    `--notebook-dir=${folder}`,
  ],
  { env: { ...process.env, PERSONA_FIGURES: join(folder, "figures") }, stdio: ["ignore", "ignore", "pipe"] },
);
let log = "";
const origin = await new Promise((ready, failed) => {
  server.stderr.on("data", (data) => {
    log += data;
    const address = log.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (address) ready(address[0]);
  });
  server.on("exit", () => failed(new Error(`jupyter ended:\n${log}`)));
});

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
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
const faults = [];
page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()} ${message.location().url}`));
page.on("pageerror", (error) => faults.push(`page: ${error.message}`));

const expect = (what, holds) => {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  if (!holds) faults.push(what);
};
const idle = () =>
  page.waitForFunction(
    () => {
      const { notebook } = globalThis.Jupyter ?? {};
      const cells = notebook?.get_cells().filter((cell) => cell.cell_type === "code" && cell.get_text().trim()) ?? [];
      return notebook?.kernel?.is_connected() && !notebook.kernel_busy && cells.every((cell) => cell.input_prompt_number !== "*");
    },
    null,
    { timeout: 120_000 },
  );
const menu = async (opener, item) => {
  await page.click(opener);
  await page.click(item);
};
const runAll = async () => {
  await menu("#celllink", "#run_all_cells");
  await page.waitForFunction(() => Jupyter.notebook.get_cells().some((cell) => cell.input_prompt_number === "*"));
  await idle();
};
const outputs = () =>
  page.evaluate(() =>
    Jupyter.notebook
      .get_cells()
      .filter((cell) => cell.cell_type === "code")
      .map((cell) => JSON.stringify(cell.output_area.toJSON().map(({ data, text, ename }) => ({ data, text, ename })))),
  );
const picture = async (what, selector) => {
  if (!screenshots) return;
  if (selector) await page.locator(selector).first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(screenshots, `${what}.png`) });
};

try {
  await page.goto(`${origin}/notebooks/${name}?token=${token}`);
  await page.waitForFunction(() => globalThis.Jupyter?.notebook?.kernel?.is_connected(), null, { timeout: 60_000 });
  expect("the page names our kernel", (await page.textContent("#kernel_indicator")).includes("C# (PersonaNotebooks)"));
  const kept = await outputs();
  await picture("opened");

  await runAll();
  const first = await outputs();
  expect("a run gives the outputs that the notebook was kept with", JSON.stringify(first) === JSON.stringify(kept));
  await picture("figure", ".output_svg svg, .output_html svg");

  const parameters = page.locator(".code_cell .CodeMirror").first();
  await parameters.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('var states = "WY,VT,AK";\nvar people = 50;\nvar seed = 8;');
  await runAll();
  const second = await outputs();
  expect("no cell fails", !second.some((output) => output.includes('"ename":"')));
  const has = (output, what) => output.includes(what);
  const changed = (what) => first.some((output, i) => has(output, what) && second[i] !== output);
  expect("the table changes with the parameters", changed("<table"));
  expect("the chart changes with the parameters", changed("<svg") || changed("image/svg"));
  expect("the new states are drawn", second.some((output) => output.includes("WY")));
  await picture("changed", ".output_svg svg, .output_html svg");
  await picture("changed-parameters", ".code_cell .CodeMirror");

  await page.evaluate(() => Jupyter.notebook.select(Jupyter.notebook.ncells() - 1).insert_cell_below("code").focus_cell());
  await page.evaluate(() => Jupyter.notebook.select(Jupyter.notebook.ncells() - 1));
  await page.locator(".code_cell .CodeMirror").last().click();
  await page.keyboard.insertText("while (true) { }");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => Jupyter.notebook.kernel_busy);
  await page.waitForTimeout(1500);
  const pressed = Date.now();
  await menu("#kernellink", "#int_kernel");
  // Not idle(): the interrupt request has an idle status of its own, and a reply may overtake the published error.
  const stopped = await page
    .waitForFunction(() => Jupyter.notebook.get_cells().at(-1).output_area.toJSON()[0]?.ename === "Interrupted", null, { timeout: 30_000 })
    .then(() => true, (error) => (error.name === "TimeoutError" ? false : Promise.reject(error)));
  expect(`an endless loop is stopped (${Date.now() - pressed} ms from the click)`, stopped);
  await idle();
  await picture("stopped", ".output_error");

  await page.locator(".code_cell .CodeMirror").last().click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("people + 1");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => Jupyter.notebook.get_cells().at(-1).output_area.toJSON()[0]?.data?.["text/plain"]);
  expect("variables are kept", (await outputs()).at(-1).includes('"text/plain":"51"'));

  await page.locator(".code_cell .CodeMirror").last().click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("chosen.Wh");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => Jupyter.notebook.get_cells().at(-1).get_text() === "chosen.Where" || document.querySelector(".completions"));
  await picture("completion");
  await page.evaluate(() => Jupyter.notebook.kernel.kill());
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await new Promise((ended) => (server.exitCode === null ? server.on("exit", ended) : ended()));
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
