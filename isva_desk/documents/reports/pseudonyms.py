"""What a person typed, without the names of the client that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isva_desk.language import _


def without_names(text: str, names: Iterable[str]) -> str | None:
    """The text with "the client" where it names them; None where there is no text. A name may be of several words."""
    words = {word for name in names for word in name.split()}
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", _("the client"), text, flags=re.IGNORECASE)
    return text or None
