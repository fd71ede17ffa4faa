// Short news for everybody: a polite line for what goes on, an alert for what went wrong.

import { say } from "./texts.js";

const LATER = 150; // [ms] so that a burst of news is read out once
let waiting = null;

/** Say something in passing; screen readers read it when they pause. */
export function tell(text) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const place = document.getElementById("messages");
    if (place) place.textContent = text;
  }, LATER);
}

/** Say it aloud and show it in a part of the page, until that part is replaced. */
export function tellIn(section, text) {
  tell(text);
  section.querySelector(".working")?.remove();
  const made = paragraph(text);
  made.className = "working";
  section.querySelector("h2").after(made);
}

/** Show what is wrong: a text, or the list of problems that the server sent. ``again`` offers another try. */
export function warn(content, again = null) {
  calm();
  const box = document.createElement("div");
  box.className = "script-alert";
  if (typeof content === "string") box.append(paragraph(content));
  else box.append(content);
  if (again) box.append(button(say("try_again"), again));
  // A window over the page hides and silences what lies below it.
  const over = document.querySelector("dialog[open]");
  if (over) {
    box.setAttribute("role", "alert");
    over.prepend(box);
  } else document.getElementById("alerts")?.append(box);
}

/** Nothing is wrong any more. */
export function calm() {
  for (const box of document.querySelectorAll(".script-alert")) box.remove();
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function button(text, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", () => {
    calm();
    action();
  });
  return made;
}
