"""What is found in every folder of sentences, as docs/privacy.md says; `make golden` writes its tables anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.privacy.found import mask
from bot.privacy.tripwire import find
from tests.privacy.measure import CORPORA, Corpus, corpora, main, share

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
TABLES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
ALL = corpora()
FOUND, NAMES, TOUCHED = 0.97, 0.96, 0.08
"""The least that must be found of identifiers, and of names, and the most ordinary sentences that may be touched."""


def table(corpus: Corpus) -> Iterator[str]:
    """Write what was found before and what is now, by kind."""
    path = CORPORA / corpus.name / "before.toml"
    before = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    yield f"\n### `{corpus.name}`\n\n| kind | found at 1dc50fc | found now |\n|---|---|---|\n"
    names, all_ = 0, 0
    for kind in corpus.kinds():
        now, there = corpus.found(kind)
        was = before["found"].get(kind, 0) if before else 0
        all_ += was
        names += was if next(one for one in corpus.dirty if one.kind == kind).is_name else 0
        yield f"| {kind.replace('_', ' ')} | {share(was, there) if before else ''} | {share(now, there)} |\n"
    for called, was, figures in (
        ("**names**", names, corpus.found(names=True)),
        ("**all identifiers**", all_, corpus.found()),
        ("**ordinary sentences touched**", before["touched"] if before else 0, corpus.touched()),
    ):
        yield f"| {called} | {share(was, figures[1]) if before else ''} | {share(*figures)} |\n"


def test_the_page_says_what_is_measured(request: pytest.FixtureRequest) -> None:
    measured = "".join(line for corpus in ALL for line in table(corpus)) + "\n"
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--golden"):
        PAGE.write_text(TABLES.sub(lambda _: measured, page), encoding="utf-8")
        page = PAGE.read_text(encoding="utf-8")
    assert TABLES.findall(page) == [measured], "the figures have changed: look at them with make golden"


@pytest.mark.parametrize("corpus", ALL, ids=lambda corpus: corpus.name)
def test_enough_is_found(corpus: Corpus) -> None:
    (found, there), (names, people) = corpus.found(), corpus.found(names=True)
    assert found >= FOUND * there
    assert names >= NAMES * people


@pytest.mark.parametrize("corpus", ALL, ids=lambda corpus: corpus.name)
def test_ordinary_sentences_are_left_alone(corpus: Corpus) -> None:
    touched, there = corpus.touched()
    assert touched <= TOUCHED * there


@pytest.mark.parametrize("corpus", ALL, ids=lambda corpus: corpus.name)
def test_a_corpus_masked_reads_clean(corpus: Corpus) -> None:
    for sentence in (*(one.sentence for one in corpus.dirty), *corpus.clean):
        masked = mask(sentence, corpus.round.found(sentence))
        assert find(masked, corpus.round.watch, agencies=corpus.round.agencies, period=corpus.round.period) == ()


def test_measuring_prints_figures_and_no_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dirty.tsv").write_text("first_name\tHome visit to Kaelan\tKaelan\n", encoding="utf-8")
    (tmp_path / "clean.txt").write_text("The plan was reviewed.\n", encoding="utf-8")
    main([str(tmp_path)])
    printed = capsys.readouterr().out
    assert "first_name                   1 of 1 (100.0 %)" in printed
    assert "Kaelan" not in printed
