from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.catalog import Catalog, load_form
from questionnaires.errors import FormError
from tests.questionnaires.small import SMALL, small, write

MORE = '[[areas.questions]]\nkind = "text"\nkey = "{}"\ntext = "More?"\n'
SEEN = 'text = "Was the child seen?"'

BROKEN = [
    pytest.param('title = "A small form"', 'title = "A', "", ["not valid TOML", "line 4"], id="a quote not closed"),
    pytest.param('key = "small"', 'key = "large"', "key", ["large version 1", "agree"], id="another key than its name"),
    pytest.param("version = 1", "version = 2", "key", ["version 2", "agree"], id="another version than its name"),
    pytest.param('title = "A small form"', "", "title", ["missing", "add it"], id="no title"),
    pytest.param(SEEN, "", "areas[1] (first).questions[1] (seen).text", ["missing", "add it"], id="no text"),
    pytest.param(
        SEEN,
        SEEN + "\nhlep = 'x'",
        "areas[1] (first).questions[1] (seen).hlep",
        ["not a known key", "remove it"],
        id="a key misspelt in a question",
    ),
    pytest.param(
        'title = "First"', 'title = "First"\nnote = 1', "areas[1] (first).note", ["remove it"], id="in an area"
    ),
    pytest.param('title = "A small form"', 'title = "A"\nauthor = "B"', "author", ["remove it"], id="in the form"),
    pytest.param('key = "where"', 'key = "seen"', "", ["two questions", "seen", "another"], id="a question twice"),
    pytest.param('key = "second"', 'key = "first"', "", ["two areas"], id="an area twice"),
    pytest.param(
        'question = "seen"', 'question = "overall"', "", ["where", "overall", "earlier"], id="a later question"
    ),
    pytest.param('question = "seen"', 'question = "where"', "", ["where", "earlier"], id="a condition on itself"),
    pytest.param('question = "seen"', 'question = "sen"', "", ["where", "sen,", "earlier"], id="on no question"),
    pytest.param(
        'in = ["yes", "partly"]',
        'in = ["yes"], is = "no"',
        "areas[1] (first).questions[2] (where).ask_if",
        ["exactly one of is, in, has"],
        id="a condition of two tests",
    ),
    pytest.param('scale = "two"', 'scale = "ten"', "", ["grade", "ten", "the form has not"], id="an unknown scale"),
    pytest.param('kind = "text"', 'kind = "essay"', "areas[1] (first).questions[3] (evidence)", ["essay"], id="a kind"),
    pytest.param(
        'key = "grade"\n',
        'key = "Grade 1"\n',
        "areas[1] (first).questions[4] (Grade 1).key",
        ["pattern"],
        id="a bad key",
    ),
    pytest.param(
        'choices = [ { value = "home", label = "At home" },',
        "choices = [",
        "areas[1] (first).questions[2] (where).choices",
        ["at least 2"],
        id="one choice only",
    ),
    pytest.param('kind = "inadequate_area"', 'kind = "odd"', "rules[2]", ["odd"], id="an unknown rule"),
    pytest.param(
        'scale = "two"',
        'scale = "two"\ndescriptors.splendid = "x"',
        "areas[1] (first).questions[4] (grade)",
        ["splendid"],
        id="a descriptor of no point",
    ),
    pytest.param(
        'kind = "text"',
        'kind = "text"\nkey = "e0"\ntext = "0?"\n'
        + "".join(map(MORE.format, ["e1", "e2"]))
        + '[[areas.questions]]\nkind = "text"',
        "",
        ["area first", "more than 6", "split it"],
        id="seven questions in an area",
    ),
]


@pytest.mark.parametrize(("good", "bad", "key", "words"), BROKEN)
def test_a_broken_form_is_refused_naming_file_key_and_what_to_do(
    tmp_path: Path, good: str, bad: str, key: str, words: list[str]
) -> None:
    assert good in SMALL
    path = write(tmp_path, SMALL.replace(good, bad, 1))
    with pytest.raises(FormError) as told:
        load_form(path)
    assert str(told.value).startswith(f"{path}: {key}")
    assert [word for word in words if word not in str(told.value)] == []


@pytest.mark.parametrize("name", ["small.toml", "small.v1.txt", "Small.v1.toml", "small.vone.toml", "1small.v1.toml"])
def test_a_file_named_otherwise_is_refused_saying_how_to_name_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormError, match=r"name the file KEY\.vN\.toml, for example six_areas\.v1\.toml"):
        load_form(write(tmp_path, name=name))


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="there is no such file"):
        load_form(tmp_path / "small.v1.toml")


def test_a_file_that_is_no_text_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "small.v1.toml"
    path.write_bytes(b'title = "\xff\xfe"')
    with pytest.raises(FormError, match="save it as UTF-8 text"):
        load_form(path)


def test_a_folder_in_place_of_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "small.v1.toml").mkdir()
    with pytest.raises(FormError, match="cannot be read"):
        load_form(tmp_path / "small.v1.toml")


def test_the_newest_version_is_found_by_number_not_by_spelling(tmp_path: Path) -> None:
    for version in (1, 2, 10):
        write(tmp_path, SMALL.replace("version = 1", f"version = {version}"), f"small.v{version}.toml")
    assert Catalog(tmp_path).newest("small").version == 10


def test_a_questionnaire_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(FormError, match="larger: there is no such questionnaire; there are: small"):
        Catalog(tmp_path).newest("larger")


def test_a_body_read_back_is_the_same_form_with_the_same_fingerprint(tmp_path: Path) -> None:
    form = small(tmp_path)
    back = Catalog(tmp_path).pinned(form.sha256, form.body)
    assert back == form
    assert (back.body, back.sha256) == (form.body, form.sha256)


def test_a_pinned_body_needs_no_file(tmp_path: Path) -> None:
    form = small(tmp_path)
    (tmp_path / "small.v1.toml").unlink()
    assert Catalog(tmp_path).pinned(form.sha256, form.body).title == "A small form"


def test_a_word_changed_changes_the_fingerprint(tmp_path: Path) -> None:
    before = small(tmp_path).sha256
    assert load_form(write(tmp_path, SMALL.replace("At home", "At her home"))).sha256 != before


def test_a_form_may_bring_its_own_ways_out(tmp_path: Path) -> None:
    two = 'choices = [ { value = "a", label = "A" }, { value = "b", label = "B" } ]\n'
    exits = "".join(
        f'[exits.{name}]\nkind = "choice"\nkey = "{name}"\ntext = "Why {name}?"\n{two}'
        for name in ("nil_return", "unable", "incomplete")
    )
    form = load_form(write(tmp_path, SMALL + exits))
    assert form.exits.unable.text == "Why unable?"


@pytest.mark.parametrize(
    ("path", "name"),
    [("@nil_return", "nil_return"), ("@unable", "unable"), ("@incomplete", "incomplete"), ("seen", None)],
)
def test_a_way_out_is_found_by_its_path(tmp_path: Path, path: str, name: str | None) -> None:
    found = small(tmp_path).exits.find(path)
    assert (found.key if found else None) == name


@pytest.mark.parametrize(("good", "bad"), [("[[areas]]", "[[zones]]"), ("[[areas.questions]]", "[[areas.texts]]")])
def test_what_is_no_list_is_refused_with_its_place(tmp_path: Path, good: str, bad: str) -> None:

    key = "areas = 3\n" if good == "[[areas]]" else ""
    text = key + SMALL.replace("[[areas.", "[[zones.").replace(good, bad) if key else SMALL.replace(good, bad)
    text = text if key else text.replace('title = "First"', 'title = "First"\nquestions = 3')
    with pytest.raises(FormError, match="areas"):
        load_form(write(tmp_path, text))
