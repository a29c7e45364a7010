"""Each command says what it does in a sentence, and shows how it is typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from workbench.cli.group import COMMANDS, workbench

_LONGEST = 80  # characters of a first sentence: what is left of a line in the list of commands


def walk(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words after `workbench` of each command and group."""
    yield words
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            assert part is not None
            yield from walk(part, (*words, name))


EVERY = tuple(walk(workbench))


def command_of(words: tuple[str, ...]) -> click.Command:
    """The command with these words after `workbench`."""
    command: click.Command | None = workbench
    for word in words:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), word)
    assert command is not None
    return command


def shown(words: tuple[str, ...]) -> list[str]:
    done = CliRunner().invoke(workbench, [*words, "--help"], prog_name="workbench")
    assert done.exit_code == 0
    return done.stdout.splitlines()


def described(words: tuple[str, ...]) -> str:
    """What the help says between the usage and the options, in a line."""
    lines = shown(words)
    start = next(place for place, line in enumerate(lines) if not line) + 1
    return " ".join(" ".join(lines[start:]).split())


def test_all_commands_and_those_of_groups_are_looked_at() -> None:
    assert {words[0] for words in EVERY if words} == set(COMMANDS)
    assert [command_of(words).name for words in EVERY if words] == [words[-1] for words in EVERY if words]
    assert {("source", "add"), ("series", "list"), ("keys", "trust")} <= set(EVERY)


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_help_has_no_sign_of_how_it_is_laid_out(words: tuple[str, ...]) -> None:
    text = "\n".join(shown(words))
    assert "\\" not in text
    assert not [char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf")]


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_help_has_an_example_on_a_line_of_its_own(words: tuple[str, ...]) -> None:
    typed = f"    {' '.join(('workbench', *words))}"
    examples = [line for line in shown(words) if line.startswith("    workbench")]
    assert any(line.startswith(typed) for line in examples), examples
    assert all(line.count("workbench ") == 1 for line in examples), examples


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_the_first_sentence_is_whole_and_short(words: tuple[str, ...]) -> None:
    text = described(words)
    first = text[: text.index(".", text.index(" ")) + 1]
    assert len(first) <= _LONGEST
    assert first[0].isupper()
