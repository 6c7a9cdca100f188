"""The Ombudsman's own wording: beside ours on each card, and where it is read, kept and chosen for print."""
