"""What pages are made of: addresses, links, cards, pictures, figures, lists.

Everything here serves several kinds of pages, or other rooms, and knows no page by name.
"""
