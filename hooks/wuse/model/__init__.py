"""What a brand is: typed records, dates, quantities, people and vocabulary.

This room imports no other room. Records are frozen pydantic models; every field has a Chinese label
(``title``) and a one-sentence explanation (``description``), from which the JSON Schema, the
messages and the accepted Chinese keys are derived.
"""
