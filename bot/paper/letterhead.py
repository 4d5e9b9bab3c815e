"""Makes the document that reports are laid out in, anew: python -m bot.paper.letterhead > FILE."""

from __future__ import annotations

import sys
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

INK, SOFT, GAP, HEAD = RGBColor(0x1F, 0x6F, 0x6B), RGBColor(0x52, 0x62, 0x5F), "FFF3C4", "E4EFED"

NEW_PAGE = "Heading 1 on a new page"

STYLES = (
    ("h1", "Title"), ("h2", "Heading 1"), ("h3", "Heading 2"), ("h4", "Heading 3"), ("item", "List Bullet"),
    ("quote", "Quote"), ("gap", "To be written"), ("p", "Normal"),
)  # fmt: skip
"""The style that each block of words is set in: to restyle a report is to change these, and no more."""


def made() -> Doc:
    """Make the document: its page, its styles, and the tags that a report's blocks are filled into."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    _styles(document)
    _around(document)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "en-GB"
    for text in ("{%p for block in blocks %}", '{%p if block.kind == "h1" %}'):
        document.add_paragraph(text)
    document.add_paragraph("{{ block.text }}", "Title")
    document.add_paragraph('{%p elif block.kind == "h2" and block.on_a_new_page %}')
    document.add_paragraph("{{ block.text }}", NEW_PAGE)
    for kind, style in STYLES[1:]:
        document.add_paragraph(f'{{%p elif block.kind == "{kind}" %}}')
        document.add_paragraph("{{ block.text }}", style)
    document.add_paragraph('{%p elif block.kind == "picture" %}')
    document.add_paragraph("{{ block.picture }}", "Picture")
    document.add_paragraph('{%p elif block.kind == "contents" %}')
    _contents(document)
    document.add_paragraph('{%p elif block.kind == "table" %}')
    _table(document)
    for text in ("{%p endif %}", "{%p endfor %}"):
        document.add_paragraph(text)
    return document


def _styles(document: Doc) -> None:
    styles: Any = document.styles
    for name, size, colour, before in (
        ("Normal", 10.5, None, 0), ("Title", 26, INK, 120), ("Heading 1", 16, INK, 18), ("Heading 2", 12.5, INK, 12),
        ("Heading 3", 11, INK, 10), ("Caption", 10, SOFT, 8), ("Quote", 10.5, SOFT, 4), ("List Bullet", 10.5, None, 0),
    ):  # fmt: skip
        style = styles[name]
        _typeface(style)
        style.font.size, style.paragraph_format.space_before = Pt(size), Pt(before)
        style.paragraph_format.space_after = Pt(6 if name != "List Bullet" else 3)
        if colour is not None:
            style.font.color.rgb = colour
    styles["Normal"].element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB"/>'))
    styles["Caption"].paragraph_format.keep_with_next = True
    for name, size in (
        ("To be written", 10.5),
        ("Table text", 8.5),
        ("Table head", 8.5),
        ("Picture", 10),
        ("TOC 1", 11),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = styles["Normal"], Pt(size)
        style.paragraph_format.space_after = Pt(0 if name.startswith("Table") else 6)
    styles["Table head"].font.bold = True
    opening = styles.add_style(NEW_PAGE, WD_STYLE_TYPE.PARAGRAPH)
    opening.base_style, opening.next_paragraph_style = styles["Heading 1"], styles["Normal"]
    opening.paragraph_format.page_break_before = True
    gap = styles["To be written"].element.get_or_add_pPr()
    gap.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{GAP}"/>'))


def _typeface(style: Any) -> None:
    style.font.name, fonts = "Arial", style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _around(document: Doc) -> None:
    """Put the title above each page and its number below; the title page has neither."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{{ title }}"
    below = section.footer.paragraphs[0]
    below.add_run("Page ")
    _field(below, "PAGE", "1")
    below.add_run(" of ")
    _field(below, "NUMPAGES", "1")


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    _mark(paragraph, "begin")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    paragraph.add_run()._r.append(text)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _contents(document: Doc) -> None:
    """Lay a table of contents that names the sections; Word and LibreOffice add the pages when it is updated."""
    begin = document.add_paragraph(style="TOC 1")
    begin.paragraph_format.page_break_before = True
    _mark(begin, "begin")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = ' TOC \\o "1-2" \\h \\z \\u '
    begin.add_run()._r.append(text)
    _mark(begin, "separate")
    begin.add_run("Contents").bold = True
    document.add_paragraph("{%p for one in contents %}")
    document.add_paragraph("{{ one }}", "TOC 1")
    document.add_paragraph("{%p endfor %}")
    _mark(document.add_paragraph(), "end")


def _table(document: Doc) -> None:
    """Lay a table whose first row comes again on every page."""
    document.add_paragraph("{%p if block.caption %}")
    document.add_paragraph("{{ block.caption }}", "Caption")
    document.add_paragraph("{%p endif %}")
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    _fill(table, 0, ("{%tc for cell in block.head %}", "{{ cell }}", "{%tc endfor %}"), "Table head")
    _fill(table, 1, ("{%tr for row in block.body %}", "", ""), "Table text")
    _fill(table, 2, ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"), "Table text")
    _fill(table, 3, ("{%tr endfor %}", "", ""), "Table text")
    _close(table)
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{HEAD}"/>')
    head.cells[1]._tc.get_or_add_tcPr().append(shade)
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    document.add_paragraph(style="Table text")


def _close(table: Table) -> None:
    """Leave a millimetre beside the words of a cell, so that wide tables keep theirs whole."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    sides = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("left", "right"))
    for xml in (
        f'<w:tblInd {nsdecls("w")} w:w="57" w:type="dxa"/>',
        f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>",
    ):
        look.addprevious(parse_xml(xml))


def _fill(table: Table, row: int, texts: tuple[str, str, str], style: str) -> None:
    for cell, text in zip(table.rows[row].cells, texts, strict=True):
        cell.paragraphs[0].text, cell.paragraphs[0].style = text, style


if __name__ == "__main__":
    made().save(sys.stdout.buffer)
