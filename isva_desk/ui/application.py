"""The program as a person meets it: a door, then the desk, then the door again."""

from __future__ import annotations

import linecache
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QGuiApplication, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from isva_desk.domain.spoken_language import OF_THE_COMPUTER, speak
from isva_desk.language import _
from isva_desk.ui.lock.falling import Falling, destroy_windows, fall, hide_windows
from isva_desk.ui.lock.hands import Hands
from isva_desk.ui.lock.idle import IdleWatch
from isva_desk.ui.lock.panic import PanicKeys
from isva_desk.ui.lock.system import SystemWatch
from isva_desk.ui.parts.accessible import tell_roles
from isva_desk.ui.problem_words import tell_place
from isva_desk.ui.settings.preferences import Preferences, load_preferences, save_preferences
from isva_desk.ui.store_thread import StoreThread, wait_for_leaving
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.theme import current
from isva_desk.ui.unlock.door import DoorWindow
from isva_desk.ui.unlock.opening import read_ahead
from isva_desk.ui.unlock.page import UnlockPage

if TYPE_CHECKING:  # loaded while a person types the passphrase
    from isva_desk.ui.daily_backup import DailyBackup
    from isva_desk.ui.unlock.opening import OpenDesk
    from isva_desk.ui.window import MainWindow
    from isva_desk.ui.workspace import Workspace

FIRST_SIZE = (1280, 800)
_AFTER_THE_FIRST_PICTURE = 40  # milliseconds: loading the rest would only hold it up
_A_MOMENT = 40  # milliseconds between two looks at whether something is still under way
# What stands between the key and a usable Today.
_THE_REST = (
    "vault.unlocking", "vault.passphrases", "casework.desk", "casework.sign_in", "ui.window", "ui.today.page",
    "ui.daily_backup",
)  # fmt: skip


class Application(QObject):
    """One desk in one process. ``opened``, ``locked`` and ``ended`` tell where it stands."""

    opened = Signal()
    locked = Signal()
    ended = Signal()

    def __init__(self, around: Surroundings, idle: Callable[[int], IdleWatch] = IdleWatch) -> None:
        super().__init__()
        self.around = around
        self.qt = _qt_application()
        self.preferences = load_preferences(around.preferences)
        if self.preferences.language != OF_THE_COMPUTER:
            speak(self.preferences.language)
        self._thread = StoreThread(self)
        self._desk: OpenDesk | None = None
        self._backup: DailyBackup | None = None
        self._geometry = QByteArray()
        self.window: MainWindow | None = None
        self.door: DoorWindow | None = None
        self._falling = self._closed = self._words_missing = False
        self.show_preferences(self.preferences)
        self.qt.styleHints().colorSchemeChanged.connect(self._follow_the_computer)
        self.idle_watch = idle(self.preferences.lock_minutes)
        self.panic_keys = PanicKeys(parent=self)
        self.system_watch = SystemWatch(self)
        self.idle_watch.idle.connect(self.lock)
        self.idle_watch.slept.connect(self.lock)
        self.panic_keys.pressed.connect(self.lock)
        self.system_watch.locking.connect(self.lock)
        self.hands = Hands(self.idle_watch, self.panic_keys, self)

    # -- the door -------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the door: to unlock, or to begin."""
        self.show_door()
        QTimer.singleShot(_AFTER_THE_FIRST_PICTURE, self._get_ready)

    def show_door(self) -> None:
        """Show the page before the desk."""
        if self.around.has_vault():
            page = UnlockPage(self.around, self._thread)
            page.opened.connect(self.open)
            page.words_wanted.connect(self.ask_for_words)
            self.put_in_door(page)
        else:
            from isva_desk.ui.first_run.pages import FirstRun

            first = FirstRun(self.around, self._thread)
            first.opened.connect(self._open_after_first_run)
            first.demonstrated.connect(self._open_demonstration)
            self.put_in_door(first)

    def ask_for_words(self) -> None:
        """Show the page of the recovery words."""
        from isva_desk.ui.unlock.words_page import WordsPage

        page = WordsPage(self.around, self._thread)
        page.opened.connect(self.open)
        page.left.connect(self.show_door)
        self.put_in_door(page)

    def put_in_door(self, page: QWidget) -> None:
        """Show this page before the desk."""
        if self.door is None:
            self.door = DoorWindow()
            self.door.closed.connect(self.quit)
            self._place(self.door)
        self.door.setCentralWidget(page)
        self.door.show()
        self.door.activateWindow()
        page.setFocus()
        # Before a passphrase there is nothing to hide; recovery words and names do not stay in sight of a passer-by.
        if isinstance(page, UnlockPage):
            self.idle_watch.stop()
        else:
            self.idle_watch.start()

    def _place(self, window: QMainWindow) -> None:
        if self._geometry.isEmpty() or not window.restoreGeometry(self._geometry):
            room = QGuiApplication.primaryScreen().availableSize()
            window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))

    def _get_ready(self) -> None:
        """What the desk needs and the door does not."""
        if not self._closed:
            self._watch_hands()
            self._load_the_rest()

    def _watch_hands(self) -> None:
        """See keys and touches. The first event of a part of Qt that has no name in Python loads all of its classes."""
        self.qt.installEventFilter(self.hands)

    def _load_the_rest(self) -> None:
        """Load what the desk needs while a person types: it must be usable at once after the key is there."""
        self._thread.call(_import_the_rest)
        self._thread.call(read_ahead, self.around)

    # -- the desk -------------------------------------------------------------------------------------------------

    def open(self, desk: OpenDesk) -> None:
        """Show the desk that was opened."""
        if self._falling:  # locked while it was being unlocked
            self._thread.call(desk.close, writes=True)
            return
        self._desk = desk
        self._watch_hands()
        if self.door is not None:
            self._geometry = self.door.saveGeometry()
        workspace = self._show_window(desk, "today")
        self._close_door()
        self.idle_watch.start()
        if self._words_missing:
            self._words_missing = False
            self._ask_for_new_words(workspace)
        self.opened.emit()

    def _show_window(self, desk: OpenDesk, page: str) -> Workspace:
        """Make the window on these records and show a page of it."""
        from isva_desk.ui.daily_backup import DailyBackup
        from isva_desk.ui.window import MainWindow
        from isva_desk.ui.workspace import Workspace

        workspace = Workspace(desk, self._thread, self.around, self)
        workspace.lock_wanted.connect(self.lock)
        workspace.preferences = self.preferences
        workspace.preferences_changed.connect(self.change_preferences)
        self.window = MainWindow(workspace)
        self.window.closed.connect(self.quit)
        self._place(self.window)
        self._backup = DailyBackup(desk, workspace)
        self.window.open_page(page)
        self.window.show()
        # Not every window manager gives the keyboard to the window that takes another's place.
        self.window.activateWindow()
        return workspace

    def _show_anew(self) -> None:
        """In another language every word of the window is another: it is made again, on the page of the settings."""
        before, desk = self.window, self._desk
        if before is None or desk is None or self._falling:
            return
        self._geometry = before.saveGeometry()
        before.closed.disconnect(self.quit)
        if self._backup is not None:
            self._backup.end()
        workspace = before.workspace
        self._show_window(desk, "settings")
        before.hide()
        before.deleteLater()
        workspace.setParent(None)
        workspace.deleteLater()

    def _ask_for_new_words(self, workspace: Workspace) -> None:
        """It was locked before the recovery words were on paper: without new ones there would be none."""
        from isva_desk.ui.settings.new_words import NewWords

        workspace.open_dialog(NewWords(workspace, _("It was locked before the recovery words were checked.")))

    def _open_after_first_run(self, desk: OpenDesk, first: str) -> None:
        self.open(desk)
        if first == "import" and self.window is not None:
            self.window.workspace.import_file()

    def _open_demonstration(self, around: Surroundings, desk: OpenDesk) -> None:
        if not self._falling:
            self.around = around
        self.open(desk)

    def _close_door(self) -> None:
        if self.door is not None:
            self.door.hide()
            self.door.deleteLater()
            self.door = None

    # -- the lock -------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Hide at once; the rest follows as soon as Qt is done with the key that was pressed."""
        top = self.window or self.door
        if top is None or self._falling:
            return
        self._falling = True
        self._geometry = top.saveGeometry()
        self.idle_watch.stop()
        hide_windows()
        QTimer.singleShot(0, self._fall if self.window is not None else self._leave_the_door)

    def _leave_the_door(self) -> None:
        """Forget what stands on the page before the desk: a passphrase, a name, recovery words. Then begin anew."""
        destroy_windows()
        if not self._thread.idle:  # a vault is being made or unlocked: what comes of it is closed first
            QTimer.singleShot(_A_MOMENT, self, self._leave_the_door)
            return
        page = self.door.centralWidget() if self.door is not None else None
        if (desk := getattr(page, "give_up", lambda: None)()) is not None:
            self._thread.call(desk.close, writes=True)
            self._words_missing = not getattr(page, "words_checked", True)
        self.show_door()
        self._falling = False
        self.locked.emit()

    def _fall(self) -> None:
        self.fall()
        self.show_door()
        self._load_the_rest()
        self.locked.emit()

    def fall(self) -> None:
        """Save drafts, destroy windows, close the records, drop the key. What is left is a new, empty thread."""
        if self.window is None or self._desk is None:
            return
        workspace, desk = self.window.workspace, self._desk
        falling = Falling(self._thread, workspace.clipboard, workspace.draft_saver(), desk.close)
        self.window, self._desk = None, None
        if self._backup is not None:
            self._backup.end()
            self._backup = None
        workspace.leave()
        fall(falling)
        workspace.setParent(None)
        workspace.deleteLater()
        if falling.store_closed:
            self._thread.deleteLater()
        self._thread = StoreThread(self)
        self._falling = False

    @property
    def store_thread(self) -> StoreThread:
        """The thread that owns the records, or will."""
        return self._thread

    def thread_idle(self) -> bool:
        """Everything that was asked of the records has been answered, no backup is under way, no page being drawn."""
        drawing = self.window is not None and self.window.workspace.drawing
        return self._thread.idle and not drawing and (self._backup is None or self._backup.beside.idle)

    def back_up_now(self) -> None:
        """Make today's backup, where there is none, without waiting for the moment at which it is made by itself."""
        if self._backup is not None:
            self._backup.look()

    def quit(self) -> None:
        """A person closed the window: lock and end."""
        self.idle_watch.stop()
        hide_windows()
        QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        self.close()
        self.ended.emit()
        self.qt.quit()

    def close(self) -> None:
        """End the threads and take the watches off. After this the object is of no more use."""
        if self._closed:
            return
        self._closed = True
        self.fall()
        self._close_door()
        self.qt.removeEventFilter(self.hands)
        self.qt.styleHints().colorSchemeChanged.disconnect(self._follow_the_computer)
        self.system_watch.end()
        self._thread.finish(lambda: None, 2000)
        wait_for_leaving(10_000)

    # -- preferences ----------------------------------------------------------------------------------------------

    def change_preferences(self, preferences: Preferences) -> None:
        """Show the desk like this from now on, and keep it."""
        other_words = preferences.language != self.preferences.language
        self.preferences = preferences
        save_preferences(self.around.preferences, preferences)
        self.show_preferences(preferences)
        self.idle_watch.minutes = preferences.lock_minutes
        if other_words:
            speak(preferences.language)
            # The choice was made on a page of the window that goes: let it come to its end first.
            QTimer.singleShot(0, self, self._show_anew)

    def _follow_the_computer(self) -> None:
        """The computer went from light to dark, or back."""
        self.show_preferences(self.preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Use the theme and the text size."""
        name = preferences.theme
        if name == "system":
            dark = self.qt.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        theme = current()
        if (theme.tokens.name, theme.percent) != (name, preferences.text):
            theme.use(name, preferences.text)


def _import_the_rest() -> None:
    for name in _THE_REST:
        import_module(f"isva_desk.{name}")
        # Qt's bindings look through the source of every module that is loaded, and Python keeps what they have read.
        linecache.clearcache()


def _qt_application() -> QApplication:
    """Qt's own application object, named so that no title bar or task bar says more than "Desk"."""
    made = QApplication.instance()
    if not isinstance(made, QApplication):
        QApplication.setDesktopSettingsAware(False)
        made = QApplication(sys.argv[:1])
    made.setApplicationName("Desk")
    made.setApplicationDisplayName("Desk")
    made.setDesktopFileName("desk")
    made.setQuitOnLastWindowClosed(False)
    tell_roles()
    # Qt's file chooser keeps the folders that were visited in a settings file of its own; a folder may bear a name.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    sys.excepthook = lambda _kind, fault, _trace: tell_place(fault)
    return made
