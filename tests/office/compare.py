"""Compares the documents of a school as python-docx and openpyxl read them.

In: a folder of documents, a folder with their ledgers as LibreOffice calculated them anew, and names of cases. Out: one
line per contradiction on standard output, and 1 as exit code if there is any. Problems, goals, measures, sums and what is
asked for must be the same in plan, report, list of evidence and ledger; counts in prose are those of the tables.
"""

import math
import re
import sys
from pathlib import Path

import docx
import openpyxl

from reading import rows_of

FAULTS = []


def same(what, left, right):
    if left != right:
        FAULTS.append(f"{what}: {left!r} != {right!r}")


class Text:
    """Paragraphs and tables of a .docx."""

    def __init__(self, path):
        document = docx.Document(path)
        self.paragraphs = [paragraph.text for paragraph in document.paragraphs]
        self.tables = [rows_of(table) for table in document.tables]

    def table(self, *head):
        """The first table whose head begins so; empty where there is none."""
        for table in self.tables:
            if table[0][: len(head)] == list(head):
                return table[1:]
        return []

    def number(self, pattern):
        """The number that stands in the first paragraph that fits; None where none fits."""
        for paragraph in self.paragraphs:
            found = re.search(pattern, paragraph)
            if found:
                return int(found[1])
        return None


def rows(sheet):
    """Rows of a sheet below title and heads, without the empty ones."""
    found = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    return [row for row in found if any(cell is not None for cell in row)]


def entries(sheet):
    """The rows of a sheet by the heads of its columns; a cell of nothing is an empty text."""
    heads = [cell.value for cell in sheet[2]]
    named = [dict(zip(heads, row)) for row in rows(sheet)]
    return [{head: "" if value is None else value for head, value in row.items()} for row in named]


def by_head(table, heads):
    return [dict(zip(heads, row)) for row in table]


def column(table, index):
    return [row[index] for row in table]


def number_of(value):
    """A sum as a cell or a sentence writes it; 0 for one that waits."""
    return value if isinstance(value, (int, float)) else 0


class Plan(Text):
    """The plan with its annexes, of whichever genre."""

    def annex(self, *head):
        for table in self.tables:
            if table[0][: len(head)] == list(head):
                return by_head(table[1:], table[0])
        return []


def compare_lists(plan, report, book):
    problems = entries(book["整改台账"])
    headings = [row["存在问题"] for row in problems]
    annex = plan.annex("序号", "存在问题")
    if annex and annex[0]["序号"] != "—":
        for name in ["存在问题", "标准", "主要原因", "整改目标", "校内措施"]:
            # A column that the plan has no room for stands in the body or in the workbook.
            if name in annex[0]:
                shown = [row[name].replace("—", "").replace("无", "") for row in annex]
                own = [str(row[name]).replace("—", "").replace("无", "") for row in problems]
                same(f"附件1 {name}", shown, own)
    needs = [row["事项"] for row in entries(book["提请支持事项"])]
    listed = plan.annex("序号", "事项", "数量和资金")
    if listed:
        # Where there is little room, a row of the plan has all that is asked for a problem.
        matters = [matter for row in listed for matter in row["事项"].split("；")]
        same("附件2 事项", sorted(matters), sorted(part for need in needs for part in need.split("；")))
    planned = report.table("问题", "整改目标")
    same("报告里的问题", column(planned, 0), headings if planned else [])
    same("报告里的目标", column(planned, 1), [row["整改目标"] for row in problems] if planned else [])
    for heading in headings:
        told = any(heading in text for text in report.paragraphs)
        same(f"报告里的“{heading}”", told, True)
    for text, pattern, what in [
        (plan, r"需整改的(\d+)个问题", "方案"),
        (report, r"针对存在的(\d+)个问题", "报告"),
    ]:
        found = text.number(pattern)
        if found is not None:
            same(f"{what}里的问题数", found, len(problems))
    tasks = entries(book["任务分解"])
    codes = [row["代号"] for row in tasks]
    same("任务代号各不相同", len(set(codes)), len(codes))
    known = {row["代号"] for row in problems}
    for row in tasks:
        problem = str(row["代号"]).split("/")[0]
        is_watch = "-W" in str(row["任务编号"])
        same(f"{row['任务编号']} 的问题在台账里", is_watch or problem in known, True)


def compare_rounds(book, closing):
    """What became of the problems of the last round is the same in ledger and close-out sheet."""
    sheet = rows(book["销号表"]) if "销号表" in book.sheetnames else []
    solved = [row for row in sheet if str(row[10]).startswith("已")]
    same("有销号单", closing is not None, bool(solved))
    if closing:
        items = [dict(table[1:]) for table in closing.tables if table[0] == ["项目", "内容"]]
        same("销号单", [[item["整改前"], item["整改后"], item["标准"]] for item in items], [row[2:5] for row in solved])


def compare_requests(letters):
    for name, letter in letters:
        same(f"{name} 的结尾", "妥否，请批示。" in letter.paragraphs, True)
        same(f"{name} 的标题", any(text.endswith("的请示") for text in letter.paragraphs), True)
        same(f"{name} 只有一段请求", sum("恳请" in text for text in letter.paragraphs) <= 1, True)


def compare_evidence(evidence, book):
    pieces = [row for table in evidence.tables if table[0][0] == "件号" for row in table[1:]]
    own = rows(book["佐证目录"])
    for index, other, name in [(0, 1, "件号"), (1, 2, "材料"), (4, 7, "状态")]:
        same(f"佐证 {name}", column(pieces, index), column(own, other))
    boxes = evidence.table("盒号", "指标")
    same("应有件数", evidence.number(r"应有材料(\d+)件"), sum(int(row[4]) for row in boxes))
    same("随任务形成的件数", evidence.number(r"另有(\d+)件随"), sum(int(row[7]) for row in boxes))
    same("件数合计", sum(int(row[4]) + int(row[7]) for row in boxes), len(pieces))


def compare_costs(plan, book):
    """The sum that the plan tells is that of its tasks, and of its problems."""
    told = None
    for text in plan.paragraphs:
        found = re.search(r"已测算([\d.]+)万元", text)
        told = float(found[1]) if found else told
    if told is None:
        return
    for sheet in ["任务分解", "整改台账"]:
        total = sum(number_of(row["经费（万元）"]) for row in entries(book[sheet]))
        same(f"{sheet} 的经费合计", round(total, 4), round(told, 4))


def compare_formulas(written, calculated):
    """What the file says a formula gives is what LibreOffice calculates, except for what depends on the day."""
    for sheet in written.worksheets:
        heads = [cell.value for cell in sheet[2]]
        for row in sheet.iter_rows():
            for cell in row:
                if heads[cell.column - 1] == "剩余天数":
                    continue
                other = calculated[sheet.title][cell.coordinate].value
                if isinstance(cell.value, (int, float)) and isinstance(other, (int, float)):
                    same(f"{sheet.title} {cell.coordinate}", round(cell.value, 6), round(other, 6))
                if isinstance(other, str) and re.match(r"(#|Err:)", other):
                    FAULTS.append(f"{sheet.title} {cell.coordinate}: {other}")


def look_at_rows(sheet):
    """A row is as high as its longest text needs: 14 points a line, 宋体 11 being as wide as 14.67 of a digit's 7 pixels."""
    widths = {}
    for own in sheet.column_dimensions.values():
        # Columns of the same width that stand side by side are one entry.
        widths.update(dict.fromkeys(range(own.min, own.max + 1), own.width))
    for row in sheet.iter_rows(min_row=2):
        lines = 1
        for cell in row:
            if isinstance(cell.value, str) and not cell.value.startswith("="):
                signs = sum(0.5 if ord(sign) < 128 else 1 for sign in cell.value)
                lines = max(lines, math.ceil(signs * 14.67 / (7 * widths[cell.column])))
        height = sheet.row_dimensions[row[0].row].height
        if height is not None or lines > 1:
            same(f"{sheet.title} 第{row[0].row}行的高", (height or 0) >= min(14 * lines, 400), True)


def look_at_layout(book):
    same("表的张数", len(book.worksheets), 8 if "销号表" in book.sheetnames else 7)
    for sheet in book.worksheets:
        same(f"{sheet.title} 冻结", sheet.freeze_panes, "A3")
        same(f"{sheet.title} 纸", (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)), ("landscape", 9))
        same(f"{sheet.title} 重复表头", sheet.print_title_rows, "$2:$2")
        look_at_rows(sheet)
    lists = [validation for validation in book["整改台账"].data_validations.dataValidation]
    same("状态的可选项", any("已销号" in validation.formula1 for validation in lists), True)
    same("状态的颜色", len(list(book["整改台账"].conditional_formatting)) > 0, True)


def compare(folder, again, case):
    plan = Plan(folder / f"{case}-plan.docx")
    report, evidence = (Text(folder / f"{case}-{name}.docx") for name in ["report", "evidence"])
    letters = [(path.name, Text(path)) for path in sorted(folder.glob(f"{case}-request-*.docx"))]
    ledger = folder / f"{case}-ledger.xlsx"
    book, written = openpyxl.load_workbook(ledger), openpyxl.load_workbook(ledger, data_only=True)
    calculated = openpyxl.load_workbook(again / f"{case}-ledger.xlsx", data_only=True)
    compare_lists(plan, report, book)
    closing = folder / f"{case}-close-out.docx"
    compare_rounds(book, Text(closing) if closing.exists() else None)
    compare_requests(letters)
    compare_evidence(evidence, book)
    compare_costs(plan, book)
    compare_formulas(written, calculated)
    look_at_layout(book)


def main():
    folder, again = Path(sys.argv[1]), Path(sys.argv[2])
    is_well = True
    for case in sys.argv[3:]:
        compare(folder, again, case)
        for fault in FAULTS:
            print(f"{case}: {fault}")
        is_well = is_well and not FAULTS
        FAULTS.clear()
    sys.exit(0 if is_well else 1)


if __name__ == "__main__":
    main()
