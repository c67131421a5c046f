"""What a brand's records show for each criterion of an evaluation.

One idea, which pages, checks and dossiers share: what the school points to comes first, then what
its public records show by kind, type and time. A mark says how much there is to look at. It is no
score, and gaps are shown as gaps.
"""
