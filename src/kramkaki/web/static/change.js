// A form of the server's in a window over the answer, so that nobody loses sight of the day.

let shown = null;

/** Show the form of a page that came back; again, with its faults, where it was not right. */
export function openChange(page) {
  const main = page.querySelector("#main");
  const form = main.querySelector("form");
  form.id = "change-form"; // the answer's own form keeps its name
  const title = main.querySelector("h1");
  title.id = "change-title";
  shown ??= made();
  const aid = document.querySelector("header .first-aid-link"); // one touch away here, too
  shown.replaceChildren(...[title, main.querySelector("#faults"), form, aid].filter(Boolean).map((one) => document.importNode(one, true)));
  if (!shown.open) shown.showModal();
  shown.querySelector("[autofocus], [aria-invalid=true], input:not([type=hidden]), select")?.focus();
}

/** Go to one of its fields. */
export function lookAt(name) {
  const field = shown?.querySelector(`[name="${CSS.escape(name)}"]`);
  for (let around = field?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  field?.focus();
}

/** Close it. */
export function closeChange() {
  shown?.close();
}

function made() {
  const dialog = document.createElement("dialog");
  dialog.className = "change-dialog";
  dialog.setAttribute("aria-labelledby", "change-title");
  dialog.addEventListener("close", () => dialog.replaceChildren());
  dialog.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "answer") return;
    event.preventDefault(); // back without a change: what is below still holds
    dialog.close();
  }, { capture: true });
  document.body.append(dialog);
  return dialog;
}
