"""Related reading: alike, stable, and never oneself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from wuse.model.region import ActivityFacts, OwnerFacts
from wuse.pages.parts.related import related

NAMES = ("红色先锋示范", "红色先锋引领", "绿色生态志愿", "蓝色岗位争先", "金贝启智", "橘灯守望")
TYPES = ("volunteer", "party_lecture", "visit")


def owner(slug: str, initiatives: tuple[str, ...] = (), types: tuple[str, ...] = ()) -> OwnerFacts:
    activities = tuple(ActivityFacts(f"{slug}-{it}", "植树", it, "2025年") for it in types)
    return OwnerFacts(
        slug, f"{slug}校", f"{slug}的品牌", None, initiatives=initiatives, activities=activities
    )


def region(size: int) -> dict[str, OwnerFacts]:
    made = (
        owner(f"s{n}", (NAMES[n % 6], NAMES[(n // 6) % 6]), (TYPES[n % 3], TYPES[n // 3 % 3]))
        for n in range(size)
    )
    return {it.slug: it for it in made}


owners = st.lists(
    st.builds(
        owner,
        st.text("abc", min_size=2, max_size=4),
        st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
        st.lists(st.sampled_from(TYPES), max_size=3, unique=True).map(tuple),
    ),
    max_size=12,
    unique_by=lambda it: it.slug,
)


@given(owners)
def test_everything_related_exists_elsewhere_and_stands_once(made: list[OwnerFacts]) -> None:
    facts = {it.slug: it for it in made}
    found = related(facts)
    assert found.keys() == facts.keys()
    for slug, lists in found.items():
        brands = [it.owner.slug for it in lists.brands]
        assert slug not in brands
        assert len(brands) == len(set(brands)) <= 4
        assert all(set(it.initiatives) <= set(it.owner.initiatives) for it in lists.brands)
        for activity in facts[slug].activities:
            others = lists.of_type(activity.type)
            assert slug not in {it.owner.slug for it in others}
            assert len(others) == len({it.owner.slug for it in others}) <= 3
            assert {it.activity.type for it in others} <= {activity.type}


def test_brands_with_alike_initiatives_find_each_other() -> None:
    facts = {
        "aa": owner("aa", ("红色先锋示范行动", "绿色志愿服务行动")),
        "bb": owner("bb", ("红色先锋引领工程", "书香校园")),
        "cc": owner("cc", ("党建工程", "蓝天")),
    }
    found = related(facts)
    (brand,) = found["aa"].brands
    assert (brand.owner.slug, brand.initiatives) == ("bb", ("红色先锋引领工程",))
    assert found["cc"].brands == (), "words that any initiative has make nobody alike"


def test_the_same_type_elsewhere_prefers_alike_initiatives() -> None:
    facts = {f"s{n}": owner(f"s{n}", ("书香校园",), ("visit",)) for n in range(6)}
    facts |= {it: owner(it, ("红色先锋示范",), ("visit",)) for it in ("aa", "bb")}
    assert related(facts)["aa"].of_type("visit")[0].owner.slug == "bb"
    assert related(facts)["aa"].of_type("volunteer") == ()


def test_an_edit_touches_few_lists() -> None:
    facts = region(400)
    before = related(facts)

    def touched(changed: dict[str, OwnerFacts]) -> int:
        return sum(lists != before.get(slug) for slug, lists in related(changed).items())

    renamed = replace(facts["s7"], name="新校名")
    assert 0 < touched(facts | {"s7": renamed}) < 80
    assert touched(facts | {"new": owner("new", NAMES[:2], TYPES[:2])}) < 80
    assert touched({slug: it for slug, it in facts.items() if slug != "s7"}) < 80
    assert touched(dict(reversed(facts.items()))) == 0
