"""Broken files as teachers send them, in ``corpus/yaml``."""

from __future__ import annotations

from support.project import ROOT
from wuse.source.codes import Code

CORPUS = ROOT / "tests/corpus/yaml"

TO_THEIR_WRITERS = {
    "billion-laughs.yml": Code.ANCHOR,
    "conflict.yml": Code.SYNTAX,
    "control-character.yml": Code.CONTROL_CHARACTER,
    "cut-off.yml": Code.CUT_OFF,  # a comment is not made public unasked
    "documents.yml": Code.DIRECTIVE,
    "duplicate-keys.yml": Code.DUPLICATE_KEY,
    "flow.yml": Code.FULLWIDTH_COMMA,  # which may belong to a sentence
    "missing-colon.yml": Code.MISSING_COLON,  # for all we know
    "placeholder-key.yml": Code.BAD_KEY,
    "smart-quotes-in-lists.yml": Code.FULLWIDTH_COMMA,
    "tags-and-merge.yml": Code.TAG,
    "undecodable.yml": Code.UNDECODABLE,
}
"""Samples with more than one way to mend them -> what is still said of them."""
