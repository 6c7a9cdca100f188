"""The other clocks a case may carry beside the Code’s: what the Ombudsman, data-protection law or a hazard asks."""
