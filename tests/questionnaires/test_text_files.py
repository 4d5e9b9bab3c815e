"""Text files as people's programs save them: decoded where the letters come out right, refused otherwise."""

# ruff: noqa: RUF001 - signs that look like others are what this is about

from __future__ import annotations

import pytest

from questionnaires.text_files import UnknownEncoding, decoded

TEXTS = [
    "Reference,Ethnicity\nC01,Any other Métis\n",
    "René’s team, east",
    "Café, 5–9, £20, ½",
    "“Hello”, he said… it’s José’s",
    "Björk; Müller; Señor; García; naïve; Zoë; François; SÃO JOÃO",
    "Éire; Ångström; Ólafur",
    "Child’s age: 10 – 15",
    "O’Brien",
    "plain",
    "",
]
MODERN = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]


@pytest.mark.parametrize("encoding", [*MODERN, "cp1252", "mac_roman"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_decoded_or_refused_but_never_read_as_rubbish(text: str, encoding: str) -> None:
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("these letters are not in that encoding")
    assert decoded(content) == text


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_are_known_without_their_mark(order: str) -> None:
    assert decoded(TEXTS[0].encode(order)) == TEXTS[0]


REFUSED = [
    pytest.param("Łukasz, Polish".encode("cp1250"), id="Windows of central Europe"),
    pytest.param("Čeština".encode("cp1250"), id="Czech"),
    pytest.param("Привет".encode("cp1251"), id="Cyrillic"),
    pytest.param("Ελλάδα".encode("cp1253"), id="Greek"),
    pytest.param("Ali Şahin, Işık".encode("cp1254"), id="Turkish"),
    pytest.param("عربي".encode("cp1256"), id="Arabic"),
    pytest.param("Métis".encode("cp850"), id="DOS"),
    pytest.param("Caf\u00c3\u00a9".encode(), id="read as Windows once and saved again"),
    pytest.param("it\u00e2\u20ac\u2122s".encode(), id="an apostrophe read as Windows once"),
    pytest.param("Caf\ufffd".encode(), id="letters lost already"),
    pytest.param("Tomaš".encode("cp1252"), id="a letter that on a Mac is another"),
    pytest.param("Garc\u00eda".encode("mac_roman"), id="an accent that on Windows is an apostrophe"),
    pytest.param(b"\xff\xfea", id="UTF-16 cut short"),
]


@pytest.mark.parametrize("content", REFUSED)
def test_letters_that_cannot_be_told_are_refused_and_not_guessed(content: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decoded(content)
