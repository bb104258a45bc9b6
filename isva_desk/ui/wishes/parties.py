"""The parties for which consent is asked, as a person reads them."""

from __future__ import annotations

from types import MappingProxyType

from isva_desk.language import N_

PARTIES = MappingProxyType(
    {
        "record": N_("To keep this record"),
        "police": N_("To talk to the police"),
        "cps": N_("To talk to the CPS"),
        "witness-care": N_("To talk to Witness Care"),
        "sarc": N_("To talk to the sexual assault referral centre"),
        "gp": N_("To talk to the GP"),
        "housing": N_("To talk to housing"),
        "school": N_("To talk to school or college"),
        "other": N_("To talk to somebody else"),
    }
)
