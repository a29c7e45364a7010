"""Whole pages as they are saved: what must be left out of each, and nothing else."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from workbench import read
from workbench.read import clean, paragraphs

ARTICLES = Path(__file__).parents[1] / "articles"
TEXTS = sorted(ARTICLES.glob("*.txt"))
PAGES = sorted(ARTICLES.glob("*.html"))


def expected(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_exactly_the_boilerplate_of_a_saved_page_is_left_out(path: Path) -> None:
    cleaned = clean.clean(path.read_text(encoding="utf-8"))
    found = [(one.rule, one.paragraph.text) for one in cleaned.left_out]
    wanted = expected(path)["left_out"]
    assert [rule for rule, _ in found] == [rule for rule, _ in wanted]
    for (_, text), (_, beginning) in zip(found, wanted, strict=True):
        assert text.startswith(beginning)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_keeps_the_rest_as_it_is_written_and_in_order(path: Path) -> None:
    original = path.read_text(encoding="utf-8")
    cleaned = clean.clean(original)
    gone = {one.paragraph for one in cleaned.left_out}
    stays = [unit.text for unit in paragraphs.split(original) if unit not in gone]
    assert [unit.text for unit in paragraphs.split(cleaned.text)] == stays


@pytest.mark.parametrize("path", TEXTS + PAGES, ids=lambda path: path.stem)
def test_an_article_says_what_it_is(path: Path) -> None:
    article, _ = read.read(str(path))
    wanted = expected(path)
    found = {
        name: getattr(article, name)
        for name in ("language", "title", "author", "publisher", "url", "published")
    }
    assert found == {name: wanted.get(name, None if name == "published" else "") for name in found}


@pytest.mark.parametrize("path", TEXTS + PAGES, ids=lambda path: path.stem)
def test_everything_left_out_is_reported_with_its_beginning_and_the_file(path: Path) -> None:
    _, problems = read.read(str(path))
    assert all(problem.location == str(path) for problem in problems)
    told = [problem.message for problem in problems if problem.message.startswith("left out as")]
    for message, (_, beginning) in zip(told, expected(path)["left_out"], strict=True):
        assert f"“{beginning[:40]}" in message


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_its_main_text(path: Path) -> None:
    article, _ = read.read(str(path))
    wanted = expected(path)
    places = [article.text.find(part) for part in wanted["stays"]]
    assert -1 not in places
    assert all(one < next_one for one, next_one in pairwise(places))
    assert [part for part in wanted["gone"] if part in article.text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_stands_around_a_page_is_counted(path: Path) -> None:
    _, problems = read.read(str(path))
    assert any("around the main text" in problem.message for problem in problems)


def test_a_headline_is_kept_once() -> None:
    article, _ = read.read(str(ARTICLES / "harbour-tunnel.txt"))
    assert article.text.count("Harbour tunnel to cost") == 1


def test_the_same_bytes_give_the_same_article_under_any_name() -> None:
    data = TEXTS[0].read_bytes()
    one, _ = read.read_bytes(data, name="one.txt")
    other, _ = read.read_bytes(data)
    assert one == other
