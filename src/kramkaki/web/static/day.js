// The day as a strip that can be edited by pointer and by keyboard, with undo and redo.

import { DAY } from "./clock.js";
import { letDrag } from "./drag.js";
import { added, entriesOf } from "./entries.js";
import { edit } from "./forms.js";
import { afterKey } from "./keys.js";
import { tell } from "./messages.js";
import { answered, refused } from "./results.js";
import { canRedo, canUndo, change, endStep, listen, redo, scenario, undo } from "./scenario.js";
import { draw, drawNow, frame, pathOf, timesOf } from "./strip.js";
import { number, say } from "./texts.js";
import * as time from "./time.js";

const KEY_PAUSE = 1200; // [ms] keys pressed closer than this are undone together
const ADDABLE = ["exercise", "drink", "meal", "posture", "sleep", "stretching"];
const FLUID_OUNCE = 29.5735; // [mL]
let area = null;
let block = 0; // which day of the scenario is shown
let labels = new Map();
let lengths = new Map(); // [min] as the model has them
let start = 0; // [min] from midnight to the scenario's start
let keyPause = null;

/** Put the strip on the page and keep it in step. */
export function begin() {
  answered((curves) => {
    labels = new Map(curves.items.map((item) => [item.path.join("."), item.label]));
    lengths = new Map(curves.items.map((item) => [item.path.join("."), item.last - item.minute]));
    start = time.startOfDay(curves);
    if (!area?.isConnected) build();
    render();
    // The strip adds these itself; the page's buttons stay for what it cannot draw.
    for (const kind of ADDABLE) {
      const other = document.querySelector(`#day .add button[value="add:day.0.${kind}"]`);
      if (other) other.hidden = true;
    }
  });
  listen(render);
  refused((problem) => markWrong(problem?.places ?? []));
  time.follow(showNow);
  addEventListener("resize", render);
  document.addEventListener("keydown", undoByKey);
}

function build() {
  const editor = document.getElementById("day-editor");
  if (!editor) return;
  const scroll = document.createElement("div");
  scroll.className = "strip-scroll";
  area = frame();
  scroll.append(area);
  editor.replaceChildren(tools(), help(), scroll);
  letDrag(area, { grasp, change: (day) => put(day, "drag"), done: dropped });
  area.addEventListener("keydown", byKey);
  area.addEventListener("click", (event) => {
    const button = event.target.closest(".entry");
    if (button) edit(button.dataset.path);
  });
  render();
  const first = entries().find((one) => one.kind !== "sleep");
  scroll.scrollLeft = (((first?.start ?? 0) - 60) / DAY) * area.scrollWidth;
}

function tools() {
  const bar = document.createElement("div");
  bar.className = "strip-tools";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", say("strip_tools"));
  if (scenario().day.length > 1) bar.append(chooser());
  for (const kind of ADDABLE) {
    const control = button(`strip-add-${kind}`, `+ ${say(`one_${kind}`)}`, () => add(kind));
    control.setAttribute("aria-label", say(`add_${kind}`));
    bar.append(control);
  }
  bar.append(button("strip-undo", say("undo"), () => step(undo, "undone")));
  bar.append(button("strip-redo", say("redo"), () => step(redo, "redone")));
  return bar;
}

function chooser() {
  const label = document.createElement("label");
  const select = document.createElement("select");
  let first = 1;
  for (const [index, one] of scenario().day.entries()) {
    const last = first + (one.repeat ?? 1) - 1;
    select.append(new Option(first === last ? say("day_number", { first }) : say("days_numbers", { first, last }), String(index)));
    first = last + 1;
  }
  select.addEventListener("change", () => {
    block = Number(select.value);
    render();
  });
  label.append(`${say("which_day")} `, select);
  return label;
}

function day() {
  return scenario().day[block] ?? scenario().day[0];
}

function put(changed, step) {
  const copy = { ...scenario(), day: [...scenario().day] };
  copy.day[block] = changed;
  change(copy, step);
}

function render() {
  if (!area?.isConnected || !scenario()) return;
  if (block >= scenario().day.length) block = 0;
  draw(area, entries(), block, labels);
  document.getElementById("strip-undo").disabled = !canUndo();
  document.getElementById("strip-redo").disabled = !canRedo();
  const sleeps = day().wake && day().sleep;
  document.getElementById("strip-add-sleep").hidden = Boolean(sleeps);
  showNow(time.index());
}

// A course or a distance alone: how long that takes the server knows.
function entries() {
  return entriesOf(day()).map((one) => {
    const known = lengths.get(pathOf(block, one));
    return one.kind === "exercise" && !one.resizable && known ? { ...one, end: one.start + known } : one;
  });
}

function entry(path) {
  return entries().find((one) => pathOf(block, one) === path);
}

function grasp(button) {
  return { day: day(), one: entry(button.dataset.path) };
}

function dropped() {
  endStep();
  const held = document.activeElement?.closest?.(".entry");
  if (held) tellEntry(held.dataset.path);
}

function tellEntry(path) {
  const one = entry(path);
  if (one) tell(`${labels.get(path) ?? say(`one_${one.kind}`)}: ${timesOf(one)}`);
}

function byKey(event) {
  const held = event.target.closest(".entry");
  if (!held || event.ctrlKey || event.metaKey || event.altKey) return;
  const path = held.dataset.path;
  const one = entry(path);
  const changed = one && afterKey(day(), one, event.key, event.shiftKey);
  if (!changed) return;
  event.preventDefault();
  const before = [...area.querySelectorAll(".entry")].indexOf(held);
  put(changed, `keys ${path}`);
  clearTimeout(keyPause);
  keyPause = setTimeout(endStep, KEY_PAUSE);
  if (event.key === "Delete" || event.key === "Backspace") afterRemoval(one, path, before);
  else if (one.kind === "drink" && event.key.match(/Up|Down/)) tell(amount(entry(path).content.volume_ml));
  else tellEntry(path);
}

function afterRemoval(one, path, before) {
  endStep();
  tell(say("removed", { what: labels.get(path) ?? say(`one_${one.kind}`) }));
  const left = [...area.querySelectorAll(".entry")];
  (left[Math.min(before, left.length - 1)] ?? document.getElementById("strip-add-drink")).focus();
}

function amount(millilitres) {
  const us = document.body.dataset.units === "us";
  return us ? `${number(millilitres / FLUID_OUNCE, 1)} fl oz` : `${number(millilitres)} mL`;
}

function add(kind) {
  const place = time.index();
  const now = place === null ? (start + 60) % DAY : (start + time.minutesAt(place)) % DAY;
  const { day: changed, index } = added(day(), kind, now);
  put(changed, null);
  const path = index === undefined ? `day.${block}.sleep` : `day.${block}.${kind}.${index}`;
  const made = [...area.querySelectorAll(".entry")].find((one) => one.dataset.path === path);
  made?.focus();
  made?.scrollIntoView({ block: "nearest", inline: "center" });
  tellEntry(path);
}

function markWrong(places) {
  if (!area) return;
  for (const button of area.querySelectorAll(".entry")) {
    const [, number, kind, index] = button.dataset.path.split(".");
    const place = index === undefined ? `day[${number}].${kind}` : `day[${number}].${kind}[${index}]`;
    if (places.some((one) => one.startsWith(place))) button.setAttribute("aria-invalid", "true");
    else button.removeAttribute("aria-invalid");
  }
}

function undoByKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea, select")) return;
  const key = event.key.toLowerCase();
  const back = key === "z" && !event.shiftKey;
  if (!back && key !== "y" && !(key === "z" && event.shiftKey)) return;
  event.preventDefault();
  step(back ? undo : redo, back ? "undone" : "redone");
}

function step(action, news) {
  if (action()) tell(say(news));
}

function showNow(place) {
  if (area?.isConnected) drawNow(area, place === null ? null : (start + time.minutesAt(place)) % DAY);
}

function button(id, text, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.id = id;
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}

// Read out with every entry, and to be opened by whoever wants to see it.
function help() {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const text = document.createElement("p");
  details.className = "strip-help";
  summary.textContent = say("strip_help_title");
  text.id = "strip-help";
  text.textContent = say("strip_help");
  details.append(summary, text);
  return details;
}
