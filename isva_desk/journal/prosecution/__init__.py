"""The work between the police and the CPS as the adviser hears of it, and the meeting before the trial."""
