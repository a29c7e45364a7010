"""One table of actions: every handler is there, every context stands in the tree, every need has its line."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from tests.tui.screen import press, shown
from workbench.desk import Desk
from workbench.tui.actions import ACTIONS, Action, Need, in_context
from workbench.tui.contexts import CONTEXTS, ContextName, alive_together, lineage
from workbench.tui.controllers.needs import desk_needs
from workbench.tui.keys import collisions
from workbench.tui.panes.footer import hints
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.screens.frame import Surroundings


def _about(desk: Desk, *actions: Action) -> Surroundings:
    def tell(message: str, *, wrong: bool = False) -> None:
        raise AssertionError(message)

    return Surroundings(desk=desk, actions=actions, tell=tell)


async def test_a_row_whose_handler_is_nowhere_fails_as_soon_as_the_screen_is_made(desk: Desk) -> None:
    undo = next(action for action in ACTIONS if action.id == "work.undo")
    async with shown(desk):
        with pytest.raises(AttributeError, match="unwind"):
            DeskScreen(_about(desk, replace(undo, handler="history.unwind")))
        with pytest.raises(KeyError, match="historian"):
            DeskScreen(_about(desk, replace(undo, handler="historian.undo")))


def test_every_context_has_one_row_in_the_tree_and_hangs_on_the_root() -> None:
    names = [context.name for context in CONTEXTS]
    assert sorted(names) == sorted(get_args(ContextName))
    assert {lineage(name)[0] for name in names} == {"app"}


def test_contexts_are_alive_along_their_path_and_with_those_beside_them() -> None:
    together = set(alive_together())
    assert frozenset({"app", "desk", "pane"}) in together
    assert frozenset({"app", "filter"}) in together
    assert not any({"desk", "filter"} <= contexts for contexts in together)
    assert not any({"desk", "second"} <= contexts for contexts in together)


@pytest.mark.parametrize(
    ("context", "other", "clashes"),
    [
        ("app", "calculator", True),
        ("pane", "second", True),
        ("pane", "source", True),
        ("picker", "desk", False),
    ],
)
def test_one_key_may_stand_in_two_contexts_that_are_never_alive_together(
    context: ContextName, other: ContextName, clashes: bool
) -> None:
    first, second = (replace(ACTIONS[0], id=name, context=name, keys=("f9",)) for name in (context, other))
    assert bool(collisions((first, second))) == clashes


def test_every_need_of_the_desk_has_a_line_that_says_what_is_missing() -> None:
    looked_at = {*desk_needs(lambda: ""), "name", "unread"}
    assert looked_at == set(get_args(Need))


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.takes], ids=lambda each: each.id)
def test_an_action_on_claims_says_which_it_needs(action: Action) -> None:
    assert {"claims", "unread"} & set(action.needs)


def test_the_footer_the_help_and_the_palette_follow_the_rows(desk: Desk) -> None:
    rows = tuple(replace(action, keys=("f9",)) for action in ACTIONS if action.id == "work.undo")
    assert hints(rows) == [("f9", "undo")]


async def test_the_palette_has_every_action_of_the_screen(desk: Desk) -> None:
    async with shown(desk) as pilot:
        screen = pilot.app.screen
        labels = {command.title for command in pilot.app.get_system_commands(screen)}
        assert {action.label for action in in_context("desk", ACTIONS)} <= labels
        await press(pilot, "b")
        labels = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {action.label for action in in_context("second", ACTIONS)} <= labels
        assert not {label for label in labels if label.startswith("Scale")}
