"""Takedowns: content that somebody wants removed is found, removed everywhere and registered."""

from .plan import FileEdit, TakedownPlan, carry_out
from .register import TakedownRegister, register_problem
from .request import RequestError, TakedownRequest, make_plan
from .spelling import Spelling
from .targets import Target, TargetError, TargetKind, find_target

__all__ = [
    "FileEdit",
    "RequestError",
    "Spelling",
    "TakedownPlan",
    "TakedownRegister",
    "TakedownRequest",
    "Target",
    "TargetError",
    "TargetKind",
    "carry_out",
    "find_target",
    "make_plan",
    "register_problem",
]
