"""The Markdown report, read back by a CommonMark parser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.export.reports import ANNA, PILOT, claim, hostile, report, state
from workbench.export import FORMATS
from workbench.export.escape import markdown_marked, markdown_text, markdown_url
from workbench.model import ClaimState, Report, Status
from workbench.terminal import shown, shown_line

GOLDEN = Path(__file__).with_name("golden") / "report.md"

HOSTILE = [
    "*bold* _too_ `code` ~~gone~~",
    "# A heading",
    "1. a list",
    "1) a list",
    "- a list",
    "+ a list",
    "* a list",
    "> a quotation",
    "---",
    "===",
    "***",
    "    indented",
    "```\nfence",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[words](javascript:alert(1))",
    "![picture](https://track.example/p.gif)",
    "[ref]: https://evil.example\n[ref]",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "<javascript:alert(1)>",
    "&lt;b&gt; &#x3c; &amp",
    "two\n\nparagraphs\n# and a heading",
    "$1 to $2",
    "a trailing backslash \\",
    "\x1b]0;title\x07 and \x9b2J and \u202egnp.exe",
    "[/] [sic] [@click=app.quit]",
    "No. 9: a fake entry",
    "’“”—…",
]


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def entries(text: str) -> list[str]:
    """The headings of the claims, as they render."""
    tokens = parsed(text)
    starts = [i for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h3"]
    return [rendered(tokens[i + 1]) for i in starts]


def rendered(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [] if child.type in {"text", "code_inline"})


def kinds(text: str) -> set[str]:
    """Every type of token in the text, inline ones included."""
    tokens = parsed(text)
    return {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or []
    }


def one_line(text: str) -> bool:
    return "\n" not in text and "\r" not in text


def test_the_report_is_the_golden_file() -> None:
    assert FORMATS["markdown"]([report()]) == GOLDEN.read_text(encoding="utf-8")


def test_reports_follow_each_other_under_their_own_headings() -> None:
    tokens = parsed(FORMATS["markdown"]([report(), report()]))
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 2


def test_a_confidential_source_leaves_no_trace() -> None:
    text = FORMATS["markdown"]([report()])
    assert "confidential source" in text
    for secret in ("Vane", "vane", PILOT.id[:8], "They took 55", "minute 4"):
        assert secret not in text


def test_a_source_that_is_not_in_the_file_may_be_confidential_and_is_not_quoted() -> None:
    text = FORMATS["markdown"]([report()])
    assert "a source that this file does not have" in text
    assert "has not come yet" not in text


def test_a_dispute_shows_both_verdicts() -> None:
    text = FORMATS["markdown"]([report()])
    disputed = text[text.index("### No. 3") : text.index("### No. 4")]
    assert "**Accurate** (AB" in disputed
    assert "**Mixed** (bo" in disputed


def test_open_items_come_before_the_claims() -> None:
    text = FORMATS["markdown"]([report()])
    assert text.index("## Open items") < text.index("## Claims") < text.index("## Not claims")


@pytest.mark.parametrize("status", ["open", "reopened", "checking", "disputed"])
def test_what_is_not_finished_is_an_open_item(status: Status) -> None:
    text = FORMATS["markdown"]([replace(report(), claims=(replace(report().claims[1], status=status),))])
    assert "## Open items\n\n- No. 2: 7 billion tonnes in 2019" in text


def test_a_finished_report_says_that_nothing_is_open() -> None:
    done = replace(report(), claims=tuple(one for one in report().claims if one.status == "checked"))
    assert "## Open items\n\nNothing is open.\n" in FORMATS["markdown"]([done])


def test_the_counts_tie_out_even_where_the_desk_counted_at_another_moment() -> None:
    text = FORMATS["markdown"]([report()])
    line = next(line for line in text.splitlines() if line.startswith("**5 claims**"))
    assert sum(int(part.split()[0]) for part in line.split(" = ")[1].split(" + ")) == 5


def test_an_article_without_title_or_claims_still_makes_a_report() -> None:
    bare = replace(
        report(), article=replace(report().article, title="", url="", publisher="", published=None), claims=()
    )
    text = FORMATS["markdown"]([bare])
    assert text.startswith("# Untitled article\n\n**0 claims**\n")


def test_an_unknown_checker_and_rating_are_named_by_their_codes() -> None:
    first = report().claims[1]
    verdict = replace(first.verdicts[0], rating="sublime", checker="f0" * 20)
    strange = replace(report(), claims=(replace(first, verdicts=(verdict,)),), checkers={ANNA.id: ANNA})
    assert "**sublime** (f0f0f0f0, 2026-02-01)" in FORMATS["markdown"]([strange])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_structure(text: str) -> None:
    harmless = kinds(FORMATS["markdown"]([hostile("plain words")]))
    assert kinds(FORMATS["markdown"]([hostile(text)])) <= harmless | {"text_special"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_renders_as_its_own_characters(text: str) -> None:
    inline = parsed(f"- {markdown_text(text)}")[3]
    assert "".join(child.content for child in inline.children or []) == shown_line(text)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://coast.example/a?b=1&c=2", "<https://coast.example/a?b=1&c=2>"),
        ("HTTP://coast.example", "<HTTP://coast.example>"),
        ("https://münze.example/ü", "<https://münze.example/ü>"),
        ("https://a.example/x y>z<\\`", "<https://a.example/x%20y%3Ez%3C%5C%60>"),
        ("https://a.example/\u202egnp", "<https://a.example/%E2%80%AEgnp>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("https://", "https://"),
        ("[x](https://a.example)", "\\[x\\](https://a.example)"),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(url: str, written: str) -> None:
    assert markdown_url(url) == written


@pytest.mark.parametrize(
    ("before", "words", "after", "written"),
    [
        ("It cost ", "€5", " then.", "It cost **€5** then."),
        ("", "1. First", " came", "**1. First** came"),
        ("1. ", "Five", "", "1\\. **Five**"),
        ("a\n", " b\n", "c", "a **b** c"),
        ("nothing ", " ", "marked", "nothing marked"),
    ],
)
def test_a_claim_is_marked_in_its_sentence(before: str, words: str, after: str, written: str) -> None:
    assert markdown_marked(before, words, after) == written


@given(st.text(min_size=1))
def test_any_text_leaves_the_number_of_claims_as_it_is(text: str) -> None:
    assert len(entries(FORMATS["markdown"]([hostile(text)]))) == 1


@given(st.text(min_size=1))
def test_any_text_is_rendered_as_its_own_characters_on_one_line(text: str) -> None:
    written = markdown_text(text)
    assert one_line(written)
    inline = parsed(f"x {written}")[1]
    assert "".join(child.content for child in inline.children or []) == f"x {shown_line(text)}".rstrip()


@given(st.text(min_size=1))
def test_no_control_character_reaches_the_report(text: str) -> None:
    written = FORMATS["markdown"]([hostile(text)])
    assert shown(written) == written
    assert not any(ord(char) < 32 and char != "\n" for char in written)


@given(st.integers(min_value=0, max_value=5))
def test_each_claim_that_is_one_has_a_heading(count: int) -> None:
    made: tuple[ClaimState, ...] = tuple(
        state(claim("Three in five"), number) for number in range(1, count + 1)
    )
    many: Report = replace(report(), claims=made)
    assert entries(FORMATS["markdown"]([many])) == [
        f"No. {number}: Three in five" for number in range(1, count + 1)
    ]
