"""Reads an .xlsx as openpyxl does. In: a file. Out: its sheets and cells as JSON on standard output; with `--beside` before
any number of files, FILE.json beside each.

Fails if a file can't be read or has no filled cell.
"""

import openpyxl

from reading import answer


def read(path):
    workbook = openpyxl.load_workbook(path)
    sheets = {
        sheet.title: {cell.coordinate: str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for sheet in workbook.worksheets
    }
    if not any(sheets.values()):
        raise ValueError("no filled cell")
    return sheets


if __name__ == "__main__":
    answer(read)
