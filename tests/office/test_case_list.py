"""A list of cases as people send it: what is taken, and every bad file and row named without repeating it."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.office.bands import BANDS
from bot.office.case_list import CaseList, Problem, read_case_list, read_typed_list
from bot.office.identifiers import check_reference, check_words

PLAIN = "Reference,Age,Gender,Ethnicity,Flags,Team\nC01,2,F,White British,neglect,East\nC02,9,M,Any other Métis,,West\n"
NHS, UPN = "943 476 5870", "B801200005001"


def read(text: str | bytes, name: str = "cases.csv") -> CaseList:
    return read_case_list(text if isinstance(text, bytes) else text.encode(), name)


def zipped(part: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(part, "<x/>")
    return out.getvalue()


WRITTEN = [
    pytest.param(PLAIN.encode(), id="UTF-8"),
    pytest.param(PLAIN.encode("utf-8-sig"), id="UTF-8 with a mark, as Excel saves it"),
    pytest.param(PLAIN.replace(",", "\t").encode("utf-16"), id="Excel's Unicode text: UTF-16 and tabs"),
    pytest.param(b"\xfe\xff" + PLAIN.encode("utf-16-be"), id="UTF-16, big end first"),
    pytest.param(PLAIN.replace(",", "\t").encode("utf-16-le"), id="UTF-16 without its mark"),
    pytest.param(PLAIN.encode("cp1252"), id="Windows-1252"),
    pytest.param(PLAIN.encode("mac_roman"), id="Mac Roman"),
    pytest.param(b"\xef\xbb\xbfsep=;\r\n" + PLAIN.replace(",", ";").encode(), id="a mark and a sep line"),
    pytest.param(PLAIN.replace(",2,", ",2.0,").replace(",9,", ",9.0,").encode(), id="whole numbers with a point"),
    pytest.param(PLAIN.replace(",2,", ",18 months,").replace(",9,", ",aged 9 yrs 3 mths,").encode(), id="months"),
    pytest.param(PLAIN.replace(",", ";").encode(), id="semicolons"),
    pytest.param(b"sep=;\r\n" + PLAIN.replace(",", ";").encode(), id="a sep line"),
    pytest.param(PLAIN.replace("\n", "\r\n").encode(), id="Windows line ends"),
    pytest.param(PLAIN.replace("\n", "\r").encode(), id="old Mac line ends"),
    pytest.param(PLAIN.replace("\n", ",,,\n").encode() + b",,,,,,,,\n,,,,,,,,\n", id="Excel's empty columns and rows"),
    pytest.param(b"\n\n" + PLAIN.encode() + b"\n\n", id="blank lines"),
    pytest.param(PLAIN.replace("White British", '"White\nBritish"').encode(), id="a line end within quotes"),
    pytest.param(PLAIN.replace("C01", " c01 ").encode(), id="a small letter and spaces"),
    pytest.param(PLAIN.replace("C01", "\u200bＣ０１").encode(), id="full-width and unseen signs"),  # noqa: RUF001
    pytest.param(PLAIN.replace("neglect", " Neglect ;neglect").encode(), id="a flag twice"),
    pytest.param(PLAIN.replace("F,White", "Female,White").replace("M,Any", "boy,Any").encode(), id="sexes in words"),
    pytest.param(PLAIN.replace(",2,", ",1-4,").replace(",9,", ",5 \u2013 9 years,").encode(), id="bands for ages"),
    pytest.param(PLAIN.replace("M,Any other Métis,,", 'M,"Any other Métis",-,').encode(), id="a dash for nothing"),
]


@pytest.mark.parametrize("content", WRITTEN)
def test_a_list_reads_alike_however_it_was_written(content: bytes) -> None:
    found = read(content)
    assert found.problems == ()
    first, second = found.rows
    assert (first.reference, first.age_band, first.gender) == ("C01", "1 to 4", "F")
    assert (first.ethnicity, first.flags, first.strata) == ("White British", ("neglect",), {"Team": "East"})
    assert (second.reference, second.age_band, second.gender) == ("C02", "5 to 9", "M")
    assert (second.ethnicity, second.flags, second.strata) == ("Any other Métis", (), {"Team": "West"})


HEADERS = [
    pytest.param("Ref", "reference", id="Ref"),
    pytest.param("Case ref.", "reference", id="Case ref."),
    pytest.param("CASE REFERENCE", "reference", id="CASE REFERENCE"),
    pytest.param("case_id", "reference", id="case_id"),
    pytest.param("Case", "reference", id="Case"),
    pytest.param("Child's age", "age_band", id="Child's age"),
    pytest.param("AgeBand", "age_band", id="AgeBand"),
    pytest.param("Age at audit (years)", "age_band", id="Age at audit"),
    pytest.param("Sex", "gender", id="Sex"),
    pytest.param("Ethnic group", "ethnicity", id="Ethnic group"),
    pytest.param("Flag", "flags", id="Flag"),
    pytest.param("Agency", "stratum", id="Agency is no age"),
    pytest.param("Referral source", "stratum", id="Referral source is no reference"),
    pytest.param("Team name", "stratum", id="a team's name"),
    pytest.param("NHS trust", "stratum", id="NHS trust"),
    pytest.param("Country of birth", "stratum", id="Country of birth"),
    pytest.param("Plan", "stratum", id="Plan"),
]


@pytest.mark.parametrize(("header", "field"), HEADERS)
def test_a_header_is_taken_for(header: str, field: str) -> None:
    found = read(f"{header}\nC01\n" if field == "reference" else f"Ref,{header}\nC01,5 to 9\n")
    assert [(c.header, c.field) for c in found.columns][-1] == (header, field)


NOT_SENT = [
    pytest.param("Name", "name", id="name"),
    pytest.param("Child's name", "name", id="child's name"),
    pytest.param("childName", "name", id="childName"),
    pytest.param("SURNAME", "name", id="surname"),
    pytest.param("First Name", "name", id="first name"),
    pytest.param("forename(s)", "name", id="forenames"),
    pytest.param("Initials", "name", id="initials"),
    pytest.param("NHS Number", "nhs_number", id="NHS number"),
    pytest.param("nhs_no", "nhs_number", id="nhs_no"),
    pytest.param("UPN", "upn", id="UPN"),
    pytest.param("Unique Pupil Number", "upn", id="unique pupil number"),
    pytest.param("D.O.B.", "date_of_birth", id="D.O.B."),
    pytest.param("Date of Birth", "date_of_birth", id="date of birth"),
    pytest.param("BirthDate", "date_of_birth", id="birth date"),
    pytest.param("Home address", "address", id="address"),
    pytest.param("Address Line 1", "address", id="address line"),
    pytest.param("Post code", "postcode", id="post code"),
    pytest.param("Telephone no", "phone", id="telephone"),
    pytest.param("Mobile", "phone", id="mobile"),
    pytest.param("E-mail", "email", id="e-mail"),
]


@pytest.mark.parametrize(("header", "what"), NOT_SENT)
def test_a_column_that_tells_who_a_child_is_refuses_the_whole_file(header: str, what: str) -> None:
    found = read(f"Ref,Age,{header}\nC01,2,x\nC02,3,\n")
    assert found.rows == ()
    assert found.problems == (Problem("not_to_be_sent", 1, "C", {"what": what}),)


def test_every_column_to_take_out_is_named_at_once() -> None:
    found = read("Ref,Surname,Age,DOB\nC01,x,2,\n")
    assert [(p.column, p.facts["what"]) for p in found.problems] == [("B", "name"), ("D", "date_of_birth")]


BAD_FILES = [
    pytest.param(b"", "empty", {}, id="nothing at all"),
    pytest.param(b"\xef\xbb\xbf \r\n\r\n", "empty", {}, id="blank lines only"),
    pytest.param(b",,,\n,,,\n", "empty", {}, id="empty cells only"),
    pytest.param(b"sep=;\n", "empty", {}, id="a sep line only"),
    pytest.param(b"Ref,Age\n", "no_rows", {}, id="a header only"),
    pytest.param(zipped("xl/workbook.xml"), "not_csv", {"kind": "spreadsheet"}, id="xlsx"),
    pytest.param(zipped("word/document.xml"), "not_csv", {"kind": "document"}, id="docx"),
    pytest.param(zipped("cases.csv"), "not_csv", {"kind": "archive"}, id="zip"),
    pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not_csv", {"kind": "spreadsheet"}, id="xls"),
    pytest.param(b"%PDF-1.7\n", "not_csv", {"kind": "pdf"}, id="pdf"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "not_csv", {"kind": "picture"}, id="png"),
    pytest.param(b"\xff\xd8\xff\xe0", "not_csv", {"kind": "picture"}, id="jpeg"),
    pytest.param(b"\x00\x00\x00\x18ftypheic", "not_csv", {"kind": "picture"}, id="a phone's picture"),
    pytest.param(b"<html><table>", "not_csv", {"kind": "web_page"}, id="a web page called csv"),
    pytest.param(b"Ref,Age\nC01,\x00\n", "control_signs", {}, id="a NUL byte"),
    pytest.param(b"Ref,Age\nC01,\x81\n", "unknown_encoding", {}, id="bytes of no encoding we know"),
    pytest.param(b"\xff\xfeR\x00e", "unknown_encoding", {}, id="UTF-16 cut short"),
    pytest.param(b'Ref,Age\nC01,"2\nC02,3\n', "broken_quotes", {}, id="a quote never closed"),
    pytest.param(b'Ref,Age\nC01,"2"x\n', "broken_quotes", {}, id="a quote closed too early"),
    pytest.param(b"C01,2\nC02,3\n", "no_header", {}, id="no header"),
    pytest.param(b"Cases of the year,\nRef,Age\nC01,2\n", "no_reference_column", {}, id="a title above the header"),
    pytest.param(b"Age,Sex\n2,F\n", "no_reference_column", {}, id="no reference"),
    pytest.param(b"Ref,x\n" + b"C1,\n" * 500_000, "too_large", {"megabytes": 2.0, "most": 2}, id="over 2 MB"),
    pytest.param(b"Ref\n" + b"C1\n" * 10_001, "too_many_rows", {"rows": 10_001, "most": 10_000}, id="over 10,000 rows"),
    pytest.param(
        b"Ref" + b",x" * 60 + b"\nC1\n", "too_many_columns", {"columns": 61, "most": 60}, id="over 60 columns"
    ),
    pytest.param(b"Ref,=1+1\nC1,2\n", "formula", {}, id="a formula for a header"),
    pytest.param(f"Ref,{NHS}\nC1,2\n".encode(), "nhs_number", {}, id="an NHS number for a header"),
    pytest.param(b"Ref," + b"x" * 41 + b"\nC1,2\n", "too_long", {"most": 40}, id="a sentence for a header"),
]


@pytest.mark.parametrize(("content", "code", "facts"), BAD_FILES)
def test_a_bad_file_is_named(content: bytes, code: str, facts: dict[str, object]) -> None:
    found = read(content)
    assert found.rows == ()
    assert [(p.code, p.facts) for p in found.problems] == [(code, facts)]


def test_a_word_file_of_old_is_told_from_a_sheet_by_its_name() -> None:
    assert read(b"\xd0\xcf\x11\xe0", "Cases.DOC").problems[0].facts == {"kind": "document"}


BAD_ROWS = [
    pytest.param(",2,F,,", "A", "reference_missing", id="no reference"),
    pytest.param("Case 7,2,F,,", "A", "reference_form", id="no reference of the form"),
    pytest.param("Amy Smith,2,F,,", "A", "reference_name", id="a name for a reference"),
    pytest.param("O'Neil,2,F,,", "A", "reference_name", id="a surname for a reference"),
    pytest.param(f"{NHS},2,F,,", "A", "nhs_number", id="an NHS number for a reference"),
    pytest.param("9434765870,2,F,,", "A", "nhs_number", id="an NHS number without spaces"),
    pytest.param(f"{UPN},2,F,,", "A", "upn", id="a pupil number for a reference"),
    pytest.param("12/04/2012,2,F,,", "A", "date", id="a date for a reference"),
    pytest.param("07700 900123,2,F,,", "A", "phone", id="a phone number for a reference"),
    pytest.param("4471123,2,F,,", "A", "long_number", id="a record system's number for a reference"),
    pytest.param("=C2,2,F,,", "A", "formula", id="a formula for a reference"),
    pytest.param('C09,2,F,"=HYPERLINK(""x"")",', "D", "formula", id="a formula"),
    pytest.param("C09,2,F,+1,", "D", "formula", id="a plus"),
    pytest.param("C09,2,F,-1,", "D", "formula", id="a minus"),
    pytest.param("C09,2,F, @SUM(1),", "D", "formula", id="an at after a space"),
    pytest.param("C09,2,F,\t=1,", "D", "formula", id="a tab"),
    pytest.param("C09,2,F,\uff1d1,", "D", "formula", id="a full-width equals sign"),
    pytest.param(f"C09,2,F,White NHS {NHS},", "D", "nhs_number", id="an NHS number among words"),
    pytest.param("C09,2,F,943.476.5870,", "D", "nhs_number", id="an NHS number with dots"),
    pytest.param("C09,2,F,943 476 5871,", "D", "nhs_number", id="a mistyped NHS number"),
    pytest.param(f"C09,2,F,{UPN.lower()},", "D", "upn", id="a pupil number in small letters"),
    pytest.param("C09,2,F,A839200005001,", "D", "upn", id="a pupil number of an authority since 2011"),
    pytest.param("C09,2,F,QQ 12 34 56 C,", "D", "national_insurance", id="a National Insurance number"),
    pytest.param("C09,2,F,born 12.4.12,", "D", "date", id="a date with dots"),
    pytest.param("C09,2,F,2012-04-12,", "D", "date", id="a date, year first"),
    pytest.param("C09,2,F,12th April 2012,", "D", "date", id="a date in words"),
    pytest.param('C09,2,F,"April 12, 2012",', "D", "date", id="a date in American words"),
    pytest.param("C09,2,F,04-12-2012 00:00,", "D", "date", id="a date with a time"),
    pytest.param("C09,2,F,12-Apr-12,", "D", "date", id="a date as Excel shows it"),
    pytest.param("C09,2,F,+44 7700 900123,", "D", "phone", id="a phone number with its country"),
    pytest.param("C09,2,F,(020) 7946 0123,", "D", "phone", id="a phone number of a house"),
    pytest.param("C09,2,F,amy@example.org,", "D", "email", id="an e-mail address"),
    pytest.param("C09,2,F,BR1 3UH,", "D", "postcode", id="a postcode"),
    pytest.param("C09,2,F,LB16 XYZ,", "D", "number_plate", id="a number plate"),
    pytest.param("C09,2,F,sw1a1aa,", "D", "postcode", id="a postcode in one"),
    pytest.param("C09,2,F,14 Acacia Avenue,", "D", "address", id="an address"),
    pytest.param("C09,2,F,https://records.example.org/person?id=7,", "D", "link", id="a link into a record"),
    pytest.param(f"C09,2,F,{'x' * 61},", "D", "too_long", id="a sentence"),
    pytest.param("C09,18,F,,", "B", "age_of_an_adult", id="an adult"),
    pytest.param("C09,01-Apr,F,,", "B", "age_made_a_date", id="1-4, of which Excel made a date"),
    pytest.param("C09,Oct-15,F,,", "B", "age_made_a_date", id="10-15, of which Excel made a date"),
    pytest.param("C09,5 to 10,F,,", "B", "age_unknown", id="a band of somebody else"),
    pytest.param("C09,12/04/2012,F,,", "B", "date", id="a date of birth for an age"),
    pytest.param("C09,2,F,,neglect (history)", "E", "flag_form", id="a flag with brackets"),
    pytest.param("C09,2,F,Mixed, White and Asian,", "F", "too_many_cells", id="a comma without quotes"),
    pytest.param("c01,2,F,,", "A", "duplicate", id="a reference again, in small letters"),
]


@pytest.mark.parametrize(("row", "column", "code"), BAD_ROWS)
def test_a_bad_row_is_named_by_its_line_and_not_repeated(row: str, column: str, code: str) -> None:
    row = f"{row},\n" if code == "too_many_cells" else f"{row}\n"
    found = read(f"Ref,Age,Sex,Ethnicity,Flags\nC01,3,M,,\n{row}C02,4,F,,\n")
    assert [row.reference for row in found.rows] == ["C01", "C02"]
    assert [(p.line, p.column, p.code) for p in found.problems] == [(3, column, code)]
    said = repr(found)
    assert not any(cell.strip() and cell.strip() in said for cell in row.split(",") if len(cell) > 3)


def test_all_that_is_wrong_is_named_at_once() -> None:
    found = read(f"Ref,Age,Team\n{NHS},30,x@y.z\nC1,2,\nc1,2,East\nC2,,\n")
    assert [(p.line, p.column, p.code) for p in found.problems] == [
        (2, "A", "nhs_number"),
        (2, "B", "age_of_an_adult"),
        (2, "C", "email"),
        (4, "A", "duplicate"),
    ]
    assert found.problems[-1].facts == {"reference": "C1", "first": 3}
    assert [row.reference for row in found.rows] == ["C1", "C2"]


def test_a_line_number_counts_lines_of_the_file() -> None:
    found = read('sep=,\nRef,Ethnicity\nC1,"White\nBritish"\n\nC1,\n')
    assert [(p.line, p.facts["first"]) for p in found.problems] == [(6, 3)]


def test_ignored_columns_are_said_and_still_looked_at() -> None:
    found = read(f"Ref,Notes,Age,Age band,,,\nC1,a long story,2,1 to 4,,x,\nC2,see {NHS} of 3/4/2026,,,,,\n")
    assert [(c.letter, c.header) for c in found.ignored] == [("B", "Notes"), ("D", "Age band")]
    assert [(p.line, p.column, p.code) for p in found.problems] == [
        (2, "F", "too_many_cells"),
        (3, "B", "nhs_number"),
    ]


def test_spellings_of_a_column_that_differ_in_capitals_are_one() -> None:
    found = read("Ref,Team\nC1,East\nC2,EAST\nC3,east\n")
    assert {row.strata["Team"] for row in found.rows} == {"East"}


def test_ten_thousand_rows_are_read() -> None:
    rows = "".join(f"C{n},{n % 18},{'MF'[n % 2]},White British,East\n" for n in range(10_000))
    found = read(f"Ref,Age,Sex,Ethnicity,Team\n{rows}")
    assert found.problems == ()
    assert len(found.rows) == 10_000
    assert {row.age_band for row in found.rows} == {words for _, words in BANDS}


def test_ten_thousand_bad_rows_are_each_named() -> None:
    found = read("Ref,Opened\n" + "".join(f"C{n},2026-01-05\n" for n in range(10_000)))
    assert [p.line for p in found.problems] == list(range(2, 10_002))


TYPED = [
    pytest.param("C01 C02, c03\nC04;C05", ["C01", "C02", "C03", "C04", "C05"], [], id="references alone"),
    pytest.param("Ref,Age\nC01,2\nC02,3", ["C01", "C02"], [], id="a list with its headers"),
    pytest.param("Ref\tAge\nC01\t2", ["C01"], [], id="pasted from a sheet"),
    pytest.param("Ref\nC01\nC02", ["C01", "C02"], [], id="one column with its header"),
    pytest.param("C01 C01", ["C01"], [(1, "duplicate")], id="twice in a line"),
    pytest.param("C01\nAmy", ["C01"], [(2, "reference_name")], id="a name"),
    pytest.param("C01\n9434765870", ["C01"], [(2, "nhs_number")], id="an NHS number"),
    pytest.param(" \n", [], [(None, "empty")], id="nothing"),
    pytest.param("C1 " * 10_001, [], [(None, "too_many_rows")], id="too many"),
]


@pytest.mark.parametrize(("text", "references", "problems"), TYPED)
def test_a_typed_list(text: str, references: list[str], problems: list[tuple[int | None, str]]) -> None:
    found = read_typed_list(text)
    assert [row.reference for row in found.rows] == references
    assert [(p.line, p.code) for p in found.problems] == problems


@pytest.mark.parametrize(
    "words",
    [
        "",
        "White British",
        "2023/24",
        "2023-2024",
        "Team 12",
        "Year 7",
        "5 to 9",
        "S47",
        "<1",
        "6-month plan",
        "Ward 3b",
    ],
)
def test_short_words_of_the_trade_are_no_identifiers(words: str) -> None:
    assert check_words(words) is None


@pytest.mark.parametrize(
    "words", [f"14 Mill Lane, 07700 900123, {NHS}", f"07700 900123 {UPN} {NHS}", f"{NHS} 12/04/2012"]
)
def test_of_several_identifiers_the_gravest_is_named(words: str) -> None:
    assert check_words(words) == "nhs_number"


@pytest.mark.parametrize("reference", ["C07", "c07", " AB12c ", "ABCD1234Z"])
def test_a_reference_may_be_typed(reference: str) -> None:
    assert check_reference(reference) is None


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("0", "under 1"),
        ("11 months", "under 1"),
        ("6w", "under 1"),
        ("<1", "under 1"),
        ("1", "1 to 4"),
        ("7 years old", "5 to 9"),
        ("15", "10 to 15"),
        ("16+", "16 to 17"),
        ("Aged 10 - 15", "10 to 15"),
        ("17", "16 to 17"),
        ("", ""),
    ],
)
def test_an_age_is_kept_as_its_band(words: str, band: str) -> None:
    assert [row.age_band for row in read(f"Ref,Age\nC1,{words}\n").rows] == [band]
