"""What is written in records, as people read it, and what can be found there.

Rules search here for names, numbers, accounts and addresses, instead of in fields one by one.
"""
