"""Makes openpyxl.xlsx; LibreOffice saved the other two from it: soffice --headless --convert-to xls (xlsx) openpyxl.xlsx."""

import openpyxl
from openpyxl.styles import Font

TEACHERS = [
    ["小学分课程专任教师学历情况"],
    ["制定机关：教育部", None, None, "表号：教基4155"],
    [None, "编号", "合计", "语文", "体育与健康", "音乐", "美术", "艺术"],
    ["甲", "乙", 1, 2, 3, 4, 5, 6],
    ["总计", "01", 58, 20, 5, 3, "３", 0],
    ["其中：女", "02", 40, 16, 1, 3, 2, 0],
    ["硕士研究生毕业", "03", "2 ", 1, 0, 0, 0, 0],
    ["本科毕业", "04", "38人", 15, 4, 2, 2, 0],
    ["专科毕业", "05", 12, 3, 1, 1, 1, 0],
]
CLASSES = [["教基2106"], [None, "合计"], ["总计", "=13*2"]]

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "教基4155"
for row in TEACHERS:
    sheet.append(row)
sheet.merge_cells("A1:H1")
sheet["A1"].font = Font(bold=True)
hidden = book.create_sheet("班数")
hidden.sheet_state = "hidden"
for row in CLASSES:
    hidden.append(row)
book.save("crates/files/tests/files/workbooks/saved/openpyxl.xlsx")
