"""Write down that something left the vault: what, why, and the hash of the very bytes."""

from __future__ import annotations

import hashlib

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.consent import check_leaving
from isva_desk.casework.desk import Desk
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.language import _


def record_export(
    desk: Desk,
    what: str,
    content: bytes,
    reason: str,
    *,
    client_id: str | None = None,
    case_id: str | None = None,
    needs_reason: bool = False,
) -> Changes:
    """Journal an export that nobody has sealed.

    Raises ``WrongAnswer`` where a reason is needed and none is given, ``NotAgreed`` where the client took back the
    consent to hold the record. Whoever exports for a body has asked ``check_leaving`` about that body before.
    """
    if client_id is not None:
        check_leaving(desk, client_id)
    if needs_reason and not reason.strip():
        raise WrongAnswer("reason", _("Everything leaves the vault in the open: say why. The reason is kept."))
    act = acts.Exported(what, hashlib.sha256(content).hexdigest(), reason.strip())
    return desk.write(desk.entry(act, client_id, case_id))
