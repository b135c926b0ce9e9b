"""Fills a template or a roster as a person does, with openpyxl. In: a file, where to save it, and JSON.

The JSON is the values by code, or {"rows": n, "columns": m} for a roster with n schools.
"""

import json
import sys

import openpyxl


def main():
    source, target, values = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    book = openpyxl.load_workbook(source)
    if "rows" in values:
        sheet = book.worksheets[0]
        sheet.delete_cols(values["columns"] + 1, sheet.max_column)
        for row in range(values["rows"]):
            sheet.append([f"学校{row}"] + [None] * 4 + [row % 50 + 1] * (values["columns"] - 5))
    else:
        left = dict(values)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                if row[0].value in left:
                    cell = row[3]
                    cell.value = left.pop(row[0].value)
                    if isinstance(cell.value, str):
                        cell.data_type = "s"
        if left:
            sys.exit(f"no such code: {left}")
    book.save(target)


if __name__ == "__main__":
    main()
