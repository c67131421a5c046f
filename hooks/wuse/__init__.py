"""Wuse: Party-building brand records of schools, checked and turned into a website."""

__version__ = "0.1.0"
