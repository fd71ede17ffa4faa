// A line at the moment over the drawings that the server made; they stay drawings.

const NAMESPACE = "http://www.w3.org/2000/svg";
let curves = null;

/** A new answer stands on the page. */
export function take(fresh) {
  curves = fresh;
}

/** Mark a moment in every drawing over time; null takes the marks away. */
export function draw(place) {
  for (const drawing of document.querySelectorAll("figure.main-chart svg")) {
    const axis = timeAxis(drawing);
    const line = drawing.querySelector("line.moment") ?? added(drawing);
    if (place === null || !axis) {
      line.remove();
      continue;
    }
    const first = Number(axis.getAttribute("x1"));
    const last = Number(axis.getAttribute("x2"));
    const x = first + ((last - first) * curves.minutes[place]) / curves.minutes.at(-1);
    for (const end of ["x1", "x2"]) line.setAttribute(end, x.toFixed(1));
    line.setAttribute("y1", "0");
    line.setAttribute("y2", axis.getAttribute("y1"));
  }
}

// Every lane has a base line; the lowest one carries the times.
function timeAxis(drawing) {
  const flat = [...drawing.querySelectorAll("line.axis")].filter((one) => one.getAttribute("y1") === one.getAttribute("y2"));
  return flat.at(-1);
}

function added(drawing) {
  const line = document.createElementNS(NAMESPACE, "line");
  line.setAttribute("class", "moment");
  drawing.append(line);
  return line;
}

/** The minute that a click on such a drawing points at; null beside the time axis. */
export function minuteAt(event) {
  const drawing = event.target.closest("figure.main-chart svg");
  const axis = drawing && timeAxis(drawing);
  if (!axis || !curves) return null;
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
  const first = Number(axis.getAttribute("x1"));
  const share = (point.x - first) / (Number(axis.getAttribute("x2")) - first);
  return share < 0 || share > 1 ? null : share * curves.minutes.at(-1);
}
