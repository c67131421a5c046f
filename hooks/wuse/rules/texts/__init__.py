"""The texts of records as people read them, and what rules find in these texts.

Rules search a whole record at once for names, numbers, accounts and addresses, not field by field.
"""
