// The same documents written by the npm packages `docx` and `exceljs`, to measure ours beside them. In: a page of the same
// browser with nothing on it, and what stands in our documents as the markup for the printer. Out: milliseconds per run.
// Nothing of this is shipped.
import { build } from "esbuild";

const ENTRY = `
import * as docx from "docx";
import exceljs from "exceljs";
globalThis.rivals = { docx, exceljs };
`;

/** Loads both packages into the page. */
export async function load(page, folder) {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    define: { global: "globalThis" },
    write: false,
  });
  await page.addScriptTag({ content: outputFiles[0].text });
}

/** Writes the paragraphs and tables of `markup` as .docx, `count` times; gives milliseconds of each and the size in bytes. */
export function docx(page, markup, count) {
  return page.evaluate(
    async ({ markup, count }) => {
      const { Document, Packer, Paragraph, TextRun, Table, TableRow, TableCell, WidthType, PageOrientation, AlignmentType } =
        globalThis.rivals.docx;
      const paper = new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
      // What is to be written, read before the clock runs.
      const text = (element) => element.textContent;
      const isCentred = (element) => element.classList.contains("paper-centre");
      const table = (element) => ({
        caption: element.caption ? text(element.caption) : null,
        widths: [...element.querySelectorAll("col")].map((column) => parseFloat(column.getAttribute("width"))),
        head: [...element.tHead.rows[0].cells].map(text),
        rows: [...element.tBodies[0].rows].map((row) => [...row.cells].map((cell) => ({ text: text(cell), centred: isCentred(cell) }))),
      });
      const block = (element) => {
        if (element.classList.contains("paper-table")) return { table: table(element.querySelector("table")) };
        return [...(element.matches("p") ? [element] : element.querySelectorAll("p, li"))].map((one) => ({ text: text(one), class: one.className }));
      };
      const sections = [...paper.children].map((sheet) => ({
        isSide: sheet.classList.contains("paper-wide"),
        blocks: [...sheet.children].flatMap(block),
      }));

      const font = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋" };
      const run = (text, size = 32) => new TextRun({ text, size, font });
      const spacing = (line) => ({ line, lineRule: "exact" });
      const cell = (text, alignment) =>
        new TableCell({
          verticalAlign: "center",
          margins: { top: 57, bottom: 57, left: 85, right: 85 },
          children: [new Paragraph({ alignment, spacing: spacing(320), children: [run(text, 21)] })],
        });
      const written = (block) => {
        if (block.table) {
          const { caption, widths, head, rows } = block.table;
          const made = new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            columnWidths: widths.map((width) => Math.round(width * 88)),
            layout: "fixed",
            rows: [
              new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text) => cell(text, AlignmentType.CENTER)) }),
              ...rows.map(
                (row) =>
                  new TableRow({
                    cantSplit: true,
                    children: row.map((one) => cell(one.text, one.centred ? AlignmentType.CENTER : AlignmentType.LEFT)),
                  }),
              ),
            ],
          });
          if (caption === null) return [made];
          return [new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: spacing(579), children: [run(caption, 28)] }), made];
        }
        const isHeading = block.class.includes("heading");
        return [
          new Paragraph({ keepNext: isHeading, indent: { firstLine: 640 }, spacing: spacing(579), children: [run(block.text)] }),
        ];
      };
      const samples = [];
      let size = 0;
      for (let turn = 0; turn < count; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve));
        const start = performance.now();
        const document = new Document({
          title: "方案",
          sections: sections.map(({ isSide, blocks }) => ({
            properties: { page: { size: { orientation: isSide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } } },
            children: blocks.flatMap(written),
          })),
        });
        const blob = await Packer.toBlob(document);
        samples.push(performance.now() - start);
        size = blob.size;
      }
      return { samples, size };
    },
    { markup, count },
  );
}

/** Writes the sheets and cells of `markup` as .xlsx, `count` times; gives milliseconds of each and the size in bytes. */
export function xlsx(page, markup, count) {
  return page.evaluate(
    async ({ markup, count }) => {
      const paper = new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
      const value = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
      const sheets = [...paper.children].map((sheet) => {
        const table = sheet.querySelector("table");
        const cells = (row) => [...row.cells].map((cell) => value(cell.textContent));
        return {
          title: sheet.firstElementChild.textContent,
          widths: [...table.querySelectorAll("col")].map((column) => parseFloat(column.getAttribute("width"))),
          head: cells(table.tHead.rows[0]),
          rows: [...table.tBodies[0].rows].map(cells),
        };
      });
      const side = { style: "thin" };
      const border = { top: side, left: side, bottom: side, right: side };
      const alignment = { vertical: "middle", wrapText: true };
      const samples = [];
      let size = 0;
      for (let turn = 0; turn < count; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve));
        const start = performance.now();
        const book = new globalThis.rivals.exceljs.Workbook();
        sheets.forEach(({ title, widths, head, rows }, idx) => {
          const page = book.addWorksheet(`表${idx + 1}`, {
            pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
            views: [{ state: "frozen", ySplit: 2 }],
          });
          page.columns = widths.map((width) => ({ width: width * 2 }));
          page.addRow([title]).font = { name: "黑体", size: 16 };
          for (const row of [head, ...rows]) {
            const made = page.addRow(row);
            made.eachCell({ includeEmpty: true }, (cell) => {
              cell.font = { name: "宋体", size: 11 };
              cell.border = border;
              cell.alignment = alignment;
            });
          }
        });
        const bytes = await book.xlsx.writeBuffer();
        samples.push(performance.now() - start);
        size = bytes.byteLength;
      }
      return { samples, size };
    },
    { markup, count },
  );
}
