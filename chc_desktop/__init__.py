"""CHC Desktop: a complaints register for small landlords, built on the Complaint Handling Codes."""

__version__ = "0.1.0"
