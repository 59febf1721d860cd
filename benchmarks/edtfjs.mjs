// For each line of JSON with texts: which of them edtf.js takes, and the CPU seconds that one takes
// if all are read again and again for at least so long.
import { createInterface } from "node:readline";
import edtf from "edtf";

function takes(text) {
  try {
    edtf(text);
    return true;
  } catch {
    return false;
  }
}

function secondsEach(texts, least) {
  const start = process.cpuUsage();
  let passes = 0;
  let used = 0;
  while (used < least) {
    for (const text of texts) edtf(text);
    passes += 1;
    const { user, system } = process.cpuUsage(start);
    used = (user + system) / 1e6;
  }
  return used / passes / texts.length;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { texts, least } = JSON.parse(line);
  const answer = least ? { seconds: secondsEach(texts, least) } : { takes: texts.map(takes) };
  console.log(JSON.stringify(answer));
}
