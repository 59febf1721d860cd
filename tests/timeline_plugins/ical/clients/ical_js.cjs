// Reads calendars with ical.js, the parser of Thunderbird and Nextcloud. A JSON array of calendars
// comes on standard input; for each, an array of its entries and one of what ical.js complains of go
// to standard output.
// ical.js is looked for in NODE_PATH.
const { readFileSync } = require("node:fs");
const required = require("ical.js");
const ICAL = required.default ?? required;

const text = (component, name) => component.getFirstPropertyValue(name) ?? "";
const time = (component, name) => component.getFirstPropertyValue(name)?.toICALString() ?? "";
const entry = (component) => [
  component.name,
  text(component, "uid"),
  time(component, "dtstart"),
  time(component, "dtend"),
  text(component, "summary"),
  text(component, "description"),
];
const entries = (calendar) => {
  const root = new ICAL.Component(ICAL.parse(calendar));
  return root
    .getAllSubcomponents()
    .filter((component) => ["vevent", "vjournal"].includes(component.name))
    .map(entry);
};
const attempt = (calendar) => {
  try {
    return [entries(calendar), []];
  } catch (error) {
    return [[], [String(error)]];
  }
};
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(attempt)));
