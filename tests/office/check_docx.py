"""Reads a .docx as python-docx does. In: a file. Out: its outline as JSON on standard output; with `--beside` before any
number of files, FILE.json beside each.

One entry per block in reading order: a heading with its level, a paragraph with its style, or a table with its
cells. Fails if a file can't be read or says nothing.
"""

import re

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from reading import answer, rows_of


def paragraph_entry(paragraph):
    # The name that Word's own heading styles carry in every language of Word.
    heading = re.fullmatch(r"[Hh]eading (\d)", paragraph.style.name)
    if heading:
        return {"heading": int(heading[1]), "text": paragraph.text}
    return {"style": paragraph.style.name, "text": paragraph.text}


def table_entry(table):
    return {
        "style": table.style.name if table.style is not None else None,
        "table": rows_of(table),
    }


def margins(section):
    """Blank around the text: top, right, bottom, left."""
    return section.top_margin, section.right_margin, section.bottom_margin, section.left_margin


def outline(document):
    entries = []
    for element in document.element.body.iterchildren():
        if element.tag.endswith("}p"):
            entries.append(paragraph_entry(Paragraph(element, document)))
        elif element.tag.endswith("}tbl"):
            entries.append(table_entry(Table(element, document)))
    return entries


def read(path):
    document = docx.Document(path)
    properties = document.core_properties
    entries = outline(document)
    if not any(entry.get("text", "").strip() or "table" in entry for entry in entries):
        raise ValueError("no text and no table")
    return {
        "title": properties.title,
        "author": properties.author,
        "sections": [
            {
                "width_mm": round(section.page_width.mm),
                "height_mm": round(section.page_height.mm),
                "margins_twips": [side.twips for side in margins(section)],
            }
            for section in document.sections
        ],
        "blocks": entries,
    }


if __name__ == "__main__":
    answer(read)
