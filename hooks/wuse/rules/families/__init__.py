"""The rules, one module for each subject; `wuse.rules.registry` lists the modules.

Each rule has one code and one pair of examples; all but a `ReaderRule` have one function.
"""
