// Reads Mermaid text on standard input and prints what the real parser finds in it, as JSON:
// [title, [[section, date, [event, …]], …]]. Needs the packages `mermaid` and `jsdom`, which it
// looks for from the working directory and in NODE_PATH.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const place = require.resolve("mermaid");
const { default: mermaid } = await import(pathToFileURL(place));

const text = readFileSync(0, "utf-8");
mermaid.initialize({ startOnLoad: false, maxTextSize: 1e9 });
await mermaid.parse(text);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const page = window.document.createElement("p");
// what it does when it draws: its entity codes become those of HTML
const shown = (words) => {
  const html = words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  page.innerHTML = html.replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
  return page.textContent.trim();
};
const rows = db.getTasks().map((t) => [shown(t.section), shown(t.task), t.events.map(shown)]);
console.log(JSON.stringify([shown(db.getCommonDb().getDiagramTitle()), rows]));
