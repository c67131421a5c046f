"""What a bureau does to its files in a week, and what time, machines and accidents do."""

from __future__ import annotations

import os
import re

import bureau
from desk import DAY, Desk, Edit


def day_passes(desk: Desk) -> str:
    desk.moment += DAY
    return "what expired yesterday goes by itself"


def setting_changed(desk: Desk) -> str:
    with desk.edit(desk.settings_file) as record:
        settings = record["extra"]["wuse"]
        name = desk.one(("tagline", "publisher", "accent", "per_page", "share_cards", "site_name"))
        if name == "site_name":
            record[name] = f"五色{desk.number()}"
        elif name == "accent":
            settings[name] = desk.words.colour()
        elif name == "per_page":
            settings[name] = desk.random.randint(10, 200)
        elif name == "share_cards":
            settings[name] = "brands" if settings.get(name) != "brands" else "none"
        else:
            settings[name] = desk.words.title()
    return name


def vocabulary_changed(desk: Desk) -> str:
    with desk.edit(desk.site_file) as record:
        term = {"scheme": "activity_type", "code": "party_lecture", "name": f"党课{desk.number()}"}
        record["vocabulary"] = [term]
    return f"{term['code']} {term['name']}"


def district_renamed(desk: Desk) -> str:
    with desk.edit(desk.site_file) as record:
        district = desk.one(record["districts"])
        district["name"] = f"改名区{desk.number()}（模拟）"
    return f"{district['id']} {district['name']}"


def district_removed(desk: Desk) -> str:
    """Schools refer to it still."""
    with desk.edit(desk.site_file) as record:
        district = desk.one(record["districts"])
        record["districts"].remove(district)
    return str(district["id"])


def calendar_changed(desk: Desk) -> str:
    with desk.edit(desk.site_file) as record:
        entry = {"name": "观摩交流月", "months": [4, desk.random.randint(5, 12)]}
        record["calendar"] = [{**entry, "owner": desk.slug()}]
    return str(record["calendar"])


def rule_changed(desk: Desk) -> str:
    with desk.edit(desk.site_file) as record:
        level = desk.one(("提醒", "关闭"))
        record["rules"] = [{"rule": desk.one(("P", "V6")), "level": level}]
    return str(record["rules"])


def handwritten_page_changed(desk: Desk) -> str:
    path = desk.one(sorted((desk.project / "docs").rglob("*.md")))
    desk.write(path, path.read_bytes() + f"\n\n{desk.words.sentence()}\n".encode())
    return desk.named(path)


def template_changed(desk: Desk) -> str:
    path = desk.one(sorted((desk.project / "theme_overrides" / "wuse").glob("*.html")))
    desk.write(path, path.read_bytes() + f"<p>{desk.words.title()}</p>\n".encode())
    return desk.named(path)


def document_changed(desk: Desk) -> str:
    """What is around every body."""
    path = desk.one(sorted((desk.project / "theme_overrides" / "partials").glob("*.html")))
    desk.write(path, path.read_bytes() + f"<!-- {desk.number()} -->\n".encode())
    return desk.named(path)


def stylesheet_changed(desk: Desk) -> str:
    path = desk.one(sorted((desk.project / "theme_overrides" / "assets").glob("*.css")))
    desk.write(path, path.read_bytes() + f"/* {desk.number()} */\n".encode())
    return desk.named(path)


def changed_without_a_trace(desk: Desk) -> str:
    """Neither size nor time tells, as when an archive is unpacked over the folder."""
    path = desk.holding("[a-z]*/activities/*.yml", "count: ")
    before = path.stat()
    digit = desk.one(b"123456789").to_bytes(1)
    desk.write(path, re.sub(rb"(?<=count: )\d", digit, path.read_bytes()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return desk.named(path)


def times_without_meaning(desk: Desk) -> str:
    """A fresh checkout: every file is as new as any other."""
    for path in desk.brands.rglob("*.yml"):
        os.utime(path)
    return "all records"


def history_rewritten(desk: Desk) -> str:
    """The files are as they were; only the day of the last commit is another."""
    days = desk.random.randint(1, 300)
    desk.date_last_commit(desk.moment - days * DAY)
    return f"the last commit is {days} days older"


def page_lost_or_cut_short(desk: Desk) -> str:
    """In the built site, by a disk that was full."""
    path = desk.one(sorted((desk.project / bureau.SITE / "brands").rglob("*.html")))
    if desk.random.random() < 0.5:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:100])
    return desk.named(path)


BUREAU_EDITS: tuple[Edit, ...] = (
    day_passes, setting_changed, vocabulary_changed, district_renamed, district_removed,
    calendar_changed, rule_changed, handwritten_page_changed, template_changed, document_changed,
    stylesheet_changed, changed_without_a_trace, times_without_meaning, history_rewritten,
    page_lost_or_cut_short,
)  # fmt: skip
