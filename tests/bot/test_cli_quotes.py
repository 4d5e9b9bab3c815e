"""casewalk quotes: picked in edited words that tell of nobody, listed, and taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.store import Store
from tests.bot.test_cli import Casewalk, casewalk, database, round_file
from tests.town import load_round

__all__ = ["casewalk", "database", "round_file"]

WORDS = "The child was heard alone, twice."


@pytest.fixture
def gone_in(casewalk: Casewalk, database: Path, tmp_path: Path) -> Casewalk:
    """A return on C07 that has gone in."""
    with Store(database) as store:
        load_round(store, tmp_path)
        store.write_now(lambda tx: tx.responses.open(1, 1))
        for question in ("voice_evidence", "voice_note"):
            store.write_now(lambda tx, of=question: tx.answers.add(1, 1, of, {"text": "Heard alone."}))  # type: ignore[misc]
        store.write_now(lambda tx: tx.responses.close(1, "submitted"))
    return casewalk


def pick(
    casewalk: Casewalk,
    *more: str,
    case: str = "C07",
    question: str = "voice_evidence",
    words: str = WORDS,
    **settings: str,
) -> tuple[int, str, str]:
    done = casewalk("quotes", "pick", "neglect-2026", case, "school_nursing", question, words, *more, **settings)
    return done.returncode, done.stdout, " ".join(done.stderr.split())


def test_words_are_picked_listed_quoted_and_taken_out(gone_in: Casewalk) -> None:
    assert pick(gone_in) == (0, "1\n", "")
    line = f"1\tC07\tschool_nursing\tvoice_evidence\t{WORDS}\n"
    assert gone_in("quotes", "list", "neglect-2026").stdout == line
    assert f"> {WORDS} (Voice of the child, C07)" in gone_in("report", "neglect-2026", "--format", "md").stdout
    assert gone_in("quotes", "drop", "neglect-2026", "1").returncode == 0
    assert gone_in("quotes", "list", "neglect-2026").stdout == ""
    assert "summary.viewed" in gone_in("trail", "show").stdout
    assert gone_in("trail", "verify").returncode == 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("Ring 01632 960001.", "It was not stored."),
        ("Born on 3 May 2015, seen.", "It was not stored."),
        ("Jordan Smith was seen.", "looks like a name"),
        ("  ", "words"),
        ("x" * 601, "600"),
    ],
)
def test_words_that_tell_of_somebody_are_not_stored(gone_in: Casewalk, words: str, problem: str) -> None:
    code, printed, said = pick(gone_in, words=words)
    assert (code, printed) == (2, "")
    assert problem in said
    assert gone_in("quotes", "list", "neglect-2026").stdout == ""


def test_what_only_looks_like_a_name_is_kept_knowingly(gone_in: Casewalk) -> None:
    assert pick(gone_in, "--keep", words="Jordan Smith House was asked.")[0] == 0
    assert pick(gone_in, "--keep", words="Ring 01632 960001.")[0] == 2


def test_a_name_on_the_rounds_list_is_not_stored_even_knowingly(gone_in: Casewalk, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Keira Pebble\n", encoding="utf-8")
    pepper = str(tmp_path / "apart" / "pepper")
    words = "Her daughter pebble was heard alone."
    assert pick(gone_in, words=words)[0] == 0
    assert gone_in("rounds", "watch", "neglect-2026", "names.txt", pepper_file=pepper).returncode == 0
    for more in ((), ("--keep",)):
        code, _, said = pick(gone_in, *more, words=f"Again: {words}", pepper_file=pepper)
        assert code == 2
        assert "It was not stored." in said
    assert "there is no pepper" in pick(gone_in, pepper_file=str(tmp_path / "nowhere"))[2]


def test_words_picked_again_are_picked_once(gone_in: Casewalk) -> None:
    assert pick(gone_in)[1] == pick(gone_in)[1] == "1\n"
    assert pick(gone_in, question="voice_note")[1] == "2\n"


def test_of_a_return_that_waits_for_its_sign_off_nothing_is_quoted(gone_in: Casewalk, database: Path) -> None:
    with Store(database) as store:
        store.write_now(lambda tx: tx.rounds.put({"key": "neglect-2026", "signs_off": 1}))
    assert "waits for its agency's sign-off" in pick(gone_in)[2]


def test_what_is_not_there_is_said_with_what_there_is(gone_in: Casewalk) -> None:
    assert "it asks for: recognition_evidence" in pick(gone_in, question="overall")[2]
    assert "has no answer to this question" in pick(gone_in, question="recognition_evidence")[2]
    assert "school_nursing has sent nothing in on C08" in pick(gone_in, case="C08")[2]
    assert "has no quote 9" in gone_in("quotes", "drop", "neglect-2026", "9").stderr
