// Texts, numbers and times in the reader's language. The page brings the texts (web/script_texts.py).

const written = document.getElementById("texts-data");
const texts = written ? JSON.parse(written.textContent) : {};

export const language = document.documentElement.lang || "en";
const { region = "en-GB", timeMark = ":" } = document.body.dataset;

/** The text of a key in the reader's language, with {names} replaced. */
export function say(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A number as the reader writes it: 1,234.5 or 1.234,5. */
export function number(value, decimals = 0) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const form = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(region, form).format(value).replace("-", "−");
}

/** A chance in per cent: one decimal below ten, never a false zero. */
export function percent(fraction) {
  if (fraction === null || fraction === undefined || !Number.isFinite(fraction)) return "–";
  if (fraction > 0 && fraction < 0.0005) return `<${number(0.05, 2)}%`;
  if (fraction > 0.995 && fraction < 1) return `>${number(99)}%`;
  return `${number(fraction * 100, fraction > 0 && fraction < 0.0995 ? 1 : 0)}%`;
}

/** Minutes after midnight as the reader writes a time of day: 05:30 or 05.30. */
export function timeOfDay(minutes) {
  const whole = Math.round(minutes);
  const inDay = whole === 1440 ? whole : ((whole % 1440) + 1440) % 1440;
  const parts = [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, "0"));
  return parts.join(timeMark);
}

/** A calendar day, "Sun 30 Nov", from its UTC milliseconds. */
export function dayName(milliseconds, weekday = "short") {
  const form = { ...(weekday && { weekday }), day: "numeric", month: "short", timeZone: "UTC" };
  return new Intl.DateTimeFormat(region, form).format(milliseconds);
}

/** A length of time in words: "1 h 50 min". */
export function lengthOf(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const parts = [];
  if (hours) parts.push(say("hours", { hours }));
  if (rest || !hours) parts.push(say("minutes", { minutes: rest }));
  return parts.join(" ");
}
