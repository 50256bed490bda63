// Opens pages that dateline wrote in a real browser, offline, and uses them as a reader would.
//   node check.mjs TOOLS OUT PAGE.html=TIMELINE.json...
// TOOLS: a folder whose node_modules has playwright-core and axe-core; OUT: where downloads and screenshots go.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [tools, out, ...pages] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(tools), "package.json"));
const { chromium } = load("playwright-core");
const axe = fs.readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const faults = [];
const fault = (page, what) => faults.push(`${path.basename(page)}: ${what}`);
const flat = (text) => text.replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ").trim();

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
fs.mkdirSync(out, { recursive: true });

for (const pair of pages) {
  const [file, timeline] = pair.split("=");
  const items = timeline ? JSON.parse(fs.readFileSync(timeline, "utf8")).items : [];
  const name = path.basename(file, ".html");
  const context = await browser.newContext({ acceptDownloads: true, offline: true });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && fault(file, `console: ${message.text()}`));
  page.on("pageerror", (error) => fault(file, `script: ${error.message}`));
  page.on("dialog", (dialog) => { fault(file, `a dialog opened: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || fault(file, `request: ${request.url()}`));
  await page.goto(`file://${path.resolve(file)}`);

  // Every quote of every item can be read.
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  const shown = flat(await page.evaluate(() => document.body.innerText));
  const uids = new Set(await page.evaluate(() => [...document.querySelectorAll(".item")].map((item) => item.dataset.uid)));
  for (const item of items.filter((one) => uids.has(one.uid))) {
    for (const evidence of item.evidence) {
      if (!shown.includes(flat(evidence.exact))) fault(file, `quote not shown: ${evidence.exact.slice(0, 60)}`);
    }
  }
  if (timeline && items.length && !uids.size) fault(file, "shows no item");
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = false; }));

  // Phones and wide screens, light and dark: nothing sticks out, nothing bars a reader.
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) fault(file, `${wide} px too wide at ${width}`);
      await page.screenshot({ path: path.join(out, `${name}-${scheme}-${width}.png`), fullPage: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      for (const violation of violations) fault(file, `axe ${violation.id} (${scheme}, ${width}): ${violation.nodes.length} places, ${violation.nodes[0].html.slice(0, 120)}`);
    }
  }

  // Keyboard only: the first stop is the skip link, and a source opens by Enter.
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  await page.keyboard.press("Tab");
  if (await page.evaluate(() => document.activeElement.className) !== "skip") fault(file, "the first Tab is not the skip link");
  await page.keyboard.press("Enter");
  const openable = await page.locator(".item summary").count();
  for (let step = 0; openable && step < 400; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches(".item summary"))) break;
  }
  if (openable) {
    await page.keyboard.press("Enter");
    if (!(await page.evaluate(() => document.activeElement.parentElement.open))) fault(file, "Enter does not open a source");
  }

  // Tick what is doubtful, save the calendar and the review.
  const doubtful = page.locator(".keep input[data-review]");
  for (let index = 0; index < await doubtful.count(); index += 1) await doubtful.nth(index).check();
  for (const [button, ending] of [["ics", "ics"], ["review", "toml"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#tools [name=${button}]`)]);
    await download.saveAs(path.join(out, `${name}.${ending}`));
  }
  const saved = fs.readFileSync(path.join(out, `${name}.ics`), "utf8");
  const events = (saved.match(/^BEGIN:VEVENT\r$/gm) ?? []).length;
  const wanted = new Set(items.filter((one) => one.kind === "event" && !one.movedTo && uids.has(one.uid)).map((one) => one.uid)).size;
  if (timeline && events !== wanted) fault(file, `${events} events saved, ${wanted} ticked`);
  const accepted = (fs.readFileSync(path.join(out, `${name}.toml`), "utf8").match(/verdict = "accept"/g) ?? []).length;
  if (accepted !== await doubtful.count()) fault(file, `${accepted} accepted in the review file`);

  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const pdf = await page.pdf({ format: "A4", path: path.join(out, `${name}.pdf`) });
  const sheets = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  console.log(`${name}: ${uids.size} items, ${events} events saved, ${sheets} sheets, ${fs.statSync(file).size} bytes`);
  await context.close();
}
await browser.close();
for (const one of faults) console.error(one);
process.exitCode = faults.length ? 1 : 0;
