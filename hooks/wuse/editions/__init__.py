"""Evaluation: who judges whom, score files, the tally. Nothing of it is ever published but grades.

Score files and panels come from outside and are hostile until checked. All sums are exact: no score
ever becomes a float.
"""
