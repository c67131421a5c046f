"""Blind judging: a candidate's records without what tells which school it is.

Schools, places and people are named by what they are, files and records by numbers; logos, links
and sources go. What is judged stays, and so does the brand's name unless it holds one of them.
"""
