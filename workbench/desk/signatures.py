"""Whose signatures the work of people bears, as far as this user knows the keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.desk.session import Session
from workbench.model import Checker, Verdict
from workbench.signing import keyring
from workbench.signing.keyring import KnownKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signature on the work of `checker`; `holder` is whose key it is, "" where this user does not know that."""

    checker: str
    holder: str = ""
    same: bool = False

    @property
    def words(self) -> str:
        """What is to be said of it beside the work."""
        if not self.holder:
            return "signed by an unknown key"
        return (
            f"signed, key known as {self.holder}"
            if self.same
            else f"signed by {self.holder}, not by {self.checker}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatories:
    """How many entries of people are signed and by whom: by known holders' names, by unknown keys, and by nobody.

    `others` counts entries that bear one person's name and another's signature, by what is to be said of them.
    """

    holders: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    unsigned: int = 0


class Signatures:
    """What signatures say."""

    def __init__(self, session: Session) -> None:
        self._file = session.file

    def remarks(self, verdicts: Iterable[Verdict]) -> dict[str, str]:
        """What is to be said of the signatures of verdicts, by their ids; nothing for one that nobody signed."""
        return self.remarks_on({verdict.id: verdict.checker for verdict in verdicts})

    def remarks_on(self, checkers: Mapping[str, str]) -> dict[str, str]:
        """The same of entries of any kind, which are given by id with the id of their author."""
        keys = self._file.keys_of(checkers)
        if not keys:
            return {}
        people, holders = self._file.checkers(), _holders()
        return {name: _signed(people.get(checkers[name]), some, holders).words for name, some in keys.items()}

    def signatories(self) -> Signatories:
        """How the work of people in the file is signed."""
        signing = self._file.signing()
        people, holders = (self._file.checkers(), _holders()) if signing.signed else ({}, {})
        own: Counter[str] = Counter()
        others: Counter[str] = Counter()
        unknown: Counter[str] = Counter()
        for (checker, keys), count in signing.signed.items():
            signature = _signed(people.get(checker), keys, holders)
            if signature.same:
                own[signature.holder] += count
            elif signature.holder:
                others[signature.words] += count
            else:
                unknown.update(dict.fromkeys(keys, count))
        return Signatories(
            holders=dict(own), others=dict(others), unknown=dict(unknown), unsigned=signing.unsigned
        )


def _holders() -> dict[str, KnownKey]:
    return {key.key: key for key in keyring.known_keys()}


def _signed(who: Checker | None, keys: Iterable[str], holders: Mapping[str, KnownKey]) -> Signed:
    """What these signatures say together: that of the person themselves before that of others."""
    name = who.name if who else "who is named"
    signers = [holders[key] for key in sorted(keys) if key in holders]
    for signer in signers:
        if who and signer.name == who.name and signer.organization in {"", who.organization}:
            return Signed(checker=name, holder=signer.name, same=True)
    return Signed(checker=name, holder=signers[0].name if signers else "")
