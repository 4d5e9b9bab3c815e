"""Likely names, and the words of the field that are let pass."""

from __future__ import annotations

import pytest

from bot.privacy.tripwire import find
from tests.privacy.corpus import read_labelled

NAMES = [
    pytest.param("mum {name:Sarah} rang", id="a relation before it"),
    pytest.param("his mother, {name:Zarnish}, agreed", id="with a comma"),
    pytest.param("stepdad ({name:Xander Pell}) is back", id="in brackets"),
    pytest.param("she is called {name:Kiki} by friends", id="called"),
    pytest.param("partner named {name:Wayne}", id="named"),
    pytest.param("seen by Dr {name:Patel} and PC {name:Harrow}", id="after a title, one a place as well"),
    pytest.param("Mr. {name:Quill} and Mrs {name:Quill} came", id="after a title with a dot"),
    pytest.param("our GP Dr {name:A. Sandhu} wrote", id="with an initial"),
    pytest.param("letter to mrs {name:khan}", id="small letters after a title"),
    pytest.param("record shows {name:Ryan Costello} came", id="two capitals within a sentence"),
    pytest.param("{name:Danielle Frost} is the source", id="two where it begins"),
    pytest.param("{name:Zarnish} said it was so", id="one that says something"),
    pytest.param("she told {name:Zarnish} about it", id="one that was told"),
    pytest.param("it was in {name:Zarnish}'s bag", id="one that owns something"),
    pytest.param("{name:Keeley-Ann} was there", id="a double name"),
    pytest.param("the {name:O'Brien} and {name:McKay} families", id="surnames of Ireland and Scotland"),
    pytest.param("{name:O’Brien} moved", id="with the apostrophe of phones"),  # noqa: RUF001
    pytest.param("seen w {name:natasha} at home", id="a given name in small letters"),
    pytest.param("{name:SARAH} WAS SEEN", id="a given name in capitals"),
    pytest.param("{name:Grace} was sick", id="a name that is a word"),
    pytest.param("{name:Zoë} and {name:Rene\u0301e} were fine", id="accents, one of them apart"),
    pytest.param("👧🏽{name:Aisha}👍 {name:Mia}", id="among emoji"),
    pytest.param("Social Worker {name:Funmi Adeyinka} left", id="after a role with capitals"),
    pytest.param("{name:JAYDEN WHITLOCK} was seen", id="a surname in capitals after a given name in capitals"),
    pytest.param("{name:JAYDEN WHITLOCK} WAS SEEN", id="all in capitals"),
    pytest.param("{name:Jayden WHITLOCK}'s bag, {name:Jayden LEE}", id="a surname in capitals after a given name"),
    pytest.param("{name:WHITLOCK Sarah} left. {name:WHITLOCK SARAH}", id="a surname in capitals before it"),
    pytest.param("told {name:Zarnish WHITLOCK} twice", id="a surname in capitals after a likely name"),
    pytest.param("Ms {name:WHITLOCK} and Dr {name:QUILL}", id="a surname in capitals after a title"),
    pytest.param("{name:Whitlock}, {name:Sarah} attended", id="the surname first"),
    pytest.param("seen with {name:WHITLOCK}, {name:sarah} at home", id="the surname first, in capitals"),
    pytest.param("{name:Reilly}, {name:Sarah}; {name:Reed}, {name:Tom}", id="surnames that end as other words do"),
    pytest.param("The {name:Whitlock} family moved, the {name:Pell} siblings too", id="a family"),
    pytest.param("met the {name:WHITLOCK} household and the {name:Quill} Family", id="a family in capitals"),
    pytest.param("Home visit to {name:Kaelan}, concerns for {name:Bryley}", id="what no vocabulary knows"),
    pytest.param("Siblings: {name:Kaelan}, {name:Bryley}, {name:Tahlia} and {name:Zane}", id="a list"),
    pytest.param("{name:Kaelan}'s mum, home: {name:Leanne} (Mum)", id="one that owns, one in front of a role"),
    pytest.param("mum {name:leanne} rang, seen with {name:kaelan}", id="uncommon ones in small letters"),
    pytest.param("The {name:Whitlocks} moved; {name:Cox} children, {name:cox} sibs", id="whole families"),
    pytest.param("{name:J.S.} was seen, {name:JB} told us, Mrs {name:K} rang", id="initials"),
    pytest.param('known as "{name:Bubba}", everyone calls her {name:Minnie}', id="nicknames"),
    pytest.param("told {name:April} why; in April and May", id="a name that is a month"),
    pytest.param("mum {name:sarah whitlock} said no", id="small letters, between a relation and what she says"),
]
PASSED = [
    "Team Around the Child met, Signs of Safety used, Family Support Worker in",
    "Child in Need plan, Child Protection Conference, Team Around The Family",
    "the Graded Care Profile 2 was done on SystmOne, Liquidlogic and Mosaic",
    "sent to Northgate Primary School and to St Mary's, then Princess Royal University Hospital",
    "Milton Keynes and Tower Hamlets replied, as did Women's Aid and King's College Hospital",
    "the Children Act 1989, Care Act and Mental Capacity Act were cited",
    "mum Polish, dad White British, child Any Other Mixed background",
    "seen on Monday, in May, at Easter and in Spring Term",
    "CAMHS, MARAC and DASH; DSL told MASH; RAG amber",
    "THE VOICE OF THE CHILD IS MISSING",
    "Mum said, Dad said, School said, Nobody asked. She told Police",
    "grace period, hope was there, will, may, mark of 3, faith in plan",
    "Hillingdon's own standard, Ofsted's grade, Barnardo's matrix",
    "Good work. Brilliant. Keep it up\nChronology fine\n- Plan missing",
    "The Larkfield Family Centre, the Wider Family, the Libyan family and The Family met",
    "Sadly, Worried, In Basingstoke, the urgent SEMH and SARC referral",
    "dr surgery letter, miss school, ms teams",
    "Clare's Law was used on Boxing Day, Change Grow Live rang, they ate at McDonald's in Crystal Palace",
    "loves Peppa Pig and Spider-Man, has Crohn's disease, scored 12 on the Edinburgh scale",
    "mum recieved a letter, dad was aggresive, the famly moved, twin sgo, neice seen",
]


@pytest.mark.parametrize("labelled", NAMES)
def test_a_likely_name_is_found(labelled: str) -> None:
    text = read_labelled(labelled)
    assert find(text.words) == text.labels


BESIDE_A_NAME = [
    "mum {name:sarah} said no, mum {name:sarah} allegedly said, mum {name:sarah} who said",
    "{name:Sarah} CAMHS referral, {name:Sarah} DOB unknown, {name:Sarah} SEMH need, UPDATE {name:Sarah}",
    "Sadly, {name:Sarah} left. Worried, {name:Sarah} rang. In Basingstoke, {name:Sarah} was fine",
    "Meanwhile {name:Zarnish} was out. Meanwhile, {name:Sarah} was in. Upset, {name:Tom} rang",
    "Furthermore, {name:Jayden} was at home, SEEN TIRED, {name:JAYDEN} was at home",
]


@pytest.mark.parametrize("labelled", BESIDE_A_NAME)
def test_a_name_takes_no_other_word_with_it(labelled: str) -> None:
    text = read_labelled(labelled)
    assert find(text.words) == text.labels


@pytest.mark.parametrize("words", PASSED)
def test_words_of_the_field_are_let_pass(words: str) -> None:
    assert find(words) == ()


def test_a_rounds_agencies_are_let_pass() -> None:
    words = "seen by Zorbia Steps with Jaxon Wells of Zorbia Steps"
    assert [words[one.start : one.end] for one in find(words)] == ["Zorbia Steps", "Jaxon Wells", "Zorbia Steps"]
    assert [words[one.start : one.end] for one in find(words, agencies=["Zorbia Steps"])] == ["Jaxon Wells"]
