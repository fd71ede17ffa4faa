// Files dropped anywhere on the page go where the page asks for such a file.

import { calm, tell, warn } from "./messages.js";
import { say } from "./texts.js";

/** Take dropped files, and show the name of a file that was chosen. */
export function takeDrops() {
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault(); // or the browser would leave the page for the file
    for (const zone of document.querySelectorAll(".drop")) zone.dataset.over = "yes";
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) leave();
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    leave();
    put(event.dataTransfer.files[0]);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file]")) showName(event.target);
  });
}

function carriesFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

function leave() {
  for (const zone of document.querySelectorAll(".drop")) delete zone.dataset.over;
}

function put(file) {
  if (!file) return;
  calm();
  const inputs = [...document.querySelectorAll("input[type=file]")];
  const input = inputs.find((one) => endings(one).some((ending) => file.name.toLowerCase().endsWith(ending)));
  if (!input) {
    warn(say("wrong_file", { file: file.name, allowed: inputs.flatMap(endings).join(", ") || "–" }));
    return;
  }
  const carrier = new DataTransfer();
  carrier.items.add(file);
  input.files = carrier.files;
  for (let around = input.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  input.focus();
  showName(input);
}

function endings(input) {
  return input.accept.split(",").map((one) => one.trim().toLowerCase()).filter((one) => one.startsWith("."));
}

function showName(input) {
  const name = input.files[0]?.name ?? "";
  const zone = input.closest(".drop")?.id.split("-")[0];
  const place = document.getElementById(`${zone}-name`);
  if (place) place.textContent = name;
  if (name) tell(say("file_chosen", { file: name }));
}
