"""The program beside its floor, as ratios made in the same run."""
