// Clock times and lengths of time as the scenario file writes them, and as minutes.

export const DAY = 1440;
const UNITS = { s: 1 / 60, min: 1, h: 60, d: DAY, week: 7 * DAY };
const SPELLINGS = {
  s: "s", sec: "s", second: "s", seconds: "s", detik: "s",
  min: "min", minute: "min", minutes: "min", menit: "min",
  h: "h", hour: "h", hours: "h", jam: "h",
  d: "d", day: "d", days: "d", hari: "d",
  week: "week", weeks: "week", minggu: "week",
};

/** Minutes after midnight of "05:30"; null where it is no clock time. */
export function readClock(text) {
  const found = /^\s*([01]?\d|2[0-4])[:.]([0-5]\d)\s*$/.exec(text ?? "");
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return minutes <= DAY ? minutes : null;
}

/** "05:30" of minutes after midnight. */
export function writeClock(minutes) {
  const whole = Math.round(minutes);
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** Minutes of "1 h 50 min"; null where it is no length of time. */
export function readLength(text) {
  const part = /\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy;
  const lower = String(text ?? "").toLowerCase();
  let minutes = 0;
  let position = 0;
  while (position < lower.length) {
    part.lastIndex = position;
    const found = part.exec(lower);
    if (!found || !(found[2] in SPELLINGS)) return null;
    minutes += Number(found[1]) * UNITS[SPELLINGS[found[2]]];
    position = part.lastIndex;
  }
  return position ? minutes : null;
}

/** "1 h 50 min" of minutes. */
export function writeLength(minutes) {
  const seconds = Math.round(minutes * 60);
  const amounts = [[Math.floor(seconds / 3600), "h"], [Math.floor(seconds / 60) % 60, "min"], [seconds % 60, "s"]];
  const parts = amounts.filter(([amount]) => amount).map(([amount, unit]) => `${amount} ${unit}`);
  return parts.join(" ") || "0 min";
}

/** Minutes for one stretch of way, "5:33" or a number; null where it is neither. */
export function readPace(value) {
  if (typeof value === "number") return value;
  const found = /^(\d{1,2}):([0-5]\d)$/.exec(value ?? "");
  return found ? Number(found[1]) + Number(found[2]) / 60 : null;
}
