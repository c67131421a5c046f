"""What a brand is: typed records, dates, quantities, people and vocabulary.

This room imports nothing of ours. Records are frozen pydantic models; every field carries its
Chinese label (``title``) and a one-sentence explanation (``description``), from which the JSON
Schema, the messages and the accepted Chinese keys are all derived.
"""
