"""What the readers of office files share: how they answer, and the cells of a table. In: a function that reads one file.
Out: its answers as JSON, and one line for each file that it could not read.
"""

import json
import sys


def answer(read):
    """Reads the files that the command names, and ends the program with 1 if one of them can't be read."""
    words = sys.argv[1:]
    is_beside = words[0] == "--beside"
    faults = []
    for path in words[is_beside:]:
        try:
            said = json.dumps(read(path), ensure_ascii=False, indent=1) + "\n"
        # Whatever a reader stumbles over is a fault of the file that it reads.
        except Exception as fault:
            faults.append(f"{path}: {type(fault).__name__}: {fault}")
            continue
        if is_beside:
            with open(f"{path}.json", "w", encoding="utf-8") as file:
                file.write(said)
        else:
            sys.stdout.write(said)
    for fault in faults:
        print(fault, file=sys.stdout if is_beside else sys.stderr)
    sys.exit(1 if faults else 0)


def rows_of(table):
    """Texts of the cells, row by row. `row.cells` would walk the whole table again for each row."""
    cells = [cell.text for cell in table._cells]
    columns = table._column_count
    return [cells[start : start + columns] for start in range(0, len(cells), columns)]
