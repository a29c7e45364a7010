"""What comes in as a source is kept, read where it can be, and found by its words and by its short name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.hostile.traps import TRAPS
from tests.sources.conftest import Add
from tests.sources.material import REPORT, docx, pdf, scan, xlsx
from workbench import read
from workbench.desk import Desk
from workbench.errors import InputError, LookupFailed
from workbench.model import Source, checker_of
from workbench.read import limits, spreadsheets
from workbench.sources.texts import READER

HTML = "<html><head><title>Port</title></head><body><article>{}</article></body></html>"
LONG = " ".join(
    f"In year {number} the basin took in {number + 7} ships from the east." for number in range(90)
)


@pytest.mark.parametrize(
    ("name", "content", "locator"),
    [
        ("report.txt", REPORT, "¶ 2"),
        ("report.md", "# Report\n\nThe harbour handled **5.04 million** tonnes.\n", "¶ 2"),
        ("report.html", HTML.format("".join(f"<p>{part}</p>" for part in REPORT.split("\n\n"))), "¶"),
        ("report.pdf", pdf("Annual report", "The harbour handled 5.04 million tonnes of cargo."), "p. 2"),
        ("report.docx", docx("Annual report", "The harbour handled 5.04 million tonnes of cargo."), "¶ 2"),
        ("table.csv", "Port,Tonnes\nNorvik harbour handled,5.04 million tonnes\n", "B2"),
        (
            "table.xlsx",
            xlsx({"Ports": [["Port", "2019"], ["harbour", "handled 5.04 million tonnes"]]}),
            "Ports!B2",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "…",
)
def test_a_file_of_any_kind_is_searched_by_its_words(
    desk: Desk, add: Add, name: str, content: str | bytes, locator: str
) -> None:
    source = add(content, name)
    found = desk.sources.search("5.04 million tonn")
    assert [one.source_id for one in found] == [source.id]
    assert found[0].passage.locator.startswith(locator)
    assert desk.file.snapshot(source.snapshot) == (content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("scan.pdf", scan(), "scan without text"),
        ("broken.pdf", b"%PDF-1.7 and then nothing", "broken PDF"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "an image, whose text cannot be read"),
        ("broken.xlsx", b"PK\x03\x04 xl/workbook.xml" + bytes(40), "zip archive"),
        ("damaged.xlsx", xlsx({"A": [[1, 2]]})[:-400] + bytes(400), "zip archive"),
        ("empty.txt", b" \n ", "empty"),
    ],
    ids=["scan", "broken PDF", "picture", "no workbook", "damaged workbook", "empty"],
)
def test_what_cannot_be_read_is_kept_and_told(
    desk: Desk, add: Add, name: str, content: bytes, told: str
) -> None:
    source = add(content, name)
    assert desk.file.snapshot(source.snapshot) == content
    assert desk.sources.passages(source.id) == ()
    assert told in desk.sources.trouble(source.id)


def test_a_source_that_is_too_long_to_search_is_kept(desk: Desk, add: Add) -> None:
    source = add(b"harbour " * (limits.SOURCE_BYTES // 8 + 1), "long.txt")
    assert "too long to be searched (50 MB)" in desk.sources.trouble(source.id)
    assert desk.sources.passages(source.id) == ()


def test_a_file_beyond_the_limit_is_refused_and_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(InputError, match="a source may have at most 200 MB"):
        desk.sources.add(Source(id="", title="Huge"), file=str(path))
    assert desk.sources.all() == ()


def test_a_sheet_with_too_many_cells_is_searched_as_far_as_it_goes() -> None:
    rows = "\n".join(",".join("1" * 100) for _ in range(11))
    found = read.source_passages(rows.encode(), spreadsheets.CSV, "wide.csv", most=1_000)
    (problem,) = found.problems
    assert len(found.passages) == 1_000
    assert "only its first 1,000 passages" in problem.message


def test_a_source_that_is_a_trap_stops_no_other_and_is_not_tried_again(desk: Desk, add: Add) -> None:
    traps = [
        trap
        for trap in TRAPS
        if trap.name in ("a form that draws itself", "nested messages", "a package that unpacks")
    ]
    sources = [add(trap.build(trap.size), f"trap{trap.suffix}") for trap in traps]
    good = add("Handled 5.04 million tonnes.", "good.html")
    desk.upkeep.rebuild()
    assert [hit.source_id for hit in desk.sources.search("5.04 million tonnes")] == [good.id]
    for trap, source in zip(traps, sources, strict=True):
        assert trap.says in desk.sources.trouble(source.id)
        assert desk.sources.passages(source.id) == ()
    assert desk.file.unread(READER) == ()


def test_a_long_paragraph_is_divided_at_sentences_and_keeps_its_locator(desk: Desk, add: Add) -> None:
    passages = desk.sources.passages(add(LONG).id)
    assert len(passages) > 1
    assert {one.locator for one in passages} == {"¶ 1"}
    assert " ".join(one.text for one in passages) == LONG
    assert all(one.text.endswith(".") for one in passages)


def test_sources_are_called_by_their_place_in_time(desk: Desk, add: Add) -> None:
    first, second = add(title="Zebra report"), add(title="Aardvark report")
    assert [one.number for one in (first, second)] == [1, 2]
    assert (desk.sources.get("s1").id, desk.sources.get(" S2 ").id) == (first.id, second.id)
    assert [one.number for one in desk.sources.all()] == [2, 1]  # by title


def test_a_source_that_was_taken_back_leaves_the_others_their_names(desk: Desk, add: Add) -> None:
    add(title="First")
    desk.history.undo()
    second = add(title="Second")
    assert desk.sources.get("s2").id == second.id
    with pytest.raises(LookupFailed, match="there is no source s1; `workbench source list`"):
        desk.sources.get("s1")


def test_files_with_the_same_entries_call_their_sources_the_same(desk: Desk, tmp_path: Path) -> None:
    for title in ("A", "B", "C"):
        desk.sources.add(Source(id="", title=title))
    entries = desk.file.entries()
    with Desk.open(tmp_path / "other.db", checker=checker_of("Ben Ode")) as other:
        for entry in reversed(entries):
            other.file.append([entry])
        assert {one.id: one.number for one in other.sources.all()} == {
            one.id: one.number for one in desk.sources.all()
        }


def test_a_source_that_came_without_its_text_is_read_when_it_is_asked(
    desk: Desk, add: Add, tmp_path: Path
) -> None:
    source = add()
    with Desk.open(tmp_path / "other.db", checker=checker_of("Ben Ode")) as other:
        other.file.append(desk.file.entries())
        assert other.sources.search("harbour") == ()
        other.file.put_snapshot(desk.file.snapshot(source.snapshot), "text/plain")
        assert [one.source_id for one in other.sources.search("harbour")] == [source.id]


def test_a_rebuild_makes_the_texts_anew(desk: Desk, add: Add) -> None:
    before = desk.sources.passages(add().id)
    desk.upkeep.rebuild()
    assert desk.sources.passages("s1") == before
    assert desk.upkeep.verify() == ()


def test_one_source_can_be_searched_alone(desk: Desk, add: Add) -> None:
    add(REPORT)
    second = add("The harbour of Sund is small.", "sund.txt")
    assert [one.source_id for one in desk.sources.search("harbour", source="s2")] == [second.id]
    assert desk.sources.search("harbour", source="s2", limit=1) == desk.sources.search("Sund harbour")


@pytest.mark.parametrize("words", ["", "“”", '"', "harbour AND", "NEAR(", "*", "a:b"])
def test_no_words_act_as_a_query(desk: Desk, add: Add, words: str) -> None:
    add()
    assert all("harbour" in one.passage.text for one in desk.sources.search(words))


def test_what_a_source_goes_back_to_is_named_or_told(desk: Desk, add: Add) -> None:
    release = add(title="Release")
    assert add(title="Reprint", derived_from="s1").derived_from == release.id
    assert add(title="Other", derived_from=release.id[:10]).derived_from == release.id
    assert (
        add(title="Third", derived_from=" press release of 3 May ").derived_from == "press release of 3 May"
    )
    with pytest.raises(LookupFailed, match="there is no source s99"):
        add(title="Fourth", derived_from="s99")


def test_author_and_note_come_back(desk: Desk, add: Add) -> None:
    source = desk.sources.get(add(author="Ada Lund", note="p. 3 is missing").id)
    assert (source.author, source.note) == ("Ada Lund", "p. 3 is missing")


def test_verify_names_a_source_whose_passages_are_not_those_of_its_snapshot(desk: Desk, add: Add) -> None:
    source = add()
    add(b"%PDF-1.4 broken", "broken.pdf")
    assert desk.upkeep.verify() == ()
    with closing(sqlite3.connect(desk.file.path)) as other, other:
        other.execute("UPDATE passages SET text = replace(text, '5.04', '5.94')")
    (found,) = desk.upkeep.verify()
    assert found.location == f"s{source.number} report.txt"
    assert "run `workbench rebuild`" in found.message
    desk.upkeep.rebuild()
    assert desk.upkeep.verify() == ()
