"""What sticks out of a page, which the browser does not tell where it is cut off."""

OUTSIDE = """() => {
    const width = document.documentElement.clientWidth;
    const scrolls = element => element && element.tagName !== "MAIN"
        && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    return [...document.querySelectorAll("main *:not(.node)")].filter(element => {
        const {left, right, width: own} = element.getBoundingClientRect();
        return own > 1 && (left < -1 || right > width + 1) && !scrolls(element.parentElement);
    }).map(element => element.outerHTML.slice(0, 100));
}"""
"""Elements that stick out of the page sideways, and that no box of their own scrolls or cuts.

Not the nodes of a timeline, which stand in the margin of a printed page.
"""
