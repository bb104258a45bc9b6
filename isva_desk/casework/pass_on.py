"""Pass on to the client what the adviser was told."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer, fact_of, not_after_today, one_of, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import When
from isva_desk.domain.event_kinds import METHODS
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.lookup import fact_place
from isva_desk.language import _


def pass_on(desk: Desk, update_id: str, on: When, method: str | None = None, note: str = "") -> Changes:
    """The client now knows what the adviser held. ``made`` is the id of the passing on."""
    client_id, case_id = fact_place(desk.store, update_id)
    record, _case = open_case_of(desk, case_id or "")
    fact = fact_of(record, update_id)
    if not isinstance(fact.latest, acts.UpdateRecorded) or fact.latest.to != "isva":
        raise WrongAnswer("update", _("Only what the adviser was told can be passed on."))
    others = [known for known in record.facts.values() if not known.retracted]
    if any(isinstance(known.latest, acts.UpdatePassedOn) and known.latest.update == update_id for known in others):
        raise WrongAnswer("update", _("This update was passed on already."))
    if not on.is_known:
        raise WrongAnswer("on", _("Say when the client was told."))
    not_after_today(desk, on, "on")
    if method is not None:
        one_of(method, METHODS, "method")
    act = acts.UpdatePassedOn(update_id, written(on, "on"), method, note.strip())
    return desk.write(desk.entry(act, client_id, case_id))
