"""Misuse, as one family of exceptions. Trouble in the material is not here: it is a `model.Problem`."""

HALF_A_CHARACTER = "it has half a character, as bytes that are not UTF-8 leave; type it anew"
"""What is wrong with a text that no encoding has."""


class WorkbenchError(Exception):
    """What a user can mend; the message is one line and names the remedy. Caught once at each edge."""


class InputError(WorkbenchError):
    """A location or a value that cannot be used: a missing file, an empty text, an unknown rating."""


class LookupFailed(WorkbenchError):
    """An id, or the beginning of one, that names nothing or more than one thing."""


class FileError(WorkbenchError):
    """A claims file that cannot be opened or written: no SQLite file, a newer schema, read-only, busy."""


class FileLost(FileError):
    """A claims file that is no longer where it was opened: it was moved, deleted, or replaced by another."""


class HubError(WorkbenchError):
    """A hub that cannot be reached or used: no server, no rights, another program's tables, a newer hub."""


class HubLost(HubError):
    """A connection to a hub that could not be made or broke off; trying again later may do."""
