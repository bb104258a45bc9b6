"""Updates to set on pages: in English as a page of ours may read, in other languages with the letters they need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from isva_desk.documents.pictograms import picture
from isva_desk.writing.update import ClientUpdate, EasyLine, EasyPart, Form, Part, TemplateUsed
from tests.documents.heard import Node

NUMBER = "07700 900123"
LAST_DAY = "Tuesday 23 February 2027"
# Scripts whose vowel signs the checker does not count as letters: the name of a picture is no language to it (FIG-012).
SIGNS = frozenset({"bn", "pa"})

# Passages of other languages: a heading, a sentence with a day, and one with a number to ring.
PASSAGES = {
    "ar": ("ما حدث", "قررت الشرطة يوم الاثنين 16 نوفمبر 2026 ألا توجه التهمة إلى الشخص الذي أبلغت عنه.",
           f"يمكنك الاتصال بي على {NUMBER} في أي وقت."),
    "ur": ("کیا ہوا", "پولیس نے پیر 16 نومبر 2026 کو فیصلہ کیا کہ اس شخص پر الزام نہیں لگایا جائے گا۔",
           f"آپ مجھے {NUMBER} پر فون کر سکتے ہیں۔"),
    "pa": ("ਕੀ ਹੋਇਆ", "ਪੁਲਿਸ ਨੇ ਸੋਮਵਾਰ 16 ਨਵੰਬਰ 2026 ਨੂੰ ਫ਼ੈਸਲਾ ਕੀਤਾ ਕਿ ਉਸ ਵਿਅਕਤੀ 'ਤੇ ਦੋਸ਼ ਨਹੀਂ ਲਾਇਆ ਜਾਵੇਗਾ।",
           f"ਤੁਸੀਂ ਮੈਨੂੰ {NUMBER} 'ਤੇ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।"),
    "bn": ("কী ঘটেছে", "পুলিশ সোমবার 16 নভেম্বর 2026 তারিখে সিদ্ধান্ত নিয়েছে যে সেই ব্যক্তির বিরুদ্ধে অভিযোগ আনা হবে না।",
           f"আপনি আমাকে {NUMBER} নম্বরে ফোন করতে পারেন।"),
    "pl": ("Co się stało", "Policja postanowiła w poniedziałek 16 listopada 2026 r., że ta osoba nie usłyszy zarzutu.",
           f"Możesz zadzwonić do mnie pod numer {NUMBER}."),
    "uk": ("Що сталося", "Поліція вирішила в понеділок, 16 листопада 2026 року, що цій особі не висунуть звинувачення.",
           f"Ви можете зателефонувати мені за номером {NUMBER}."),
    "cy": ("Beth sydd wedi digwydd", "Penderfynodd yr heddlu ddydd Llun 16 Tachwedd 2026 beidio â chyhuddo'r person.",
           f"Gallwch fy ffonio ar {NUMBER}."),
}  # fmt: skip


def in_english() -> ClientUpdate:
    """News that hurts, with everything that a page can hold."""
    return ClientUpdate(
        language="en",
        direction="ltr",
        title="An update for you",
        greeting="Hello Sam",
        dated="Monday 23 November 2026",
        parts=(
            Part("happened", "What has happened",
                 ("The CPS made a decision on Friday 20 November 2026.",
                  "The person you reported will not be charged.")),
            Part("means", "What it means for you",
                 ("The decision is about what can be proved in a court.",
                  "It does not mean that people did not believe you.")),
            Part("next", "What happens next", ("The CPS will write to you. The letter gives the reasons.",)),
            Part("choices", "What you can choose",
                 bullets=(f"You can ask for the decision to be looked at again. You can ask until {LAST_DAY}.",
                          "You can ask for a meeting to hear the reasons.", "You can do nothing. My help goes on.")),
            Part("need-not", "What you do not need to do", ("You do not need to decide today.",)),
            Part("reach-me", "How to reach me", (f"My name is Robin. You can call me on {NUMBER}.",)),
            Part("english", "A note from me", ("The letter came to me, as you asked.",)),
            Part("words", "Words in this letter",
                 bullets=("CPS: Lawyers who decide about charges. They are not the police.",
                          "Charged: The police say formally what crime they think it was.")),
            Part("helplines", "More people you can talk to",
                 bullets=("A line of friends: 0800 000 0000. Day and night.",)),
        ),
        easy=(
            EasyPart("What has happened",
                     (EasyLine("lawyer", "Lawyers looked at the case. They are called the CPS.", ("CPS",)),
                      EasyLine("stop", "The person you reported will not go to court.", ("court",)))),
            EasyPart("What you can choose",
                     (EasyLine("look-again", f"You can ask them to look again. You can ask until {LAST_DAY}."),)),
        ),
        cover=("The information you asked for", "It starts on the next page."),
        short="Hello. I have the information you asked for.",
        templates=(TemplateUsed("no-charge-cps", "en", 1, "A. Reader", date(2026, 11, 23)),),
        reviewed=True,
        strong=(LAST_DAY,),
    )  # fmt: skip


def in_language(language: str) -> ClientUpdate:
    """A page of passages, with the adviser's own words in English in their box."""
    heading, told, ring = PASSAGES[language]
    return ClientUpdate(
        language=language,
        direction="rtl" if language in ("ar", "ur") else "ltr",
        title=heading,
        greeting="",
        dated="16.11.2026",
        parts=(
            Part("happened", heading, (told,)),
            Part("means", heading, (told, told)),
            Part("choices", heading, bullets=(told, ring)),
            Part("reach-me", heading, (ring,)),
            Part("english", heading, (f"The letter came to me, as you asked. Ring me on {NUMBER}, before 3 pm.",)),
        ),
        easy=(EasyPart(heading, (EasyLine("letter", told), EasyLine("phone", ring))),),
        cover=(heading, told),
        short=told,
        templates=(TemplateUsed("no-charge-police", language, 1, "", None),),
        reviewed=False,
    )


def words(text: str) -> str:
    return " ".join(text.split())


def said_in_turn(node: Node) -> Iterator[tuple[str, str]]:
    """What is heard, block by block; of a picture what it shows."""
    for kid in node.kids:
        if kid.tag in ("Div", "L", "LI"):
            yield from said_in_turn(kid)
        elif kid.tag == "Figure":
            yield "Figure", kid.attributes["Alt"]
        elif kid.tag != "Lbl":
            yield kid.tag, words(kid.says)


def body(part: Part) -> list[tuple[str, str]]:
    return [*(("P", words(text)) for text in part.paragraphs), *(("LBody", words(text)) for text in part.bullets)]


def meant(update: ClientUpdate, form: Form) -> list[tuple[str, str]]:
    """The blocks of a form in the order in which they should be heard."""
    greeting = [("P", update.greeting)] if update.greeting else []
    head = [("P", update.dated), ("H1", update.title), *greeting]
    if form == "cover":
        first = [("H1", update.cover[0]), *(("P", words(line)) for line in update.cover[1:])]
        told = [block for part in update.parts if part.kind != "helplines" for block in body(part)]
        return [*first, ("P", update.dated), *greeting, *told]
    if form != "easy":
        return [*head, *(block for part in update.parts for block in (("H2", part.heading), *body(part)))]
    shown = [
        block
        for easy in update.easy
        for block in (
            ("H2", easy.heading),
            *(
                block
                for line in easy.lines
                for block in (("Figure", picture(line.picture, update.language).says), ("P", words(line.words)))
            ),
        )
    ]
    # Of the words explained only those that stand in the Easy Read text.
    below = [
        replace(part, bullets=tuple(text for text in part.bullets if part.kind != "words" or explained(text, update)))
        for part in update.parts
        if part.kind in ("reach-me", "english", "words", "helplines")
    ]
    texts = [
        block
        for part in below
        if part.paragraphs or part.bullets
        for block in (("H2", part.heading), *(("P", words(text)) for text in (*part.paragraphs, *part.bullets)))
    ]
    return [*head, *shown, *texts]


def explained(text: str, update: ClientUpdate) -> bool:
    """The word that a text explains stands in the Easy Read text, perhaps in another form."""
    term = text.partition(":")[0].lower()
    hard = [word.lower() for part in update.easy for line in part.lines for word in (*line.strong, *line.terms)]
    return any(term[: len(word)] == word or word[: len(term)] == term for word in hard)
