// Names each test that failed, so that it stands at the end of a long run, too. In: the events of node's test runner.
// Out: for each failure its file, its name and the beginning of what was wrong.
import { relative } from "node:path";

const MOST_LINES = 12;

export default async function* failures(source) {
  for await (const { type, data } of source) {
    // A file or a group that failed because of a test in it says nothing of its own.
    if (type !== "test:fail" || data.details.error?.failureType === "subtestsFailed") continue;
    const fault = data.details.error?.cause ?? data.details.error;
    const text = String(fault?.stack ?? fault).split("\n").slice(0, MOST_LINES).join("\n  ");
    yield `✘ ${relative(".", data.file ?? "")}：${data.name}\n  ${text}\n`;
  }
}
