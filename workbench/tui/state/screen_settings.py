"""What a person set for the screen: `[screen]` and `[keys]` of config.toml, and keys.toml beside it.

A setting that cannot be used is a Problem, a line each, and leaves the screen as it is without it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from workbench import config, scales
from workbench.errors import InputError
from workbench.model import Problem
from workbench.tui.state import keymap

_KNOWN = ("screen", "keys", config.FILE_MODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSettings:
    """`theme` is "" for Textual's own; `keys` gives other keys to some actions: {"work.undo": "z,ctrl+o"}."""

    theme: str = ""
    scale: str = scales.DEFAULT
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


NOTHING_SET = ScreenSettings()


def read(themes: Collection[str]) -> ScreenSettings:
    """The settings of whoever works at this machine; `themes` are those there are."""
    tree, problems = config.read()
    keys, trouble = keymap.read(keymap.path())
    return of_config(tree, themes, keys=keys, problems=(*problems, *trouble))


def of_config(
    tree: Mapping[str, object],
    themes: Collection[str],
    *,
    keys: Mapping[str, str] | None = None,
    problems: tuple[Problem, ...] = (),
) -> ScreenSettings:
    """The settings in a decoded config.toml; its keys go before `keys`. `problems` are those met before."""
    problems_met: list[Problem] = [*problems, *_unknown(tree, "", _KNOWN), *_of_files(tree)]
    screen = _section(tree, "screen", problems_met)
    allowed = {"theme": themes, "scale": scales.scales()}
    problems_met += _unknown(screen, "screen.", allowed)
    chosen = {name: _one_of(screen, name, there, problems_met.append) for name, there in allowed.items()}
    return ScreenSettings(
        theme=chosen["theme"],
        scale=chosen["scale"] or scales.DEFAULT,
        keys={**(keys or {}), **_texts(_section(tree, "keys", problems_met), problems_met.append)},
        problems=tuple(problems_met),
    )


def _of_files(tree: Mapping[str, object]) -> Iterator[Problem]:
    """What is wrong with the permissions of new files, before one is to be made."""
    try:
        config.file_mode(tree)
    except InputError as error:
        yield Problem(message=str(error), location=config.FILE_MODE)


def _section(tree: Mapping[str, object], name: str, problems_met: list[Problem]) -> Mapping[str, object]:
    section = tree.get(name, {})
    if isinstance(section, dict):
        return section
    problems_met.append(_problem(name, f"is no section; write [{name}] and what belongs to it below"))
    return {}


def _unknown(section: Mapping[str, object], prefix: str, there: Collection[str]) -> Iterator[Problem]:
    for name in section:
        if name not in there:
            yield _problem(prefix + name, f"is no setting; there are: {', '.join(there)}")


def _one_of(
    screen: Mapping[str, object], name: str, there: Collection[str], tell: Callable[[Problem], None]
) -> str:
    """What is chosen of what there is; "" where nothing is, or something else."""
    value = screen.get(name)
    if isinstance(value, str) and value in there:
        return value
    if value is not None:
        tell(_problem(f"screen.{name}", f"is {value!r}; use one of: {', '.join(sorted(there))}"))
    return ""


def _texts(section: Mapping[str, object], tell: Callable[[Problem], None]) -> Mapping[str, str]:
    for name, value in section.items():
        if not isinstance(value, str):
            tell(
                _problem(f"keys.{name}", 'is no text; write keys between quotation marks: "work.undo" = "z"')
            )
    return {name: value for name, value in section.items() if isinstance(value, str)}


def _problem(name: str, what: str) -> Problem:
    return Problem(message=f"{config.CONFIG}: {name} {what}", location=name)
