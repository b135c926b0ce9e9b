"""Compares the documents of a school as python-docx and openpyxl read them.

In: a folder of documents, a folder with their ledgers as LibreOffice calculated them anew, and names of cases. Out: one
line per contradiction on standard output, and 1 as exit code if there is any. Ids, numbers and words must be the same
in plan, report, requests, list of evidence and ledger; counts in prose are those of the tables.
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


def month(value):
    return f"{value.year}年{value.month}月前"


def column(table, index):
    return [row[index] for row in table]


def compare_lists(plan, report, book):
    problems, tasks = plan.table("编号", "类别"), plan.table("任务编号", "整改目标")
    own = rows(book["问题清单"])
    for index, name in [(0, "编号"), (3, "现状"), (4, "标准"), (5, "差距")]:
        same(f"问题清单 {name}", column(problems, index), column(own, index))
    same("问题表述", column(problems, 6), column(own, 8))
    same("级别", column(problems, 7), column(own, 10))
    same("原因", column(problems, 8), column(own, 11))
    own = rows(book["任务清单"])
    for index, other, name in [(0, 0, "编号"), (1, 2, "目标"), (2, 3, "措施"), (3, 4, "主体")]:
        same(f"任务清单 {name}", column(tasks, index), column(own, other))
    same("任务清单 级别", column(tasks, 6), column(own, 11))
    same("任务清单 完成时间", column(tasks, 4), [row[6] if isinstance(row[6], str) else month(row[6]) for row in own])
    progress = rows(book["整改台账"])
    same("整改台账 编号", column(tasks, 0), column(progress, 1))
    same("整改台账 措施", column(tasks, 2), column(progress, 4))
    same("整改台账 级别", column(tasks, 6), column(progress, 14))
    compare_watches_and_orders(plan, tasks, own)
    duties = plan.table("任务编号", "责任人")
    own = rows(book["责任清单"])
    for index, other, name in [(0, 0, "编号"), (1, 3, "责任人"), (3, 5, "牵头单位"), (4, 6, "配合单位")]:
        same(f"责任清单 {name}", column(duties, index), column(own, other))
    goals = report.table("编号", "问题", "目标")
    same("报告里的问题编号", column(problems, 0), column(goals, 0))
    # The report tells what is put right; what is only watched stands in plan and ledger.
    mending = [task for task in tasks if "-W" not in task[0]]
    for task in mending:
        same(f"报告里 {task[0]} 的目标", task[1] in column(goals, 2), True)
    for problem in problems:
        same(f"报告里 {problem[0]} 的表述", any(problem[6] in text for text in report.paragraphs), True)
    standing = plan.table("序号", "指标或事项")
    same("报告的一览表", standing, report.table("序号", "指标或事项"))
    own = rows(book["达标一览"])
    for index, other in [(1, 1), (2, 4), (3, 2), (6, 6), (8, 9)]:
        same(f"达标一览 第{index}列", column(standing, index), column(own, other))
    for text, what in [(plan, "方案"), (report, "报告")]:
        found = text.number(r"问题共?(\d+)个") or text.number(r"有(\d+)个问题") or 0
        same(f"{what}里的问题数", found, len(problems))
    found = plan.number(r"逐项核对(\d+)项任务") or 0
    same("方案里的任务数", found, len(tasks))
    found = report.number(r"共安排(\d+)项任务") or 0
    same("报告里的任务数", found, len(mending))


def compare_watches_and_orders(plan, tasks, ledger):
    watches = plan.table("编号", "级别", "看什么")
    light = [[row[0], row[6], row[2]] for row in tasks if "-W" in row[0]]
    for row in watches:
        same(f"{row[0]} 的级别和内容", row[:3] in light, True)
    has_problems = any("-W" not in row[0] for row in tasks)
    guards = [row for row in light if row[1] == "P3 防滑"]
    if has_problems:
        same("正文里的防滑事项", [row[:3] for row in watches], guards)
    for pattern, level in [(r"的(\d+)件列为防滑", "P3 防滑"), (r"(\d+)件列为巩固", "P4 巩固")]:
        told = plan.number(pattern)
        if told is not None:
            same(f"{level}的件数", told, sum(row[1] == level for row in light))
    for name, index in [("启动", 12), ("见效", 13)]:
        # In a plan of many problems the table stands in an annex.
        order = [row[1] for row in plan.table("先后", "任务") if row[0].startswith(name)]
        placed = sorted((row[index], row[0]) for row in ledger if isinstance(row[index], (int, float)))
        if order:
            same(f"{name}次序", order[0].split("、"), [task for _, task in placed])


def compare_rounds(plan, book, closing):
    """What became of the problems of the last round is the same in plan, ledger and close-out sheet."""
    changes = plan.table("编号", "问题", "上一轮")
    sheet = rows(book["销号表"]) if "销号表" in book.sheetnames else []
    same("销号表", [[row[0], row[1], row[2], row[3], row[4], row[10]] for row in sheet], changes)
    solved = [row for row in changes if row[5].startswith("已")]
    same("有销号单", closing is not None, bool(solved))
    if closing:
        items = [dict(table[1:]) for table in closing.tables if table[0] == ["项目", "内容"]]
        same("销号单", [[item["整改前"], item["整改后"], item["标准"]] for item in items], [row[2:5] for row in solved])


def compare_requests(plan, letters):
    # A plan of many problems lists its letters; what each task asks for stands in the annex of duties in every plan.
    duties = plan.table("任务编号", "责任人")
    asked = [(row[0], row[5], row[3]) for row in duties if row[5] != "—"]
    listed = plan.table("任务", "事项", "数量")
    if listed:
        # The cell of departments begins with the leading one; those that support it follow.
        leads = [(row[0], row[1], row[4].split("，")[0]) for row in listed]
        same("提请事项", leads, asked)
    else:
        ids = [task for row in plan.table("请示事由", "对应任务") for task in row[1].split("、")]
        same("请示一览的任务", sorted(ids), sorted(task for task, *_ in asked))
    for task, matter, lead in asked:
        own = [name for name, letter in letters if any(f"对应任务{task}，" in text for text in letter.paragraphs)]
        same(f"{task} 所在的请示份数", len(own), 1)
        texts = [text for _, letter in letters for text in letter.paragraphs if f"对应任务{task}，" in text]
        same(f"{task} 的请示事项和牵头单位", all(matter in text and lead in text for text in texts), True)
    for name, letter in letters:
        same(f"{name} 的结尾", "妥否，请批示。" in letter.paragraphs, True)


def compare_evidence(evidence, report, book):
    pieces = [row for table in evidence.tables if table[0][0] == "件号" for row in table[1:]]
    own = rows(book["佐证目录"])
    for index, other, name in [(0, 1, "件号"), (1, 2, "材料"), (4, 7, "状态")]:
        same(f"佐证 {name}", column(pieces, index), column(own, other))
    boxes = evidence.table("盒号", "指标")
    same("报告附的盒", boxes, report.table("盒号", "指标"))
    same("应有件数", evidence.number(r"应有材料(\d+)件"), sum(int(row[4]) for row in boxes))
    same("随任务形成的件数", evidence.number(r"另有(\d+)件随"), sum(int(row[7]) for row in boxes))
    same("件数合计", sum(int(row[4]) + int(row[7]) for row in boxes), len(pieces))


def compare_costs(plan, book, calculated):
    lines = plan.table("任务编号", "项目")
    money = {row[0]: row[8] for row in rows(book["任务清单"])}
    total = 0
    for line in lines[:-1]:
        own = money[line[0]]
        total += own if isinstance(own, (int, float)) else 0
        shown = f"{own:.10g}" if isinstance(own, (int, float)) else own
        same(f"{line[0]} 的金额", line[4], shown)
    overview = {(row[0], row[1]): row[2] for row in rows(calculated["总览"])}
    same("经费合计", round(sum(value for (name, _), value in overview.items() if name.startswith("经费")), 6), round(total, 6))
    counted = [
        ("问题清单", 10, "问题（按级别）"),
        ("任务清单", 11, "任务（按级别）"),
        ("任务清单", 4, "任务（按主体）"),
        ("整改台账", 9, "任务（按状态）"),
    ]
    for sheet, index, name in counted:
        words = column(rows(book[sheet]), index)
        for (what, word), value in overview.items():
            if name == what:
                same(f"总览 {word}", value, words.count(word))


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
    same("表的张数", len(book.worksheets), 11 if "销号表" in book.sheetnames else 10)
    for sheet in book.worksheets:
        same(f"{sheet.title} 冻结", sheet.freeze_panes, "A3")
        same(f"{sheet.title} 纸", (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)), ("landscape", 9))
        same(f"{sheet.title} 重复表头", sheet.print_title_rows, "$2:$2")
        look_at_rows(sheet)
    lists = [validation for validation in book["整改台账"].data_validations.dataValidation]
    same("状态的可选项", any("已销号" in validation.formula1 for validation in lists), True)
    same("状态的颜色", len(list(book["整改台账"].conditional_formatting)) > 0, True)


def compare(folder, again, case):
    plan, report, evidence = (Text(folder / f"{case}-{name}.docx") for name in ["plan", "report", "evidence"])
    letters = [(path.name, Text(path)) for path in sorted(folder.glob(f"{case}-request-*.docx"))]
    ledger = folder / f"{case}-ledger.xlsx"
    book, written = openpyxl.load_workbook(ledger), openpyxl.load_workbook(ledger, data_only=True)
    calculated = openpyxl.load_workbook(again / f"{case}-ledger.xlsx", data_only=True)
    compare_lists(plan, report, book)
    closing = folder / f"{case}-close-out.docx"
    compare_rounds(plan, book, Text(closing) if closing.exists() else None)
    compare_requests(plan, letters)
    compare_evidence(evidence, report, book)
    compare_costs(plan, book, calculated)
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
