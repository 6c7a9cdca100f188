"""Windows that keep the register safe: the daily backup, restoring, trying a backup out, handing over."""
