"""Settings: the organisation, its people, the calendar, the Code, safekeeping and the looks."""
