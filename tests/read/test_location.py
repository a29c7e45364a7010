"""Where articles are kept, and what is said of places that hold none."""

import io
import os
import sys
from pathlib import Path

import pytest

from workbench import read
from workbench.errors import InputError
from workbench.read import location


def refusal(place: str) -> str:
    with pytest.raises(InputError) as refused:
        read.read(place)
    message = str(refused.value)
    assert "\n" not in message
    return message


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text("The bridge is long.", encoding="utf-8")
    article, problems = read.read(str(path))
    assert (article.text, problems) == ("The bridge is long.", ())


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Der Preis der Brücke".encode("cp1252"))))
    article, problems = read.read("-")
    assert article.text == "Der Preis der Brücke"
    assert problems[0].location == "standard input"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/such/file.txt", "there is no file 'no/such/file.txt': check its name"),
        ("", "an empty location: give a file"),
        ("a\0b", "check its name"),
        ("x" * 5000, "check its name"),
    ],
)
def test_a_place_without_a_file_is_refused(place: str, said: str) -> None:
    assert said in refusal(place)


def test_a_folder_is_refused_with_the_way_to_add_it(tmp_path: Path) -> None:
    assert refusal(str(tmp_path)).endswith(f"is a folder: `workbench add {tmp_path}` reads the files in it")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert "empty.txt is empty" in refusal(str(tmp_path / "empty.txt"))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file"
)
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("The text.", encoding="utf-8")
    path.chmod(0)
    assert "no permission to read" in refusal(str(path))


def test_a_file_beyond_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # a hole: it takes no room, and would take long to read
    assert refusal(str(path)) == (
        f"{path} is 50 MB; an article may have at most 20 MB: give the part to be checked"
    )


def test_a_source_may_be_ten_times_as_long_and_of_any_kind(tmp_path: Path) -> None:
    path = tmp_path / "recording.mp3"
    with path.open("wb") as file:
        file.write(b"ID3")
        file.truncate(location.LIMIT + 1)
    data, media_type, _ = read.source_bytes(str(path))
    assert (len(data), media_type) == (location.LIMIT + 1, "audio/mpeg")


def test_a_source_beyond_its_own_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    with path.open("wb") as file:
        file.truncate(location.SOURCE_LIMIT + 1)
    with pytest.raises(InputError, match=r"is 200\.1 MB; a source may have at most 200 MB"):
        read.source_bytes(str(path))


def test_a_file_just_beyond_the_limit_does_not_look_like_it(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(location.LIMIT + 1)
    assert "is 20.1 MB; an article may have at most 20 MB" in refusal(str(path))


def test_a_stream_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * (location.LIMIT + 1))))
    assert "standard input has more than 20 MB" in refusal("-")


def test_a_folder_is_its_articles_in_name_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c.HTML",
        "d.xhtml",
        "e.png",
        ".hidden.txt",
        "sub/f.htm",
        ".git/g.txt",
        "Z.text",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The text.", encoding="utf-8")
    found = [str(Path(place).relative_to(tmp_path)) for place in read.expand(str(tmp_path))]
    assert found == ["Z.text", "a.md", "b.txt", "c.HTML", "d.xhtml", os.path.join("sub", "f.htm")]


def test_a_link_that_leads_back_is_not_followed_for_ever(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("The text.", encoding="utf-8")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert read.expand(str(tmp_path)) == (str(tmp_path / "sub" / "a.txt"),)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "picture.png").touch()
    with pytest.raises(InputError, match=r"has no articles: put files in it that end in one of \.txt"):
        read.expand(str(tmp_path))


@pytest.mark.parametrize("place", ["-", "article.txt", "no/such/folder", "https://example.org/a"])
def test_any_other_location_is_itself(place: str) -> None:
    assert read.expand(place) == (place,)
