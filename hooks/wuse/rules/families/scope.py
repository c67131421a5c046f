"""The files that a change may touch or add. `wuse.change` finds the violations."""

from __future__ import annotations

from collections.abc import Mapping

from wuse.rules.rule import Content, Example, Picture, ReaderRule, Special
from wuse.source.codes import Code
from wuse.source.problems import Severity

AUTHOR = "wang-laoshi"
"""The account that proposes the change in every example."""

_READING = "activities/2025-10-18-reading.yml"
_OWN = {_READING: "标题: 读书分享会\n"}
_ANOTHER = {"../another/brand.yml": "单位: {单位名称: 另一小学}\n品牌: {品牌名称: 原来的名称}\n"}
_FOREIGN = {"../another/brand.yml": "单位: {单位名称: 另一小学}\n品牌: {品牌名称: 改了的名称}\n"}
_SHOWN = """\
照片:
  - {文件: corner.jpg, 画面描述: 学生在阅读角看书, 画面人物: 学生群像}
"""


def _registered(*folders: str) -> Mapping[str, Content]:
    """The bureau's register, with the author as maintainer of these folders."""
    entries = [f"  - {{文件夹: {folder}, 账号: [{AUTHOR}]}}\n" for folder in folders]
    other = "  - {文件夹: another, 账号: [li-laoshi]}\n"
    return {"_bureau/site.yml": "".join(["维护账号:\n", *entries, other])}


def _by(files: Mapping[str, Content], note: str, before: Mapping[str, Content]) -> Example:
    """A change by the author to the files in ``before``."""
    return Example(files, f"提交的账号是 {AUTHOR}。{note}", before=before)


_BOTH_REGISTERED = {**_ANOTHER, **_registered("example")}
_KEPT_TO_OWN = _by(_OWN, "这个账号登记为 example 的维护账号。", _BOTH_REGISTERED)

foreign_folder = ReaderRule(
    Code.FOREIGN_FOLDER,
    "foreign-folder",
    "改动了别的单位的文件夹",
    Severity.ERROR,
    why="每所学校只维护自己的文件夹，免得误改别人的资料，也分得清谁对内容负责。哪个账号维护哪个"
    "文件夹，由主管部门登记。",
    bad=_by(
        _FOREIGN,
        "这个账号登记为 example 的维护账号，another 由别的账号维护。",
        _BOTH_REGISTERED,
    ),
    good=_KEPT_TO_OWN,
)

outside = ReaderRule(
    Code.NOT_A_SCHOOLS,
    "outside-the-schools",
    "改动了学校文件夹以外的文件",
    Severity.ERROR,
    why="主管部门的登记、网站的设置和程序影响所有学校，只由主管部门修改。不知道是谁提交的时候，"
    "这一条只作提醒。",
    bad=_by({"mkdocs.yml": "site_name: 我们的网站\n"}, "这个账号不是主管部门的。", {}),
    good=_by(_OWN, "只改了自己学校的文件夹。", {}),
)

unregistered = ReaderRule(
    Code.UNREGISTERED,
    "unregistered-folder",
    "文件夹还没有登记维护账号",
    Severity.ERROR,
    why="主管部门登记了维护账号，就只有登记过的账号能改。新学校要先登记，才能提交。",
    bad=_by(_OWN, "主管部门只登记了另一所学校的维护账号。", _registered()),
    good=_KEPT_TO_OWN,
)

several = ReaderRule(
    Code.SEVERAL_OWNERS,
    "several-folders",
    "一次改动了几个单位",
    Severity.ERROR,
    why="还没有登记维护账号时，一次提交只改一个单位的文件夹，审核的人才看得清是谁的、改了什么。",
    bad=_by({**_OWN, **_FOREIGN}, "主管部门没有登记维护账号。", _ANOTHER),
    good=_by(_OWN, "主管部门没有登记维护账号。", _ANOTHER),
)

broken_register = ReaderRule(
    Code.UNREADABLE_REGISTER,
    "unreadable-register",
    "维护账号的登记读不出来",
    Severity.ERROR,
    why="读不出哪个账号维护哪个文件夹，就不能判断改动有没有越界。宁可先停下来，也不放行。",
    bad=_by(
        _OWN,
        "主管部门的 site.yml 里“维护账号”写错了，账号写成了姓名。",
        {"_bureau/site.yml": "维护账号:\n  - {文件夹: example, 账号: [王老师]}\n"},
    ),
    good=_KEPT_TO_OWN,
)

conflict = ReaderRule(
    Code.CONFLICT,
    "conflict",
    "和别人新的改动冲突",
    Severity.ERROR,
    why="同一个地方，主分支上刚刚有人改成了别的样子，两边只能留一个，要人来决定。在网页上随手解决冲突，"
    "容易把别人的改动冲掉；检查的也只是冲突以前的样子。",
    bad=Example(
        {_READING: "标题: 读书分享会（第二期）\n"},
        "提交以前，主管部门已经把主分支上的标题改成“读书交流会”。",
        before=_OWN,
        meanwhile={_READING: "标题: 读书交流会\n"},
    ),
    good=Example(_OWN),
)

collision = ReaderRule(
    Code.NAME_COLLISION,
    "name-collision",
    "两个文件同名，只是大小写不同",
    Severity.ERROR,
    why="在 Windows 和苹果电脑上，只差大小写的两个名字是同一个文件，取回仓库时一个会盖掉另一个。",
    bad=Example.activity(_SHOWN, corner=Picture(), Corner=Picture(motif=1)),
    good=Example.activity(_SHOWN, corner=Picture()),
)

link = ReaderRule(
    Code.LINK,
    "link-in-change",
    "提交了快捷方式",
    Severity.ERROR,
    why="符号链接会把网站带到仓库外面，让不该公开的文件混进来；换一台电脑它也会失效。",
    bad=Example({_READING: Special.LINK}, "2025-10-18-reading.yml 是指向别处的符号链接。"),
    good=Example(_OWN),
)

submodule = ReaderRule(
    Code.SUBMODULE,
    "submodule",
    "嵌着另一个 git 仓库",
    Severity.ERROR,
    why="子模块只是一个指向别处的记号，里面的文件并没有提交上来，网站读不到。",
    bad=Example({"photos/old": Special.REPOSITORY}, "photos/old 里还有一个 git 仓库。"),
    good=Example(_OWN),
)

executable = ReaderRule(
    Code.EXECUTABLE,
    "executable",
    "文件带有可以运行的标记",
    Severity.ERROR,
    why="资料和照片不需要运行。带着这个标记的文件可能是程序，在别人的电脑上不小心就会启动。",
    bad=Example({_READING: Special.PROGRAM}, "2025-10-18-reading.yml 带有“可以运行”的标记。"),
    good=Example(_OWN),
)

git_file = ReaderRule(
    Code.GIT_FILE,
    "git-file",
    "会改变 git 做法的文件",
    Severity.ERROR,
    why="以 .git 开头的文件能让 git 漏掉文件、改写内容，或者让审核的人看不到改动。",
    bad=Example({**_OWN, ".gitattributes": "*.yml binary\n"}),
    good=Example(_OWN),
)

file_type = ReaderRule(
    Code.FILE_TYPE,
    "file-type",
    "学校的文件夹里不放这种文件",
    Severity.ERROR,
    why="仓库是公开的，交上来的文件人人能下载，删了也留在历史里。名册、材料和程序不会显示在网站上，"
    "不应放进来。",
    bad=Example({**_OWN, "参加人员.xlsx": b"PK\x03\x04"}, "参加人员.xlsx 是一份名册。"),
    good=Example(_OWN),
)

file_name = ReaderRule(
    Code.FILE_NAME,
    "unportable-name",
    "名字不是每台电脑都能用",
    Severity.ERROR,
    why='微软《命名文件、路径和命名空间》规定，名字里不能有 < > : " | ? *，也不能叫 con、nul 等。'
    "有一个这样的文件，用 Windows 的学校就取不回整个仓库。",
    bad=Example({"activities/2025-10-18:reading.yml": "标题: 读书分享会\n"}),
    good=Example(_OWN),
)
