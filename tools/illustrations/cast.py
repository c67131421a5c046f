"""Who appears in the pictures: pupils, staff and neighbours, dressed in a school's colours."""

import random
from dataclasses import dataclass, replace

from .canvas import Colour, mix, rgb
from .figures import Look

_HAIR = (rgb("#2b2629"), rgb("#3a2f2e"), rgb("#1f2230"), rgb("#4a3932"))
_GREY = (rgb("#b9b4ad"), rgb("#d6d2c9"), rgb("#8f8c8a"))
_SKIN = (rgb("#e9bf9f"), rgb("#dfae8a"), rgb("#f0cbb0"), rgb("#d29c78"))


@dataclass(frozen=True)
class Cast:
    """The wardrobe of one school."""

    uniform: tuple[Colour, ...]
    bottoms: tuple[Colour, ...]
    bags: tuple[Colour, ...]
    plain: tuple[Colour, ...]  # what adults wear
    trim: Colour | None = None
    heights: tuple[float, float] = (1.18, 1.4)

    def pupil(self, rng: random.Random, *, bag: bool = False, **changes: object) -> Look:
        """A pupil chosen by `rng`; `changes` fix single traits."""
        girl = rng.random() < 0.5
        look = Look(top=rng.choice(self.uniform), bottom=rng.choice(self.bottoms),
                    height=rng.uniform(*self.heights),
                    hair=rng.choice(("bob", "tail", "tail", "bun")) if girl else "short",
                    hair_colour=rng.choice(_HAIR), skin=rng.choice(_SKIN),
                    trim=self.trim, skirt=girl and rng.random() < 0.45,
                    bag=rng.choice(self.bags) if bag else None)
        return replace(look, **changes)  # type: ignore[arg-type]

    def adult(self, rng: random.Random, **changes: object) -> Look:
        """A teacher, parent or neighbour chosen by `rng`."""
        woman = rng.random() < 0.55
        look = Look(top=rng.choice(self.plain), bottom=mix(rng.choice(self.bottoms), (40, 40, 52),
            0.3),
                    height=rng.uniform(1.6, 1.68) if woman else rng.uniform(1.7, 1.8),
                    hair=rng.choice(("bob", "bun", "tail", "long")) if woman else "short",
                    hair_colour=rng.choice(_HAIR), skin=rng.choice(_SKIN),
                    coat=rng.choice((0.0, 0.12, 0.3)) if woman else 0.1)
        return replace(look, **changes)  # type: ignore[arg-type]

    def elder(self, rng: random.Random, **changes: object) -> Look:
        """A grey-haired adult chosen by `rng`."""
        look = self.adult(rng, hair_colour=rng.choice(_GREY), height=rng.uniform(1.54, 1.66),
                          hair=rng.choice(("short", "bun", "short")), coat=0.25)
        return replace(look, **changes)  # type: ignore[arg-type]
