// As ical_worker.py, for writers and readers in node: `ical_worker.mjs write|read NAME FILE`, where
// FILE.json has the content. Node's garbage collector and compiler run as always, and are counted.
import {
  closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

function icalJs({ default: ICAL }) {
  function property([name, value, parameters, isText]) {
    const made = new ICAL.Property(name.toLowerCase());
    for (const [key, text] of Object.entries(parameters)) {
      if (key !== "VALUE") made.setParameter(key.toLowerCase(), text); // it writes VALUE by itself
    }
    if (name === "CATEGORIES") made.setValues(value);
    else if (parameters.VALUE === "DATE") {
      made.resetType("date");
      made.setValue(ICAL.Time.fromDateString(value));
    } else if (/^(DT|CREATED|LAST-MODIFIED)/.test(name)) {
      made.setValue(ICAL.Time.fromDateTimeString(value));
    } else if (isText && /^(X-|NAME$)/.test(name)) {
      made.setValue(escaped(value)); // it does not know it and writes it as it is
    }
    else if (name === "REFRESH-INTERVAL") {
      made.resetType("duration");
      made.setValue(ICAL.Duration.fromString(value));
    } else made.setValue(value);
    return made;
  }
  function filled(name, properties) {
    const made = new ICAL.Component(name);
    for (const each of properties) made.addProperty(property(each));
    return made;
  }
  return {
    build(content) {
      const calendar = filled("vcalendar", content.head);
      for (const event of content.events) calendar.addSubcomponent(filled("vevent", event));
      return calendar;
    },
    write: (calendar) => calendar.toString(),
    read: (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").length,
  };
}

function icalGenerator({ default: ical }) {
  const others = (properties) =>
    properties
      .filter(([name]) => name.startsWith("X-TIMELINE-"))
      .map(([key, value]) => ({ key, value }));
  function event(properties) {
    const v = Object.fromEntries(properties);
    const geo = v.GEO && { lat: v.GEO[0], lon: v.GEO[1] };
    return {
      id: v.UID,
      stamp: new Date(v.DTSTAMP),
      created: new Date(v.CREATED),
      lastModified: new Date(v["LAST-MODIFIED"]),
      sequence: v.SEQUENCE,
      start: new Date(v.DTSTART),
      end: v.DTEND && new Date(v.DTEND),
      allDay: !v.DTSTART.includes("T"),
      summary: v.SUMMARY,
      description: v.DESCRIPTION,
      location: v.LOCATION && { title: v.LOCATION, ...(geo && { geo }) },
      categories: (v.CATEGORIES ?? []).map((name) => ({ name })),
      transparency: v.TRANSP,
      busystatus: v["X-MICROSOFT-CDO-BUSYSTATUS"],
      x: others(properties),
    };
  }
  return {
    build(content) {
      const v = Object.fromEntries(content.head);
      const calendar = ical({
        prodId: v.PRODID.slice(1), // it begins with a dash of its own
        name: v.NAME,
        ttl: 86_400,
        x: others(content.head),
      });
      for (const each of content.events) calendar.createEvent(event(each));
      return calendar;
    },
    write: (calendar) => calendar.toString(),
  };
}

const MAKERS = { "ical.js": icalJs, "ical-generator": icalGenerator };
const MIB = 2 ** 20;
const say = (answer) => console.log(JSON.stringify(answer));

function since(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

// The most bytes that the process had since the count began. Linux's getrusage begins with what the
// parent had.
function peak() {
  const status = "/proc/self/status";
  if (!existsSync(status)) return process.resourceUsage().maxRSS * 1024;
  return 1024 * Number(/VmHWM:\s*(\d+)/.exec(readFileSync(status, "utf-8"))[1]);
}

function writing(program, content, { path = "", measure = false }) {
  const folder = path ? "" : mkdtempSync(join(tmpdir(), "calendars-"));
  const file = path || join(folder, "made.ics");
  if (existsSync("/proc/self/clear_refs")) writeFileSync("/proc/self/clear_refs", "5");
  const before = process.memoryUsage().rss;
  try {
    const begun = process.cpuUsage();
    const made = program.build(content);
    const build = since(begun);
    const held = process.memoryUsage().rss - before;
    const written = process.cpuUsage();
    const out = openSync(file, "w");
    writeSync(out, program.write(made));
    closeSync(out);
    const write = since(written);
    if (measure) return { held: held / MIB, added: (peak() - before - held) / MIB };
    return { build, write, bytes: statSync(file).size };
  } finally {
    if (folder) rmSync(folder, { recursive: true });
  }
}

const [task, name, file] = process.argv.slice(2);
let answer;
try {
  const program = MAKERS[name](await import(name));
  const root = new URL(`node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(root, "utf-8"));
  if (task === "write") {
    const content = JSON.parse(readFileSync(`${file}.json`, "utf-8"));
    program.write(program.build({ ...content, events: content.events.slice(0, 100) })); // as in .py
    answer = (question) => writing(program, content, question);
  } else {
    answer = () => {
      const start = process.cpuUsage();
      const events = program.read(readFileSync(file, "utf-8"));
      return { read: since(start), events };
    };
  }
  say({ version });
} catch (error) {
  say({ missing: error.code === "ERR_MODULE_NOT_FOUND" ? "--install-node fetches it" : `${error}` });
  process.exit();
}
for await (const line of createInterface({ input: process.stdin })) {
  try {
    say(answer(JSON.parse(line)));
  } catch (error) {
    say({ failed: `${error}`.slice(0, 200) });
  }
}
