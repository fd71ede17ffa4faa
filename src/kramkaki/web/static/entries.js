// What a day of a scenario holds, as entries with a begin and an end, and the day with an entry changed.
// Every function here is pure: a day goes in, a new day comes out.

import { DAY, readClock, readLength, readPace, writeClock, writeLength } from "./clock.js";

export const STEP = 5; // [min] the strip's grid
export const KINDS = ["exercise", "drink", "meal", "posture", "sleep", "stretching", "medicine"];
const NOON = 720;
const BEGIN = { exercise: "start", drink: "time", meal: "time", posture: "from", stretching: "time", medicine: "time" };
const SHORT = 10; // [min] shown for what takes a moment
const USUAL_STRETCHING = 3; // [min] as in the scenario's schema
const NEW = {
  exercise: { activity: "walking", effort: "moderate", duration: "30 min" },
  drink: { drink: "air_putih", volume_ml: 250 },
  meal: { foods: [{ food: "nasi" }] },
  posture: { posture: "standing", surface: "hard" },
  stretching: { duration: "3 min" },
};
const NEW_POSTURE = 60; // [min]

/** All entries of a day, in the order of time within each kind. */
export function entriesOf(day) {
  const found = [];
  for (const kind of Object.keys(BEGIN)) {
    (day[kind] ?? []).forEach((content, index) => found.push(entry(kind, index, content)));
  }
  if (day.wake) found.push({ kind: "sleep", part: "wake", start: 0, end: readClock(day.wake), content: {} });
  if (day.sleep) found.push({ kind: "sleep", part: "sleep", start: bedtime(day), end: DAY, content: {} });
  return found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.start - b.start);
}

function entry(kind, index, content) {
  const start = readClock(content[BEGIN[kind]]) ?? 0;
  const end = Math.max(lastOf(kind, content, start), start);
  return { kind, index, start, end, content, resizable: resizable(kind, content) };
}

function lastOf(kind, content, start) {
  if (kind === "exercise") return start + exerciseLength(content);
  if (kind === "posture") return readClock(content.to) ?? start;
  if (kind === "stretching") return start + (readLength(content.duration) ?? USUAL_STRETCHING);
  if (kind === "drink" && content.every) return readClock(content.until) ?? start;
  if (kind === "drink") return start + (readLength(content.over) ?? 0);
  return start;
}

/** How long an exercise takes, from its duration or its way and pace. [min] */
export function exerciseLength(content) {
  const said = readLength(content.duration);
  if (said) return said;
  const way = content.distance_km;
  if (way && content.speed_km_per_h) return (way / content.speed_km_per_h) * 60;
  if (way && content.pace_min_per_km) return way * readPace(content.pace_min_per_km);
  if (way && content.pace_min_per_100_m) return way * 10 * readPace(content.pace_min_per_100_m);
  return 60; // a course, a track or a way alone: an hour until the model has said
}

function resizable(kind, content) {
  const way = content.distance_km && (content.speed_km_per_h || content.pace_min_per_km || content.pace_min_per_100_m);
  if (kind === "exercise") return !content.track && !content.course && Boolean(content.duration || way);
  return kind === "posture" || kind === "stretching" || Boolean(kind === "drink" && (content.every || content.over));
}

function bedtime(day) {
  const said = readClock(day.sleep);
  return said < NOON ? said + DAY : said;
}

/** The times at which a repeated drink is taken. [min] */
export function repeats(one) {
  const every = one.content.every ? readLength(one.content.every) : null;
  if (!every) return [one.start];
  const times = [];
  for (let time = one.start; time <= one.end && times.length < 300; time += every) times.push(time);
  return times;
}

/** How wide an entry is drawn at least. [min] */
export function shownEnd(one) {
  return Math.min(Math.max(one.end, one.start + SHORT), DAY);
}

/** The day with an entry moved by some minutes, kept within the day. */
export function moved(day, one, minutes) {
  const copy = structuredClone(day);
  if (one.kind === "sleep") return resizedSleep(copy, one, minutes);
  const shift = Math.min(Math.max(minutes, -one.start), DAY - STEP - one.start);
  const content = copy[one.kind][one.index];
  content[BEGIN[one.kind]] = writeClock(one.start + shift);
  if (one.kind === "posture") content.to = writeClock(Math.min(one.end + shift, DAY));
  if (one.kind === "drink" && content.until) content.until = writeClock(Math.min(one.end + shift, DAY));
  return copy;
}

/** The day with the end of an entry moved by some minutes. */
export function resized(day, one, minutes) {
  const copy = structuredClone(day);
  if (one.kind === "sleep") return resizedSleep(copy, one, minutes);
  if (!one.resizable) return copy;
  const content = copy[one.kind][one.index];
  const end = Math.max(one.end + minutes, one.start + STEP);
  if (one.kind === "exercise") stretchExercise(content, one.end - one.start, end - one.start);
  if (one.kind === "posture") content.to = writeClock(Math.min(end, DAY));
  if (one.kind === "stretching") content.duration = writeLength(end - one.start);
  if (one.kind === "drink" && content.every) content.until = writeClock(Math.min(end, DAY));
  else if (one.kind === "drink") content.over = writeLength(end - one.start);
  return copy;
}

// Longer or shorter at the same speed: the way changes with the time.
function stretchExercise(content, before, after) {
  if (content.duration) content.duration = writeLength(after);
  if (content.distance_km) content.distance_km = Number(((content.distance_km * after) / before).toFixed(2));
}

function resizedSleep(day, one, minutes) {
  if (one.part === "wake") day.wake = writeClock(Math.min(Math.max(one.end + minutes, STEP), NOON + NOON / 2));
  else day.sleep = writeClock(Math.min(Math.max(one.start + minutes, NOON), DAY + NOON - STEP) % DAY);
  return day;
}

/** The day without an entry. */
export function removed(day, one) {
  const copy = structuredClone(day);
  if (one.kind === "sleep") {
    delete copy.wake;
    delete copy.sleep;
    delete copy.sleep_posture;
    return copy;
  }
  copy[one.kind].splice(one.index, 1);
  if (!copy[one.kind].length) delete copy[one.kind];
  return copy;
}

/** The day with a new entry of a kind, and where it stands. */
export function added(day, kind, minutes) {
  const copy = structuredClone(day);
  if (kind === "sleep") {
    copy.wake ??= "06:00";
    copy.sleep ??= "22:30";
    return { day: copy, index: undefined };
  }
  const start = Math.min(Math.round(minutes / STEP) * STEP, DAY - STEP);
  const content = { [BEGIN[kind]]: writeClock(start), ...structuredClone(NEW[kind]) };
  if (kind === "posture") content.to = writeClock(Math.min(start + NEW_POSTURE, DAY));
  copy[kind] = [...(copy[kind] ?? []), content];
  return { day: copy, index: copy[kind].length - 1 };
}

/** The day with an entry's content replaced. */
export function replaced(day, one, content) {
  const copy = structuredClone(day);
  if (one.kind === "sleep") Object.assign(copy, content);
  else copy[one.kind][one.index] = content;
  return copy;
}
