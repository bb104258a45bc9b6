"""Documents to try things on, in the languages that clients read. The sentences were made up for the tests."""

from __future__ import annotations

from datetime import UTC, datetime

from isva_desk.documents.content import (
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    PageSetup,
    Paragraph,
    Row,
    Span,
    Table,
)

MADE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

WHAT_HAPPENED = {
    "en": ("What has happened", "The police arrested the person you reported on Monday 16 November 2026."),
    "cy": ("Beth sydd wedi digwydd", "Mae'r heddlu wedi arestio'r person ddydd Llun 16 Tachwedd 2026. Ŵ ŷ ïaith."),
    "pl": ("Co się stało", "Policja zatrzymała tę osobę w poniedziałek 16 listopada 2026 r. Żółć, gęś."),
    "ro": ("Ce s-a întâmplat", "Poliția a arestat persoana luni, 16 noiembrie 2026. Știți că puteți întreba."),
    "uk": ("Що сталося", "Поліція заарештувала цю особу в понеділок, 16 листопада 2026 року. Її ґрунт."),
    "ar": ("ما حدث", "ألقت الشرطة القبض على الشخص يوم الاثنين 16 نوفمبر 2026، وقالت Sam Lee ذلك."),
    "fa": ("چه شد", "پلیس روز دوشنبه ۱۶ نوامبر ۲۰۲۶ آن شخص را دستگیر کرد. می‌توانید از Sam Lee بپرسید."),
    "ur": ("کیا ہوا", "پولیس نے پیر 16 نومبر 2026 کو اس شخص کو گرفتار کیا۔ آپ Sam Lee سے پوچھ سکتے ہیں۔"),
    "pa": ("ਕੀ ਹੋਇਆ", "ਪੁਲਿਸ ਨੇ ਸੋਮਵਾਰ 16 ਨਵੰਬਰ 2026 ਨੂੰ ਉਸ ਵਿਅਕਤੀ ਨੂੰ ਗ੍ਰਿਫ਼ਤਾਰ ਕੀਤਾ, Sam Lee ਨੇ ਕਿਹਾ।"),
    "bn": ("কী ঘটেছে", "পুলিশ সোমবার 16 নভেম্বর 2026 তারিখে সেই ব্যক্তিকে গ্রেপ্তার করেছে, Sam Lee জানিয়েছেন।"),
}


def in_language(language: str) -> Document:
    """One page with a heading, a paragraph with a phone number and a link, a list and a table."""
    heading, sentence = WHAT_HAPPENED[language]
    words = sentence.split(" ")
    blocks: list[Block] = [
        Heading(1, heading),
        Paragraph(sentence),
        Paragraph(
            (
                Span(" ".join(words[:4]) + " "),
                Span("020 7946 0123", as_it_stands=True),
                Span(" "),
                Span("gov.uk", language=None if language == "en" else "en", link="https://www.gov.uk/victims"),
                Span(" " + " ".join(words[4:7]), bold=True),
            )
        ),
        Bullets([" ".join(words[:5]), " ".join(words[5:])], numbered=True),
        Table(
            heading,
            (Column(heading, names_the_row=True), Column(words[1]), Column("2026", end=True)),
            [Row([word, sentence, "1,204"]) for word in words[:5]],
        ),
    ]
    return Document(heading, language, blocks, footer=(heading,))


def everything() -> Document:
    """A document that has one of each block, and a table that runs over pages."""
    rows = [Row([f"K{number:03}", f"told on day {number}", str(number)]) for number in range(90)]
    rows.append(Row(["All", "", "90"], total=True))
    return Document(
        "Everything",
        "en",
        [
            Heading(1, "Everything"),
            Paragraph("One paragraph."),
            Heading(2, "A list"),
            Bullets(["first", "second"]),
            Heading(2, "A table"),
            Table("Cases", (Column("Client", names_the_row=True), Column("What"), Column("Days", end=True)), rows),
            Heading(3, "A picture"),
            Figure("Bar chart: five, three.", 80, lambda pen, _width, _height: pen.bar(0, 0, 50, 40)),
            Paragraph((Span("Read "), Span("the Code", link="https://www.gov.uk/code"), Span(", or "),
                       Span("y Cod", language="cy"), Span(" in Welsh."))),
        ],
        PageSetup(landscape=True, margin=50, text_size=10),
        ("Printed by Robin.", "As at 23 Nov 2026."),
    )  # fmt: skip
