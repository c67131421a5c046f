"""The rules, one module for each subject; `wuse.rules.registry` lists the modules.

A rule stands in the module of its subject: one code, one function, one pair of examples.
"""
