"""The page as the client will get it: its form is chosen here, and stands beside the text while it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.client_update.writing_it import Looked, is_paper
from isva_desk.ui.parts import Chips, look
from isva_desk.ui.preview.preview import Preview
from isva_desk.ui.theme.scripts import font_for
from isva_desk.ui.workspace import Workspace
from isva_desk.writing.update import FORMS, Form


class ShownSide(QWidget):
    """``chosen`` is sent when another form is wanted."""

    chosen = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.forms = Chips(_("In which form?"), [(form, form_words(form)) for form in FORMS])
        self.forms.choose("standard")
        self.forms.chosen.connect(lambda _form: self.chosen.emit())
        self.preview = Preview(workspace)
        self.plain = look(QPlainTextEdit(), "plain-page")
        self.plain.setReadOnly(True)
        self.plain.setTabChangesFocus(True)
        self.plain.setAccessibleName(_("Preview"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.plain)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.forms)
        box.addWidget(self._stack, 1)

    def form(self) -> Form:
        """The form that is chosen."""
        chosen = self.forms.value()
        return next((form for form in FORMS if form == chosen), "standard")

    def choose(self, form: str) -> None:
        """Show this form, without telling anybody."""
        self.forms.choose(form)

    def show_looked(self, looked: Looked) -> None:
        """Show the page as it stands."""
        from_right = looked.update.direction == "rtl"
        if is_paper(looked.form):
            # What runs from the right stands letter by letter the other way round in the words of a PDF's page.
            self.preview.show_document(looked.content, looked.words if from_right else "")
            self.plain.clear()
            self._stack.setCurrentWidget(self.preview)
            return
        direction = Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        option = QTextOption()
        option.setTextDirection(direction)
        self.plain.setLayoutDirection(direction)
        self.plain.document().setDefaultTextOption(option)
        self.plain.setFont(font_for(looked.update.language, self.font()))
        if self.plain.toPlainText() != looked.words:
            self.plain.setPlainText(looked.words)
        self.preview.view.forget()
        self._stack.setCurrentWidget(self.plain)

    def say(self, head: str, sentence: str, icon: str) -> None:
        """There is no page: say why."""
        self.plain.clear()
        self.preview.say(head, sentence, icon)
        self._stack.setCurrentWidget(self.preview)


def form_words(form: Form) -> str:
    """What a form is called."""
    return {
        "standard": _("Standard"),
        "large": _("Large print"),
        "easy": _("Easy Read"),
        "text": _("Plain text"),
        "cover": _("With a cover"),
        "short": _("Short text"),
    }[form]
