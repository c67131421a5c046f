"""A region with more than fits on a page, and with a school that has something to hide."""

from __future__ import annotations

from support.pictures import encoded, scene
from support.project import activity, brand, photo

SCHOOLS = 11
"""How many schools there are beside the one with something to hide."""
ACTIVITIES = 23
"""How many activities the first of them has."""

JPEG = encoded(scene(320, 240))


def consent(given: str = "是", by: str = "本人") -> dict[str, object]:
    """Consent to be shown, of the person or, for a pupil, of a guardian."""
    return {"given": given, "by": by, "record": "gz-2025-00123"}


def _private_files() -> dict[str, object]:
    unconsented = photo("unconsented.jpg", "学生可辨认", caption="没同意的图注")
    allowed = photo("consented.jpg", "学生可辨认", consent=consent(by="监护人"))
    return {
        "brands/gate/brand.yml": brand(
            "有门的学校",
            photos=[unconsented, allowed],
            review={
                "author": {"name": "没同意的撰稿", "role": "教师"},
                "first": {"by": {"name": "没同意的审核", "role": "主任", "consent": "否"}},
                "final": {"by": {"name": "同意的审核", "role": "书记", "consent": consent()}},
            },
            partners=[{"name": "伙伴", "owner": "internal-school"}],
            self_review={"criteria": [{"criterion": "C1", "evidence": ["internal-file-name"]}]},
        ),
        "brands/gate/activities/open.yml": activity(
            "公开活动",
            presenter={"name": "没同意的主讲", "role": "支部书记"},
            photos=[unconsented],
        ),
        "brands/gate/activities/lecture.yml": activity(
            "另一场", presenter={"name": "同意的主讲", "role": "教师", "consent": consent()}
        ),
        "brands/gate/activities/internal-file-name.yml": activity(
            "内部活动的标题", visibility="内部"
        ),
        "brands/gate/activities/expired-file-name.yml": activity(
            "过期公示的标题", expires="2025-12-31"
        ),
        "brands/gate/activities/still-shown.yml": activity("还在公示", expires="2026-01-15"),
        "brands/gate/exemplars/person.yml": {
            "name": "没同意的典型",
            "type": "优秀教师",
            "role": "语文教师",
            "portrait": photo("portrait-of-unconsented.jpg", "成人", caption="没同意的肖像"),
            "quote": {"text": "一句话", "by": {"name": "没同意的说话人", "role": "同事"}},
            "activities": ["open", "internal-file-name", "expired-file-name"],
            "mentors": "hidden",
        },
        "brands/gate/exemplars/hidden.yml": {
            "name": "内部典型的名称",
            "type": "师傅",
            "consent": consent(),
            "visibility": "internal",
        },
        "brands/gate/photos/unconsented.jpg": JPEG,
        "brands/gate/photos/consented.jpg": encoded(scene(330, 240)),
        "brands/gate/photos/portrait-of-unconsented.jpg": encoded(scene(240, 330)),
        "brands/internal-school/brand.yml": brand("内部学校的名称", visibility="内部"),
        "brands/internal-school/case.yml": {"title": "内部案例"},
        "brands/_bureau/site.yml": {
            "districts": [{"id": "east", "name": "东区"}],
            "terms": [{"wrong": "不用的说法", "right": "要用的说法"}],
        },
    }


SCHOOLS = 11

ACTIVITIES = 23


def region() -> dict[str, object]:
    """The files of the region: path -> content."""
    files = _private_files()
    for number in range(SCHOOLS):
        files[f"brands/school-{number:02}/brand.yml"] = {
            "owner": {"name": f"第{number}小学", "district": "east"},
            "brand": {"name": f"品牌{number}"},
        }
        files[f"brands/school-{number:02}/exemplars/post.yml"] = {"type": "党员示范岗"}
    for number in range(ACTIVITIES):
        path = f"brands/school-00/activities/a{number:02}.yml"
        files[path] = activity(f"活动{number}", f"2025-{number % 12 + 1:02}")
    return files
