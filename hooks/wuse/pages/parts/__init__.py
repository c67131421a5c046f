"""What pages are made of: addresses, links, cards, pictures, figures, lists.

Everything here serves several kinds of pages, or other packages, and refers to no single kind.
"""
