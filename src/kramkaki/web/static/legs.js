// The legs at one moment: each muscle's colour, pattern and number follow its hazard.

import { percent, say } from "./texts.js";
import { momentName } from "./time.js";

const FINER = 10; // one hour's chance is so much smaller than a day's: the steps of the colours are, too
let curves = null;
let whole = new Map(); // what the server wrote, for the whole time

/** A new answer stands on the page. */
export function take(fresh) {
  curves = fresh;
  whole = new Map();
  for (const shape of document.querySelectorAll("svg.legs [data-muscle]")) {
    whole.set(shape, shape.matches("text") ? shape.textContent : shape.getAttribute("class"));
  }
}

/** The chance of a cramp within an hour of a moment. */
export function chance(muscle, place) {
  const hazard = muscle.hazard[place];
  return hazard === null ? null : -Math.expm1(-hazard);
}

/** The muscle most at risk at a moment, in words. */
export function worst(place) {
  let found = null;
  for (const muscle of curves.muscles) {
    const value = chance(muscle, place);
    if (value !== null && (!found || value > found.value)) found = { muscle: muscle.label, value };
  }
  return found ? say("worst_now", { muscle: found.muscle, chance: percent(found.value) }) : "";
}

/** Draw the legs as they are at a moment; null: over the whole time. */
export function draw(place) {
  note(place);
  keys(place);
  const chances = new Map(curves.muscles.map((one) => [one.key, place === null ? null : chance(one, place)]));
  for (const [shape, written] of whole) {
    const value = chances.get(shape.dataset.muscle) ?? null;
    if (shape.matches("text")) shape.textContent = value === null ? written : percent(value);
    else shape.setAttribute("class", value === null ? written : stepped(written, value));
  }
}

// The sentence above the legs tells of the whole time; at a moment it must not.
function note(place) {
  const told = document.querySelector("#where > p");
  if (!told) return;
  told.dataset.whole ??= told.textContent;
  const moment = place === null ? "" : momentName(curves.minutes[place]);
  told.textContent = moment ? say("legs_now", { moment }) : told.dataset.whole;
}

// The steps of colour and pattern at one moment, each a tenth of those of the whole time.
function edges() {
  return curves.leg_steps.map((edge) => edge / FINER);
}

// The key beside the legs, in the steps that hold now.
function keys(place) {
  const [first, ...others] = edges();
  const told = [
    say("step_under", { edge: percent(first) }),
    ...others.map((edge, number) => say("step_between", { low: percent(edges()[number]), high: percent(edge) })),
    say("step_over", { edge: percent(others.at(-1)) }),
  ];
  document.querySelectorAll("#where .key li").forEach((item, number) => {
    const words = item.lastChild;
    item.dataset.whole ??= words.textContent;
    words.textContent = place === null ? item.dataset.whole : ` ${told[number]}`;
  });
}

function stepped(classes, value) {
  const step = edges().filter((edge) => value >= edge).length;
  return classes.replace(/\b(step|fill)\d\b/, `$1${step}`);
}
