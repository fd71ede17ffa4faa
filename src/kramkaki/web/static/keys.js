// What keys do to an entry of the strip, as a pure table: a day and a key go in, the changed day comes out.

import { STEP, moved, removed, resized } from "./entries.js";

const FAR = 30; // [min] with Shift
const SIPS = 50; // [mL]
const GULPS = 250; // [mL] with Shift
const LEAST_DRINK = 10; // [mL]
const MOST_DRINK = 5000; // [mL] as the scenario allows

/** The day after a key; null where the key means nothing here. */
export function afterKey(day, one, key, shift) {
  const minutes = shift ? FAR : STEP;
  if (key === "ArrowLeft") return moved(day, one, -minutes);
  if (key === "ArrowRight") return moved(day, one, minutes);
  if (key === "ArrowUp") return more(day, one, minutes, shift ? GULPS : SIPS);
  if (key === "ArrowDown") return more(day, one, -minutes, shift ? -GULPS : -SIPS);
  if (key === "Delete" || key === "Backspace") return removed(day, one);
  return null;
}

// Up and down: a drink is larger or smaller, all else longer or shorter.
function more(day, one, minutes, millilitres) {
  if (one.kind !== "drink") return resized(day, one, minutes);
  const copy = structuredClone(day);
  const drink = copy.drink[one.index];
  drink.volume_ml = Math.min(Math.max(drink.volume_ml + millilitres, LEAST_DRINK), MOST_DRINK);
  return copy;
}
