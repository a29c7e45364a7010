"""A claims file on a network share or in a synced folder is told of; nothing is said of any other place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import PATIENCE
from workbench.store import place

_TABLE = """\
22 28 0:20 / /proc rw,relatime - proc proc rw
28 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 28 0:50 / {folder} rw,relatime shared:1 - ext4 /dev/vdb rw
41 40 0:51 / {folder}/the\\040desk rw,relatime shared:2 master:1 - {kind} server:/export rw,addr=10.0.0.1
42 41 0:52 / {folder}/the\\040desk/own rw - xfs /dev/vdc rw
"""


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which "the desk" is a share, by a table of mounts such as Linux has."""
    table = tmp_path / "mountinfo"
    table.write_text(_TABLE.format(folder=tmp_path, kind="nfs4"), encoding="utf-8")
    monkeypatch.setattr(place, "_MOUNTS", table)
    for folder in ("the desk/drafts", "the desk/own", "the desktop"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("folder", ["the desk", "the desk/drafts"])
def test_a_share_is_told_with_the_better_way(mounted: Path, folder: str) -> None:
    said = place.warning(mounted / folder / "claims.db")
    assert said.startswith("claims.db lies on a network share (NFS), where work is lost")
    assert "`workbench share` and `workbench merge`" in said
    assert "\n" not in said


@pytest.mark.parametrize("folder", ["", "the desktop", "the desk/own"])
def test_nothing_is_said_of_a_disk(mounted: Path, folder: str) -> None:
    assert place.warning(mounted / folder / "claims.db") == ""


def test_a_link_is_where_it_leads(mounted: Path) -> None:
    (mounted / "claims.db").symlink_to(mounted / "the desk" / "claims.db")
    assert "network share" in place.warning(mounted / "claims.db")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("cifs", "Windows"),
        ("smb3", "Windows"),
        ("9p", "9P"),
        ("fuse.sshfs", "SSH"),
        ("NFS4", "NFS"),
        ("davfs", "WebDAV"),
    ],
)
def test_network_file_systems_are_told_by_the_names_people_use(mounted: Path, kind: str, name: str) -> None:
    (mounted / "mountinfo").write_text(_TABLE.format(folder=mounted, kind=kind), encoding="utf-8")
    assert f"({name})" in place.warning(mounted / "the desk" / "claims.db")


def test_without_that_table_the_partitions_are_asked(mounted: Path) -> None:
    (mounted / "mountinfo").unlink()
    assert place.warning(mounted / "the desk" / "claims.db") == ""
    assert place._filesystem("/proc") == "proc"


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - The Coastline", "Nextcloud/checks", "Google Drive"]
)
def test_a_folder_with_the_name_of_a_synchronizing_program_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    program = folder.partition(" -")[0].partition("/")[0]
    assert f"in a folder that {program} synchronizes" in place.warning(tmp_path / folder / "claims.db")


def test_a_folder_with_the_mark_of_a_synchronizing_program_is_told(tmp_path: Path) -> None:
    (tmp_path / "work" / "drafts").mkdir(parents=True)
    (tmp_path / "work" / ".stfolder").mkdir()
    assert "that Syncthing synchronizes" in place.warning(tmp_path / "work" / "drafts" / "claims.db")
    assert place.warning(tmp_path / "claims.db") == ""


def test_whoever_writes_is_told_in_one_line_and_whoever_reads_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    (folder / "article.txt").write_text(
        "Norvik’s harbour\n\nIt handled 5.0 million tonnes in 2019.\n", encoding="utf-8"
    )
    told = [
        subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            cwd=folder,
            env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        ).stderr.count("workbench: claims.db lies in a folder that Dropbox synchronizes")
        for arguments in (("add", "article.txt"), ("list",))
    ]
    assert told == [1, 0]
