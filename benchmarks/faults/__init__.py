"""What goes wrong on real computers, many times over: flipped bytes, files cut short, power cuts, full disks.

`python -m benchmarks.faults` runs all of it and prints its seed and its figures; the tests run a few of each.
"""
