"""The pictures of the documentation can be made, are small, and are shown by a page."""

from __future__ import annotations

from pathlib import Path

from .screenshots import FOLDER, WIDTHS, referenced, take

MOST = 150_000
"""Bytes of one picture."""


def width_of(picture: bytes) -> int:
    assert (picture[:4], picture[8:16]) == (b"RIFF", b"WEBPVP8X")
    return int.from_bytes(picture[24:27], "little") + 1


async def test_pictures_are_made_and_are_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        await take(folder)
    for name, width in WIDTHS.items():
        picture = (first / name).read_bytes()
        assert width_of(picture) == width
        assert len(picture) < MOST
        same = picture == (second / name).read_bytes()
        assert same, f"{name} differs"  # to show where takes pytest an hour


def test_pictures_of_pages_are_there_and_small() -> None:
    assert sorted(referenced()) == sorted(WIDTHS)
    for name, width in WIDTHS.items():
        picture = (FOLDER / name).read_bytes()
        assert (width_of(picture), len(picture) < MOST) == (width, True)
