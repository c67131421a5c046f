"""Draws the sample pictures of the showcase's three fictional schools, with Pillow alone."""
