"""What a page says it is, set right: titles without the site's name, authors without days and firms, days of review."""

from __future__ import annotations

import re
from datetime import date

_DIVIDER = re.compile(r"\s+(?:[|–—·•»:-]|::)\s+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Okt|Dez|janv|févr|avr|juil|ene|abr|ago|dic"
)
# "Ada Quist March 11", "Ada Quist, 11 mars 2024": a day that stands beside the name on the page.
_DAY = re.compile(
    rf"[\s,|·–-]+(?:\d{{1,2}}\.?\s+)?(?:{_MONTH})\b\.?(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?$", re.IGNORECASE
)
_BY = re.compile(r"^(?:by|von|par|por)\s+(?=[^\W\d_])", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|PLC|Corp|Company|GmbH|AG|SAS?|SARL|S\.?L|Media|News|Press|Group|Agency|Verlag|Redaktion"
    r"|Rédaction|Redacción|Newsroom|Staff|Staff Writers?|Desk)\b\.?",
    re.IGNORECASE,
)
# Days on which something is to be looked at again, or ends.
_DUE = re.compile(
    r"(?:next (?:review|update|revision)|review (?:due|date)|to be reviewed|expires?|valid until"
    r"|nächste (?:Über)?prüfung|gültig bis|läuft ab am|prochaine (?:révision|mise à jour)|valable jusqu|expire le"
    r"|próxima (?:revisión|actualización)|válido hasta|caduca el)[^\n]{0,40}",
    re.IGNORECASE,
)


def title_and_site(title: str, site: str, headline: str) -> tuple[str, str]:
    """A title without the name of its site at either end, and the site's name, which the title may be the one to say.

    The site is known by its name, or by the headline, which is the rest of the title.
    """
    for divider in _DIVIDER.finditer(title):
        before, after = title[: divider.start()], title[divider.end() :]
        for rest, name in ((before, after), (after, before)):
            if _bare(name) == _bare(site) or _bare(rest) == _bare(headline):
                return rest, site or name
    return title, site


def author(written: str, site: str) -> str:
    """Who wrote it: names in the order in which they are spoken, without firms beside them and days behind them."""
    names = [name for part in written.split(";") if (name := _person(part))]
    if len(names) == 2 and all(len(name.split()) == 1 for name in names):  # "Quist, Ada", taken for two
        return f"{names[1]} {names[0]}"
    people = [name for name in names if not _FIRM.search(name) and _bare(name) != _bare(site)]
    return "; ".join(people or names)


def _person(written: str) -> str:
    """A name without what introduces it and the day behind it; one word before a month may be a first name."""
    name = _BY.sub("", written.strip())
    without_day = _DAY.sub("", name)
    return without_day if " " in without_day or re.search(r"\d", name) else name


def published(day: date | None, text: str) -> date | None:
    """The day of publication; None for one that the page's text gives for its next review, or for its end."""
    if day is None:
        return None
    due = (re.findall(r"\d+", match.group()) for match in _DUE.finditer(text))
    is_due = any(
        str(day.year) in numbers and {str(day.day), f"{day.day:02}"} & set(numbers) for numbers in due
    )
    return None if is_due else day


def _bare(text: str) -> str:
    return _EDGES.sub("", " ".join(text.split())).casefold()
