"""What happens when the lock falls: named tasks in their order, none of which may keep the others from being done."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from isva_desk.ui.clipboard import SecretClipboard
from isva_desk.ui.problem_words import tell_place
from isva_desk.ui.store_thread import StoreThread

PATIENCE = 200  # milliseconds that the window's thread waits for the store to close
PRIVATE = "private"  # the property of a window that shows what is in the records


@runtime_checkable
class HoldsDraft(Protocol):
    """A widget in which something is being typed that must not be lost."""

    draft_key: str

    def draft_text(self) -> str:
        """What is typed so far; empty where there is nothing to keep."""


@dataclass
class Falling:
    """The lock on its way down. The two callables run on the store thread, which ends with them."""

    thread: StoreThread
    clipboard: SecretClipboard
    save_draft: Callable[[str, str], object]
    close_desk: Callable[[], object]
    drafts: dict[str, str] = field(default_factory=dict)
    store_closed: bool = False


def hide_windows(_falling: Falling | None = None) -> None:
    """First of all nothing is to be seen."""
    for widget in QApplication.topLevelWidgets():
        widget.hide()


def gather_drafts(falling: Falling) -> None:
    """What was being typed, out of every widget that holds a draft."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, HoldsDraft) and (text := widget.draft_text()):
            falling.drafts[widget.draft_key] = text


def close_store(falling: Falling) -> None:
    """Save the drafts, close the connection and drop the key, on the thread that owns them."""

    def last() -> None:
        try:
            for key, text in falling.drafts.items():
                falling.save_draft(key, text)
        finally:
            falling.close_desk()

    falling.store_closed = falling.thread.finish(last, PATIENCE)


def clear_clipboard(falling: Falling) -> None:
    """Take our own text off the clipboard."""
    falling.clipboard.clear()


def destroy_windows(_falling: Falling | None = None) -> None:
    """Close what is open, however deep, and delete it with all that was written in it."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            break
    for widget in [*QApplication.topLevelWidgets()]:
        if isinstance(widget, QDialog):
            # done() ends a dialog that somebody opened with exec(), which hide() alone would not.
            widget.done(QDialog.DialogCode.Rejected)
        if is_private(widget):
            widget.setParent(None)
            widget.deleteLater()


def delete_now(_falling: Falling) -> None:
    """Do not wait for the event loop with deleting."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


TASKS: tuple[Callable[[Falling], None], ...] = (
    hide_windows,
    gather_drafts,
    clear_clipboard,
    destroy_windows,
    close_store,
    delete_now,
)


def fall(falling: Falling) -> None:
    """Do all the tasks. A fault in one is told on stderr by its place, and the next one is done."""
    for task in TASKS:
        try:
            task(falling)
        except Exception as fault:  # noqa: BLE001 - nothing may keep the desk open
            tell_place(fault)


def is_private(widget: QWidget) -> bool:
    """A window that may show something out of the records: every dialog and menu, and what is marked so."""
    return isinstance(widget, (QDialog, QMenu)) or bool(widget.property(PRIVATE))
