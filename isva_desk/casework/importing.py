"""Take in cases from files, many at a time: all of them or none, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.register_client import draw_reference
from isva_desk.casework.safe_contact import safe_contact_act
from isva_desk.domain.case import Event, Update
from isva_desk.domain.dates import When
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.imported import ImportedCase, ImportedPerson
from isva_desk.domain.safe_contact import problems_of
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.lookup import all_references, case_with_reference, client_with_reference
from isva_desk.language import _

_EVENT_FIELDS = tuple(field.name for field in fields(Event) if field.name != "id")


class NotImported(WrongAnswer):
    """One of the cases cannot be taken, so none was. ``source`` says where it stood."""

    def __init__(self, source: str, field: str, sentence: str) -> None:
        whole = _("{place}: {problem}").format(place=source, problem=sentence) if source else sentence
        super().__init__(field, whole)
        self.kept = _("Nothing was imported.")
        self.source = source


def import_cases(
    desk: Desk,
    cases: Sequence[ImportedCase],
    *,
    source_hash: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changes:
    """Take cases in, all or none. ``source_hash`` is the SHA-256 of the file, kept in the journal.

    ``progress`` is called with (clients done, all). Raises ``NotImported`` naming the place in the file and the field,
    ``Cancelled`` when ``cancelled`` answered yes.
    """
    taken = set(all_references(desk.store))
    opened: dict[str, tuple[str, str]] = {}  # reference of a case of this import -> client and case
    registered: dict[str, str] = {}  # reference of a client of this import -> client
    entries: list[NewEntry] = [desk.entry(acts.Imported(source_hash, len(cases)), None)]
    for imported in cases:
        entries += _Import(desk, imported, taken, registered, opened).entries()
    changes = desk.store.append(entries, desk.author, progress=progress, cancelled=cancelled)
    return Changes(changes.clients, changes.cases, None)


class _Import:
    """The entries of one imported case."""

    def __init__(
        self,
        desk: Desk,
        imported: ImportedCase,
        taken: set[str],
        registered: dict[str, str],
        opened: dict[str, tuple[str, str]],
    ) -> None:
        self.desk, self.imported, self.case = desk, imported, imported.case
        self.taken, self.registered, self.opened = taken, registered, opened
        self.client_id = self.case_id = self.reference = ""
        self.ids: dict[str, str] = {}  # id in the file -> id of the fact

    def entries(self) -> Iterator[NewEntry]:
        """Everything that the case brings, in an order in which each act stands on those before it."""
        if self.imported.joins == "same-case":
            self._find_case()
        else:
            yield from self._client()
            yield from self._case()
            yield from self._people()
        notes = dict(self.imported.notes)
        for event in self.case.events:
            yield self._fact(event.id, self._event(event, notes.get(event.id, "")))
        for update in self.case.updates:
            yield self._fact(update.id, self._update(update, notes.get(update.id, "")))
        for passed in self.imported.passed_on:
            act = acts.UpdatePassedOn(self._known(passed.update_id, "update"), passed.on.text, passed.method)
            yield self.desk.entry(act, self.client_id, self.case_id)
        yield from self._closing()

    def _closing(self) -> Iterator[NewEntry]:
        """A case that its file says is closed is closed here too, so that it leaves Today."""
        today = self.desk.today()
        days = [event.on.latest or today for event in self.case.events if event.kind == "closed"]
        if days and max(days) <= today:
            act = acts.CaseClosed(max(days).isoformat(), _("It was closed in the file from which it came."))
            yield self.desk.entry(act, self.client_id, self.case_id)

    def _client(self) -> Iterator[NewEntry]:
        client, imported = self.case.client, self.imported
        self.reference = client.reference
        if imported.joins == "new-case":
            found = self.registered.get(client.reference) or client_with_reference(self.desk.store, client.reference)
            if found is None:
                raise self._problem(
                    "reference", _("There is no client {reference}.").format(reference=client.reference)
                )
            self.client_id = found
            return
        reference = self.reference = client.reference.strip() or draw_reference(self.taken)
        if reference in self.taken:
            raise self._problem(
                "reference", _("The reference {reference} is taken already.").format(reference=reference)
            )
        self.taken.add(reference)
        act = acts.ClientRegistered(
            reference, imported.name, client.name_to_use or "", client.pronouns or "", client.word or "client",
            client.enhanced_rights, client.enhanced_reason, client.region, imported.language or "en",
        )  # fmt: skip
        made = self.desk.about_itself(act)
        self.client_id = self.registered[reference] = made.id
        yield made
        for wish in client.wishes:
            yield self.desk.entry(acts.WishesChanged(wish.starts.text, wish.updates, wish.via), made.id)
        for channel in imported.safe_channels:
            for field, sentence in problems_of(channel):
                raise self._problem(field, sentence)
            if channel.checked_on is not None and channel.checked_on > self.desk.today():
                raise self._problem("checked_on", _("A safe-contact check is dated on a day that is still to come."))
            yield self.desk.entry(safe_contact_act(channel, channel.value), made.id)
        for consent in imported.consents:
            agreed = acts.ConsentRecorded(
                consent.party, consent.given_on.text, consent.method or "", consent.ends_on.text
            )
            yield self.desk.entry(agreed, made.id)

    def _case(self) -> Iterator[NewEntry]:
        case, directory = self.case, self.desk.directory
        if case.police_force is not None and directory.force(case.police_force) is None:
            raise self._problem(
                "police_force", _('"{force}" is not a police force that is known.').format(force=case.police_force)
            )
        if case.cps_area is not None and directory.cps_area(case.cps_area) is None:
            raise self._problem("cps_area", _('"{area}" is not a CPS Area that is known.').format(area=case.cps_area))
        # A client who came by name alone has only now got the reference after which the case is called.
        reference = case.reference or f"{self.reference}-1"
        if case_with_reference(self.desk.store, reference) or reference in self.opened:
            raise self._problem("reference", _("The case {reference} is there already.").format(reference=reference))
        # The CPS Area is not filled in from the force here: what a case file says is what an export has to say again.
        named = dict.fromkeys((*case.suspects, *(event.suspect for event in case.events if event.suspect)))
        act = acts.CaseOpened(reference, case.police_force, self.imported.crime_reference, case.cps_area, tuple(named))
        made = self.desk.about_itself(act, self.client_id)
        self.case_id = made.id
        self.opened[reference] = (self.client_id, made.id)
        yield made
        for plan in case.contact_plans:
            agreed = acts.ContactPlanAgreed(plan.agency, plan.starts.text, plan.every_days, plan.basis)
            yield self.desk.entry(agreed, self.client_id, made.id)

    def _people(self) -> Iterator[NewEntry]:
        for person in self.imported.people:
            made = self.desk.entry(_assigned(person), self.client_id, self.case_id)
            yield made
            if person.ends.is_known and not person.is_vacancy:
                yield self.desk.entry(acts.PersonEnded(made.id, person.ends.text), self.client_id, self.case_id)

    def _find_case(self) -> None:
        store, reference = self.desk.store, self.case.reference
        if reference in self.opened:
            self.client_id, self.case_id = self.opened[reference]
            return
        found = case_with_reference(store, reference)
        if found is None:
            raise self._problem("reference", _("There is no case {reference}.").format(reference=reference))
        record, case = store.case_record(found)
        self.client_id, self.case_id = record.id, case.id
        for fact in record.facts.values():
            if fact.case == case.id:
                self.ids[fact.id] = fact.id
                if isinstance(fact.latest, acts.EventRecorded | acts.UpdateRecorded) and fact.latest.ref:
                    self.ids[fact.latest.ref] = fact.id

    def _fact(self, file_id: str, act: acts.Fact) -> NewEntry:
        made = self.desk.entry(act, self.client_id, self.case_id)
        self.ids[file_id] = made.id
        return made

    def _event(self, event: Event, note: str) -> acts.EventRecorded:
        if event.kind not in EXTRA_FIELDS:
            raise self._problem("kind", _('"{kind}" is not a kind of event.').format(kind=event.kind))
        values = {name: getattr(event, name) for name in _EVENT_FIELDS}
        plain: dict[str, Any] = {
            name: value.text if isinstance(value, When) else value for name, value in values.items()
        }
        return acts.EventRecorded(**plain, note=note, ref=event.id)

    def _update(self, update: Update, note: str) -> acts.UpdateRecorded:
        about = tuple(self._known(event, "about") for event in update.about)
        return acts.UpdateRecorded(
            by=update.by, about=about, to=update.to, on=update.on.text, sent_on=update.sent_on.text,
            method=update.method, covers=update.covers, outcome=update.outcome, reasons=update.reasons,
            review_right=update.review_right, offer=update.offer, answer=update.answer, note=note, ref=update.id,
        )  # fmt: skip

    def _known(self, file_id: str, field: str) -> str:
        if file_id not in self.ids:
            raise self._problem(field, _('"{name}" is not in this case.').format(name=file_id))
        return self.ids[file_id]

    def _problem(self, field: str, sentence: str) -> NotImported:
        return NotImported(self.imported.source, field, sentence)


def _assigned(person: ImportedPerson) -> acts.PersonAssigned:
    name = "" if person.is_vacancy else person.name
    return acts.PersonAssigned(person.role, name, person.number, person.phone, person.email, person.starts.text)
