"""Where a folder really is: on this computer, in a folder that another program copies elsewhere, or on the network.

The register may not live where another program copies or changes its file behind its back: that has cost people their
data. A backup is welcome there.
"""
