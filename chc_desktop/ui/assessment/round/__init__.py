"""The year's round on screen: the strip under the heading, the form of each step, versions and what changed."""
