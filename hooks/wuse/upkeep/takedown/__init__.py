"""What somebody asks to go: found, taken out of every file, and noted so that it stays away."""

from .plan import Edit, Plan, carry_out
from .register import Register, refusal
from .request import Asked, RequestError, planned
from .spelling import Spelling
from .targets import Target, TargetError, TargetKind, target

__all__ = [
    "Asked",
    "Edit",
    "Plan",
    "Register",
    "RequestError",
    "Spelling",
    "Target",
    "TargetError",
    "TargetKind",
    "carry_out",
    "planned",
    "refusal",
    "target",
]
