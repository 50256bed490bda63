// How many of the words that a reader sees in a browser are in the text that dateline reads.
//   node check.mjs TOOLS DATELINE FILE...
// TOOLS: a folder whose node_modules has playwright-core. FILE: pages, or mails that have an HTML part.
// Prints a line a file and the share of all words; exit code 1 below 99.5 in 100.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const LEAST = 0.995;
const [tools, dateline, ...files] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(tools), "package.json"));
const { chromium } = load("playwright-core");

const words = (text) => text.toLowerCase().replace(/[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
const counts = (all) => all.reduce((map, word) => map.set(word, (map.get(word) ?? 0) + 1), new Map());

// The HTML part of a mail, found without a mail library, so that this check shares no code with what it checks.
const decode = (body, encoding) => {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64");
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, "latin1");
  const plain = body.replace(/=[ \t]*\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
};
const htmlPart = (mail) => {
  const blank = mail.match(/\r?\n\r?\n/);
  if (!blank) return null;
  const header = mail.slice(0, blank.index).replace(/\r?\n[ \t]+/g, " ");
  const body = mail.slice(blank.index + blank[0].length);
  const field = (name) => header.match(new RegExp(`^${name}:(.*)$`, "im"))?.[1] ?? "";
  const kind = field("content-type");
  const boundary = kind.match(/boundary="?([^";]+)"?/i)?.[1];
  if (boundary) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const found = htmlPart(part.replace(/^\r?\n/, ""));
      if (found) return found;
    }
    return null;
  }
  if (!/text\/html/i.test(kind)) return null;
  const charset = kind.match(/charset="?([\w-]+)"?/i)?.[1] ?? "utf-8";
  return new TextDecoder(charset).decode(decode(body, field("content-transfer-encoding")));
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const context = await browser.newContext({ offline: true, javaScriptEnabled: true });
const page = await context.newPage();
await page.setViewportSize({ width: 1000, height: 1200 });
let [all, kept, read] = [0, 0, 0];
for (const file of files) {
  const bytes = fs.readFileSync(file);
  const mail = /\.eml$/.test(file);
  const html = mail ? htmlPart(bytes.toString("latin1")) : bytes.toString("utf8");
  if (!html) continue;
  // Scripts of a page would change it; what they write is not in the file.
  await page.setContent(html.replace(/<script(?![^>]*ld\+json)[\s\S]*?<\/script>/gi, ""), { waitUntil: "domcontentloaded" });
  const seen = await page.evaluate(() => {
    // Choices of a form are no text of the issue.
    for (const choice of document.querySelectorAll("select")) choice.remove();
    for (const node of [...document.body.querySelectorAll("*")]) {
      const style = getComputedStyle(node);
      const flat = (length) => parseFloat(length) <= 1 && style.overflow === "hidden";
      if (style.opacity === "0" || flat(style.maxHeight) || flat(style.height) || flat(style.width)) node.style.display = "none";
      // What an inner element sets a readable size or ink for is seen.
      const clear = style.color === "rgba(0, 0, 0, 0)" || style.color === style.backgroundColor;
      if (parseFloat(style.fontSize) <= 1.5 || clear) {
        for (const child of [...node.childNodes]) if (child.nodeType === Node.TEXT_NODE) child.textContent = " ";
      }
    }
    return document.body.innerText;
  });
  const text = execFileSync(dateline, ["explain", "--text", file], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }).toString();
  const have = counts(words(text));
  const missing = [];
  const wanted = words(seen);
  for (const word of wanted) {
    const left = have.get(word) ?? 0;
    if (left > 0) have.set(word, left - 1);
    else missing.push(word);
  }
  all += wanted.length;
  kept += wanted.length - missing.length;
  read += 1;
  const surplus = [...have].filter(([, count]) => count > 0).map(([word]) => word);
  if (missing.length || process.env.VERBOSE) {
    console.log(`${path.basename(file)}: ${missing.length} of ${wanted.length} words missing: ${missing.slice(0, 12).join(" ")}${process.env.VERBOSE ? ` | more: ${surplus.slice(0, 20).join(" ")}` : ""}`);
  }
}
await browser.close();
const share = all ? kept / all : 0;
console.log(`${read} pages and mails, ${kept} of ${all} words kept: ${(share * 100).toFixed(2)} %`);
process.exit(share >= LEAST ? 0 : 1);
