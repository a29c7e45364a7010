"""The names a comparison may give to what it finds, with what each means: what the screen and the reports show."""

from __future__ import annotations

from collections.abc import Mapping

FINDINGS: Mapping[str, str] = {
    "exact": "both say the same",
    "within_rounding": "agrees by the digits that are stated",
    "within_hedge": "agrees by a hedge or a bound: about, nearly, at least",
    "within_range": "lies in the range that is stated",
    "within_grain": "the finer date lies within the coarser one",
    "outside": "does not agree",
    "overlapping": "the ranges share a part, and each has one of its own",
    "bound_only": "a bound such as “more than 40” leaves open whether the figure is right",
    "wrong_dimension": "the units measure different things",
    "wrong_currency": "another currency, and no rate is given",
    "wrong_period": "another period",
    "different_measure": "another measure: growth or level, nominal or real",
    "missing_figure": "there is nothing to compare with",
    "missing_date": "a date is needed to reckon from",
    "zero_base": "nothing can be divided by zero",
    "impossible": "cannot be, whatever the source says",
}

FLAGS: Mapping[str, str] = {
    "order_of_magnitude": "a power of ten apart: million or billion, milligram or gram",
    "percent_vs_points": "percent taken for percentage points, or the other way round",
    "direction": "the other way: a rise for a fall, a profit for a loss",
    "currency": "another currency",
    "unit_slip": "the figure fits in another unit: mile or nautical mile, ton or tonne",
    "period": "another period, or growth over another one",
    "trailing_zeros": "a bare round number, taken as rounded",
    "coarser_source": "the source says less exactly what the claim says",
    "far_from_bound": "true, and far from the bound that the claim names",
    "wrong_base": "a percentage of the new value instead of the old",
    "times_more": "times as much taken for times more, or the other way round",
    "long_scale": "a number word of another language or scale: Milliarde, crore",
    "growth_vs_level": "how fast something changes taken for how large it is",
    "nominal_vs_real": "prices of one time set against those of another",
    "off_by_one": "one year or one item off, as when both ends are counted",
    "weekday": "the weekday is not that of the date",
    "impossible_fall": "nothing falls by more than all of it",
    "other_things": "other things are counted",
    "other_whole": "shares of other wholes",
    "denial": "one denies what the other says",
    "other_each": "so much for each of something else, or of something that only one names",
    "partial": "some figures of the claim have none to compare with",
}
