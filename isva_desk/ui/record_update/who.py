"""Who told whom: the ways that are offered first, and the others."""

from __future__ import annotations

from isva_desk.domain.labels import body_label
from isva_desk.language import _

OTHER = "other"
# The body, and whom it told. These are offered at once; the rest behind "Other…".
FIRST = (
    ("police", "isva"), ("police", "client"), ("cps", "isva"), ("cps", "client"), ("witness-care", "client"),
    ("isva", "client"),
)  # fmt: skip
OTHER_BODIES = ("police", "cps", "witness-care", "court", "probation", "parole-board", "youth-offending", "other")


def who_choices(name: str) -> list[tuple[str, str]]:
    """The chips: "Police → me", "Police → Sam", ..., "Other…"."""
    chips = [(f"{by}>{to}", _arrow(by, to, name)) for by, to in FIRST]
    return [*chips, (OTHER, _("Other…"))]


def _arrow(by: str, to: str, name: str) -> str:
    if by == "isva":
        return _("Me → {name}").format(name=name)
    if to == "isva":
        return _("{body} → me").format(body=body_label(by))
    return _("{body} → {name}").format(body=body_label(by), name=name)


def split(choice: str) -> tuple[str, str]:
    """The body and whom it told, from the id of a chip."""
    by, _arrow_sign, to = choice.partition(">")
    return by, to
