"""No test waits without an end: a process that hangs fails its test and holds up no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.waiting import endless

TESTS = Path(__file__).parent


def test_every_process_event_and_thread_is_waited_for_with_a_timeout() -> None:
    calls = [
        f"{path.relative_to(TESTS)}:{call.lineno}"
        for path in sorted(TESTS.rglob("*.py"))
        for call in endless(path.read_text(encoding="utf-8"))
    ]
    assert calls == []


@pytest.mark.parametrize(
    ("source", "is_endless"),
    [
        ("subprocess.run(command)", True),
        ("subprocess.run(command, timeout=9)", False),
        ("child.communicate()", True),
        ("child.communicate(timeout=9)[0]", False),
        ("assert child.wait() == 0", True),
        ("thread.join()", True),
        ("thread.join(9)", False),
        ("', '.join(words)", False),
        ("shell.run(command)", False),
    ],
)
def test_what_waits_without_an_end_is_seen(source: str, is_endless: bool) -> None:
    assert bool(list(endless(source))) == is_endless
