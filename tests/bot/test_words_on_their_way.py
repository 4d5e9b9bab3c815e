"""Words that were on their way when another button was tapped land in no question that they were not meant for."""

from __future__ import annotations

from tests.town import Town, answer_to, begin, exported, go_through


async def test_words_for_a_reason_never_land_in_the_question_after_it(here: Town) -> None:
    phone = here.auditor
    await begin(phone)
    await go_through(phone, until="Taken together")
    await phone.tap("Not graded")
    await phone.tap("Another reason")
    phone.press("Not sure: the lead to advise")
    phone.post("The file was in transit.")
    await phone.until("Your message came before this question was shown")
    assert answer_to(here, "overall")["detail"] == "unsure"
    assert not [row for row in exported(here) if row["question"] == "recommendations"]
