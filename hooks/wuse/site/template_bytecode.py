"""Compiled templates stay for the next process, as Python's own bytecode does."""

from __future__ import annotations

import sys
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class TemplateBytecode(FileSystemBytecodeCache):
    """Keeps templates where Python keeps the bytecode of the module that compiles them.

    Whoever may write there could change the program itself, so it is as much to be trusted; a
    cache that travels with a project's files is not. Where nobody may write, nothing is kept. A
    template is found by its name, what compiles it, and (Jinja sees to that) its content.
    """

    def __init__(self, compiler: Path, extensions: Collection[str] = ()) -> None:
        """Keep templates beside a module.

        Args:
            compiler: the file of the module that compiles them.
            extensions: names of the extensions of Jinja that take part in it by its first use.
        """
        super().__init__(str(compiler.parent / "__pycache__"), "%s.template.pyc")
        self._compiler = compiler
        self._extensions = extensions

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Identifies a template, wherever the theme may be."""
        return blake2b(f"{self._version}{name}".encode(), digest_size=16).hexdigest()

    @cached_property
    def _version(self) -> str:
        text = self._compiler.read_text("utf-8")
        return f"{version('jinja2')} {sys.version} {sorted(self._extensions)} {text}"

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
