"""The ``wuse`` command."""

from . import chinese

chinese.install()  # before commands are defined: click puts some of its words into them

from .main import main  # noqa: E402

__all__ = ["main"]
