"""What is asked of a whole statement, and of each of its figures before it is set against another: rules in order."""

from __future__ import annotations

from workbench.check.case import Case, Result
from workbench.check.decide import ages, changes, dates, events, leads, measures, ranks, rates, ratios, sums
from workbench.check.rules import Rule
from workbench.model import Quantity

TOTAL = "a total of its parts"  # whose parts are not set against another figure of the claim
_MOST_PAIRS = 20_000  # of a claimed figure with one of the source; each pair is asked every rule


def too_many(case: Case) -> Result | None:
    """Two texts of so many figures that nobody could follow which is set against which."""
    claimed, found = len(case.claimed.quantities), len(case.found.quantities)
    if claimed * found <= _MOST_PAIRS:
        return None
    says = (
        f"The claim has {claimed:,} figures and the source {found:,}, too many to set each against each: "
        "compare the sentence with the passage that it rests on."
    )
    return Result("incomparable", "missing_figure", says)


def missing(case: Case) -> Result | None:
    """A side without a figure or date."""
    lacking = [
        name
        for name, one in (("claim", case.claimed), ("source", case.found))
        if not one.quantities and not one.dates
    ]
    if not lacking:
        return None
    says = (
        f"There is no figure or date in the {' nor in the '.join(lacking)}, so there is nothing to compare."
    )
    return Result("incomparable", "missing_figure", says)


WHOLE: tuple[Rule[[Case]], ...] = (
    Rule("a list and its number", ("four priorities", "health, schools and roads"), sums.counted_items),
    Rule("places in an order", ("The city ranks 16th.", "The city ranks 36th."), ranks.compare),
    Rule("nothing to compare", ("7 percent", "a little"), missing),
    Rule("an impossible fall", ("fell by 200 percent", "fell by 80 percent"), measures.impossible_fall),
    Rule(
        "growth over another time",
        ("grew 2 percent on the year", "grew 0.5 percent on the quarter"),
        measures.base,
    ),
    Rule(
        "a rate of growth", ("inflation is 2.4 percent", "prices rose 2.4 percent"), measures.rate_of_growth
    ),
    Rule(
        "growth or level", ("debt rose to €3 billion", "the deficit is €3 billion"), measures.growth_or_level
    ),
    Rule("weekday and day", ("on a Monday", "on 3 July 2024"), dates.weekday),
    Rule("the date of another event", ("opened in 1995", "begun in 1990, opened in 1995"), events.compare),
    Rule("an anniversary", ("the 50th anniversary", "founded in 1974"), ages.anniversary),
    Rule("age or years since", ("52 years old", "born in May 1972"), ages.compare),
    Rule("a change and its own ends", ("rose 20 percent, from 50 to 55", "was 55"), changes.of_its_own_ends),
    Rule("the other way", ("rose from 40 to 50", "fell from 50 to 40"), changes.other_way),
    Rule("a change the source states", ("from 40 to 50", "rose 25 percent"), changes.turned),
    Rule("shares of a whole", ("30, 45 and 25 percent", "100 percent"), sums.shares),
    Rule("a share of a number", ("60 percent of 500 seats", "300 seats"), ratios.part_of),
    Rule("a share by its numbers", ("12 of 20 matches", "60 percent"), ratios.by_its_numbers),
    Rule("parts and their total", ("12 ships and 15 ships", "a total of 27 ships"), sums.listed_total),
)
FIGURES: tuple[Rule[[Quantity, Case]], ...] = (
    Rule("a lead", ("won by 350 votes", "5,350 votes, her rival 5,000"), leads.compare),
    Rule("a change from its ends", ("rose 25 percent", "from 40 to 50"), changes.compare),
    Rule("a share from part and whole", ("31 percent", "62 of 200 seats"), ratios.share),
    Rule("so much for each", ("€15 per taxpayer", "€45 million for 3 million taxpayers"), ratios.per_head),
    Rule("so much in a time", ("$20 million a day", "$200 million in ten days"), rates.over_time),
    Rule(TOTAL, ("47 ships", "12 ships, 15 ships and 20 ships"), sums.total),
)
