"""The other clocks a case may carry (the Ombudsman’s, data protection’s, a hazard’s), updates, and dates in words."""
