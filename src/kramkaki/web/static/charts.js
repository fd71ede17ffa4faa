// The curves of the body as charts one can point into. The server's drawing, sentence and table stay for everybody else.

import { number, timeOfDay } from "./texts.js";
import { DAY } from "./clock.js";
import { dateAfter, index, momentName, show as showMoment, startOfDay } from "./time.js";

const HEIGHT = 220; // [px]
const DASHES = { one: [], two: [8, 5], three: [1.5, 5] };
const TICK_STEPS = [15, 30, 60, 120, 180, 240, 360, 720, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY, 28 * DAY]; // [min]
const CLOCK_WIDE = 62; // [px] that the label of a time needs
const DAYS_WIDE = 70; // [px] and of a day
let plots = [];
let curves = null;
let resizing = null;

/** A new answer stands on the page: draw it, where the same charts still stand only their lines. */
export function take(fresh) {
  curves = fresh;
  const same = plots.length > 0 && plots.every((one) => one.live.isConnected && rowsOf(one.series) === rowsOf(seriesOf(one)));
  if (!same) {
    redraw();
    return;
  }
  for (const one of plots) {
    one.series = seriesOf(one);
    one.plot.setData(values(one.series));
  }
  draw(index());
}

function seriesOf(one) {
  return curves.series.find(({ key }) => key === one.series.key);
}

function rowsOf(series) {
  return series && [series.unit, ...series.lines.map((line) => Boolean(line.low && line.high))].join();
}

/** Mark a moment in every chart and say its values. */
export function draw(place) {
  for (const { plot, live, series } of plots) {
    if (place === null) plot.setCursor({ left: -10, top: -10 }, false);
    else plot.setCursor({ left: plot.valToPos(curves.minutes[place], "x"), top: plot.over.clientHeight / 2 }, false);
    read(live, series, place);
  }
}

/** Draw again when the colours change. */
export function followTheme() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

function redraw() {
  if (!curves || !window.uPlot) return;
  for (const { plot } of plots) plot.destroy();
  resizing?.disconnect();
  resizing = new ResizeObserver((sizes) => {
    for (const { target, contentRect } of sizes) {
      const one = plots.find(({ live }) => live === target);
      if (one && contentRect.width) one.plot.setSize({ width: Math.floor(contentRect.width), height: HEIGHT });
    }
    draw(index());
  });
  plots = [];
  for (const series of curves.series) {
    const figure = document.querySelector(`figure.body-chart[data-series="${CSS.escape(series.key)}"]`);
    const live = figure?.querySelector(".live");
    if (live) plots.push(chart(figure, live, series));
  }
  draw(index());
}

function chart(figure, live, series) {
  live.hidden = false;
  figure.querySelector(".still").hidden = true;
  const now = document.createElement("p");
  now.className = "values-now";
  live.replaceChildren(now);
  const colours = coloursOf(figure);
  const plot = new window.uPlot(options(live, series, colours), values(series), live);
  live.append(now);
  slide(live, series);
  resizing.observe(live);
  return { plot, live, series };
}

function values(series) {
  const rows = [curves.minutes];
  for (const line of series.lines) {
    rows.push(line.central);
    if (line.low && line.high) rows.push(line.high, line.low);
  }
  return rows;
}

function options(live, series, colours) {
  const lines = [{}];
  const bands = [];
  for (const line of series.lines) {
    lines.push({ label: line.label, stroke: colours[line.style], width: 2.2, dash: DASHES[line.style], points: { show: false } });
    if (!line.low || !line.high) continue;
    const edge = { width: 0, stroke: "transparent", points: { show: false } };
    lines.push({ ...edge }, { ...edge });
    bands.push({ series: [lines.length - 2, lines.length - 1], fill: colours.band });
  }
  const axis = { stroke: colours.soft, grid: { stroke: colours.grid, width: 1 }, ticks: { stroke: colours.grid, width: 1 } };
  const font = getComputedStyle(live).fontFamily;
  return {
    width: Math.max(Math.floor(live.clientWidth), 200),
    height: HEIGHT,
    series: lines,
    bands,
    legend: { show: false },
    scales: { x: { time: false, range: [0, curves.minutes.at(-1)] }, y: { range: (plot, low, high) => extent(series, low, high) } },
    axes: [
      { ...axis, font: `13px ${font}`, size: 30, splits: (plot) => ticks(plot.width), values: (plot, list) => list.map(tickName) },
      { ...axis, font: `13px ${font}`, size: 52, values: (plot, list) => list.map((one) => number(one, places(list))) },
    ],
    cursor: { sync: { key: "moment" }, drag: { x: false, y: false }, y: false, points: { size: 8 } },
    hooks: { drawClear: [(plot) => shade(plot, series, colours)], setCursor: [hover], ready: [(plot) => click(plot)] },
  };
}

function extent(series, low, high) {
  const middle = (low + high) / 2;
  const half = Math.max((high - low) / 2, 10 ** -series.decimals) * 1.08;
  return [low >= 0 ? Math.max(middle - half, 0) : middle - half, middle + half];
}

// As many decimals as the steps need: 2.5 must not read as 3.
function places(list) {
  const step = Math.abs((list[1] ?? 1) - (list[0] ?? 0));
  for (let count = 0; count < 4; count += 1) {
    const shifted = step * 10 ** count;
    if (Math.abs(shifted - Math.round(shifted)) < 1e-6) return count;
  }
  return 4;
}

function ticks(width) {
  const last = curves.minutes.at(-1);
  const wide = last > DAY ? DAYS_WIDE : CLOCK_WIDE;
  const most = Math.max((width - 60) / wide, 2);
  const step = TICK_STEPS.find((one) => last / one <= most) ?? TICK_STEPS.at(-1);
  const begin = startOfDay(curves);
  const end = begin + last * (1 - wide / 2 / width); // beyond it a label would be cut off
  const found = [];
  for (let clock = Math.ceil(begin / step) * step; clock <= end; clock += step) found.push(clock - begin);
  return found;
}

function tickName(value) {
  const clock = startOfDay(curves) + value;
  return clock % DAY === 0 && curves.minutes.at(-1) > DAY ? dateAfter(value, "") : timeOfDay(clock % DAY);
}

// Exercise and sleep behind the curve, and the usual range, as in the server's drawing.
function shade(plot, series, colours) {
  const { ctx, bbox } = plot;
  ctx.save();
  for (const [first, last, kind] of curves.stretches) {
    const left = plot.valToPos(first, "x", true);
    ctx.fillStyle = colours[kind] ?? "transparent";
    ctx.fillRect(left, bbox.top, plot.valToPos(last, "x", true) - left, bbox.height);
  }
  if (series.usual) {
    const [low, high] = series.usual.map((one) => Math.min(Math.max(plot.valToPos(one, "y", true), bbox.top), bbox.top + bbox.height));
    ctx.fillStyle = colours.usual;
    ctx.fillRect(bbox.left, high, bbox.width, low - high);
  }
  ctx.restore();
}

function coloursOf(element) {
  const style = getComputedStyle(element);
  const names = ["one", "two", "three", "band", "usual", "grid", "soft", "exercise", "sleep"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// The pointer reads values in all charts at once; a click makes it the moment of the whole page.
function hover(plot) {
  const place = plot.cursor.idx;
  if (!plot.over.matches(":hover") || place === null || place === undefined) return;
  for (const { live, series } of plots) read(live, series, place);
}

function click(plot) {
  plot.over.addEventListener("click", () => {
    if (plot.cursor.idx !== null) showMoment(plot.cursor.idx);
  });
  plot.over.addEventListener("mouseleave", () => draw(index()));
}

function read(live, series, place) {
  const text = place === null ? "" : `${momentName(curves.minutes[place])}: ${wordsAt(series, place)}`;
  live.querySelector(".values-now").textContent = text;
  live.setAttribute("aria-valuenow", String(place ?? 0));
  live.setAttribute("aria-valuetext", text || wordsAt(series, 0));
}

function wordsAt(series, place) {
  const say = (value) => number(value, series.decimals);
  return series.lines
    .map((line) => {
      const label = series.lines.length > 1 ? `${line.label} ` : "";
      const band = line.low && line.high ? ` (${say(line.low[place])} – ${say(line.high[place])})` : "";
      return `${label}${say(line.central[place])} ${series.unit}${band}`;
    })
    .join("; ");
}

// The chart as a slider over time: arrow keys move the moment, screen readers read the values.
function slide(live, series) {
  live.tabIndex = 0;
  live.setAttribute("role", "slider");
  live.setAttribute("aria-label", `${series.title} [${series.unit}]`);
  live.setAttribute("aria-valuemin", "0");
  live.setAttribute("aria-valuemax", String(curves.minutes.length - 1));
  live.onkeydown = (event) => {
    const last = curves.minutes.length - 1;
    const here = index() ?? 0;
    const page = Math.max(Math.round(last / 12), 1);
    const to = {
      ArrowRight: here + 1, ArrowUp: here + 1, ArrowLeft: here - 1, ArrowDown: here - 1,
      PageUp: here + page, PageDown: here - page, Home: 0, End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    showMoment(to);
  };
}
