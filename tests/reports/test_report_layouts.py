"""A report on paper: as a page that prints, and as a document that opens, whatever names stand in it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn

from bot.paper import printing
from bot.paper.letterhead import made
from bot.paper.printing import TEMPLATE, PrintingError, printed
from bot.reports.picture import PictureError
from bot.reports.report.order import Draft, Order
from bot.reports.report.whole import Report
from questionnaires.catalog import Catalog
from storage.store import Store
from tests.reports.conftest import SOFFICE
from tests.reports.reported import BITES, UNPICKED, biting, reported, told
from tests.reports.rounds import bromley, form_of, fourteen_items, lay, point, published


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    with Store(tmp_path_factory.mktemp("told") / "casewalk.sqlite3") as store:
        return reported(told(store))


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    """The whole report as a page, with its case sheets."""
    return printed(Draft(report, Order("html", cases=True))).decode()


@pytest.fixture(scope="module")
def document(report: Report) -> bytes:
    """The whole report as a document, with its case sheets."""
    return printed(Draft(report, Order("docx", cases=True)))


class Page(HTMLParser):
    """What a page is made of: its tags in order, with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def in_html(text: str, caption: str) -> list[list[str]]:
    table = text[text.index(caption + "</caption>") :].split("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table)
    return [[Page(cell).words for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def in_docx(document: Doc, caption: str) -> list[list[str]]:
    at = next(p._p for p in document.paragraphs if p.text.endswith(caption))
    table = next(one for one in document.tables if one._tbl is at.getnext())
    return [[cell.text for cell in row.cells] for row in table.rows]


def named(rows: list[list[str]]) -> list[dict[str, str]]:
    head = [name.lower().replace(" ", "_") for name in rows[0]]
    return [dict(zip(head, row, strict=True)) for row in rows[1:]]


def opened(content: bytes) -> Doc:
    return Document(io.BytesIO(content))


def test_the_published_table_is_read_back_from_page_and_document(store: Store) -> None:
    report = reported(bromley(store, Catalog().newest("six_areas")))
    page = printed(Draft(report, Order("html"))).decode()
    assert named(in_html(page, "Overall grades by agency")) == published()
    document = printed(Draft(report, Order("docx")))
    assert named(in_docx(opened(document), "Overall grades by agency")) == published()


def test_a_page_stands_alone_and_is_read_aloud_well(page: str) -> None:
    read = Page(page)
    assert ("html", {"lang": "en-GB"}) in read.tags
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {its.get("scope") for tag, its in read.tags if tag == "th"} == {"col", "row"}
    pictures = [its for tag, its in read.tags if tag == "img"]
    assert len(pictures) == 2
    assert all((its["alt"] or "").startswith("Grades by ") and len(its["alt"] or "") > 200 for its in pictures)
    assert all((its["src"] or "").startswith("data:image/png;base64,") for its in pictures)
    assert {tag for tag, _ in read.tags} & {"script", "link", "iframe"} == set()
    assert "://" not in page
    targets = {its.get("id") for _, its in read.tags}
    links = [(its["href"] or "")[1:] for tag, its in read.tags if tag == "a"]
    assert len(links) > 10
    assert set(links) <= targets
    assert "@page { size: A4" in page


def test_a_document_has_real_headings_repeated_heads_and_texts_for_its_pictures(document: bytes) -> None:
    read = opened(document)
    styles = [(p.style.name, p.text) for p in read.paragraphs if p.style]
    assert ("Title", "Round") in styles
    assert ("Heading 1", "2 Method and sample") in styles
    assert ("Heading 2", "5.13 Housing") in styles
    assert ("Heading 1 on a new page", "Case sheet C02") in styles
    assert sum(style == "To be written" for style, _ in styles) > 20
    assert all(table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None for table in read.tables)
    drawings = list(read.element.body.iter(qn("wp:docPr")))
    assert [one.get("descr", "")[:20] for one in drawings] == ["Grades by agency and", "Grades by case and a"]
    assert read.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert "PAGE" in read.sections[0].footer._element.xml
    assert read.core_properties.title == "Round"
    assert not any("{{" in text or "{%" in text for style, text in styles if BITES not in text)


def test_what_people_answer_by_hand_has_room(document: bytes) -> None:
    table = next(one for one in opened(document).tables if one.rows[0].cells[1].text == "Agreed")
    assert [round(row.height.mm) for row in table.rows[1:] if row.height] == [16] * 4


@pytest.mark.parametrize("format_", ["html", "docx"])
def test_names_are_text_whatever_signs_are_in_them(store: Store, format_: str) -> None:
    content = printed(Draft(reported(biting(store)), Order(format_)))
    if format_ == "docx":
        document = opened(content)
        assert document.paragraphs[0].text == BITES
        assert document.sections[0].header.paragraphs[0].text == BITES
        assert in_docx(document, "Overall grades by agency")[2][0] == BITES
    else:
        assert "<b>" not in content.decode()
        assert in_html(content.decode(), "Overall grades by agency")[2][0] == BITES


def test_another_questionnaire_is_laid_out_too(store: Store, tmp_path: Path) -> None:
    laid = lay(store, form_of(tmp_path, fourteen_items(), "items"))
    laid.give("C01", "Police", {"overall": point("adequate"), "item_3": {"choice": "partly"}})
    content = printed(Draft(reported(laid), Order("docx", cases=True)))
    rows = in_docx(opened(content), "Standards met, partly met and not met")
    assert rows[1] == ["Is standard 3 met?", "0", "1", "0", "1"]


def test_no_layout_holds_what_nobody_picked(page: str, document: bytes) -> None:
    for whole in (page.encode(), *parts(document).values()):
        assert UNPICKED.encode() not in whole
        assert b"Jordan" not in whole


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_template_is_as_its_maker_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    made().save(str(path))
    found, kept = parts(path.read_bytes()), parts(TEMPLATE.read_bytes())
    assert found.keys() == kept.keys()
    assert [name for name in found if found[name] != kept[name]] == []


@pytest.mark.parametrize("signs", [255, 256, 1000])
def test_a_long_title_is_shortened_only_where_a_document_says_what_it_is(store: Store, signs: int) -> None:
    title = "Neglect " + "x" * (signs - 8)
    laid = lay(store, Catalog().newest("six_areas"), title=title)
    document = opened(printed(Draft(reported(laid), Order("docx"))))
    told = document.core_properties.title
    assert len(told) <= 255
    assert told.startswith(title[:200])
    assert title in "".join(document.element.body.xpath(".//w:t/text()"))


def test_an_office_lays_its_report_out_in_its_own_document(report: Report, tmp_path: Path) -> None:
    own = made()
    own.styles["Heading 1"].font.name = "Georgia"
    own.paragraphs[0].insert_paragraph_before("From the office of {{ title }}")
    own.save(str(tmp_path / "own.docx"))
    document = opened(printed(Draft(report, Order("docx", briefing=True)), tmp_path / "own.docx"))
    assert document.paragraphs[0].text == "From the office of Round: what practitioners need to know"
    assert document.styles["Heading 1"].font.name == "Georgia"


def wrong_templates() -> Iterator[tuple[str, bytes]]:
    yield "no document", b"not a docx"
    reaching = made()
    reaching.paragraphs[0].insert_paragraph_before("{{ ''.__class__.__mro__[1].__subclasses__() }}")
    unknown = made()
    unknown.paragraphs[0].insert_paragraph_before("{{ nothing_of_the_kind }}")
    for name, document in (("reaches out of its tags", reaching), ("a tag that there is not", unknown)):
        out = io.BytesIO()
        document.save(out)
        yield name, out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), list(wrong_templates()), ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_document_that_cannot_be_made_is_said(report: Report, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / "own.docx").write_bytes(content)
    with pytest.raises(PrintingError, match="CalledProcessError"):
        printed(Draft(report, Order("docx", briefing=True)), tmp_path / "own.docx")


def test_a_document_that_takes_too_long_is_ended(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MADE_WITHIN_S", 0.001)
    with pytest.raises(PrintingError, match="TimeoutExpired"):
        printed(Draft(report, Order("docx", briefing=True)))


def test_making_documents_leaves_nothing_of_it_in_the_bot() -> None:
    asked = "import sys, bot.app, bot.cli, bot.paper.printing; print([m for m in HEAVY if m in sys.modules])"
    heavy = "HEAVY = ['docx', 'docxtpl', 'lxml', 'matplotlib', 'numpy']; "
    said = subprocess.run([sys.executable, "-c", heavy + asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


if SOFFICE:

    @pytest.mark.parametrize("paper", ["report", "agency", "briefing"])
    def test_a_document_opens_in_libreoffice(report: Report, document: bytes, tmp_path: Path, paper: str) -> None:
        orders = {"agency": Order("docx", agency="housing"), "briefing": Order("docx", briefing=True)}
        content = printed(Draft(report, orders[paper])) if paper in orders else document
        (tmp_path / "report.docx").write_bytes(content)
        own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [str(SOFFICE), own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "report.docx"]
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
        pdf = (tmp_path / "report.pdf").read_bytes()
        assert pdf.startswith(b"%PDF")
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        assert pages in {"report": range(20, 40), "agency": range(2, 3), "briefing": range(1, 2)}[paper]


@pytest.mark.parametrize("format_", ["html", "docx"])
def test_a_report_comes_without_its_pictures_when_they_cannot_be_drawn_and_says_so(
    report: Report, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> bytes:
        raise PictureError("CalledProcessError")

    monkeypatch.setattr(printing, "draw", broken)
    made_of = printed(Draft(report, Order(format_)))
    if format_ == "docx":
        said = "\n".join(one.text for one in Document(io.BytesIO(made_of)).paragraphs)
    else:
        said = made_of.decode()
        assert "<img" not in said
    assert said.count("This picture could not be drawn. In words it says: ") == len(report.grids)


@pytest.mark.parametrize("name", ["😀 শিশু 中文\nx\u2028y\x0bz", "\uf0b7 a $\\frac b$ _^%&<> \x07\uffff"], ids=ascii)
def test_a_report_comes_whatever_signs_stand_in_its_names(store: Store, name: str) -> None:
    laid = told(store)
    laid.do(lambda tx: tx.rounds.put({"key": "r", "title": name, "priority": name}))
    for format_ in ("html", "docx"):
        assert printed(Draft(reported(laid), Order(format_)))
