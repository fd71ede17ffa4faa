// Files dropped on the page, and the scenario as a file.

import { tell, warn } from "./messages.js";
import { say } from "./texts.js";

/** Make the drop zones take files, and show what was chosen. */
export function takeDrops() {
  for (const zone of document.querySelectorAll(".drop")) {
    const input = zone.querySelector("input[type=file]");
    if (!input) continue;
    input.addEventListener("change", () => showName(zone, input));
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.dataset.over = "yes";
    });
    zone.addEventListener("dragleave", () => delete zone.dataset.over);
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      delete zone.dataset.over;
      put(zone, input, event.dataTransfer.files);
    });
  }
  // A file that misses the zone must not make the browser leave the page.
  for (const kind of ["dragover", "drop"]) {
    addEventListener(kind, (event) => {
      if ([...(event.dataTransfer?.types ?? [])].includes("Files")) event.preventDefault();
    });
  }
}

function put(zone, input, files) {
  const ending = (input.accept || "").split(",").map((one) => one.trim().toLowerCase()).filter((one) => one.startsWith("."));
  const file = files[0];
  if (!file) return;
  if (ending.length && !ending.some((one) => file.name.toLowerCase().endsWith(one))) {
    warn(say("wrong_file", { file: file.name, allowed: ending.join(", ") }));
    return;
  }
  const carrier = new DataTransfer();
  carrier.items.add(file);
  input.files = carrier.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function showName(zone, input) {
  const name = input.files[0]?.name ?? "";
  const place = document.getElementById(`${zone.id.split("-")[0]}-name`);
  if (place) place.textContent = name;
  if (name) tell(say("file_chosen", { file: name }));
}
