"""People who wait for the service: their referral, the attempts to reach them, check-ins, and who took the case on."""
