"""The year's round of a self-assessment: from the first answer to its submission, and opened again for a reason."""
