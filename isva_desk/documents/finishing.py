"""The last step: what the file says of itself, and its encryption."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pikepdf

from isva_desk.documents.pdf_file import PdfFile, text_string
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


class NotEncrypted(KnownProblem):
    """The document could not be encrypted as asked for, so there is none."""


def describe(file: PdfFile, title: str, language: str, made_at: datetime) -> None:
    """What the file says of itself: its title, its language, when it was made. It names no program and no author."""
    made_at = made_at.astimezone(UTC)
    stream = file.add_stream(_xmp(title, language, made_at).encode(), "/Type/Metadata/Subtype/XML", packed=False)
    file.catalog["Metadata"] = f"{stream} 0 R"
    said = made_at.strftime("(D:%Y%m%d%H%M%SZ)")
    file.info |= {"Title": text_string(title), "CreationDate": said, "ModDate": said}


def finished(raw: bytes, passphrase: str | None = None) -> bytes:
    """The file, encrypted where there is a passphrase.

    Raises ``NotEncrypted`` rather than give out a file that is not encrypted with AES-256 (revision 6).
    """
    if passphrase is None:
        return raw
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pdf.save(
            target,
            min_version="1.7",
            fix_metadata_version=False,  # the metadata stay as they are written here, and no XML library is needed
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=_encryption(passphrase),
        )
    content = target.getvalue()
    _check_encrypted(content, passphrase)
    return content


def pages_in(content: bytes) -> int:
    """How many pages a file has that is not encrypted."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _encryption(passphrase: str) -> pikepdf.Encryption:
    if not passphrase.strip():
        raise NotEncrypted(_("A document cannot be protected by an empty passphrase."))
    allowed = pikepdf.Permissions(
        extract=True, accessibility=True, modify_annotation=False, modify_assembly=False, modify_form=False,
        modify_other=False,
    )  # fmt: skip
    return pikepdf.Encryption(owner=passphrase, user=passphrase, R=6, aes=True, metadata=True, allow=allowed)


def _check_encrypted(content: bytes, passphrase: str) -> None:
    """Open it as the reader will, and without the passphrase, which must fail."""
    problem = NotEncrypted(
        _("The document could not be encrypted, so it was not made."),
        kept=_("Your records are not touched."),
    )
    try:
        with pikepdf.open(io.BytesIO(content), password=passphrase) as opened:
            strong = opened.is_encrypted and opened.encryption.R == 6 and opened.encryption.bits == 256
        with pikepdf.open(io.BytesIO(content)):
            strong = False
    except pikepdf.PasswordError:
        pass
    except pikepdf.PdfError as cause:
        raise problem from cause
    if not strong:
        raise problem


def _xmp(title: str, language: str, made_at: datetime) -> str:
    """What programs read of the file: its title and language, and that it follows PDF/UA-1."""
    said = made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{said}</xmp:CreateDate><xmp:ModifyDate>{said}</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
