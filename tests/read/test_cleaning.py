"""What is an article's and what its page's: the steps of cleaning, and their caution."""

from typing import Any

import pytest

from workbench.read import clean

ONE = (
    "The bridge over the Lenne was closed after the storm, and it will stay closed until the end of the year."
)
TWO = "Repairs are going to cost €12 million, of which the state will pay about 40 percent, the mayor said on Monday."
THREE = "It is the third time in nine years that the bridge has had to be closed, and the second time in a winter."
FRENCH = (
    "Le pont a été fermé après la tempête et ne sera pas rouvert avant la fin de l’année, a déclaré le maire."
)
GERMAN = (
    "Die Brücke wurde nach dem Sturm gesperrt und wird nicht vor dem Ende des Jahres geöffnet, sagte der Rat."
)


def left_out(*lines: str, **known: Any) -> list[tuple[str, str]]:
    return [(one.rule, one.paragraph.text) for one in clean.clean("\n\n".join(lines), **known).left_out]


@pytest.mark.parametrize(
    "line",
    [
        "Home » Region » Lenne bridge stays closed",
        "Home > Region > Traffic",
        "Region › Lenne › Bridges › Traffic",
        "Главная страница » Lenne bridge stays closed",
    ],
)
def test_a_path_through_the_site_is_left_out(line: str) -> None:
    assert left_out("Lenne bridge stays closed", line, ONE, TWO) == [("breadcrumb", line)]


@pytest.mark.parametrize(
    "line", ["Paris → London → Rome", "« Non » au pont", "5 > 3 » 2", "North / South", "a -> b"]
)
def test_signs_alone_make_no_path(line: str) -> None:
    assert left_out(ONE, line, TWO) == []


@pytest.mark.parametrize(
    "copy",
    [
        "Lenne bridge stays closed",
        "LENNE BRIDGE STAYS CLOSED",
        "Lenne bridge stays closed - Lenne Post",
        "Lenne Post | Lenne bridge stays closed",
    ],
)
def test_the_headline_is_kept_where_it_stands_first(copy: str) -> None:
    assert left_out("Lenne bridge stays closed", copy, ONE, TWO) == [("repeated headline", copy)]


def test_a_line_about_the_headlines_subject_stays() -> None:
    assert left_out("Lenne bridge stays closed", ONE, "Lenne bridge stays closed until May", TWO) == []


@pytest.mark.parametrize(
    "line",
    ["BERLIN, 3 May (dpa) –", "Brussels, 3 May 2024", "Who pays?", "A second bridge", "Old habits", "1987"],
)
def test_datelines_and_subheadings_stay(line: str) -> None:
    assert left_out("Lenne bridge stays closed", ONE, line, TWO, THREE) == []


def test_a_link_to_comments_above_the_text_does_not_end_it() -> None:
    assert left_out("Lenne bridge stays closed", "Leave a comment", ONE, TWO) == [
        ("comments", "Leave a comment")
    ]


def test_a_comment_form_above_the_greater_part_of_the_text_does_not_end_it() -> None:
    assert left_out(ONE, "Leave a reply", TWO, THREE) == [("comment form", "Leave a reply")]


def test_what_follows_a_comment_form_is_left_out() -> None:
    assert left_out(ONE, TWO, "Leave a reply", "Another bridge", THREE) == [
        ("comment form", "Leave a reply"),
        ("after the end", "Another bridge"),
        ("after the end", THREE),
    ]


@pytest.mark.parametrize(
    "foreign", [FRENCH, GERMAN, "Мост закрыли после бури, и он не откроется до конца года."]
)
def test_a_paragraph_in_another_language_is_left_out(foreign: str) -> None:
    assert left_out(ONE, foreign, TWO, THREE) == [("foreign language", foreign)]


def test_a_quotation_stays_in_its_own_language() -> None:
    assert left_out(ONE, f"« {FRENCH} »", TWO, THREE) == []


def test_a_text_in_two_languages_is_kept_with_a_note() -> None:
    cleaned = clean.clean("\n\n".join([ONE, TWO, FRENCH, GERMAN]))
    assert cleaned.left_out == ()
    assert cleaned.notes == ("much of the text is not in en but in de, fr: it was kept",)


def test_a_page_that_errs_about_its_language_is_corrected_with_a_note() -> None:
    cleaned = clean.clean("\n\n".join([GERMAN, GERMAN.replace("Sturm", "Regen")]), declared="en-US")
    assert (cleaned.language, cleaned.left_out) == ("de", ())
    assert cleaned.notes == ("the page says its language is en-US, but its text is read as de",)


def test_a_text_of_nothing_but_boilerplate_is_kept_with_a_note() -> None:
    cleaned = clean.clean("Read more\n\nLeave a comment")
    assert cleaned.text == "Read more\n\nLeave a comment"
    assert len(cleaned.notes) == 1


def test_another_article_below_is_left_out_from_its_headline_on() -> None:
    assert left_out(ONE, TWO, "A tunnel for Halvik", "By T. Varga", THREE) == [
        ("after the end", "A tunnel for Halvik"),
        ("after the end", "By T. Varga"),
        ("after the end", THREE),
    ]


def test_a_name_at_the_end_begins_no_other_article() -> None:
    assert left_out(ONE, TWO, THREE, "By T. Varga") == []


def test_headlines_below_a_teasers_heading_are_left_out() -> None:
    assert left_out(ONE, TWO, "You might also like", "A tunnel for Halvik", "Nine boats sink") == [
        ("teaser", "You might also like"),
        ("teaser", "A tunnel for Halvik"),
        ("teaser", "Nine boats sink"),
    ]


def test_a_line_between_a_teasers_heading_and_prose_may_be_a_subheading_and_stays() -> None:
    assert left_out(ONE, "Related articles", "A second bridge", TWO, THREE) == [
        ("teaser", "Related articles")
    ]


@pytest.mark.parametrize("clock", ["10:42", "9.05", "10:42 GMT", "6pm", "21h05", "9:05 Uhr"])
def test_the_time_of_an_entry_stays_and_is_no_headline(clock: str) -> None:
    cleaned = clean.clean("\n\n".join([clock, ONE, "10:58", TWO]))
    assert (cleaned.left_out, cleaned.title) == ((), "")


@pytest.mark.parametrize(
    ("offset", "stands"), [(0, 0), (5, 0), (11, 0), (15, 4), (18, 7), (19, 10), (25, 10), (34, 12), (40, 16)]
)
def test_an_offset_moves_with_its_words(offset: int, stands: int) -> None:
    """What is left out, and the gap after a paragraph, stand where the next words do."""
    cleaned = clean.clean("Read more\n\nOne two.\n\nRead also\n\nThree.")
    assert cleaned.text == "One two.\n\nThree."
    assert cleaned.moved(offset) == stands


@pytest.mark.parametrize(("name", "known"), [("Reuters", ""), ("Lenne Post", "Lenne Post")])
def test_a_last_line_that_names_the_publisher_becomes_it(name: str, known: str) -> None:
    cleaned = clean.clean("\n\n".join([ONE, TWO, name]), publisher=known)
    assert cleaned.publisher == name
    assert [one.rule for one in cleaned.left_out] == ["publisher"]


def test_an_unknown_publisher_is_named_above_the_sign_of_the_end() -> None:
    cleaned = clean.clean("\n\n".join([ONE, TWO, "LennePost24", "Post navigation"]))
    assert cleaned.publisher == "LennePost24"


@pytest.mark.parametrize("line", ["Anna Berg", "Never again", "1987", "Enough"])
def test_any_other_last_line_stays(line: str) -> None:
    assert left_out(ONE, TWO, line) == []


def test_a_menu_above_the_text_is_left_out_and_the_headline_below_it_is_not() -> None:
    menu = ["Politics", "Culture", "Sport", "Weather", "Letters"]
    assert [
        text for _, text in left_out(*menu, "Lenne bridge stays closed until the end of the year", ONE)
    ] == menu


@pytest.mark.parametrize(
    "lines",
    [
        [ONE, "Anna Berg", "Lars Holm", "Ida Lund", "Per Dahl", "Nils Lie", "Eva Moe"],
        [ONE, "Anna Berg", "Lars Holm", "Ida Lund", "Per Dahl", "Nils Lie", "Eva Moe", TWO],
        [
            "- Higher taxes",
            "- Fewer buses",
            "- A new bridge",
            "- No more boats",
            "- Two tunnels",
            "- A school",
            ONE,
            TWO,
        ],
        ["Gold 12", "Silver 9", "Bronze 7", "Gold 11", "Silver 8", "Bronze 6", ONE, TWO],
    ],
    ids=["names at the end", "names within", "points above", "figures above"],
)
def test_a_list_that_may_be_the_articles_own_stays(lines: list[str]) -> None:
    assert left_out(*lines) == []


def test_text_as_written_keeps_its_gaps() -> None:
    cleaned = clean.clean(f"  {ONE}\n\n\n{TWO}  \n \nRead more\n\n\t{THREE}\n")
    assert cleaned.text == f"{ONE}\n\n\n{TWO}  \n \n{THREE}"


def test_a_long_beginning_is_cut_in_the_report() -> None:
    (problem,) = clean.clean(f"{ONE}\n\n{FRENCH}\n\n{TWO}").problems("a.txt")
    assert problem.message == (
        "left out as a paragraph in another language (fr): “Le pont a été fermé après la "
        "tempête et ne sera pas rouvert …”"
    )
    assert problem.location == "a.txt"


@pytest.mark.parametrize(
    "ending",
    [
        ["Ida Lund contributed to this report.", "Ada Quist is a reporter for the Courier in Kolmvik."],
        ["Mitarbeit: Ida Lund", "Ada Quist ist Redakteurin im Wirtschaftsressort."],
        ["Avec la collaboration de Ida Lund", "Ada Quist est journaliste au Courrier."],
        ["Con información de Ida Lund", "Ada Quist es corresponsal en Tarn."],
    ],
)
def test_who_wrote_it_is_left_out_at_the_end_alone(ending: list[str]) -> None:
    assert [text for _, text in left_out(ONE, TWO, *ending)] == ending
    assert left_out(ONE, *ending, TWO) == []


def test_rules_for_pages_do_not_apply_to_documents() -> None:
    menu = ["Politics", "Culture", "Sport", "Weather", "Letters"]
    listed = [*menu, ONE, "(c) Cost. Owners pay", "Comments", "Read more: page 12", "Share", TWO]
    assert clean.clean("\n\n".join(listed), framed=False).left_out == ()


def test_a_table_of_contents_is_left_out_of_a_document_too() -> None:
    cleaned = clean.clean(f"1 Bridges . . . . . . . . . 4\n\n{ONE}\n\n{TWO}", framed=False)
    assert [each.rule for each in cleaned.left_out] == ["contents"]


@pytest.mark.parametrize("foreign", [FRENCH, GERMAN])
@pytest.mark.parametrize(
    "introduction", ["The mayor wrote in a letter to the town:", "Its answer reads in full:\xa0"]
)
def test_what_its_own_paragraph_introduces_stays_in_its_own_language(introduction: str, foreign: str) -> None:
    assert left_out(ONE, TWO, introduction, foreign, THREE) == []
