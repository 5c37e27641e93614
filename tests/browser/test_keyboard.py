"""Every page by keyboard alone: the skip link first, then everything that can be pressed, in order.

Each element shows that it has the focus, and nothing covers it.
"""

from __future__ import annotations

import pytest

from tests.browser.test_pages import COMPARED, HOME, PAGES, REFUSED
from tracker.language import in_language

pytestmark = pytest.mark.browser

REPORT = f"{HOME}report/?kind=error"
# Beyond English, one page of each kind of script and picture: the order is the same in all.
WALKED = [
    *PAGES,
    COMPARED[1],
    REPORT,
    *REFUSED,
    f"{HOME}?as_of=2025-03-12",
    in_language(f"{HOME}articles/", "hy"),
]

# What Tab must reach, in the order of the document: counted apart from what the browser does.
# Everything folded is opened first, so that what lies in it is walked too; of a list or table in
# the text only the first rows are kept, since all are of one make.
READY = """(most) => {
  for (const rows of document.querySelectorAll('main :is(ol, ul, tbody, dl)')) {
    if (!rows.closest('nav')) [...rows.children].slice(most).forEach((row) => row.remove());
  }
  document.querySelectorAll('details').forEach((one) => { one.open = true; });
  const groups = new Set();
  const isReached = (element) => {
    if (element.tabIndex < 0 || element.disabled || element.type === 'hidden') return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== 'radio') return true;
    // Of a group of choices one is reached, the others by arrows.
    const isFirst = !groups.has(element.name);
    groups.add(element.name);
    return isFirst;
  };
  const look = (element) => [element, ...element.querySelectorAll('*')].slice(0, 12).map((one) => {
    const { outline, boxShadow, fill, stroke, strokeWidth } = getComputedStyle(one);
    return [outline, boxShadow, fill, stroke, strokeWidth].join();
  }).join('|');
  const all = document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]');
  const stops = [...all].filter(isReached), bare = stops.map(look), reached = [];
  const faults = (element, place) => {
    const svg = element.closest('svg'), style = getComputedStyle(element), found = [];
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (bare[place] === look(element) || !(ring || svg)) found.push('no focus is seen');
    const [box] = element.getClientRects();
    const { clientWidth, clientHeight } = document.documentElement;
    if (!box) return [...found, 'takes no room'];
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) return [...found, 'out of sight'];
    const top = document.elementFromPoint(x, y);
    // Days lie close to each other in a drawing; each shows its own stroke.
    const isFree = top && (element.contains(top) || top.contains(element) || svg?.contains(top));
    return isFree ? found : [...found, `covered by ${top?.tagName}`];
  };
  const note = () => {
    const element = document.activeElement, place = stops.indexOf(element);
    const last = reached.at(-1);
    if (element === document.body || last?.place === place) return;
    const words = element.outerHTML.slice(0, 120);
    reached.push({ place, faults: faults(element, place).map((fault) => `${fault}: ${words}`) });
  };
  // As the next key goes down, the page has long scrolled to what has the focus.
  window.addEventListener('keydown', note, true);
  window.walked = () => {
    note();
    return { reached, words: stops.map((one) => one.outerHTML.slice(0, 120)) };
  };
  document.activeElement.blur();
  return [stops.length, Boolean(stops[0]?.matches('.skip'))];
}"""
FIRST_ROWS = 2
TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}


@pytest.fixture
def page(site, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    return context.new_page()


def walk(page):
    """Press Tab from the top to the end; return what is wrong, as a list of sentences."""
    count, skips_first = page.evaluate(READY, FIRST_ROWS)
    keys = page.context.new_cdp_session(page)
    # A field of a date takes a press for each of its parts, and one for its calendar.
    for _ in range(count + 4 * page.locator("input[type=date]").count()):
        keys.send("Input.dispatchKeyEvent", TAB)
    walked = page.evaluate("window.walked()")
    places = [stop["place"] for stop in walked["reached"]]
    # What comes after the last one is the first again.
    reached = places[: places.index(0, 1) if 0 in places[1:] else None]
    wrong = [fault for stop in walked["reached"] for fault in stop["faults"]]
    if reached != list(range(count)):
        missed = [words for n, words in enumerate(walked["words"]) if n not in reached]
        wrong.append(f"reached in another order: {reached[:30]}, missed: {missed[:3]}")
    # A card that is framed elsewhere has nothing to skip.
    if not skips_first and page.locator("header.site").count():
        wrong.append("the skip link is not the first")
    return wrong


def test_every_page_is_walked_by_keyboard(site, page):
    found = []
    for address in WALKED:
        page.goto(site + address)
        found += [(address, fault) for fault in walk(page)[:5]]
    assert found == []


def test_what_is_folded_opens_and_closes_by_keyboard(site, page):
    page.goto(site + HOME)
    for key in ("Enter", "Space"):
        for _ in range(2):
            summary = page.locator(".clock summary")
            was_open = summary.evaluate("one => one.parentElement.open")
            summary.focus()
            page.keyboard.press(key)
            assert summary.evaluate("one => one.parentElement.open") is not was_open
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "as_of"


def test_focus_that_cannot_be_seen_is_found(site, page):
    page.goto(f"{site}/privacy/")
    page.evaluate(
        """() => {
            const rule = (text) => document.styleSheets[0].insertRule(
                text, document.styleSheets[0].cssRules.length);
            rule('.site-nav a:focus-visible { outline: none; }');
            rule('.site { position: sticky; top: 0; min-height: 100vh; z-index: 1; }');
        }"""
    )
    wrong = walk(page)
    assert any("no focus is seen" in fault for fault in wrong)
    assert any("covered by HEADER" in fault for fault in wrong)
