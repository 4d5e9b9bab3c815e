"""What is masked at once: each kind in the forms in which people type it, and what only looks like one."""

from __future__ import annotations

import pytest

from bot.privacy.found import MASKS, SOFT
from bot.privacy.tripwire import find
from tests.privacy.corpus import period, read_labelled

CASES = [
    pytest.param("{nhs_number:999 323 7418}", id="NHS number"),
    pytest.param("NHS{nhs_number:9993237418}.", id="NHS number in one, after letters"),
    pytest.param("nhs no:{nhs_number:999-323-7418}/f", id="NHS number with dashes"),
    pytest.param("{nhs_number:999.323.7418} on fax", id="NHS number with dots"),
    pytest.param("no {nhs_number:99932\n37418} here", id="NHS number over a line break"),
    pytest.param("{nhs_number:９９９ ３２３ ７４１８}", id="NHS number in full-width digits"),  # noqa: RUF001
    pytest.param("{nhs_number:٩٩٩٣٢٣٧٤١٨}", id="NHS number in Arabic digits"),
    pytest.param("{nhs_number:999\u200b323\u200b7418} x", id="NHS number with zero-width spaces"),
    pytest.param(
        "{nhs_number:9\u03319\u03319\u03313\u03312\u03313\u03317\u03314\u03311\u03318\u0331}", id="underlined"
    ),
    pytest.param("{nhs_number:9️⃣9️⃣9️⃣3️⃣2️⃣3️⃣7️⃣4️⃣1️⃣8️⃣} x", id="in keycaps"),
    pytest.param("👩‍👧 {nhs_number:999 323 7418} 👍🏽", id="NHS number among emoji"),
    pytest.param("aged 7 {nhs_number:999 323 7418} 3 x visits", id="NHS number among figures"),
    pytest.param("{nhs_number:999\u00a0323\u20097418}, {nhs_number:999 797 6630}", id="two, one with odd spaces"),
    pytest.param("{nhs_number:999 — 323 — 7418}", id="NHS number with long dashes"),
    pytest.param("no {nhs_number:999    323   7418} x", id="NHS number with several spaces"),
    pytest.param("{nhs_number:999 | 323 | 7418} | x", id="NHS number with bars"),
    pytest.param("{nhs_number:999,323,7418}, seen", id="NHS number with commas"),
    pytest.param("{nhs_number:999_323_7418} x", id="NHS number with underscores"),
    pytest.param("{nhs_number:999 323 (7418}) x", id="NHS number, its end in brackets"),
    pytest.param("{nhs_number:99932 / 37418} x", id="NHS number in halves"),
    pytest.param("mistyped {long_number:999 323 7419}", id="the sum is wrong"),
    pytest.param("mistyped {long_number:9993237419}", id="the sum is wrong, in one"),
    pytest.param("{upn:A999200005001} excluded", id="pupil number"),
    pytest.param("{upn:a99920000500b}", id="temporary pupil number in small letters"),
    pytest.param("UPN {upn:A 9992 0000 5001}.", id="pupil number in groups"),
    pytest.param("{national_insurance:QQ 12 34 56 C}", id="National Insurance number"),
    pytest.param("ni {national_insurance:qq123456c}", id="National Insurance number in small letters"),
    pytest.param("({national_insurance:QQ-12-34-56-C})", id="National Insurance number with dashes"),
    pytest.param("{phone:07700 900123}", id="mobile"),
    pytest.param("{phone:+44 (0)7700 900123}", id="mobile with its country"),
    pytest.param("{phone:0044 7700 900123} x", id="mobile with zeros"),
    pytest.param("{phone:44 7700 900123} x", id="mobile with its country bare"),
    pytest.param("{phone:0 7 7 0 0 9 0 0 1 2 3}", id="mobile digit by digit"),
    pytest.param("{phone:(01632) 960 123} ok", id="landline"),
    pytest.param("{phone:01632-960123 ext 4}", id="landline with an extension"),
    pytest.param("{phone:01632 960123}/{phone:01632 960124}", id="two landlines"),
    pytest.param("{phone:020 7946 0123}", id="London"),
    pytest.param("{phone:07700 / 900123} x", id="mobile with a stroke"),
    pytest.param("{phone:07700_900_123} | {phone:0770 | 090 | 0123}", id="mobiles with underscores, with bars"),
    pytest.param("mum {phone:07700, 90, 01, 23}, dad", id="mobile with commas"),
    pytest.param("{phone:+44 (0) 7700 — 900123} x", id="mobile with its country and a long dash"),
    pytest.param("{phone:01632    960 / 123} x", id="landline with several spaces"),
    pytest.param("{phone:020 / 7946 / 0123} x", id="London with strokes"),
    pytest.param("{phone:01632 96012}", id="landline a digit short"),
    pytest.param("rang mum on {phone:7700 900123} x2", id="mobile without its zero, after rang"),
    pytest.param("at 7 {phone:07700 900123} 2 x", id="mobile among figures"),
    pytest.param("{email:amy.smith+x@example.org}.", id="e-mail"),
    pytest.param("to {email:Amy@Example.Org},", id="e-mail with capitals"),
    pytest.param("{email:amy @ example.org}", id="e-mail with spaces"),
    pytest.param("{email:amy(at)example.org} {email:amy at example.org}", id="e-mail spelled out"),
    pytest.param("mail {email:amy.smith at example dot org} ok", id="e-mail said in words"),
    pytest.param("{email:amy dot smith at mail dot example dot org}, {email:amy@example dot org}", id="all in words"),
    pytest.param("{email:amy_smith [at] example [dot] org}", id="e-mail said in brackets"),
    pytest.param("{postcode:ZZ99 3VZ}", id="postcode"),
    pytest.param("at {postcode:zz993wz}.", id="postcode in one"),
    pytest.param("{postcode:ZZ99\n3VZ}", id="postcode over a line break"),
    pytest.param("dob {date_of_birth:12/03/2014}", id="date of birth"),
    pytest.param("D.O.B. {date_of_birth:12.3.14}", id="date of birth with dots"),
    pytest.param("DOB:{date_of_birth:12032014}", id="date of birth in one"),
    pytest.param("born in hospital on {date_of_birth:12th March 2014}", id="date of birth in words"),
    pytest.param("birthday is {date_of_birth:4 June}", id="a birthday"),
    pytest.param("{date_of_birth:2014-03-12} (dob)", id="date of birth, said after"),
    pytest.param("dobs {date_of_birth:1/2/13}, {date_of_birth:3/4/15} & {date_of_birth:5/6/17}", id="dates of birth"),
    pytest.param("on file {date:12/03/2014}", id="a bare date from before the period"),
    pytest.param("lives at {address:14 Acacia Avenue}", id="address"),
    pytest.param("{address:flat 2, 14b mill lane} was cold", id="address in small letters"),
    pytest.param("{address:6 Windmill Hill}", id="a street called by another word"),
    pytest.param("moved to {address:Marigold Avenue}", id="a street without its number"),
    pytest.param("see {link:https://records.example.org/person?id=448812}.", id="a link with a query"),
    pytest.param("({link:records.example.org/case/88213})", id="a link with a record's number"),
    pytest.param("{link:https://drive.example.org/d/1AbC9xYz77Qw/view}", id="a link to a document"),
    pytest.param("LCS {long_number:20448812}", id="a record system's number"),
    pytest.param("child ref {long_number:LCS-204418}", id="with its letters"),
    pytest.param("LCS ID: {long_number:55512}, RiO no {long_number:12345}", id="short numbers behind a system's name"),
    pytest.param("dad's car is {number_plate:LB16 XYZ}", id="number plate"),
    pytest.param(
        "reg. no. {number_plate:P123 ABC}, {number_plate:ab12cde}", id="number plates, old and in small letters"
    ),
    pytest.param("Insta is {username:@kayleigh_2010}", id="a name on an app"),
    pytest.param("on Snapchat as {username:kayleighxx10}", id="one without its sign"),
    pytest.param("on roll at {school:St Joseph's RC Primary}", id="a school"),
    pytest.param("attends {school:Raglan}, year 4", id="a school by its name alone"),
    pytest.param("in {place:Beech House}, was at {place:22 larch close}", id="a house, a street in small letters"),
    pytest.param("born on the {date_of_birth:third of May two thousand and ten}", id="date of birth in words"),
    pytest.param("turned 6 on {date_of_birth:3 May 2016}, born in {date_of_birth:May 2010}", id="a birthday, a month"),
    pytest.param("dob {date_of_birth:030510}", id="date of birth without strokes"),
]
CLEAN = [
    "",
    "visit on 12.03.2026 at 14:30, next 2/4/26 10.15",
    "seen 12/03/2026 14:30 16:45 and 5 June 2026",
    "C07, C7, S47, s47 3rd visit, Y7 2nd week, W2 1hr",
    "age 7, 11 and 15; under 5s; 2.5 yr check",
    "scores 12, 14, 16, 18, 20, 22; SDQ 24/40, 8/10",
    "sats 10 11 12 13 14 and then 15",
    "methadone 40mg, 500 ml, 12.4 kg, 88.5cm, 102/65",
    "room 12, ward 3b, bed 14, flat was cold",
    "2 visits close together, 3 in place, 1 parent way behind",
    "Ofsted https://www.gov.uk/government/publications/working-together-to-safeguard-children--2023",
    "see www.legislation.gov.uk/ukpga/1989/41/section/47 and and/or n/a 24/7",
    "101, 111 and 999; Childline 0800 1111",
    "by 12 03 26 a visit was due, on 10 11 25 a call",
    "£1234567 budget, 2025/26, 2023-2024, 2 hrs 30",
    "seen @ home, mtg @ 2pm",
    "born 6 weeks early, born at 36 weeks, b. wt 2.9 kg",
    "3/7 after birth, 6/52, 6/12",
    "4/6 reviews on time, 22 of 24 visits, 62.5% (115 of 184)",
    "scores 999, 323 and 7418; 999, 323, 7419; 12, 14, 2026 / 150, 200, 25",
    "0730 - 0800, 0900 - 1000, 101; Childline 0800 1111, 999",
    "seen at school dot 3 on the plan, joined the dots at core group",
    "10 decisions 12 actions 3 maybe 4",
    "closed 03/11/2011, reopened on 12 June 2014, EHCP dated 01.09.2013",
    "Log 2034/16, ref CAD 4512, S47/2016, Y2016, 1200hrs, 1500ml",
    "the case was close to court, at the family house, in close contact, on a main road",
]


@pytest.mark.parametrize("labelled", CASES)
def test_an_identifier_is_found_where_it_stands(labelled: str) -> None:
    text = read_labelled(labelled)
    assert find(text.words, period=period()) == text.labels


@pytest.mark.parametrize("words", CLEAN)
def test_what_only_looks_like_one_is_let_pass(words: str) -> None:
    assert find(words, period=period()) == ()


def test_every_kind_has_its_mask_and_its_case() -> None:
    kinds = {label.kind for case in CASES for label in read_labelled(str(case.values[0])).labels}
    assert kinds | {"name", "listed_name"} == set(MASKS)
    assert set(MASKS) > SOFT
