"""Lists that a practitioner may want to change, read strictly from a file of ``resources``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from isva_desk.domain.data_file import damaged, read_data_file

Made = TypeVar("Made")


def read_list_file(path: Path, form: str) -> Mapping[str, Any]:
    """The file, which must be of that format and say its version. Raises ``DamagedData``."""
    read = read_data_file(path, form)
    if not read.get("version"):
        raise damaged(path, ValueError("version"))
    return read


def made(path: Path, form: type[Made], stated: Any) -> tuple[Made, ...]:
    """One dataclass a table of a list. Raises ``DamagedData``: an unknown name, or an id that is missing or twice."""
    try:
        found = [
            form(**{name: tuple(value) if isinstance(value, list) else value for name, value in one.items()})
            for one in stated
        ]
        ids = [one["id"] for one in stated]
        titled = all(one["title"] for one in stated)
    except (KeyError, TypeError, ValueError, AttributeError) as cause:
        raise damaged(path, cause) from cause
    if not all(ids) or not titled or len(set(ids)) < len(ids):
        raise damaged(path, ValueError("id"))
    return tuple(found)
