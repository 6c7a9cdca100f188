"""The yearly self-assessment: the form, the answers, and what the register says."""
