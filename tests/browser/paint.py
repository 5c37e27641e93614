"""Measures when pages of a running site are painted: ``python -m tests.browser.paint ADDRESS``.

The processor is slowed as a phone's would be; each page is opened anew, with nothing kept from
before, as its first reader on that device meets it. Prints a table in Markdown of medians over
the rounds: the first byte, the first paint and the largest paint in milliseconds, layout shift,
and the bytes that came over the wire.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# Told to a page before anything of it runs.
WATCH = """
window.largest = 0; window.shifted = 0; window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.largest = entry.startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    window.shifted += entry.value;
    for (const source of entry.sources) {
      const element = source.node?.nodeType === 1 ? source.node : source.node?.parentElement;
      window.shifts.push(`${element?.tagName}.${element?.getAttribute('class')}`);
    }
  }
}).observe({ type: 'layout-shift', buffered: true });
"""
# Letters are there or given up, and two frames have been drawn since: nothing moves any more.
SETTLED = """() => document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))))"""
READ = """() => {
  const [way] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  const all = [way, ...performance.getEntriesByType('resource')];
  const bytes = all.reduce((sum, one) => sum + one.transferSize, 0);
  return [way.responseStart, paint?.startTime ?? 0, window.largest, window.shifted, bytes];
}"""


@contextmanager
def watched(browser: Browser, window: dict[str, int], slowed: int) -> Iterator[Page]:
    """Yield a page with nothing kept, on a processor slowed so many times."""
    context = browser.new_context(viewport=window)
    context.add_init_script(WATCH)
    page = context.new_page()
    # Slowed, on a machine that does other work too, a page may take long.
    page.set_default_navigation_timeout(180_000)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    yield page
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.paint", description=__doc__)
    parser.add_argument("site", help="the address of a running site, without a slash at its end")
    parser.add_argument("pages", nargs="+", help="addresses on it, as /method/")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slowed", type=int, default=4, help="how many times")
    parser.add_argument("--desk", action="store_true", help="a window of 1280 pixels")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    window = DESK if options.desk else PHONE
    say(f"{options.rounds} rounds, {window['width']} pixels, processor slowed {options.slowed}x;")
    say(f"load of the machine: {os.getloadavg()[0]:.1f} at first.\n")
    say("| page | first byte | first paint | largest paint | worst | shift | bytes |")
    say("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for address in options.pages:
            rounds = []
            for _ in range(options.rounds):
                with watched(browser, window, options.slowed) as page:
                    page.goto(options.site + address)
                    page.evaluate(SETTLED)
                    rounds.append(page.evaluate(READ))
            byte, paint, largest, shift, size = map(statistics.median, zip(*rounds, strict=True))
            worst = max(one[2] for one in rounds)
            times = f"{byte:.0f} | {paint:.0f} | {largest:.0f} | {worst:.0f}"
            say(f"| {address} | {times} | {shift:.3f} | {size:,.0f} |")
        browser.close()
    say(f"\nLoad at the end: {os.getloadavg()[0]:.1f}.")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
