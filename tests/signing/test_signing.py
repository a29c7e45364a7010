"""A signature shows who made an entry, travels as an entry does, and only the holder of a key can make it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.waiting import PATIENCE
from workbench import settings, signing
from workbench.desk import Desk
from workbench.desk.signatures import Signatories
from workbench.errors import InputError, LookupFailed
from workbench.model import Checker, checker_of
from workbench.signing import keyring
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies

ADA = checker_of("Ada Quist", organization="The Coastline")
BEN = checker_of("Ben Osei")
_IDS = st.lists(st.binary(min_size=20, max_size=20).map(bytes.hex), min_size=1, max_size=5)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("WORKBENCH_CHECKER", raising=False)
    return tmp_path / "config"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    return tmp_path / "files" / "claims.db"


def _desk(path: Path, who: Checker = ADA) -> Desk:
    """The desk of somebody who is named at this machine, and signs if they have a key here."""
    settings.remember(who)
    return Desk.open(path)


def _with_a_claim(path: Path, who: Checker = ADA) -> Desk:
    desk = _desk(path, who)
    desk.file.append([m.article(), m.reading(*m.CLAIMS)])
    return desk


@given(ids=_IDS, others=_IDS)
def test_a_signature_holds_for_the_ids_it_was_made_over_and_no_others(
    ids: list[str], others: list[str]
) -> None:
    signature = m.ANNS_KEY.sign(ids)
    assert signing.is_signed(m.ANNS_KEY.key, ids, signature)
    assert signing.is_signed(m.ANNS_KEY.key, others, signature) == (ids == others)
    assert not signing.is_signed(m.BENS_KEY.key, ids, signature)


@pytest.mark.parametrize("key", ["00" * 32, "ff" * 32, "ec" + "ff" * 30 + "7f"])
def test_a_key_that_is_no_point_signs_nothing(key: str) -> None:
    assert not signing.is_signed(key, ["ab" * 20], m.ANNS_KEY.sign(["ab" * 20]))


def test_a_key_is_read_out_in_eight_groups_of_four() -> None:
    groups = signing.fingerprint(m.ANNS_KEY.key).split(" ")
    assert [len(group) for group in groups] == [4] * 8
    assert groups != signing.fingerprint(m.BENS_KEY.key).split(" ")


def test_the_secret_is_a_file_that_its_owner_alone_can_read() -> None:
    keyring.begin(ADA)
    where = keyring.secret_path()
    assert stat.S_IMODE(where.stat().st_mode) == 0o600
    assert stat.S_IMODE(where.parent.stat().st_mode) == 0o700
    assert len(where.read_bytes()) == 32


@pytest.mark.parametrize(
    ("opened", "mode"), [(keyring.secret_path, 0o640), (lambda: keyring.secret_path().parent, 0o711)]
)
def test_a_secret_that_others_may_read_is_told_and_not_used(path: Path, opened: object, mode: int) -> None:
    keyring.begin(ADA)
    assert callable(opened)
    opened().chmod(mode)
    with _with_a_claim(path) as desk:
        with pytest.raises(InputError, match=r"others may read .*, which is to be yours alone: chmod"):
            desk.verdicts.give(m.TONNES.id, "accurate")
        assert desk.claims.get(m.TONNES.id).status == "open"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda where: where.unlink(), "cannot read your key"),
        (lambda where: where.write_bytes(b"short"), "is damaged"),
        (lambda where: where.write_bytes(b"x" * 32), "is not the key in"),
    ],
    ids=["gone", "damaged", "another"],
)
def test_a_secret_that_is_not_what_it_was_is_told(path: Path, spoil: object, message: str) -> None:
    keyring.begin(ADA)
    assert callable(spoil)
    spoil(keyring.secret_path())
    with _with_a_claim(path) as desk, pytest.raises(InputError, match=message):
        desk.verdicts.give(m.TONNES.id, "accurate")


def test_every_write_of_somebody_who_signs_has_one_signature_over_all_its_entries(path: Path) -> None:
    key = keyring.begin(ADA)
    with _with_a_claim(path) as desk:
        desk.verdicts.give(m.TONNES.id, "accurate")
        verdict = desk.claims.get(m.TONNES.id).verdicts[0]
        (entry,) = [entry for entry in desk.file.entries() if entry.kind == "signature"]
        body = bodies.decode(entry, bodies.SignatureBody)
        assert (body.key, body.entries) == (key.key, (verdict.id,))
        assert signing.is_signed(body.key, body.entries, body.signature)
        assert desk.signatures.remarks([verdict]) == {verdict.id: "signed, key known as Ada Quist"}
        assert desk.signatures.signatories() == Signatories(holders={"Ada Quist": 1})
        assert desk.history.undo() is not None
        assert desk.signatures.signatories() == Signatories(holders={"Ada Quist": 2})
        assert desk.upkeep.verify() == ()


def test_nothing_is_signed_by_the_key_of_somebody_else_at_the_machine(path: Path) -> None:
    keyring.begin(ADA)
    with _with_a_claim(path, BEN) as desk:
        desk.verdicts.give(m.TONNES.id, "accurate")
        assert desk.signatures.signatories() == Signatories(unsigned=1)


def test_whoever_stops_signing_keeps_the_key(path: Path) -> None:
    key = keyring.begin(ADA)
    assert keyring.stop()
    with _with_a_claim(path) as desk:
        desk.verdicts.give(m.TONNES.id, "accurate")
        assert desk.signatures.signatories() == Signatories(unsigned=1)
    assert keyring.begin(ADA) == key


def test_what_is_said_of_a_signature_depends_on_the_keys_one_knows(path: Path) -> None:
    settings.remember(ADA)
    verdict = m.verdict(by=m.ANN)
    with Desk.open(path) as desk:
        desk.file.append([m.article(), m.reading(*m.CLAIMS), m.checker(m.ANN), verdict, m.signature(verdict)])
        (given,) = desk.claims.get(m.TONNES.id).verdicts
        assert desk.signatures.remarks([given]) == {given.id: "signed by an unknown key"}
        assert desk.signatures.signatories() == Signatories(unknown={m.ANNS_KEY.key: 1})
        keyring.trust(m.ANNS_KEY.key, BEN)
        assert desk.signatures.remarks([given]) == {given.id: "signed by Ben Osei, not by Ann Ekberg"}
        assert desk.signatures.signatories() == Signatories(
            others={"signed by Ben Osei, not by Ann Ekberg": 1}
        )
        keyring.trust(m.ANNS_KEY.key, m.ANN)
        assert desk.signatures.remarks([given]) == {given.id: "signed, key known as Ann Ekberg"}
        keyring.forget(m.ANNS_KEY.key[:8])
        assert desk.signatures.remarks([given]) == {given.id: "signed by an unknown key"}


def test_the_persons_own_signature_counts_before_that_of_others(path: Path) -> None:
    verdict = m.verdict(by=m.ANN)
    keyring.trust(m.ANNS_KEY.key, m.ANN)
    with Desk.open(path, checker=ADA) as desk:
        signatures = [m.signature(verdict, by=key) for key in (m.ANNS_KEY, m.BENS_KEY)]
        desk.file.append([m.article(), m.reading(*m.CLAIMS), m.checker(m.ANN), verdict, *signatures])
        assert desk.signatures.signatories() == Signatories(holders={"Ann Ekberg": 1})


def test_a_signature_that_does_not_hold_is_a_problem_and_its_entries_stay(tmp_path: Path) -> None:
    verdict, other = m.verdict(by=m.ANN), m.verdict(by=m.BEN)
    with ClaimsFile.open(tmp_path / "claims.db") as file:
        file.append([m.article(), m.reading(*m.CLAIMS), verdict, m.signature(verdict, over=(other,))])
        (problem,) = file.verify()
        assert "was not made with the key" in problem.message
        assert file.keys_of([verdict.id]) == {}
        assert file.claim(m.TONNES.id).status == "checked"


def test_a_signature_may_come_before_what_it_is_on(tmp_path: Path) -> None:
    verdict = m.verdict(by=m.ANN)
    with ClaimsFile.open(tmp_path / "claims.db") as file:
        file.append([m.signature(verdict)])
        assert file.signing().signed == {}
        file.append([verdict])
        assert file.signing().signed == {(m.ANN.id, frozenset([m.ANNS_KEY.key])): 1}


@pytest.mark.parametrize("fields", [{"key": "ab"}, {"signature": "zz" * 64}, {"entries": ()}], ids=str)
def test_a_signature_of_another_shape_is_refused(fields: dict[str, object]) -> None:
    values: dict[str, object] = {"key": "ab" * 32, "signature": "cd" * 64, "entries": ("ef" * 20,), **fields}
    with pytest.raises(InputError, match="this signature cannot be kept"):
        bodies.entry("signature", bodies.SignatureBody(**values))  # type: ignore[arg-type]


def test_a_damaged_list_of_keys_is_told_with_its_place(folder: Path) -> None:
    keyring.begin(ADA)
    keyring.known_path().write_text("[[keys]]\nkey = 5\n")
    with pytest.raises(InputError, match=r"cannot read .*known_keys.toml"):
        keyring.known_keys()


@pytest.mark.parametrize(
    "call",
    [lambda: keyring.trust("ab", BEN), lambda: keyring.trust(keyring.begin(ADA).key, BEN)],
    ids=["no key", "one's own"],
)
def test_keys_that_cannot_be_trusted_are_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(InputError, match=r"is no key|is your own key"):
        call()


@pytest.mark.parametrize("prefix", ["", "0000", "ab"])
def test_a_prefix_names_one_known_key(prefix: str) -> None:
    for end in ("cd", "ef"):
        keyring.trust("ab" * 31 + end, BEN)
    with pytest.raises(LookupFailed, match="`workbench keys` lists them"):
        keyring.forget(prefix)


def test_files_without_signatures_never_load_the_cryptography(path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom workbench.desk import Desk\n"
        "with Desk.open(Path(sys.argv[1])) as desk:\n"
        "    desk.verdicts.give(sys.argv[2], 'accurate')\n    desk.signatures.signatories(), desk.upkeep.verify()\n"
        "sys.exit('cryptography' in sys.modules)"
    )
    with _with_a_claim(path):
        done = subprocess.run(
            [sys.executable, "-c", script, path, m.TONNES.id], check=False, env=os.environ, timeout=PATIENCE
        )
    assert done.returncode == 0
