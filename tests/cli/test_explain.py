"""`extract --explain`: why a figure was read as it was."""

from pathlib import Path

from tests.shell import Shell


def test_each_figure_tells_its_rule_what_decided_and_what_lost() -> None:
    text = "The quay is 5 m long and cost $7 m, from 3 to 4 years ago."
    told = Shell(Path())("extract", "-", "--explain", given=text).stdout
    assert "5 m: 5 meter" in told
    assert "7,000,000 USD" in told
    assert told.count("rule “") >= 3
    assert "“m” is scale by" in told
    assert "“m” is unit by" in told
    assert "lost: “" in told
