"""Measures the pages that LibreOffice made of our documents. In: a folder of documents, a folder of their PDFs, names of
cases. Out: one line per fault on standard output and 1 as exit code if there is any; else what was seen, case by case.
Beside each document stands what its pages begin with in the preview; how often that is so here is told too.

The rules are those of GB/T 9704-2012 as the documents follow it: 22 lines of 28 characters, the page number right on odd
pages and left on even ones, each part of a table under its head and within the text, annexes on their side. Where a layout
profile is named as the case is, the rules are those of its file.
"""

import sys
import tomllib
from collections import Counter
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import docx
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTLine

from reading import rows_of

POINT = 1 / 20
SHORT, LONG = 11906 * POINT, 16838 * POINT
MILLIMETRE = 72 / 25.4
BODY, NUMBER = 16, 14
# How many pages the preview may have more or fewer, and how many of its pages in a hundred must begin as they do here.
PAGES_APART, PAGES_ALIKE = 1, 95
HANGING = "，。、；：？！"
CLOSING = HANGING + "）》】”〉〕"
OPENING = "（《【“〈〔"


class Measures:
    """Where the text stands and how it is set; as the program's own layout has it, or a profile."""

    def __init__(self, case):
        path = Path(f"tests/office/{case}.toml")
        own = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        margins = {"top": 37, "bottom": 35, "binding": 28, "outer": 26} | own.get("margins", {})
        top, bottom, binding, outer = (float(margins[key]) * MILLIMETRE for key in ("top", "bottom", "binding", "outer"))
        # Top, right, bottom, left of the text, and the same for a page on its side, as distances from the edges of the paper.
        self.upright = (top, outer, bottom, binding)
        # A page on its side has two thirds of the margins.
        self.side = tuple(margin * 2 / 3 for margin in (binding, top, outer, bottom))
        self.pitch = float(own.get("lines", {}).get("body", 28.95))
        height = LONG - top - bottom
        self.lines = int((height + 0.1) / self.pitch)
        # LibreOffice puts the whole lines of a page in the middle of the room for its text.
        self.lowest = (height + self.lines * self.pitch) / 2
        self.characters = int(own.get("text", {}).get("characters", 28))
        number = {"place": "外侧", "dashes": True} | own.get("page_number", {})
        self.is_centred, self.has_dashes = number["place"] == "居中", number["dashes"]


class Page:
    """Characters and ruled lines of one page, and where its text may stand."""

    def __init__(self, layout, number, measures):
        self.number = number
        self.width, self.height = layout.bbox[2], layout.bbox[3]
        self.is_side = self.width > self.height
        top, right, bottom, left = measures.side if self.is_side else measures.upright
        self.left, self.right = left, self.width - right
        self.top, self.bottom = self.height - top, bottom
        everything = list(leaves(layout))
        self.characters = [own for own in everything if isinstance(own, LTChar) and own.get_text().strip()]
        self.rules = [own for own in everything if isinstance(own, LTLine)]

    def text(self):
        return [own for own in self.characters if own.y1 > self.bottom]

    def foot(self):
        return [own for own in self.characters if own.y1 <= self.bottom]

    def lines(self):
        """Lines of the text from top to bottom, each from left to right."""
        lines = {}
        for own in self.text():
            lines.setdefault(round(own.y0), []).append(own)
        return [sorted(lines[y], key=lambda own: own.x0) for y in sorted(lines, reverse=True)]

    def between(self, high, low):
        """What stands between two heights."""
        return "".join(own.get_text() for own in self.text() if low < (own.y0 + own.y1) / 2 < high)

    def tables(self):
        """Tables of the page from top to bottom: each as the heights of its ruled lines."""
        heights = sorted({round(own.y0, 1) for own in self.rules if own.width > own.height}, reverse=True)
        uprights = [(own.y0, own.y1) for own in self.rules if own.height > own.width]
        tables = []
        for height in heights:
            joined = tables and any(low - 1 <= height and tables[-1][-1] <= high + 1 for low, high in uprights)
            # A table that follows another has the lowest paragraph between, of one point.
            if joined and tables[-1][-1] - height > 2:
                tables[-1].append(height)
            else:
                tables.append([height])
        return [table for table in tables if len(table) > 1]


def leaves(item):
    if isinstance(item, (LTChar, LTLine)):
        yield item
    elif hasattr(item, "__iter__"):
        for own in item:
            yield from leaves(own)


def signs(text):
    """How often each sign comes, without blanks."""
    return Counter("".join(text.split()))


def close(left, right, tolerance):
    return abs(left - right) <= tolerance


class Check:
    """Goes through the pages of one document and collects what is wrong."""

    def __init__(self, name, pages, document, measures):
        self.name, self.pages, self.measures = name, pages, measures
        self.rows = [[signs("".join(row)) for row in rows_of(table)] for table in document.tables]
        self.sections = [section.page_width > section.page_height for section in document.sections]
        self.continued = {}
        self.alike = 0
        self.faults, self.full_pages, self.full_lines, self.parts, self.spanning = [], 0, 0, 0, 0

    def fault(self, page, what):
        self.faults.append(f"{self.name} 第{page.number}页：{what}")

    def all(self):
        for page in self.pages:
            self.paper(page)
            self.page_number(page)
            self.edges(page)
        self.orientations()
        self.body()
        self.tables()

    def paper(self, page):
        sides = sorted([page.width, page.height])
        if not (close(sides[0], SHORT, 1) and close(sides[1], LONG, 1)):
            self.fault(page, f"纸张 {page.width:.0f}×{page.height:.0f} 不是 A4")

    def orientations(self):
        """Each section begins a page, so the runs of upright pages and pages on their side are those of the sections."""
        runs = [self.pages[0].is_side]
        for page in self.pages:
            if page.is_side != runs[-1]:
                runs.append(page.is_side)
        wanted = [own for idx, own in enumerate(self.sections) if idx == 0 or own != self.sections[idx - 1]]
        if runs != wanted:
            self.fault(self.pages[0], f"纸的方向 {runs} 与各节 {wanted} 不同")

    def page_number(self, page):
        foot = sorted(page.foot(), key=lambda own: own.x0)
        text = "".join(own.get_text() for own in foot)
        dash = "—" if self.measures.has_dashes else ""
        if text != f"{dash}{page.number}{dash}":
            self.fault(page, f"页码写作“{text}”")
            return
        if any(not close(own.size, NUMBER, 0.1) for own in foot):
            self.fault(page, "页码不是四号")
        # Right on odd pages, left on even ones, one character from the edge of the text.
        if self.measures.is_centred:
            seen, wanted = (foot[0].x0 + foot[-1].x1) / 2, (page.left + page.right) / 2
        elif page.number % 2 == 1:
            seen, wanted = foot[-1].x1, page.right - NUMBER
        else:
            seen, wanted = foot[0].x0, page.left + NUMBER
        if not close(seen, wanted, 1.5):
            self.fault(page, f"页码在 {seen:.1f}，应在 {wanted:.1f}")
        # The dash stands 7 mm under the text.
        if not close(page.bottom - foot[0].y0, 7 * 72 / 25.4 + NUMBER / 2, 4):
            self.fault(page, f"页码在正文下 {page.bottom - foot[0].y0:.1f} 点")

    def edges(self, page):
        for rule in page.rules:
            if rule.x0 < page.left - 1 or rule.x1 > page.right + 1:
                self.fault(page, f"表格的线从 {rule.x0:.1f} 到 {rule.x1:.1f}，正文从 {page.left:.1f} 到 {page.right:.1f}")
                break
        for own in page.text():
            room = own.size + 1 if own.get_text() in HANGING else 1
            if own.x0 < page.left - 1 or own.x1 > page.right + room:
                self.fault(page, f"“{own.get_text()}”出了版心")
                break

    def body(self):
        for page in self.pages:
            lines = page.lines()
            if page.is_side or page.rules or any(not close(own.size, BODY, 0.1) for own in page.text()):
                continue
            tops = [line[0].y0 for line in lines]
            for above, below in zip(tops, tops[1:]):
                rest = (above - below) / self.measures.pitch
                if not close(rest, round(rest), 0.03):
                    self.fault(page, f"行距 {above - below:.2f} 点")
            if len(lines) > self.measures.lines:
                self.fault(page, f"有 {len(lines)} 行")
            self.full_pages += len(lines) == self.measures.lines
        for page in self.pages:
            if page.is_side:
                continue
            self.characters(page)
            lowest = page.top - self.measures.lowest
            if any(own.size > BODY - 1 and own.y0 < lowest for own in page.text()):
                self.fault(page, f"有字在第 {self.measures.lines} 行以下")

    def characters(self, page):
        """A line of Chinese signs alone that another line follows in the same paragraph holds 28 of them."""
        wanted = self.measures.characters
        lines = page.lines()
        for line, below in zip(lines, lines[1:]):
            signs = [own.get_text() for own in line]
            is_plain = all(ord(sign) >= 0x2000 for sign in signs) and all(close(own.size, BODY, 0.1) for own in line)
            is_ended = below[0].x0 > page.left + 2 or not close(line[0].y0 - below[0].y0, self.measures.pitch, 1)
            if not is_plain or is_ended or not close(line[-1].x1, page.right, 1.3 * BODY) or line[0].x0 > page.left + 2.2 * BODY:
                continue
            indent = round((line[0].x0 - page.left) / BODY)
            count = len(signs) + indent
            hung = signs[-1] in HANGING and line[-1].x0 > page.right - BODY / 2
            # What no line may begin or end with moves one or two signs to the next line.
            moved = below[1].get_text() in CLOSING if len(below) > 1 else False
            moved = moved or below[0].get_text() in OPENING or not below[0].get_text() >= "\u2000"
            # The year of a document's number stays with its brackets: 〔2017〕.
            year = below[0].get_text() == "〔" and len(below) > 1 and below[1].get_text().isdigit()
            least = wanted - (5 if year else 3)
            # LibreOffice lets the last sign hang where it would just fit, too.
            if wanted in (count, count - hung):
                self.full_lines += 1
            # A first line is moved in by whole characters, which are wider than those that are set closer.
            elif not (moved and least <= count < wanted) and not (indent and wanted != 28 and count == wanted - 1):
                self.fault(page, f"一行 {count} 字：{''.join(signs)}")

    def tables(self):
        """Each part of a table, on whatever page, begins with the head of its table; all rows come once and in order."""
        left = [list(rows[1:]) for rows in self.rows]
        current = -1
        for page in self.pages:
            for heights in page.tables():
                self.parts += 1
                if current >= 0 and left[current]:
                    self.spanning += 1
                    if self.is_first(page, heights):
                        self.continued[page.number] = page.between(heights[1], heights[2])
                else:
                    current += 1
                seen = [signs(page.between(high, low)) for high, low in zip(heights, heights[1:])]
                if current >= len(self.rows) or seen[0] != self.rows[current][0]:
                    self.fault(page, f"表格这一段的第一行不是表头：{page.between(heights[0], heights[1])}")
                    return
                for row in seen[1:]:
                    if not left[current] or row != left[current].pop(0):
                        self.fault(page, f"表格的行不全：{''.join(row.elements())}")
                        return
                if len(seen) < 2:
                    self.fault(page, "表头单独在页末")
        if current + 1 != len(self.rows) or any(left):
            self.faults.append(f"{self.name}：见到 {current + 1} 个表，应有 {len(self.rows)} 个")


    def is_first(self, page, heights):
        """Whether nothing stands above the table on its page."""
        return not any(own.y0 > heights[0] for own in page.text())

    def preview(self, beginnings):
        """Whether the pages of the preview are as many as these, and how many begin with the same words."""
        if abs(len(beginnings) - len(self.pages)) > PAGES_APART:
            self.faults.append(f"{self.name}：预览 {len(beginnings)} 页，实际 {len(self.pages)} 页")
        beginnings = ["".join(own.split()) for own in beginnings]
        for idx, page in enumerate(self.pages):
            # One page more or fewer before moves all that follow.
            near = beginnings[max(idx - PAGES_APART, 0) : idx + PAGES_APART + 1]
            tables = [heights for heights in page.tables() if self.is_first(page, heights)]
            if tables:
                seen = self.continued.get(page.number) or page.between(tables[0][0], tables[0][1])
                alike = any(signs(seen) == signs(own) for own in near)
            else:
                seen = "".join(own.get_text() for own in page.lines()[0])[:8]
                alike = any(own.startswith(seen) for own in near)
            self.alike += alike
            if not alike and "--differences" in sys.argv:
                print(f"{self.name} 第{page.number}页：{seen[:20]} / 预览 {[own[:20] for own in near]}")


def one_case(documents, pages, case):
    """Every document of a case: its faults, and what was counted."""
    checks, measures = [], Measures(case)
    for pdf in sorted(pages.glob(f"{case}-*.pdf")):
        layouts = extract_pages(pdf, laparams=None)
        document = docx.Document(documents / f"{pdf.stem}.docx")
        seen = [Page(own, idx + 1, measures) for idx, own in enumerate(layouts)]
        checks.append(Check(pdf.stem, seen, document, measures))
        checks[-1].all()
        checks[-1].preview((documents / f"{pdf.stem}.pages.txt").read_text(encoding="utf-8").splitlines())
    counted = Counter()
    for check in checks:
        counted += Counter(pages=len(check.pages), full=check.full_pages, lines=check.full_lines, parts=check.parts, more=check.spanning, alike=check.alike)
    return [fault for check in checks for fault in check.faults], counted


def main():
    documents, pages, cases = Path(sys.argv[1]), Path(sys.argv[2]), [own for own in sys.argv[3:] if own[0] != "-"]
    faults, told, total = [], [], Counter()
    with Pool() as pool:
        looked_at = pool.map(partial(one_case, documents, pages), cases, chunksize=1)
    for case, (found, counted) in zip(cases, looked_at):
        faults += found
        total += counted
        if not counted["lines"]:
            faults.append(f"{case}：没有一行满 {Measures(case).characters} 字")
        told.append(
            f"{case}：{counted['pages']} 页，{counted['full']} 页满 {Measures(case).lines} 行，"
            f"{counted['lines']} 行满 {Measures(case).characters} 字，"
            f"表格 {counted['parts']} 段，其中续页 {counted['more']} 段，预览 {counted['alike']} 页开头相同"
        )
    for what, name in [("full", "满行的页"), ("more", "续页的表格")]:
        if not total[what]:
            faults.append(f"没有{name}，无从检查")
    share = 100 * total["alike"] / max(total["pages"], 1)
    told.append(f"共 {total['pages']} 页，预览里开头相同的占 {share:.1f}%")
    if share < PAGES_ALIKE:
        faults.append(f"预览里开头相同的页只占 {share:.1f}%，应有 {PAGES_ALIKE}%")
    for line in faults or told:
        print(line)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
