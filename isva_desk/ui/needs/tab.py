"""The tab "Needs and consent" of a case: risks first, then who may be told what, then what makes contact possible."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.casework.about_me import said
from isva_desk.casework.consent import RECORD
from isva_desk.domain.choices import choices
from isva_desk.domain.date_words import say_when
from isva_desk.journal.needs.folded import Standing, card_value
from isva_desk.journal.needs.views import NeedsView, needs_view
from isva_desk.language import _, ngettext
from isva_desk.ui.acts import Act
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.more_tabs import CaseTab
from isva_desk.ui.needs.card_sheets import ApproveCard, ForWhom, open_card
from isva_desk.ui.needs.sheets import AskOutcomes, LookAgain, ManyAnswers
from isva_desk.ui.needs.words import answers_line, consent_line, consent_pill, standing_line, standing_pill
from isva_desk.ui.parts import Card, LinkButton, Pill, Rows, SectionTitle, clear, label, small, soft
from isva_desk.ui.parts.record_row import RecordRow, RowAct
from isva_desk.ui.wishes.consent_dialog import RecordConsent
from isva_desk.ui.workspace import Workspace

# Consents that are shown as missing while nobody was asked; the others appear when they are recorded.
_ASKED_FIRST = (RECORD, "police")


class NeedsTab(CaseTab):
    """Reads what it shows when it is looked at. Every list has its first step beside its title."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._case: CaseView | None = None
        self._focus = ""
        self.shown: NeedsView | None = None
        self.rows: dict[str, RecordRow] = {}  # "risk:self-harm", "consent:police" and the id of the fact
        self.buttons: dict[str, LinkButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_view(self, view: CaseView) -> None:
        """Read the needs of this client anew."""
        self._case = view
        self._workspace.read(needs_view, view.head.client_id, then=self._show, latest="needs")

    def focus_on(self, focus: str) -> None:
        """Put the keyboard on this row once it is read."""
        self._focus = focus

    def acts(self, view: CaseView) -> list[Act]:
        """What can be done here, for the command bar."""
        self._case = view
        found: list[tuple[str, Callable[[], object], str]] = [
            (_("Record a risk…"), partial(self._look, "risk", None), "shield"),
            (_("Record a need…"), partial(self._look, "need", None), "plus"),
            (_("Language and access…"), partial(self._open_answers, "access"), "person"),
            (_("What to know about me…"), self._card, "document"),
            (_("Answers for returns…"), partial(self._open_answers, "characteristics"), "reports"),
            (_("How the client sees it…"), self._outcomes, "heart"),
        ]
        if view.head.waits_since is not None:
            found.append((_("On the waiting list…"), partial(self._waiting, view.head.case_id), "clock"))
        return [Act(words, run, "", icon) for words, run, icon in found]

    # What is shown

    def _show(self, view: NeedsView) -> None:
        self.shown = view
        if self._case is None or view.client_id != self._case.head.client_id:
            return
        self._focus = self._focus or self._held()
        clear(self._column)
        self.rows, self.buttons = {}, {}
        self.counted.emit(view.due(self._case.today))
        self._head("risk", _("Risks"), _("Record a risk…"), partial(self._look, "risk", None))
        self._standing("risk", view.risks, _("No risk is recorded. That is not the same as no risk: ask, and say so."))
        self._head("need", _("Needs"), _("Record a need…"), partial(self._look, "need", None))
        self._standing("need", view.needs, _("No need is recorded yet."))
        self._head("consent", _("Consent"), _("Record consent…"), partial(self._consent, None))
        self._column.addWidget(self._consents(view))
        self._column.addWidget(
            small(
                _("Without a consent nothing is copied, printed or saved for that body. Taken back, it holds at once.")
            )
        )
        self._head("access", _("Language and access"), _("Change…"), partial(self._open_answers, "access"))
        self._column.addWidget(_lines(answers_line("access", view.access), _("Nothing is recorded yet.")))
        self._head("card", _("What to know about me"), _("Write the card…"), self._card)
        self._column.addWidget(self._card_block(view))
        self._head("outcomes", _("How the client sees it"), _("Ask…"), self._outcomes)
        self._column.addWidget(
            _lines(_outcome_lines(view), _("Nobody has asked yet. Ask at the start and at the end."))
        )
        self._head("returns", _("Answers for returns"), _("Answer…"), partial(self._open_answers, "characteristics"))
        self._column.addWidget(_lines([_returns(view)], ""))
        self._column.addStretch(1)
        self._put_focus()

    def _head(self, name: str, title: str, words: str, run: Callable[[], object]) -> None:
        line = QHBoxLayout()
        line.addWidget(SectionTitle(title))
        line.addStretch(1)
        self.buttons[name] = LinkButton(words, run, name=f"{title}: {words}")
        line.addWidget(self.buttons[name])
        if self._column.count():
            self._column.addSpacing(10)
        self._column.addLayout(line)

    def _standing(self, kind: str, found: tuple[Standing, ...], empty: str) -> None:
        if not found:
            self._column.addWidget(_lines([], empty))
            return
        names = choices("needs")["risks" if kind == "risk" else "headings"]
        card, day = Rows(), self._case.today if self._case else None
        for one in found:
            row = RecordRow(
                names.text_of(one.id), standing_line(one, day) if day else "", pill=standing_pill(one, kind),
                acts=[RowAct("review", _("Review…"), "R")],
            )  # fmt: skip
            row.wanted.connect(lambda _act, one=one: self._look(kind, one))
            row.opened.connect(partial(self._look, kind, one))
            card.add(row)
            self.rows[f"{kind}:{one.id}"] = self.rows[one.fact_id] = row
        self._column.addWidget(card)

    def _consents(self, view: NeedsView) -> QWidget:
        card = Rows()
        parties, day = choices("consent")["parties"], self._case.today if self._case else None
        order = {choice.id: place for place, choice in enumerate(parties.choices)}
        recorded = {consent.party: consent for consent in view.consents}
        wanted = sorted({*_ASKED_FIRST, *recorded}, key=lambda party: order.get(party, len(order)))
        for party in wanted:
            consent = recorded.get(party)
            if consent is None or day is None:
                row = RecordRow(
                    parties.text_of(party), _("Nobody has asked yet."), pill=(_("Not recorded"), "grey"),
                    acts=[RowAct("record", _("Record…"), "R")],
                )  # fmt: skip
            else:
                row = RecordRow(
                    parties.text_of(party), consent_line(consent), pill=consent_pill(consent, day),
                    acts=[RowAct("record", _("Change…"), "R")],
                )  # fmt: skip
            row.wanted.connect(lambda _act, party=party: self._consent(party))
            row.opened.connect(partial(self._consent, party))
            card.add(row)
            self.rows[f"consent:{party}"] = row
        return card

    def _card_block(self, view: NeedsView) -> QWidget:
        card = view.card
        if card is None:
            return _lines([], _("There is no card yet. It saves the client from saying it all again to everybody."))
        block = Card(gap=4)
        top = QHBoxLayout()
        titles = choices("card")["fields"]
        top.addWidget(label(ngettext("{count} line", "{count} lines", len(card.items)).format(count=len(card.items))))
        top.addStretch(1)
        if card.holds and card.approved_on is not None:
            top.addWidget(Pill(_("Approved"), "green"))
            below = _("approved {day}").format(day=say_when(card.approved_on))
            below = f"{below} · {card.how}" if card.how else below
        elif card.changed:
            top.addWidget(Pill(_("To approve again"), "amber"))
            names = ", ".join(titles.text_of(name) for name in card.changed)
            below = _("Changed since: {fields}. It cannot leave before the client agrees again.").format(fields=names)
        else:
            top.addWidget(Pill(_("Not approved yet"), "amber"))
            below = _("It cannot leave before the client agrees to it.")
        block.box.addLayout(top)
        block.box.addWidget(small(below))
        for name, value in card.items:
            block.box.addWidget(soft(_("{title}: {words}").format(title=titles.text_of(name), words=said(name, value))))
        acts = QHBoxLayout()
        if card.holds:
            self.buttons["page"] = LinkButton(_("As a page…"), self._page)
            acts.addWidget(self.buttons["page"])
        else:
            self.buttons["approve"] = LinkButton(_("The client agrees…"), self._approve)
            acts.addWidget(self.buttons["approve"])
        acts.addStretch(1)
        block.box.addLayout(acts)
        return block

    def _held(self) -> str:
        """Where the keyboard is, or will be once a sheet over the tab closes."""
        held = self.window().focusWidget()
        places = [*self.rows.items(), *self.buttons.items()]
        return next((name for name, widget in places if widget is held), "")

    def _put_focus(self) -> None:
        card = self.shown.card if self.shown is not None else None
        wanted = self.rows.get(self._focus) or self.buttons.get(self._focus)
        if wanted is None and card is not None and card.fact_id == self._focus:
            wanted = self.buttons.get("approve") or self.buttons.get("page")
        if wanted is not None:
            self._focus = ""
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be done

    @property
    def _client(self) -> str:
        return self._case.head.client_id if self._case is not None else ""

    def _look(self, kind: str, standing: Standing | None) -> None:
        sheet = LookAgain(self._workspace, self._client, "risk" if kind == "risk" else "need", standing)
        self._workspace.open_dialog(sheet)

    def _consent(self, party: str | None) -> None:
        found = next((one for one in (self.shown.consents if self.shown else ()) if one.party == party), None)
        self._workspace.open_dialog(RecordConsent(self._workspace, self._client, found, party or ""))

    def _open_answers(self, name: str) -> None:
        known = {} if self.shown is None else self.shown.access if name == "access" else self.shown.returns
        which = "access" if name == "access" else "characteristics"
        self._workspace.open_dialog(ManyAnswers(self._workspace, self._client, which, known))  # type: ignore[arg-type]

    def _waiting(self, case_id: str) -> None:
        self._workspace.page_wanted.emit("waiting", {"case_id": case_id})

    def _card(self) -> None:
        open_card(self._workspace, self._client)

    def _approve(self) -> None:
        view = self.shown
        if view is None or view.card is None:
            return
        titles = choices("card")["fields"]
        now = {name: card_value(view.record, name) for name in view.card.changed}
        lines = [(titles.text_of(name), said(name, now.get(name, value))) for name, value in view.card.items]
        self._workspace.open_dialog(ApproveCard(self._workspace, self._client, [one for one in lines if one[1]]))

    def _page(self) -> None:
        if self._case is not None:
            self._workspace.open_dialog(ForWhom(self._workspace, self._case.head.case_id, self._client))

    def _outcomes(self) -> None:
        asked = {moment for _heading, moment in (self.shown.outcomes if self.shown else {})}
        self._workspace.open_dialog(AskOutcomes(self._workspace, self._client, "review" if asked else "start"))


def _lines(lines: list[str], empty: str) -> Card:
    card = Card(gap=4)
    for line in lines:
        card.box.addWidget(label(line))
    if not lines:
        card.box.addWidget(soft(empty))
    return card


def _outcome_lines(view: NeedsView) -> list[str]:
    lists = choices("outcomes")
    found = []
    for heading in lists["headings"].choices:
        parts = [
            _("{moment}: {answer}").format(
                moment=moment.text, answer=lists["answers"].text_of(view.outcomes[heading.id, moment.id][0])
            )
            for moment in lists["moments"].choices
            if (heading.id, moment.id) in view.outcomes
        ]
        if parts:
            found.append(_("{heading}. {answers}").format(heading=heading.text, answers=" · ".join(parts)))
    return found


def _returns(view: NeedsView) -> str:
    most = len(choices("characteristics").lists)
    return _("{count} of {most} answered. None is needed; they leave only as numbers.").format(
        count=len(view.returns), most=most
    )
