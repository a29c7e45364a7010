"""Where a claims file lies: on a network share or in a synced folder, several programs at one file lose work.

SQLite relies on locks that network file systems keep badly, and a program that synchronizes a folder copies a file in
the middle of a write. Nothing is refused for it: only one line is said, with the better way.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

# Types of file systems as the operating systems name them, and what people call them.
_NETWORK: dict[str, str] = {
    "nfs": "NFS",
    "nfs4": "NFS",
    "cifs": "Windows",
    "smb3": "Windows",
    "smbfs": "Windows",
    "remote": "Windows",
    "9p": "9P",
    "afpfs": "AFP",
    "afs": "AFS",
    "ceph": "Ceph",
    "davfs": "WebDAV",
    "fuse.davfs2": "WebDAV",
    "webdav": "WebDAV",
    "fuse.sshfs": "SSH",
    "fuse.rclone": "rclone",
    "fuse.s3fs": "S3",
    "fuse.glusterfs": "Gluster",
    "vboxsf": "VirtualBox",
    "fuse.vmhgfs-fuse": "VMware",
}
# How the folders of synchronizing programs begin, and the files by which others are known.
_FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "nextcloud": "Nextcloud",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".syncthing.tmp": "Syncthing",
}
_ICLOUD = os.path.join("Library", "Mobile Documents")
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")  # how a space in a name is written there


def warning(path: Path) -> str:
    """What is to be said of a claims file that lies where several programs at it lose work, in a line; "" elsewhere."""
    folder = os.path.dirname(os.path.realpath(path))
    share, synced = _NETWORK.get(_filesystem(folder), ""), _synced(folder)
    if not (share or synced):
        return ""
    where = f"on a network share ({share})" if share else f"in a folder that {synced} synchronizes"
    return (
        f"{path.name} lies {where}, where work is lost when two people have it open: "
        "keep your own file on this machine, and exchange work with `workbench share` and `workbench merge`"
    )


def _filesystem(folder: str) -> str:
    """The type of the file system that a folder is on; "" where that cannot be told."""
    try:
        mounts = _mounts(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        mounts = _partitions()
    longest, filesystem = "", ""
    for mounted, kind in mounts:
        # Of several mounts on one folder the last is the one that is seen.
        if len(mounted) >= len(longest) and f"{folder}{os.sep}".startswith(
            f"{mounted.rstrip(os.sep)}{os.sep}"
        ):
            longest, filesystem = mounted, kind
    return filesystem


def _mounts(table: str) -> Iterator[tuple[str, str]]:
    """Folders and types from Linux's own table, read in a moment: "36 35 98:0 /root /mnt rw … - ext3 /dev/sda …"."""
    for line in table.splitlines():
        mounted, _, kind = line.partition(" - ")
        fields = mounted.split(" ", 5)
        if len(fields) > 4 and kind:
            yield _OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[4]), kind.split(" ", 1)[0].lower()


def _partitions() -> Iterator[tuple[str, str]]:
    # Imported where there is no such table: it takes 20 ms.
    import psutil

    for partition in psutil.disk_partitions(all=True):
        kind = "remote" if "remote" in partition.opts.split(",") else partition.fstype.lower()
        yield partition.mountpoint, kind


def _synced(folder: str) -> str:
    """The program that synchronizes a folder, by its name or by a file in it or above it; "" where there is none."""
    if _ICLOUD in folder:
        return "iCloud"
    while True:
        above, name = os.path.split(folder)
        for beginning, program in _FOLDERS.items():
            if f"{name.lower()} ".startswith(f"{beginning} "):
                return program
        for marker, program in _MARKERS.items():
            if os.path.lexists(os.path.join(folder, marker)):
                return program
        if above == folder:
            return ""
        folder = above
