"""The rules, one module for each subject; `wuse.rules.registry` lists the modules.

Each rule has one code, one pair of examples and, unless `wuse.source` finds it, one function.
"""
