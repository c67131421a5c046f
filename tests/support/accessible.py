"""What axe-core finds wrong with a page."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 AA includes the rules of earlier versions."""

_RUN = """async ([where, standards]) => {
    document.querySelectorAll("[data-contrast]").forEach(
        (it) => it.removeAttribute("data-contrast"));
    const plain = ["rgba(0, 0, 0, 0)", "none", "1", "static", "relative"], grounds = new Map();
    const ground = (it) => {
        if (!it) { return ""; }
        if (!grounds.has(it)) {
            const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(it);
            const own = [backgroundColor, backgroundImage, opacity, position];
            const told = own.filter((value) => !plain.includes(value)).join();
            grounds.set(it, `${ground(it.parentElement)} ${told}`.trim());
        }
        return grounds.get(it);
    };
    const isText = (it) => [...it.childNodes].some(
        (child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    const alike = new Map();
    for (const it of document.body.querySelectorAll("*")) {
        if (!it.checkVisibility() || !(isText(it) || it.matches("input, select, textarea"))) {
            continue;
        }
        const { color, fontSize, fontWeight } = getComputedStyle(it);
        const kind = [ground(it), color, fontSize, fontWeight].join();
        const count = alike.get(kind) || 0;
        alike.set(kind, count + 1);
        if (count < 3) { it.setAttribute("data-contrast", ""); }
    }
    axe.configure({ rules: [{ id: "color-contrast", selector: "[data-contrast]" }] });
    const found = await axe.run(
        where, { runOnly: standards, resultTypes: ["violations"], preload: false });
    return found.violations.flatMap(
        ({ id, nodes }) => nodes.map((it) => [id, it.html, it.failureSummary]));
}"""
"""The rule of contrast takes most of the time, and most of a page is many of the same: three of
those texts are enough that have one colour, size and weight on the same grounds."""


def violations(page: Page, where: str = "html") -> list[tuple[str, str, str]]:
    """Return what breaks a rule: the rule, the element, how to mend it.

    Args:
        page: what is open now.
        where: a selector of the part to look at.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, [where, STANDARDS])
    return [(rule, html, summary) for rule, html, summary in found]
