"""What is installed along with the workbench leaves it under the MIT licence."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageMetadata, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"

# A program that stands on something under the GPL falls under it as a whole; the LGPL reaches no further than itself.
COPYLEFT = re.compile(r"\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


def required() -> set[str]:
    """The names of all that is installed with the workbench, without the extras nobody asks for."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    names: set[str] = set()
    ahead = list(map(Requirement, project["dependencies"]))
    while ahead:
        asked = ahead.pop()
        if asked.name not in names:
            names.add(asked.name)
            lines = map(Requirement, distribution(asked.name).requires or ())
            ahead += [line for line in lines if applies(line, asked.extras)]
    return names


def applies(line: Requirement, extras: set[str]) -> bool:
    return line.marker is None or any(line.marker.evaluate({"extra": extra}) for extra in {"", *extras})


def licences(metadata: PackageMetadata) -> list[str]:
    """The licences a distribution may be taken under, by its expression or else by its older fields."""
    stated = metadata.get_all("License-Expression") or metadata.get_all("License") or []
    classifiers = metadata.get_all("Classifier") or []
    in_words = [each for each in classifiers if each.startswith("License ::")]
    return re.split(r" or ", stated[0], flags=re.IGNORECASE) if stated else in_words


def test_nothing_that_comes_with_the_workbench_is_under_the_gpl_alone() -> None:
    names = required()
    assert len(names) > 20
    by_name = {name: licences(distribution(name).metadata) for name in sorted(names)}
    assert [name for name, some in by_name.items() if some and all(map(COPYLEFT.search, some))] == []


@pytest.mark.parametrize(
    ("licence", "copyleft"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License", False),
        ("MIT", False),
    ],
)
def test_a_licence_that_reaches_the_whole_program_is_known(licence: str, copyleft: bool) -> None:
    assert bool(COPYLEFT.search(licence)) == copyleft
