from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widget import Widget

from tests.tui.screen import press, shown, text, typed
from workbench.desk import Desk
from workbench.tui.actions import ACTIONS, Action
from workbench.tui.app import WorkbenchApp
from workbench.tui.bindings import textual_action
from workbench.tui.dialogs.add_source import AddSourceDialog
from workbench.tui.dialogs.attach import AttachDialog
from workbench.tui.dialogs.calculator import CalculatorDialog
from workbench.tui.dialogs.explain import ExplainDialog
from workbench.tui.dialogs.help import HelpDialog, search_text
from workbench.tui.dialogs.introduction import WhoDialog
from workbench.tui.dialogs.notice import NoticeDialog
from workbench.tui.dialogs.passages import FindDialog
from workbench.tui.dialogs.ratings import RatingPicker
from workbench.tui.dialogs.similar_claims import SimilarDialog
from workbench.tui.dialogs.source_text import SourceTextDialog
from workbench.tui.dialogs.sources import SourcesDialog
from workbench.tui.keys import collisions, markdown, overridden, shown_key
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.filter import FilterBar
from workbench.tui.panes.footer import hints
from workbench.tui.panes.text_pane import TextPane
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.screens.second_reading import SecondScreen
from workbench.tui.state import keymap

WHERE: dict[str, tuple[type, ...]] = {
    "app": (WorkbenchApp,),
    "desk": (DeskScreen,),
    "pane": (ClaimList, ArticlePane, TextPane),
    "filter": (FilterBar,),
    "picker": (RatingPicker,),
    "attach": (AttachDialog,),
    "explain": (ExplainDialog,),
    "help": (HelpDialog,),
    "notice": (NoticeDialog,),
    "similar": (SimilarDialog,),
    "find": (FindDialog,),
    "sources": (SourcesDialog,),
    "source": (SourceTextDialog,),
    "add_source": (AddSourceDialog,),
    "second": (SecondScreen,),
    "calculator": (CalculatorDialog,),
    "who": (WhoDialog,),
}


def test_no_key_does_two_things_at_once() -> None:
    assert collisions() == ()


def test_every_key_has_a_name_of_its_own() -> None:
    assert len({key.id for key in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("key", ACTIONS, ids=lambda key: key.id)
def test_every_key_has_an_action_where_it_works(key: Action) -> None:
    namespace, _, call = textual_action(key).partition("(")[0].rpartition(".")
    name = f"action_{call}"
    owners = (WorkbenchApp,) if namespace == "app" else WHERE[key.context]
    assert all(callable(getattr(owner, name, None)) for owner in owners)


@pytest.mark.parametrize("owner", [one for owners in WHERE.values() for one in owners])
def test_no_binding_of_ours_stands_outside_the_table(owner: type[Widget]) -> None:
    ids = {key.id for key in ACTIONS}
    assert all(isinstance(binding, Binding) and binding.id in ids for binding in owner.BINDINGS)


@pytest.mark.parametrize(
    ("overrides", "changed", "told_in"),
    [
        ({"work.undo": "z"}, {"work.undo": ("z",)}, None),
        (
            {"work.undo": "z,ctrl+o", "work.redo": "Z"},
            {"work.undo": ("z", "ctrl+o"), "work.redo": ("Z",)},
            None,
        ),
        ({"work.undo": "g u"}, {}, "'g' is the key of both"),
        ({"work.undo": "j"}, {}, "'j' is the key of both work.undo and move.down"),
        ({"work.undoo": "z"}, {}, "no key is called 'work.undoo'"),
        ({"work.undo": " , "}, {}, "work.undo is given no key"),
        ({"claim.dismiss": "ctrl+p"}, {}, "'ctrl+p' is the key of both"),
    ],
)
def test_keys_can_be_given_others_and_what_does_not_work_is_told(
    overrides: dict[str, str], changed: dict[str, tuple[str, ...]], told_in: str | None
) -> None:
    table, problems = overridden(overrides)
    before = {key.id: key.keys for key in ACTIONS}
    assert {key.id: key.keys for key in table} == {**before, **changed}
    assert len(problems) == (told_in is not None)
    assert all(str(told_in) in problem.message for problem in problems)


def test_two_keys_can_change_places_one_after_the_other() -> None:
    table, problems = overridden({"work.undo": "f8", "claim.dismiss": "u", "work.redo": "x"})
    assert problems == ()
    assert {key.id: key.keys for key in table if key.id in ("claim.dismiss", "work.redo")} == {
        "claim.dismiss": ("u",),
        "work.redo": ("x",),
    }


async def test_a_changed_key_works_and_its_old_one_does_not(desk: Desk) -> None:
    async with shown(desk, keys={"move.down": "v", "move.first": "z z"}) as pilot:
        screen = pilot.app.screen
        await press(pilot, "v", "v", "j")
        assert isinstance(screen, DeskScreen)
        assert screen.claims.cursor == 2
        await press(pilot, "home")
        assert screen.claims.cursor == 2
        await press(pilot, "z", "z")
        assert screen.claims.cursor == 0


async def test_a_key_that_cannot_be_changed_is_told_at_the_start(desk: Desk) -> None:
    async with shown(desk, keys={"work.undoo": "z"}) as pilot:
        assert "no key is called 'work.undoo'" in text(pilot)


async def test_the_help_shows_every_key(desk: Desk) -> None:
    async with shown(desk, (120, 190)) as pilot:
        await press(pilot, "?")
        seen = text(pilot)
        assert [key.id for key in ACTIONS if key.id not in seen] == []
        assert [key.id for key in ACTIONS if shown_key(key.keys[0]) not in seen] == []


async def test_the_help_tells_the_marks_of_ratings_and_of_evidence(desk: Desk) -> None:
    async with shown(desk, (120, 190)) as pilot:
        await press(pilot, "?")
        seen = text(pilot)
        assert "Mostly accurate" in seen
        assert "inconsistent, or contradicts another claim" in seen


async def test_the_help_is_narrowed_by_typing(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "?", *typed("dispute"))
        seen = text(pilot)
        assert "verdict.pick" in seen
        assert "move.down" not in seen


@pytest.mark.parametrize(
    ("words", "found"), [("undo", "work.undo"), ("^d", "move.half_down"), ("ctrl+d", "move.half_down")]
)
def test_a_key_is_found_by_what_it_does_and_by_how_it_is_written(words: str, found: str) -> None:
    assert found in [key.id for key in ACTIONS if words in search_text(key)]


def test_the_footer_joins_keys_with_the_same_word() -> None:
    assert ("1-5", "verdict") in hints(key for key in ACTIONS if key.footer)


def test_the_readme_table_has_a_row_for_each_key() -> None:
    rows = markdown().splitlines()
    assert len(rows) == len(ACTIONS) + 2
    assert all(row.count("|") == 5 for row in rows)


@pytest.mark.parametrize(
    ("key", "printed"),
    [("ctrl+d", "^d"), ("g g", "gg"), ("shift+tab", "⇧Tab"), ("down", "↓"), ("?", "?"), ("+", "+")],
)
def test_keys_are_printed_as_people_write_them(key: str, printed: str) -> None:
    assert shown_key(key) == printed


@pytest.mark.parametrize(
    ("text", "keys", "wrong"),
    [
        ('"work.undo" = "z"\n', {"work.undo": "z"}, False),
        ("", {}, False),
        ("undo = 3", {}, True),
        ("[work]\nundo = 'z'", {}, True),
        ("no toml", {}, True),
    ],
)
def test_keys_are_read_from_a_file(tmp_path: Path, text: str, keys: dict[str, str], wrong: bool) -> None:
    where = tmp_path / "keys.toml"
    where.write_text(text)
    found, problems = keymap.read(where)
    assert found == keys
    assert [problem.location for problem in problems] == ([str(where)] if wrong else [])


def test_no_file_of_keys_is_no_problem(tmp_path: Path) -> None:
    assert keymap.read(tmp_path / "keys.toml") == ({}, ())
