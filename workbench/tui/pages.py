"""The claims of a long list, fetched a page at a time and kept while they are near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from workbench.model import ClaimState

Fetch = Callable[[tuple[int, ...]], tuple[ClaimState, ...]]

PAGE = 256
_KEPT = 16


class Pages:
    """Claims by their place in a tuple of row numbers. A page that cannot be fetched is empty until `forget`."""

    def __init__(self, rows: tuple[int, ...], fetch: Fetch) -> None:
        self.rows = rows
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

    def forget(self, place: int) -> None:
        """Lets the page of this place be fetched anew."""
        self._pages.pop(place // PAGE, None)

    def _page(self, number: int) -> tuple[ClaimState, ...]:
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(self.rows[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page
