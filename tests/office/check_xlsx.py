"""Reads an .xlsx as openpyxl does. In: a file. Out: its sheets and cells as JSON on standard output.

Fails if the file can't be read or has no filled cell.
"""

import json
import sys

import openpyxl


def main():
    path = sys.argv[1]
    workbook = openpyxl.load_workbook(path)
    sheets = {
        sheet.title: {cell.coordinate: str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for sheet in workbook.worksheets
    }
    if not any(sheets.values()):
        sys.exit(f"{path}: no filled cell")
    json.dump(sheets, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
