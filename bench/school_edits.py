"""What schools do to their files in a week: every kind of edit that people make, and some slips.

An edit takes the `Desk`, changes files and says what it did. What cannot be done (nobody has given
consent that could be taken back) is `ImpossibleError`.
"""

from __future__ import annotations

import shutil
from io import BytesIO

import region
from desk import Desk, Edit
from PIL import Image

PERSON = "安示例"
PHONE = "联系电话 13800138000。"


def activity_added(desk: Desk) -> str:
    id, record = desk.words.activity(desk.number())
    path = desk.school().parent / "activities" / f"{id}.yml"
    region.dump(path, record)
    return desk.named(path)


def activity_changed(desk: Desk) -> str:
    path = desk.record("activities")
    field = desk.one(("title", "summary", "body", "place", "outcome"))
    with desk.edit(path) as record:
        record[field] = desk.words.title()
    return f"{desk.named(path)} {field}"


def activity_on_another_day(desk: Desk) -> str:
    path = desk.record("activities")
    with desk.edit(path) as record:
        record["date"] = f"{desk.random.randint(2017, 2026)}-0{desk.random.randint(1, 5)}"
    return f"{desk.named(path)} {record['date']}"


def activity_of_another_initiative(desk: Desk) -> str:
    path = desk.record("activities")
    with desk.edit(path) as record:
        record["initiative"] = [f"action-{desk.random.randint(1, 6)}"]  # there are five
    return f"{desk.named(path)} {record['initiative']}"


def record_removed(desk: Desk) -> str:
    path = desk.record()
    desk.saved.append((path, path.read_bytes()))
    path.unlink()
    return desk.named(path)


def record_renamed(desk: Desk) -> str:
    path = desk.record()
    target = path.with_name(f"renamed-{desk.number()}.yml")
    path.rename(target)
    return f"{desk.named(path)} → {target.name}"


def exemplar_copied_from_another_school(desk: Desk) -> str:
    """What it refers to is not there, or is something else."""
    source = desk.record("exemplars")
    target = desk.school().parent / "exemplars" / f"copied-{desk.number()}.yml"
    desk.write(target, source.read_bytes())
    return f"{desk.named(source)} → {desk.named(target)}"


def record_expires(desk: Desk) -> str:
    path = desk.record()
    day = desk.one(("2026-05-01", "2026-05-28", "2026-05-29", "2026-05-30", "2026-06-02"))
    with desk.edit(path) as record:
        record["expires"] = day
    return f"{desk.named(path)} {day}"


def visibility_changed(desk: Desk) -> str:
    path = desk.school() if desk.random.random() < 0.7 else desk.record()
    with desk.edit(path) as record:
        record["visibility"] = "公开" if record.get("visibility") == "内部" else "内部"
    return f"{desk.named(path)} {record['visibility']}"


def hidden_school_shown(desk: Desk) -> str:
    path = desk.holding("[a-z]*/brand.yml", "visibility: 内部")
    with desk.edit(path) as record:
        del record["visibility"]
    return desk.named(path)


def phone_number_in_a_text(desk: Desk) -> str:
    """Withholds the record, or the whole school."""
    path = desk.school() if desk.random.random() < 0.5 else desk.record()
    with desk.edit(path) as record:
        if path.name == "brand.yml":
            record["owner"]["about"] = PHONE
        else:
            record["summary"] = PHONE
    return desk.named(path)


def phone_number_removed(desk: Desk) -> str:
    path = desk.holding("[a-z]*/**/*.yml", PHONE)
    desk.write(path, path.read_bytes().replace(PHONE.encode(), "办公室。".encode()))
    return desk.named(path)


def file_broken(desk: Desk) -> str:
    path = desk.school() if desk.random.random() < 0.3 else desk.record()
    content = path.read_bytes()
    desk.write(path, content[: len(content) // 2] + b"\n\t- [")
    return desk.named(path)


def edit_taken_back(desk: Desk) -> str:
    """As ``git revert`` does: it mends, shows again and undoes whatever it was."""
    path, content = desk.one(saved for saved in desk.saved if saved[0].parent.exists())
    desk.write(path, content)
    return desk.named(path)


def consent_given(desk: Desk) -> str:
    path = desk.record("activities")
    with desk.edit(path) as record:
        consent = {"given": "是", "date": "2026-05-01"}
        record["presenter"] = {"name": PERSON, "role": "语文教师", "consent": consent}
    return desk.named(path)


def consent_taken_back(desk: Desk) -> str:
    path = desk.holding("[a-z]*/activities/*.yml", f"name: {PERSON}")
    with desk.edit(path) as record:
        record["presenter"]["consent"]["given"] = "否"
    return desk.named(path)


def person_becomes_exemplar(desk: Desk) -> str:
    path = desk.record("exemplars")
    with desk.edit(path) as record:
        given = desk.one(("是", "否"))
        record.update(name=PERSON, type="优秀共产党员", consent={"given": given})
    return f"{desk.named(path)} {given}"


def brand_renamed(desk: Desk) -> str:
    path = desk.school()
    with desk.edit(path) as record:
        record["brand"]["name"] = f"{desk.words.title()} {desk.number()}"
        record["theme"] = {"colour": desk.words.colour()}
    return desk.named(path)


def school_renamed(desk: Desk) -> str:
    path = desk.school()
    with desk.edit(path) as record:
        record["owner"]["name"] = f"改名第{desk.number()}学校（模拟）"
    return desk.named(path)


def initiative_changed(desk: Desk) -> str:
    """Activities refer to its id."""
    path = desk.school()
    with desk.edit(path) as record:
        changed = desk.one(record["initiatives"])
        changed[desk.one(("id", "name"))] = f"renamed-{desk.number()}"
    return f"{desk.named(path)} {changed['id']}"


def school_added(desk: Desk) -> str:
    number = 90_000 + desk.number()
    owner = region.Writer(number).owner()
    region.write_owner(desk.brands / owner.slug, owner)
    return owner.slug


def school_removed(desk: Desk) -> str:
    path = desk.school().parent
    shutil.rmtree(path)
    return path.name


def folder_renamed(desk: Desk) -> str:
    path = desk.school().parent
    target = path.with_name(f"moved-{desk.number()}")
    path.rename(target)
    return f"{path.name} → {target.name}"


def parent_changed(desk: Desk) -> str:
    path = desk.school()
    with desk.edit(path) as record:
        if record["owner"].pop("parent", None) is None:
            record["owner"]["parent"] = desk.slug()
    return f"{desk.named(path)} {record['owner'].get('parent')}"


def members_changed(desk: Desk) -> str:
    path = desk.school()
    with desk.edit(path) as record:
        if record["owner"].pop("members", None) is None:
            listed = [{"name": f"成员{n}", "owner": desk.slug()} for n in range(3)]
            record["owner"]["members"] = [{"name": "成员学校", "listed": listed}]
    return f"{desk.named(path)} {'members' in record['owner']}"


def partner_added(desk: Desk) -> str:
    path = desk.school()
    with desk.edit(path) as record:
        partner = {"name": "结对学校", "kind": "结对学校", "owner": desk.slug()}
        record.setdefault("partners", []).append(partner)
    return f"{desk.named(path)} {partner['owner']}"


def photo_added(desk: Desk) -> str:
    path = desk.record("activities")
    name = f"photo-{desk.number()}.jpg"
    desk.write(path.parents[1] / "photos" / name, _jpeg(desk))
    with desk.edit(path) as record:
        entry = {"file": name, "caption": "模拟照片", "alt": "一块颜色", "people": "无人"}
        record.setdefault("photos", []).append(entry)
    return f"{desk.named(path)} {name}"


def photo_replaced(desk: Desk) -> str:
    """Another picture under the same name."""
    path = desk.one(sorted(desk.brands.glob("*/photos/*.jpg")))
    desk.write(path, _jpeg(desk))
    return desk.named(path)


def photo_lost(desk: Desk) -> str:
    """Records name it still."""
    path = desk.one(sorted(desk.brands.glob("*/photos/*.jpg")))
    path.unlink()
    return desk.named(path)


def photo_not_shown(desk: Desk) -> str:
    """A recognisable pupil, and no guardian's consent."""
    path = desk.holding("[a-z]*/activities/*.yml", "photos:")
    with desk.edit(path) as record:
        desk.one(record["photos"])["people"] = "学生可辨认"
    return desk.named(path)


def _jpeg(desk: Desk) -> bytes:
    out = BytesIO()
    colour = tuple(desk.random.randrange(256) for _ in range(3))
    Image.new("RGB", (1200, 900), colour).save(out, "JPEG")
    return out.getvalue()


SCHOOL_EDITS: tuple[Edit, ...] = (
    activity_added, activity_changed, activity_on_another_day, activity_of_another_initiative,
    record_removed, record_renamed, exemplar_copied_from_another_school, record_expires,
    visibility_changed, hidden_school_shown, phone_number_in_a_text, phone_number_removed,
    file_broken, edit_taken_back, consent_given, consent_taken_back, person_becomes_exemplar,
    brand_renamed, school_renamed, initiative_changed, school_added, school_removed,
    folder_renamed, parent_changed, members_changed, partner_added, photo_added, photo_replaced,
    photo_lost, photo_not_shown,
)  # fmt: skip
BEFORE: tuple[Edit, ...] = (
    parent_changed, members_changed, partner_added, photo_added, consent_given,
    person_becomes_exemplar, visibility_changed, phone_number_in_a_text,
)  # fmt: skip
"""What schools have from the beginning, so that there is something to lose."""
