"""What a browser makes of a page, judged: nothing lost, nothing moving, fit for paper."""

from __future__ import annotations

from playwright.sync_api import Page

WIDER_THAN_WINDOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Twice as large: a window of 1280 pixels then shows 640 (WCAG 1.4.4); 320 is what reflow asks
# for (1.4.10). Larger letters alone leave the window as it is.
SIZES = {"320 px": (320, "100%"), "640 px": (640, "100%"), "large letters": (1280, "200%")}
LETTERS = "size => document.documentElement.style.setProperty('font-size', size, 'important')"

# Words that are cut off by the window or by a box they lie in, or lie on other words.
LOST = """() => {
  const edge = document.documentElement.clientWidth, found = [], lines = [];
  const aside = new Map(), clips = new Map();
  // Read aloud only, or not shown before it has the focus.
  const isAside = (element) => {
    if (!element) return false;
    if (!aside.has(element)) {
      const is = getComputedStyle(element).clipPath !== 'none' || element.matches('.skip');
      aside.set(element, is || isAside(element.parentElement));
    }
    return aside.get(element);
  };
  const clip = (element) => {
    if (!element || element === document.documentElement) return [-1, edge + 1];
    if (!clips.has(element)) {
      let [left, right] = clip(element.parentElement);
      if (getComputedStyle(element).overflowX !== 'visible' || element.tagName === 'svg') {
        const box = element.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left - 1), Math.min(right, box.right + 1)];
      }
      clips.set(element, [left, right]);
    }
    return clips.get(element);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, title, desc, option, textarea') ||
        !parent.checkVisibility({ visibilityProperty: true }) || isAside(parent)) continue;
    range.selectNodeContents(node);
    const [left, right] = clip(parent), words = node.data.trim().slice(0, 40);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      if (box.left < left || box.right > right) found.push(`cut off: ${words}`);
      lines.push({ top: box.top, bottom: box.bottom, left: box.left, right: box.right, words });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, place) => {
    const middle = (line.bottom - line.top) / 2;
    for (let next = place + 1; next < lines.length && lines[next].top < line.bottom; next++) {
      const other = lines[next];
      const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const down = Math.min(line.bottom, other.bottom) - other.top;
      if (across > 2 && down > middle) found.push(`on each other: ${line.words} | ${other.words}`);
    }
  });
  return [...new Set(found)].slice(0, 8);
}"""

# Where motion is not welcome, nothing may take longer than a blink: in milliseconds.
MOVING = """() => {
  const long = (times) => times.split(',').some((time) => parseFloat(time) > 0.01);
  const found = document.getAnimations().map((one) => `runs: ${one.effect?.target?.outerHTML}`);
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      if (long(style.transitionDuration) || long(style.transitionDelay) ||
          (style.animationName !== 'none' && long(style.animationDuration)) ||
          style.scrollBehavior === 'smooth') {
        found.push(`${element.tagName}.${element.getAttribute('class')}${part ?? ''}`);
      }
    }
  }
  return [...new Set(found)].slice(0, 8);
}"""

# On paper: black on white though the screen is dark, nothing to press, both clocks and the
# address in full, nothing cut off beside the sheet.
UNPRINTABLE = """() => {
  const found = [], shown = (selector) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const light = (colour) => {
    const [red, green, blue, seen = 1] = colour.match(/[\\d.]+/g).map(Number);
    return seen === 0 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  for (const selector of ['.site-nav', '.site-tools', '.skip', '.filters', 'form', 'button',
    '.turn', '.contents', '.report', '.take-along', 'details:not([open])']) {
    if (shown(selector).length) found.push(`is printed: ${selector}`);
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('svg')) continue;
    const style = getComputedStyle(element), name = `${element.tagName}.${element.className}`;
    if (light(style.color) > 0.25) found.push(`pale: ${name}`);
    if (light(style.backgroundColor) < 0.9) found.push(`dark behind: ${name}`);
  }
  const paper = shown('.on-paper').map((one) => one.textContent).join(' ');
  if (document.querySelector('.on-paper')) {
    const address = document.querySelector('.permanent').href;
    if (!paper.includes(address)) found.push('the address is not printed');
    if (!/known_at=|from_revision=/.test(address)) found.push('a clock is not printed');
    if (!shown('.clock p').length && !shown('h1').length) found.push('the day is not printed');
  }
  for (const link of shown('main a[rel~="external"]')) {
    if (!getComputedStyle(link, '::after').content.includes(link.getAttribute('href')))
      found.push(`no address: ${link.href}`);
  }
  return [...new Set(found)].slice(0, 8);
}"""
SHEET = {"width": 680, "height": 1010}  # A4 within margins of 15 mm


def lost_when_small(page: Page) -> list[tuple[str, str]]:
    """Return what is lost, at which size, on a page that is open; the page is left as it was."""
    before = page.viewport_size
    found = []
    page.evaluate("document.fonts.ready.then(() => null)")
    for size, (width, letters) in SIZES.items():
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(LETTERS, letters)
        if page.evaluate(WIDER_THAN_WINDOW):
            found.append((size, "is wider than the window"))
        found += [(size, words) for words in page.evaluate(LOST)]
    page.evaluate(LETTERS, "")
    page.set_viewport_size(before)
    return found


def moving(page: Page) -> list[str]:
    """Return what moves on a page of a context that asks for no motion."""
    return page.evaluate(MOVING)


def unprintable(page: Page) -> list[str]:
    """Return what is wrong with a page on paper; the page is left as it was."""
    before = page.viewport_size
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    found = [*page.evaluate(UNPRINTABLE), *page.evaluate(LOST)]
    if page.evaluate(WIDER_THAN_WINDOW):
        found.append("is wider than the paper")
    page.emulate_media(media="screen")
    page.set_viewport_size(before)
    return found
