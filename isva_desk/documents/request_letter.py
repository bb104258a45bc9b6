"""The letter about a request for records, as a document to print or to attach."""

from __future__ import annotations

from datetime import datetime

from isva_desk.casework.records_request_letter import RequestLetter
from isva_desk.documents.chase_letter import chase_letter
from isva_desk.documents.leaving import Leaving
from isva_desk.documents.pdf import write_pdf
from isva_desk.language import code, say_day


def request_letter_made(drafted: RequestLetter, text: str, now: datetime) -> Leaving:
    """The letter as a PDF in memory: ``text`` as a person may have changed it, under the heading of the draft."""
    document = chase_letter(drafted.heading, text, say_day(drafted.written_on), code())
    what = f"letter about a request for records, {drafted.wording}.pdf"
    return Leaving(write_pdf(document, now), what, client_id=drafted.client_id, case_id=drafted.case_id)
