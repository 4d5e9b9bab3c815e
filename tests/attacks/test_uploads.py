"""Files sent where a list of cases is wanted: only plain CSV is read, and of that nothing that leads to a child."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from bot.sandbox.phone import Phone
from tests.attacks.conftest import Played
from tests.attacks.stage import Attack, Stage

GOOD = b"Reference,Age\nC77,5\n"
REFUSED = "Nothing was added"


def zipped(*parts: str, fill: bytes = b"x") -> bytes:
    """Make a small archive; filled with much of nothing, it is a bomb."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.writestr(part, fill)
    return out.getvalue()


NAMES = [
    "../../../../etc/passwd", "..\\..\\boot.ini", "/dev/null", "CON", "NUL.csv", "a\x00.csv", "x" * 255 + ".csv",
    "\u202evsc.exe", "list.csv\u202e", "<b>MARKED</b>.csv", "{{ 7 * 7 }}.csv", "'; DROP TABLE cases; --.csv", "",
    "%s%n%x.csv", "list.csv/", "~", "$(reboot).csv", "`id`.csv", "-rf", "file.csv.exe",
]  # fmt: skip
"""Names under which a right list is sent: a name is never used for anything."""

CONTENTS: list[tuple[str, str, bytes]] = [
    ("a zip bomb", "list.zip", zipped("a", fill=b"0" * 20_000_000)),
    ("bombs in bombs", "list.csv", zipped("a.zip", "b.zip", fill=zipped("a", fill=b"0" * 1_000_000))),
    ("xlsx", "list.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml")),
    ("xlsx called csv", "list.csv", zipped("[Content_Types].xml", "xl/workbook.xml")),
    ("xlsm with a macro", "list.xlsm", zipped("xl/workbook.xml", "xl/vbaProject.bin")),
    ("docm with a macro", "list.docm", zipped("word/document.xml", "word/vbaProject.bin")),
    ("docm called csv", "list.csv", zipped("word/document.xml", "word/vbaProject.bin")),
    ("xls of old", "list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ("PDF", "list.pdf", b"%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>"),
    ("PDF called csv", "list.csv", b"%PDF-1.7\nReference,Age\nC77,5\n"),
    ("RTF", "list.csv", b"{\\rtf1 Reference,Age\nC77,5}"),
    ("a web page", "list.csv", b"<html><script>alert(1)</script>Reference,Age"),
    ("gzip", "list.csv.gz", b"\x1f\x8b\x08\x00" + bytes(40)),
    ("7z", "list.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40)),
    ("rar", "list.rar", b"Rar!\x1a\x07" + bytes(40)),
    ("a program", "list.csv", b"MZ\x90\x00" + bytes(200)),
    ("a program of Linux", "list.csv", b"\x7fELF\x02\x01\x01" + bytes(200)),
    ("a picture", "list.csv", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    ("a database", "list.csv", b"SQLite format 3\x00" + bytes(200)),
    ("NUL bytes", "list.csv", b"Reference,Age\nC77\x00,5\n"),
    ("UTF-16 of half signs", "list.csv", b"\xff\xfe\x00\xd8\x00\xd8"),
    ("10 MB", "list.csv", b"Reference,Age\n" + b"C77,5\n" * 1_700_000),
    ("2.5 MB", "list.csv", b"Reference,Age\n" + b"C77,5\n" * 420_000),
    ("20,000 rows", "list.csv", b"Reference\n" + b"".join(b"C%d\n" % n for n in range(20_000))),
    ("5,000 columns", "list.csv", b"Reference," + b",".join(b"c%d" % n for n in range(5000)) + b"\nC1\n"),
    ("one line of 1.9 MB", "list.csv", b"Reference\n" + b"C" * 1_900_000),
    ("a quotation mark left open", "list.csv", b'Reference,Age\n"C77,5\nC78,6\n'),
    ("only commas", "list.csv", b",,,,\n,,,,\n"),
    ("only a mark", "list.csv", b"\xef\xbb\xbf"),
    ("only sep=", "list.csv", b"sep=;\n"),
    ("no header", "list.csv", b"C77,5\nC78,6\n"),
    ("a formula", "list.csv", b'Reference,Age\n"=HYPERLINK(""http://evil.example"")",5\n'),
    ("a command for Excel", "list.csv", b"Reference,Area\nC77,=cmd|' /C calc'!A0\n"),
    ("a formula behind a space", "list.csv", b"Reference,Area\nC77, @SUM(1)\n"),
    ("a formula of wide signs", "list.csv", "Reference,Area\nC77,\uff1d1+1\n".encode()),
    ("an NHS number", "list.csv", b"Reference,Area\nC77,943 476 5919\n"),
    ("an NHS number in unseen signs", "list.csv", "Reference,Area\nC77,9\u200b4\u200b3\u200b4765919\n".encode()),
    ("a column of names", "list.csv", b"Reference,Child name\nC77,Sarah Jones\n"),
    ("a name for a reference", "list.csv", b"Reference\nSarah Jones\n"),
    ("HTML for a reference", "list.csv", b"Reference\n<b>MARKED</b>\n"),
    ("a template for a reference", "list.csv", b"Reference\n{{ 7 * 7 }}\n"),
    ("a reference turned round", "list.csv", "Reference\n\u202e77C\n".encode()),
]


async def to_the_list(phone: Phone) -> None:
    await phone.send("/rounds")
    await phone.tap("Neglect below")
    await phone.tap("Cases")
    await phone.tap("Add cases")


def sent(what: str, name: str, content: bytes) -> Attack:
    async def play(stage: Stage) -> None:
        phone = stage.here.admin
        await to_the_list(phone)
        shown = await phone.send_document(name, content)
        assert "⚠️" in shown.text or "1 row" in shown.text or "Nothing" in shown.text, shown.text
        assert not any(re.match(r"Add th", label) for label in shown.buttons), shown.text
        assert content.decode("latin-1")[:40] not in shown.text

    return Attack(what, play, frozenset({"errands"}))


def named(name: str) -> Attack:
    async def play(stage: Stage) -> None:
        phone = stage.here.admin
        await to_the_list(phone)
        shown = await phone.send_document(name, GOOD)
        assert "Add this case" in shown.buttons, shown.text
        assert not name or name not in shown.text
        await phone.tap("Cancel")

    return Attack(f"the name {name!r}", play, frozenset({"errands"}))


def attacks() -> Iterator[Attack]:
    yield from (sent(*one) for one in CONTENTS)
    yield from map(named, NAMES)


async def test_no_file_but_a_plain_list_is_read(played: Played) -> None:
    await played("files", attacks())
