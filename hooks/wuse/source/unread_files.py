"""The name of a file or folder that is never read in; advice on what to do with it out.

Only names decide, so that every system gives the same advice: on Windows and macOS ``Photos`` opens
as ``photos``; on the server that builds the site it does not exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from wuse.filenames import KNOWN_SUFFIXES, folded, is_device, suffix
from wuse.layout import ACTIVITIES, BRAND_FILE, CASE_FILE, EXEMPLARS, PHOTOS

KNOWN = (BRAND_FILE, CASE_FILE, ACTIVITIES, EXEMPLARS, PHOTOS, "README.md")
"""The names that an owner's folder holds."""

_ALIASES = {
    ACTIVITIES: ("activity", "活动", "活动记录"),
    EXEMPLARS: ("exemplar", "典型", "先锋典型", "先进典型"),
    PHOTOS: ("photo", "picture", "pictures", "image", "images", "img", "照片", "图片", "相片"),
}
_FOLDER_OF = {other: name for name, others in _ALIASES.items() for other in others}

_RECORD = re.compile(r"(?P<stem>.+?)[.。]ya?ml(\.(txt|ya?ml))*")
_LEFTOVER = re.compile(r"thumbs\.db|desktop\.ini|~\$.*|.*\.(tmp|bak|lnk|swp|crdownload)|.*~")
_DOCUMENT = re.compile(r"docx?|wps|xlsx?|et|csv|pptx?|dps|pdf|txt|md|rtf|html?")
_MEDIUM = re.compile(r"mp4|mov|avi|wmv|m4v|mkv|webm|mp3|m4a|wav|amr")
_ARCHIVE = re.compile(r"zip|rar|7z|tar|gz")


def intended_name(name: str, known: Collection[str] = KNOWN) -> str:
    """The known name that was probably meant by another; empty if there is none."""
    plain = _normalised(name)
    by_folded = {folded(one): one for one in known}
    likely = by_folded.get(plain) or by_folded.get(_record_name(plain)) or _FOLDER_OF.get(plain, "")
    return likely if likely in known and likely != name else ""


def advice(folder: str, name: str, is_folder: bool) -> str:
    """What to do, in Chinese, with a file or folder that is not read.

    Args:
        folder: the subfolder of the owner's folder that holds it; empty for the folder itself.
        name: its name.
        is_folder: whether it is a folder.
    """
    if not folder and (right := intended_name(name)):
        return rename_advice(right, is_folder)
    if is_folder:
        return _folder_advice(folder)
    plain = _normalised(name)
    ending = suffix(plain)
    if _LEFTOVER.fullmatch(plain):
        return "这是系统或软件留下的文件，删掉就行"
    if record := _record_name(plain):
        return _record_advice(folder, record)
    if ending in KNOWN_SUFFIXES and folder != PHOTOS:
        return "照片放进本校的 photos 文件夹，再到记录的“照片”里写上文件名"
    if _MEDIUM.fullmatch(ending):
        return "视频和录音不放进来：传到视频网站或公众号，在记录里写它的网址"
    if _ARCHIVE.fullmatch(ending):
        return "压缩包不读：解压以后，把里面的文件放到各自的文件夹里"
    if _DOCUMENT.fullmatch(ending):
        return "文档和表格不读：要公开的内容写进 .yml 文件（wuse new 会建好），原件移到 brands 外面"
    return _contents_advice(folder)


def rename_advice(right: str, is_folder: bool) -> str:
    """Advice, in Chinese, to give a file or folder its right name."""
    if is_folder:
        return f"把文件夹改名为 {right}；已经有 {right} 的，把里面的文件移过去"
    return f"把文件改名为 {right}{_hidden_ending(right)}"


def describe_unportable(name: str) -> tuple[str, str]:
    """Message and fix, in Chinese, for a name that not every system can hold."""
    if is_device(name):
        stem, dot, ending = name.partition(".")
        return (
            f"“{name}”在 Windows 上是设备的名字，那里的电脑取不下整个仓库",
            f"换一个名字，例如 {stem.rstrip()}-1{dot}{ending}",
        )
    if name[-1:] in (" ", ".") or name[:1] == " ":
        return (
            f"名字“{name}”的开头或末尾有空格或句点，Windows 不认",
            f"改名为“{name.strip(' ').rstrip('. ')}”",
        )
    return (
        f"名字“{name}”里有 Windows 不能用的符号",
        '改名，去掉 < > : " | ? * \\ 和看不见的字符',
    )


def _normalised(name: str) -> str:
    return folded(unicodedata.normalize("NFKC", name)).strip(" ").rstrip(". ")


def _record_name(plain: str) -> str:
    """The right name for the file of a record; empty if it does not look like one."""
    match = _RECORD.fullmatch(plain)
    return f"{match['stem']}.yml" if match else ""


def _folder_advice(folder: str) -> str:
    if not folder:
        return _contents_advice(folder)
    what = "照片" if folder == PHOTOS else " .yml 文件"
    return f"{folder} 里不再分文件夹：把里面的{what}直接放进 {folder}，再删掉这个文件夹"


def _record_advice(folder: str, record: str) -> str:
    if folder in ("", PHOTOS):
        return f"活动放进 activities 文件夹，典型放进 exemplars 文件夹，文件名写成 {record}"
    return f"把文件改名为 {record}{_hidden_ending(record)}"


def _hidden_ending(name: str) -> str:
    if not name.endswith(".yml"):
        return ""
    return "；看不到扩展名的，先在文件夹窗口的“查看”里勾选“文件扩展名”"


def _contents_advice(folder: str) -> str:
    if not folder:
        return "学校的文件夹里只放 brand.yml、case.yml、activities、exemplars、photos"
    if folder == PHOTOS:
        return "这里只放 jpg、png、heic 等格式的照片"
    return "这里只读 .yml 文件，请核对扩展名"
