"""Reading what older versions of the program wrote: each step takes the fields of one version to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from isva_desk.domain.problems import KnownProblem
from isva_desk.journal import acts
from isva_desk.language import _

Fields = dict[str, Any]
Steps = Mapping[tuple[str, int], Callable[[Fields], Fields]]

# (act, version) -> the fields of the next version. Nothing has been outgrown yet.
STEPS: Steps = {}

_DECODERS = {name: msgspec.msgpack.Decoder(kind) for name, (kind, _version) in acts.ACTS.items()}


class WrittenByNewerProgram(KnownProblem):
    """An entry says something that this version of the program does not know."""


def read(act: str, version: int, data: bytes, steps: Steps = STEPS) -> acts.Payload:
    """The act that the bytes hold, in its newest version. Raises ``WrittenByNewerProgram`` for what is not known."""
    newest = _newest(act, version)
    if version == newest:
        return _DECODERS[act].decode(data)
    return revive(act, version, msgspec.msgpack.decode(data), steps)


def revive(act: str, version: int, fields: Fields, steps: Steps = STEPS) -> acts.Payload:
    """The act that plain fields of some version hold, in its newest version."""
    for step in range(version, _newest(act, version)):
        fields = steps[act, step](dict(fields))
    return msgspec.convert(fields, acts.ACTS[act][0])


def _newest(act: str, version: int) -> int:
    if act not in acts.ACTS or version > acts.ACTS[act][1]:
        raise WrittenByNewerProgram(
            _("This record was written by a newer version of the program."),
            kept=_("Nothing was changed."),
            next_step=_("Install the newest version and open it again."),
        )
    return acts.ACTS[act][1]
