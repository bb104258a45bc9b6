"""How each kind of event is said in a because-sentence. ``{when}`` becomes "on Monday 16 November 2026" or the like."""

from __future__ import annotations

from types import MappingProxyType

from isva_desk.language import N_

HAPPENED = MappingProxyType(
    {
        "report": N_("Reported to the police {when}."),
        "support-referral": N_("Referred to a support service {when}."),
        "needs-assessment": N_("Needs were assessed {when}."),
        "frequency-agreed": N_("How often to be in touch was agreed {when}."),
        "investigation-declined": N_("The police decided {when} not to investigate."),
        "arrest": N_("Arrested {when}."),
        "interview-under-caution": N_("Interviewed under caution {when}."),
        "release-without-charge": N_("Released without charge {when}."),
        "release-on-bail": N_("Released on bail {when}."),
        "release-under-investigation": N_("Released under investigation {when}."),
        "bail-changed": N_("Bail conditions were changed {when}."),
        "bail-ended": N_("Bail ended {when}."),
        "records-request": N_("The police asked for records about {client} {when}."),
        "cps-referral": N_("The police sent the case to the CPS {when}."),
        "early-advice-requested": N_("The police asked the CPS for early advice {when}."),
        "early-advice-given": N_("The CPS gave early advice {when}."),
        "early-advice-not-sought": N_("It was decided {when} not to ask the CPS for early advice."),
        "action-plan": N_("The CPS sent the police an action plan {when}."),
        "action-plan-answered": N_("The police answered the action plan {when}."),
        "out-of-court-disposal": N_("A caution or other disposal out of court was given {when}."),
        "no-charge-police": N_("The police decided {when} not to charge."),
        "no-charge-cps": N_("The CPS decided {when} not to charge."),
        "charge": N_("Charged {when}."),
        "cps-stop-or-alter": N_("The CPS decided {when} to stop or change the charges."),
        "cps-provisional-stop": N_("The CPS decided provisionally {when} to stop the case."),
        "review-requested": N_("A review was asked for {when}."),
        "review-acknowledged": N_("The request for a review was acknowledged {when}."),
        "review-decided": N_("The review was decided {when}."),
        "hearing-listed": N_("A hearing was listed {when}."),
        "hearing-moved": N_("A hearing was moved {when}."),
        "bail-hearing": N_("There was a bail hearing {when}."),
        "warrant-issued": N_("A warrant was issued {when}."),
        "rearrest-hearing": N_("There was a hearing after the new arrest {when}."),
        "witness-required": N_("It was decided {when} that {client} must give evidence."),
        "special-measures-decision": N_("The court decided about special measures {when}."),
        "not-guilty-plea": N_("A plea of not guilty was entered {when}."),
        "verdict": N_("The verdict was given {when}."),
        "sentence": N_("Sentenced {when}."),
        "lenient-sentence-request": N_("The Attorney General was asked to look at the sentence {when}."),
        "vcs-referral": N_("Referred to the Victim Contact Scheme {when}."),
        "vcs-contact": N_("The probation Victim Liaison Officer was first in touch {when}."),
        "appeal-made": N_("An appeal was made {when}."),
        "appeal-listed": N_("An appeal hearing was listed {when}."),
        "appeal-bail": N_("Bail during the appeal was decided {when}."),
        "appeal-outcome": N_("The appeal was decided {when}."),
        "complaint": N_("A complaint was made {when}."),
        "complaint-acknowledged": N_("The complaint was acknowledged {when}."),
        "incident": N_("The incident was {when}."),
        "compensation-claimed": N_("Compensation was claimed {when}."),
        "promise": N_("A promise was made {when}."),
        "investigation-opened": N_("The investigation was opened {when}."),
        "officer-changed": N_("The officer in the case changed {when}."),
        "abe-interview": N_("The recorded interview was {when}."),
        "trial-started": N_("The trial started {when}."),
        "victim-withdrew": N_("{Client} withdrew support for the prosecution {when}."),
        "closed": N_("The case was closed {when}."),
    }
)

BODY_NAMES = MappingProxyType(
    {
        "police": N_("the police"),
        "cps": N_("the CPS"),
        "witness-care": N_("the Witness Care Unit"),
        "court": N_("the court"),
        "probation": N_("the probation service"),
        "parole-board": N_("the Parole Board"),
        "youth-offending": N_("the youth offending team"),
        "isva": N_("the adviser"),
        "other": N_("somebody else"),
        "client": N_("the client"),
    }
)

METHOD_PHRASES = MappingProxyType(
    {
        "phone": N_("by phone"),
        "text": N_("by text message"),
        "email": N_("by e-mail"),
        "letter": N_("by letter"),
        "in-person": N_("in person"),
        "video": N_("by video"),
        "online": N_("online"),
    }
)
