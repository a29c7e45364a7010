"""The claims of a long list, fetched a page at a time and kept while they are near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from workbench.model import ClaimState

Fetch = Callable[[tuple[int, ...]], tuple[ClaimState, ...]]

PAGE = 256
_KEPT = 16


class Pages:
    """Claims by their place in a tuple of row numbers.

    `incomplete` says that a page could not be fetched, or that rows of it are gone: the list is to be made anew.
    """

    def __init__(self, rows: tuple[int, ...], fetch: Fetch) -> None:
        self.rows = rows
        self.incomplete = False
        self._fetch = fetch
        self._pages: OrderedDict[int, tuple[ClaimState, ...]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.rows)

    def get(self, place: int) -> ClaimState | None:
        """The claim at this place, None beyond the ends or where its page could not be fetched."""
        if not 0 <= place < len(self.rows):
            return None
        number, offset = divmod(place, PAGE)
        page = self._page(number)
        return page[offset] if offset < len(page) else None

    def _page(self, number: int) -> tuple[ClaimState, ...]:
        page = self._pages.get(number)
        if page is None:
            wanted = self.rows[number * PAGE : (number + 1) * PAGE]
            page = self._fetch(wanted)
            self.incomplete = self.incomplete or len(page) < len(wanted)
            self._pages[number] = page
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page
