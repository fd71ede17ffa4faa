// Draws one day as a strip: a row for each kind, an entry for each thing, at its time. It draws and knows nothing of editing.

import { DAY } from "./clock.js";
import { KINDS, repeats, shownEnd } from "./entries.js";
import { say, timeOfDay } from "./texts.js";

const LANE = 34; // [px] height of one entry with its gap
const LEAST = 26; // [px] width of an entry, for fingers
const OWN_WORDS = 60; // [px] an entry this wide holds its words
const LETTER = 6.5; // [px] of the words, about
const LEAST_WORDS = 34; // [px]
const HOURS = 3; // between two labels
const ROWS = KINDS.filter((kind) => kind !== "medicine");

/** What an entry is called in the scenario. */
export function pathOf(block, one) {
  return ["day", block, one.part ?? one.kind, ...(one.part ? [] : [one.index])].join(".");
}

/** The times of an entry in words. */
export function timesOf(one) {
  if (one.part === "wake") return say("until_time", { time: timeOfDay(one.end) });
  if (one.part === "sleep") return say("from_time", { time: timeOfDay(one.start) });
  if (one.end <= one.start) return timeOfDay(one.start);
  const between = `${timeOfDay(one.start)}–${timeOfDay(one.end)}`;
  const times = repeats(one).length;
  return times > 1 ? say("times_over", { times, between }) : between;
}

/** The empty strip: the hours and a row for each kind. */
export function frame() {
  const area = element("div", "strip-area");
  const hours = element("div", "strip-hours");
  hours.setAttribute("aria-hidden", "true");
  for (let hour = 0; hour <= 24; hour += HOURS) {
    const label = element("span", "strip-hour");
    label.textContent = timeOfDay(hour * 60);
    label.style.left = `${(hour / 24) * 100}%`;
    hours.append(label);
  }
  area.append(hours);
  for (const kind of KINDS) {
    const row = element("div", "strip-row");
    row.dataset.kind = kind;
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", say(`row_${kind}`));
    const name = element("span", "strip-name");
    name.textContent = say(`row_${kind}`);
    name.setAttribute("aria-hidden", "true");
    row.append(name, element("div", "strip-track"));
    area.append(row);
  }
  const now = element("div", "strip-now");
  now.hidden = true;
  area.append(now);
  return area;
}

/** Draw a day into the frame; entries that stay are moved, not made anew, so that a drag or the focus is not lost. */
export function draw(area, entries, block, labels) {
  const before = new Map([...area.querySelectorAll(".entry")].map((one) => [one.dataset.path, one]));
  for (const kind of KINDS) {
    const track = area.querySelector(`.strip-row[data-kind=${kind}] .strip-track`);
    const own = entries.filter((one) => one.kind === kind);
    track.parentElement.hidden = !own.length && !ROWS.includes(kind);
    const lanes = stacked(own, track.clientWidth);
    track.style.height = `${Math.max(lanes.count, 1) * LANE}px`;
    own.forEach((one, number) => {
      const path = pathOf(block, one);
      const button = before.get(path) ?? track.appendChild(made(path, one));
      before.delete(path);
      fill(button, one, labels.get(path));
      button.style.top = `${lanes.of[number] * LANE}px`;
      const next = own.findIndex((other, later) => later > number && lanes.of[later] === lanes.of[number]);
      room(button, (((own[next]?.start ?? DAY) - one.start) / DAY) * track.clientWidth);
    });
  }
  for (const gone of before.values()) gone.remove();
}

// Entries that would lie over each other get lanes of their own.
function stacked(entries, width) {
  const least = width ? (LEAST / width) * DAY : 0;
  const ends = [];
  const of = entries.map((one) => {
    let lane = ends.findIndex((end) => end <= one.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = Math.max(shownEnd(one), one.start + least);
    return lane;
  });
  return { of, count: ends.length };
}

function made(path, one) {
  const button = element("button", `entry entry-${one.kind}`);
  button.type = "button";
  button.dataset.path = path;
  button.setAttribute("aria-describedby", "strip-help");
  button.append(element("span", "entry-text"));
  return button;
}

function fill(button, one, label) {
  const name = label ?? say(`one_${one.kind}`);
  const start = Math.min(one.start, DAY - 15);
  button.style.left = `${(start / DAY) * 100}%`;
  button.style.width = `${((shownEnd(one) - start) / DAY) * 100}%`;
  button.querySelector(".entry-text").textContent = name;
  button.title = `${timesOf(one)} ${name}`;
  button.setAttribute("aria-label", `${name}, ${timesOf(one)}`);
  edge(button, one);
  marks(button, one);
}

// What takes a moment is a small box: its words stand beside it, as far as there is room before the next.
function room(button, width) {
  const beside = width - Math.max(button.clientWidth, LEAST) - 8;
  const text = button.querySelector(".entry-text");
  const asked = text.textContent.length * LETTER;
  const outside = button.clientWidth < OWN_WORDS || (asked > button.clientWidth - LEAST && asked < beside);
  button.classList.toggle("words-beside", outside);
  text.hidden = outside && beside < LEAST_WORDS;
  text.style.maxWidth = outside ? `${beside}px` : "";
}

// The edge one can pull: the end, for the evening's sleep its begin.
function edge(button, one) {
  const pulls = one.resizable || one.kind === "sleep";
  const there = button.querySelector(".entry-edge");
  if (!pulls) there?.remove();
  else if (!there) button.append(element("span", "entry-edge"));
  button.classList.toggle("pulls-begin", one.part === "sleep");
}

// A repeated drink shows each time it is drunk.
function marks(button, one) {
  for (const old of button.querySelectorAll(".entry-mark")) old.remove();
  const times = repeats(one);
  if (times.length < 2) return;
  for (const time of times) {
    const mark = element("span", "entry-mark");
    mark.style.left = `${((time - one.start) / (shownEnd(one) - one.start)) * 100}%`;
    button.append(mark);
  }
}

/** Mark a time of day over all rows; null takes the mark away. */
export function drawNow(area, minutes) {
  const now = area.querySelector(".strip-now");
  now.hidden = minutes === null;
  const track = area.querySelector(".strip-track");
  if (minutes !== null) now.style.left = `${track.offsetLeft + (minutes / DAY) * track.clientWidth}px`;
}

function element(name, classes) {
  const made = document.createElement(name);
  made.className = classes;
  return made;
}
