// Moving and pulling the entries of the strip with mouse, pen or finger.

import { DAY } from "./clock.js";
import { STEP, moved, resized } from "./entries.js";

const STILL = 4; // [px] less than this is a click

/** Let the entries of the strip be dragged. ``hands`` reads an entry, takes the changed day, and ends a drag. */
export function letDrag(area, hands) {
  let drag = null;
  area.addEventListener("pointerdown", (event) => {
    const button = event.target.closest(".entry");
    if (!button || event.button !== 0) return;
    const width = button.parentElement.clientWidth;
    const pulling = Boolean(event.target.closest(".entry-edge"));
    drag = { button, width, pulling, x: event.clientX, far: false, ...hands.grasp(button) };
    button.setPointerCapture(event.pointerId);
  });
  area.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const way = event.clientX - drag.x;
    if (!drag.far && Math.abs(way) < STILL) return;
    drag.far = true;
    drag.button.classList.add("dragging");
    hands.change(after(drag, (way / drag.width) * DAY));
  });
  const finish = (event) => {
    if (!drag) return;
    const ended = drag;
    drag = null;
    ended.button.classList.remove("dragging");
    if (event.type === "pointercancel") hands.change(ended.day);
    if (ended.far) {
      // The click that follows a drag is not meant as one.
      ended.button.addEventListener("click", (click) => click.stopPropagation(), { once: true, capture: true });
      setTimeout(() => hands.done(), 0);
    }
  };
  area.addEventListener("pointerup", finish);
  area.addEventListener("pointercancel", finish);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drag) return;
    hands.change(drag.day);
    drag.button.classList.remove("dragging");
    drag = null;
  });
}

// The day at the place of the pointer, on the grid of five minutes.
function after({ day, one, pulling }, minutes) {
  const from = pulling && one.part !== "sleep" ? one.end : one.start;
  const base = one.part === "wake" ? one.end : from;
  const shift = Math.round((base + minutes) / STEP) * STEP - base;
  return pulling ? resized(day, one, shift) : moved(day, one, shift);
}
