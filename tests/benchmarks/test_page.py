"""The page of benchmarks shows what each module printed, and names those that could not run."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import modules, page


@pytest.mark.parametrize("module", modules.MODULES, ids=lambda module: module.name)
def test_each_row_names_a_module_with_a_main(module: modules.Module) -> None:
    spec = find_spec(f"benchmarks.{module.name}")
    assert spec is not None
    assert spec.origin is not None
    assert "\ndef main(" in Path(spec.origin).read_text(encoding="utf-8")


def test_what_a_module_printed_stands_under_what_it_is_to_reach() -> None:
    shown, failed = modules.MODULES[:2]
    alone = (
        modules.Printed(module=shown, text="9,000 a second"),
        modules.Printed(module=failed, trouble="no room left"),
    )
    run = page.Run(
        day=date(2025, 2, 14), machine="one", texts=1, figures=1, rows=(), command=1.0, command_short=1.0,
        growth=(), alone=alone,
    )  # fmt: skip
    told = page._TEMPLATE.read_text(encoding="utf-8")
    assert "{alone}" in told
    both = "\n".join(map(page._alone, run.alone))
    assert f"To reach: {shown.reach}." in both
    assert "9,000 a second" in both
    assert "could not run: no room left" in both
