"""What the ids of the case file are called when a person reads them."""

from __future__ import annotations

from types import MappingProxyType

from isva_desk.language import N_, _

_EVENTS = MappingProxyType(
    {
        "report": N_("Reported to the police"),
        "support-referral": N_("Referred for support"),
        "needs-assessment": N_("Needs assessed"),
        "frequency-agreed": N_("How often to be updated was agreed"),
        "investigation-declined": N_("Decision not to investigate"),
        "investigation-opened": N_("Investigation opened"),
        "arrest": N_("Arrested"),
        "interview-under-caution": N_("Interviewed under caution"),
        "release-without-charge": N_("Released without charge"),
        "release-on-bail": N_("Released on bail"),
        "release-under-investigation": N_("Released under investigation"),
        "bail-changed": N_("Bail conditions changed"),
        "bail-ended": N_("Bail ended"),
        "officer-changed": N_("New officer in the case"),
        "abe-interview": N_("Recorded interview given"),
        "records-request": N_("Records about the client asked for"),
        "cps-referral": N_("File sent to the CPS"),
        "early-advice-requested": N_("Early advice asked of the CPS"),
        "early-advice-given": N_("Early advice given by the CPS"),
        "early-advice-not-sought": N_("Early advice not asked for"),
        "action-plan": N_("Action plan sent by the CPS"),
        "action-plan-answered": N_("Action plan answered by the police"),
        "out-of-court-disposal": N_("Dealt with out of court"),
        "no-charge-police": N_("Police decision not to charge"),
        "no-charge-cps": N_("CPS decision not to charge"),
        "charge": N_("Charged"),
        "cps-stop-or-alter": N_("CPS stopped the case or changed a charge"),
        "cps-provisional-stop": N_("CPS provisional decision to stop"),
        "review-requested": N_("Review asked for"),
        "review-acknowledged": N_("Review request acknowledged"),
        "review-decided": N_("Review decided"),
        "hearing-listed": N_("Hearing listed"),
        "hearing-moved": N_("Hearing moved"),
        "bail-hearing": N_("Bail hearing held"),
        "warrant-issued": N_("Warrant issued"),
        "rearrest-hearing": N_("Hearing after re-arrest"),
        "witness-required": N_("Required to give evidence"),
        "special-measures-decision": N_("Decision on special measures"),
        "not-guilty-plea": N_("Plea of not guilty"),
        "trial-started": N_("Trial started"),
        "verdict": N_("Verdict"),
        "sentence": N_("Sentence"),
        "lenient-sentence-request": N_("Sentence referred as too low"),
        "vcs-referral": N_("Referred to the Victim Contact Scheme"),
        "vcs-contact": N_("First contact by the Victim Contact Scheme"),
        "appeal-made": N_("Appeal made"),
        "appeal-listed": N_("Appeal listed"),
        "appeal-bail": N_("Bail given while the appeal is pending"),
        "appeal-outcome": N_("Appeal decided"),
        "complaint": N_("Complaint made"),
        "complaint-acknowledged": N_("Complaint acknowledged"),
        "incident": N_("Day of what happened"),
        "compensation-claimed": N_("Compensation claimed"),
        "promise": N_("Promise made by an agency"),
        "victim-withdrew": N_("Support for the prosecution withdrawn"),
        "closed": N_("Case closed"),
    }
)

# Further words by which a kind is found when it is typed. Translators: words that people use, parted by spaces.
_EVENT_WORDS = MappingProxyType(
    {
        "release-under-investigation": N_("also called: rui"),
        "no-charge-police": N_("also called: nfa no further action"),
        "no-charge-cps": N_("also called: nfa no further action not charged"),
        "interview-under-caution": N_("also called: voluntary interview"),
        "abe-interview": N_("also called: abe video statement evidence"),
        "hearing-listed": N_("also called: court date trial ptph"),
        "hearing-moved": N_("also called: court date changed vacated adjourned trial"),
        "review-requested": N_("also called: vrr right to review"),
        "special-measures-decision": N_("also called: screens section 28 intermediary"),
        "vcs-referral": N_("also called: vlo liaison"),
        "vcs-contact": N_("also called: vlo liaison"),
        "compensation-claimed": N_("also called: cica"),
        "incident": N_("also called: offence cica"),
        "records-request": N_("also called: phone therapy notes third party"),
        "lenient-sentence-request": N_("also called: uls unduly lenient"),
        "verdict": N_("also called: outcome guilty acquitted"),
        "officer-changed": N_("also called: oic"),
    }
)

_BODIES = MappingProxyType(
    {
        "police": N_("Police"),
        "cps": N_("CPS"),
        "witness-care": N_("Witness Care"),
        "court": N_("Court"),
        "probation": N_("Probation"),
        "parole-board": N_("Parole Board"),
        "youth-offending": N_("Youth Offending Team"),
        "isva": N_("Me"),
        "other": N_("Somebody else"),
        "client": N_("Client"),
    }
)

_METHODS = MappingProxyType(
    {
        "phone": N_("By phone"),
        "text": N_("By text"),
        "email": N_("By email"),
        "letter": N_("By letter"),
        "in-person": N_("In person"),
        "video": N_("By video call"),
        "online": N_("Online"),
        "other": N_("Another way"),
    }
)

_ROLES = MappingProxyType(
    {
        "officer-in-case": N_("Officer in the case"),
        "supervisor": N_("Officer's supervisor"),
        "liaison-officer": N_("Police liaison officer"),
        "prosecutor": N_("Prosecutor"),
        "cps-victim-liaison": N_("CPS Victim Liaison Officer"),
        "witness-care-officer": N_("Witness Care officer"),
        "probation-victim-liaison": N_("Probation Victim Liaison Officer"),
        "intermediary": N_("Intermediary"),
        "legal-adviser": N_("Legal adviser"),
        "other": N_("Somebody else"),
    }
)

_OFFERS = MappingProxyType(
    {
        "pre-trial-meeting": N_("Meeting before the trial"),
        "meeting": N_("Meeting to hear the reasons"),
        "court-visit": N_("Visit to the court"),
        "victim-personal-statement": N_("Victim Personal Statement"),
    }
)

_CHANNELS = MappingProxyType(
    {
        "phone": N_("Phone call"),
        "voicemail": N_("Voicemail"),
        "text": N_("Text message"),
        "email": N_("Email"),
        "post": N_("Post"),
        "in-person": N_("In person"),
        "video": N_("Video call"),
    }
)


def event_label(kind: str) -> str:
    """ "Released on bail" for ``release-on-bail``."""
    return _(_EVENTS[kind])


def event_search_words(kind: str) -> str:
    """What is searched when a kind is typed: its label, and the further words people use for it, in lower case."""
    further = _(_EVENT_WORDS[kind]).partition(": ")[2] if kind in _EVENT_WORDS else ""
    return f"{event_label(kind)} {further}".strip().lower()


def body_label(body: str) -> str:
    """ "CPS" for ``cps``; short, as on a button."""
    return _(_BODIES[body]) if body in _BODIES else body


def method_label(method: str) -> str:
    """ "By phone" for ``phone``."""
    return _(_METHODS[method])


def role_label(role: str) -> str:
    """ "Officer in the case" for ``officer-in-case``."""
    return _(_ROLES[role]) if role in _ROLES else role


def offer_label(offer: str) -> str:
    """ "Visit to the court" for ``court-visit``."""
    return _(_OFFERS[offer])


def channel_label(channel: str) -> str:
    """ "Phone call" for ``phone``."""
    return _(_CHANNELS[channel])


ROLES = tuple(_ROLES)
CHANNELS = tuple(_CHANNELS)
EVENT_KINDS = tuple(_EVENTS)
