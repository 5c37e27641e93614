// The handle on the articles over time: it goes to the same addresses as the links on its rail.
// Without this file the links stand there alone.

const NEXT = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

function makeHandle(drawing) {
  const handle = drawing.querySelector(".l-handle");
  const stops = [...drawing.querySelectorAll(".l-stop")].map((link) => ({
    x: Number(link.dataset.x),
    words: link.getAttribute("aria-label"),
    address: link.getAttribute("href"),
  }));
  if (!handle || stops.length < 2) return;
  const shown = Number(handle.transform.baseVal.getItem(0).matrix.e);
  const start = stops.findLastIndex((stop) => stop.x <= shown);
  let at = Math.max(start, 0);

  const show = (place) => {
    at = place;
    handle.setAttribute("transform", `translate(${stops[at].x} 0)`);
    handle.setAttribute("aria-valuenow", at);
    handle.setAttribute("aria-valuetext", stops[at].words);
  };
  const back = () => {
    at = Math.max(start, 0);
    handle.setAttribute("transform", `translate(${shown} 0)`);
    handle.setAttribute("aria-valuenow", at);
    handle.setAttribute("aria-valuetext", handle.dataset.day);
  };
  const go = () => {
    if (stops[at].x !== shown) window.location.assign(stops[at].address);
  };
  const nearest = (event) => {
    const x = new DOMPoint(event.clientX, event.clientY)
      .matrixTransform(drawing.getScreenCTM().inverse()).x;
    const far = stops.map((stop) => Math.abs(stop.x - x));
    return far.indexOf(Math.min(...far));
  };

  const role = { role: "slider", tabindex: 0, "aria-orientation": "horizontal" };
  const range = { "aria-valuemin": 0, "aria-valuemax": stops.length - 1, "aria-valuenow": at };
  const words = { "aria-label": handle.dataset.says, "aria-valuetext": handle.dataset.day };
  for (const [name, value] of Object.entries({ ...role, ...range, ...words })) {
    handle.setAttribute(name, value);
  }

  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.focus();
    handle.classList.remove("is-stepping");
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) show(nearest(event));
  });
  handle.addEventListener("pointerup", go);
  handle.addEventListener("pointercancel", back);
  handle.addEventListener("keydown", (event) => {
    const last = stops.length - 1;
    const ends = { Home: 0, End: last };
    if (event.key in NEXT || event.key in ends) {
      event.preventDefault();
      handle.classList.add("is-stepping");
      show(Math.min(Math.max(ends[event.key] ?? at + NEXT[event.key], 0), last));
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      go();
    } else if (event.key === "Escape") {
      back();
    }
  });
}

document.querySelectorAll(".lanes-drawing").forEach(makeHandle);
