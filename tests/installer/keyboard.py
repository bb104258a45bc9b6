"""A keyboard for a program on a screen of its own: keys go to its window through the X server, as from real hands."""

from __future__ import annotations

import ctypes
from typing import Any

KEY_PRESS, KEY_RELEASE = 2, 3
SHIFT = 1
NAMED = {"\n": 0xFF0D, " ": 0x20}  # keysyms of X that are not the letter's own number


class _KeyEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong), ("root", ctypes.c_ulong), ("subwindow", ctypes.c_ulong), ("time", ctypes.c_ulong),
        ("x", ctypes.c_int), ("y", ctypes.c_int), ("x_root", ctypes.c_int), ("y_root", ctypes.c_int),
        ("state", ctypes.c_uint), ("keycode", ctypes.c_uint), ("same_screen", ctypes.c_int),
        ("padding", ctypes.c_long * 16),  # an XEvent is larger than each of its kinds
    )  # fmt: skip


def type_text(display_name: str, text: str) -> None:
    """Type a text into the window that has the keyboard on that screen. A line end is the Return key."""
    x11 = _library()
    display = x11.XOpenDisplay(display_name.encode())
    assert display, "the screen cannot be reached"
    try:
        focus, kept = ctypes.c_ulong(), ctypes.c_int()
        x11.XGetInputFocus(display, ctypes.byref(focus), ctypes.byref(kept))
        root = x11.XDefaultRootWindow(display)
        window = focus.value if focus.value > 1 else root
        for letter in text:
            code = x11.XKeysymToKeycode(display, NAMED.get(letter, ord(letter)))
            for kind in (KEY_PRESS, KEY_RELEASE):
                event = _KeyEvent(type=kind, display=display, window=window, root=root, keycode=code, same_screen=1)
                event.state = SHIFT if letter.isupper() else 0
                x11.XSendEvent(display, window, 1, 0, ctypes.byref(event))
        x11.XFlush(display)
    finally:
        x11.XCloseDisplay(display)


def _library() -> Any:
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    for name in ("XDefaultRootWindow", "XCloseDisplay", "XFlush"):
        getattr(x11, name).argtypes = [ctypes.c_void_p]
    x11.XGetInputFocus.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    return x11
