"""Exchanging the file's entries with a hub, once or for as long as one likes."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace

from workbench.desk.erasures import Erasures
from workbench.desk.session import Session
from workbench.model import Problem, Synced
from workbench.store import hub


def reach(url: str) -> None:
    """HubError where the hub at this address does not answer or lets you in; InputError where it is no address."""
    hub.reach(hub.address(url))


def hub_roles() -> str:
    """SQL that makes roles with the least rights on a hub, for its owner to run."""
    return hub.roles()


class Hub:
    """Exchange with a PostgreSQL server that many desks share."""

    def __init__(self, session: Session, erasures: Erasures) -> None:
        self._session = session
        self._erasures = erasures
        self._file = session.file

    def sync(
        self,
        url: str,
        *,
        confidential: bool = True,
        dry_run: bool = False,
        anew: bool = False,
        progress: Callable[[str, int], object] = lambda done, rows: None,
    ) -> Synced:
        """Exchanges all that is new on either side, or with `dry_run` only counts it.

        Without `confidential`, what rests on confidential sources stays here. `anew` compares everything. `progress` is
        told "sent" or "fetched" and how many rows so far. InputError where the URL is none; HubError where the hub
        cannot be used: a retry goes on from there.
        """
        self._session.refuse_step("an exchange with a hub")
        to = hub.address(url)
        here = replace(self._file.for_hub(), progress=progress)
        synced = hub.sync(here, to, confidential=confidential, dry_run=dry_run, anew=anew)
        return synced if dry_run else self._honoured(synced)

    def watch(self, url: str, *, confidential: bool = True) -> Generator[Synced | Problem]:
        """Each exchange as it is done, whenever there is news on either side, and each loss of the hub; without end."""
        exchanges = hub.watch(self._file.for_hub(), hub.address(url), confidential=confidential)
        with closing(exchanges):
            for done in exchanges:
                yield done if isinstance(done, Problem) else self._honoured(done)

    def _honoured(self, synced: Synced) -> Synced:
        """The same with what keys asked for that are trusted to erase."""
        return replace(synced, merged=self._erasures.honour(synced.merged))
