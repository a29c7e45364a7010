"""config.toml sets the theme, the scale and keys of the screen; what cannot be used is told, a line each."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from tests.tui.screen import press, settled, toasts
from workbench import settings
from workbench.config import CONFIG
from workbench.desk import Desk
from workbench.model import ClaimFilter
from workbench.tui.app import WorkbenchApp
from workbench.tui.state import keymap, screen_settings
from workbench.tui.state.screen_settings import ScreenSettings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings.path().parent.mkdir(parents=True)
    return settings.path().parent


def read(folder: Path, config: str) -> ScreenSettings:
    (folder / CONFIG).write_text(config, encoding="utf-8")
    return screen_settings.read(BUILTIN_THEMES)


def test_without_a_file_nothing_is_set_and_nothing_is_wrong() -> None:
    assert screen_settings.read(BUILTIN_THEMES) == ScreenSettings()


def test_theme_scale_and_keys_are_read(folder: Path) -> None:
    config = '[screen]\ntheme = "nord"\nscale = "politifact"\n[keys]\n"work.undo" = "z"\n'
    assert read(folder, config) == ScreenSettings(theme="nord", scale="politifact", keys={"work.undo": "z"})


def test_keys_of_config_go_before_those_of_the_file_of_keys(folder: Path) -> None:
    keymap.path().write_text('"work.undo" = "f8"\n"work.redo" = "f9"\n')
    assert read(folder, '[keys]\n"work.undo" = "z"\n').keys == {"work.undo": "z", "work.redo": "f9"}


@pytest.mark.parametrize(
    ("config", "lines"),
    [
        ("[screen]\ncolour = 3\n", ["config.toml: screen.colour is no setting; there are: theme, scale"]),
        ("sceen = 1\n", ["config.toml: sceen is no setting; there are: screen, keys, file_mode"]),
        ("screen = 1\n", ["config.toml: screen is no section; write [screen] and what belongs to it below"]),
        ("[screen]\nscale = 5\n", ["config.toml: screen.scale is 5; use one of: "]),
        ('[screen]\ntheme = "norD"\n', ["config.toml: screen.theme is 'norD'; use one of: "]),
        ('[keys]\n"work.undo" = ["z"]\n', ["config.toml: keys.work.undo is no text; write keys between"]),
        ("file_mode = 432\n", ['config.toml: file_mode is 432; write "0600" for files of your own']),
        ("[keys\n", ["config.toml cannot be used: "]),
        (
            "[screen]\ntheme = 1\nscale = 2\nfont = 3\n",
            ["config.toml: screen.font", "config.toml: screen.theme is 1", "config.toml: screen.scale is 2"],
        ),
    ],
)
def test_each_problem_is_a_line_and_leaves_the_screen_as_it_is(
    folder: Path, config: str, lines: list[str]
) -> None:
    chosen = read(folder, config)
    assert [
        problem.message[: len(line)] for problem, line in zip(chosen.problems, lines, strict=True)
    ] == lines
    assert (chosen.theme, chosen.scale, chosen.keys) == ("", ScreenSettings().scale, {})


def test_a_file_that_is_no_text_is_one_problem(folder: Path) -> None:
    (folder / CONFIG).write_bytes(b"\xff\xfe\x00")
    (problem,) = screen_settings.read(BUILTIN_THEMES).problems
    assert problem.message.startswith("config.toml cannot be used: ")


async def test_what_is_set_holds_and_what_cannot_be_used_is_told_at_the_start(
    desk: Desk, folder: Path
) -> None:
    screen = '[screen]\ntheme = "nord"\nscale = "politifact"\nfont = 1\n'
    config = f'{screen}[keys]\n"work.undoo" = "z"\n"work.undo" = "f8"\n'
    app = WorkbenchApp(desk, read(folder, config))
    app.said_for = app.wrong_for = 3600
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert app.theme == "nord"
        (told,) = toasts(pilot)
        assert [line.partition(";")[0] for line in told.splitlines()] == [
            "config.toml: screen.font is no setting",
            "no key is called 'work.undoo'",
        ]
        await press(pilot, "5", "k")
        state = next(desk.claims.each(ClaimFilter(article=desk.articles.all()[0].id)))
        assert [verdict.scale for verdict in state.verdicts] == ["politifact"]
        await press(pilot, "f8")
        assert desk.claims.get(state.claim.id).verdicts == ()
