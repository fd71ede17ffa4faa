// The one moment that all pictures show: a slider, play and pause, and everybody who follows it.

import { say, timeOfDay, dayName } from "./texts.js";
import { DAY } from "./clock.js";

const STEPS_PER_PLAY = 150; // a whole day passes in this many steps
const STEP = 120; // [ms]
const CALM_STEPS_PER_PLAY = 24; // for who wants less motion
const CALM_STEP = 1200; // [ms]
const listeners = [];
let curves = null;
let minute = null; // [min after the start]; null: the whole time
let playing = null;
let describe = () => "";

/** Call ``listener(index)`` when the moment changes; null means the whole time. */
export function follow(listener) {
  listeners.push(listener);
}

/** What the slider says besides the time, in words. */
export function describeWith(words) {
  describe = words;
}

/** Where the moment stands among the minutes of the curves; null for the whole time. */
export function index() {
  return minute === null || !curves ? null : nearest(minute);
}

/** Minutes after the start of a place among the curves. */
export function minutesAt(place) {
  return curves.minutes[place];
}

/** Show a moment by its place among the minutes of the curves. */
export function show(place) {
  if (!curves) return;
  const last = curves.minutes.length - 1;
  minute = place === null ? null : curves.minutes[Math.min(Math.max(place, 0), last)];
  spread();
}

/** Show the moment nearest to some minutes after the start. */
export function showMinute(value) {
  show(nearest(value));
}

/** A new answer: keep the moment, with the new curves. */
export function take(fresh) {
  curves = fresh;
  const slider = document.getElementById("time-slider");
  if (slider) slider.max = String(curves.minutes.length - 1);
  spread();
}

/** A minute after the start as the reader says it: "07:10", with the day where there are several. */
export function momentName(value) {
  const clock = startOfDay(curves) + value;
  const time = timeOfDay(clock % DAY);
  if (clock < DAY || curves.minutes.at(-1) <= DAY) return time;
  return `${dateAfter(value)} ${time}`;
}

/** The date some minutes after the start, with its weekday or without. */
export function dateAfter(value, weekday = "short") {
  const day = Math.floor((startOfDay(curves) + value) / DAY);
  return dayName(Date.parse(`${curves.start.slice(0, 10)}T00:00Z`) + day * DAY * 60000, weekday);
}

/** Minutes from midnight to the start. */
export function startOfDay(from) {
  return Number(from.start.slice(11, 13)) * 60 + Number(from.start.slice(14, 16));
}

/** Let the player's own controls work, now and after they are replaced. */
export function listenToPlayer() {
  document.addEventListener("input", (event) => {
    if (event.target.id === "time-slider") show(Number(event.target.value));
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("#time-play")) toggle();
    if (event.target.closest("#time-whole")) {
      stop();
      show(null);
    }
  });
}

function toggle() {
  if (playing) {
    stop();
    return;
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const stride = curves.minutes.at(-1) / (calm ? CALM_STEPS_PER_PLAY : STEPS_PER_PLAY);
  if (minute === null || minute >= curves.minutes.at(-1)) show(0);
  playing = setInterval(() => forward(stride), calm ? CALM_STEP : STEP);
  button();
}

function forward(stride) {
  const before = index();
  show(Math.max(nearest(minute + stride), before + 1));
  if (minute >= curves.minutes.at(-1)) stop();
}

function stop() {
  clearInterval(playing);
  playing = null;
  button();
}

function button() {
  const control = document.getElementById("time-play");
  if (!control) return;
  control.setAttribute("aria-pressed", String(Boolean(playing)));
  control.textContent = say(playing ? "pause" : "play");
}

function spread() {
  const place = index();
  const slider = document.getElementById("time-slider");
  if (slider) {
    slider.value = String(place ?? 0);
    slider.setAttribute("aria-valuetext", words(place));
  }
  const now = document.getElementById("time-now");
  // While it plays the slider alone is read out on demand: thirty sentences in a row help nobody.
  if (now) {
    now.setAttribute("aria-live", "off");
    now.textContent = words(place);
  }
  const whole = document.getElementById("time-whole");
  if (whole) {
    if (place === null && document.activeElement === whole) slider.focus(); // it goes where there is nothing to go back to
    whole.hidden = place === null;
  }
  for (const listener of listeners) listener(place);
}

function words(place) {
  if (place === null) return say("whole_time");
  return [momentName(curves.minutes[place]), describe(place)].filter(Boolean).join(": ");
}

function nearest(value) {
  const { minutes } = curves;
  let low = 0;
  let high = minutes.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (minutes[middle] > value) high = middle;
    else low = middle;
  }
  return value - minutes[low] <= minutes[high] - value ? low : high;
}
