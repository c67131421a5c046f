"""How lists shorten a text."""

import pytest

from wuse.pages.parts.short import short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("红帆领航", "红帆领航"),
        ("两行\n一行", "两行 一行"),
        ("长" * 60, "长" * 60),
        ("长" * 61, "长" * 59 + "…"),
        ("国旗" + "\u0301" * 90 + "下", "国旗" + "\u0301" * 4 + "下"),
        ("“1158”……《规范》（试行）！！！", "“1158”……《规范》（试行）！！！"),
        ("👩🏽‍🏫️ℹ️1️⃣", "👩🏽‍🏫️ℹ️1️⃣"),
        ("བཀྲ་ཤིས་བདེ་ལེགས", "བཀྲ་ཤིས་བདེ་ལེགས"),
    ],
)
def test_short(text: str, shown: str) -> None:
    assert short(text) == shown
