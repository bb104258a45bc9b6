"""What is known of a hearing, in short sentences."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.domain.court_lists import court_lists
from isva_desk.language import _, ngettext


def hearing_facts(court: str | None, status: str | None, moved: int) -> Iterator[str]:
    """Where it is, how its day stands, and how often that changed; nothing for what is not known."""
    if court:
        yield _("{court}.").format(court=court)
    known = court_lists().status(status or "")
    if known is not None:
        yield _("{status}: {meaning}").format(status=known.words, meaning=_(known.plain))
    if moved:
        yield ngettext("Moved {count} time so far.", "Moved {count} times so far.", moved).format(count=moved)
