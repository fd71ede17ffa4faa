// Light or dark, units, printing. Only the choice of light or dark is remembered, and nothing about a person.

const KEY = "kk-theme";

/** Show what needs script, hide what replaces it: at the start, and in every new answer. */
export function reveal() {
  for (const one of document.querySelectorAll(".js-only")) one.hidden = false;
  for (const one of document.querySelectorAll(".no-js-only")) one.hidden = true;
}

/** Let the switches of every page work. */
export function begin() {
  reveal();
  theme();
  zone();
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("#questions input[name=units]")) event.target.form.querySelector("button[value=units]").click();
  });
}

// The reader's own zone, where the server asks for it: "+07:00".
function zone() {
  const field = document.getElementById("zone");
  if (!field) return;
  const minutes = -new Date().getTimezoneOffset();
  const parts = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((one) => String(one).padStart(2, "0"));
  field.value = `${minutes < 0 ? "-" : "+"}${parts.join(":")}`;
}

function theme() {
  const root = document.documentElement;
  const button = document.getElementById("theme-switch");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const colours = document.getElementById("dark-colours");
  const asked = colours.media;
  const told = () => button?.setAttribute("aria-pressed", String(dark()));
  const choose = (name) => {
    colours.media = { dark: "screen", light: "not all" }[name] ?? asked;
    root.dataset.theme = name;
    told();
  };
  choose(remembered() ?? "");
  system.addEventListener("change", told);
  button?.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    const same = (next === "dark") === system.matches;
    choose(same ? "" : next);
    remember(root.dataset.theme);
  });
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is forbidden here; the page follows the system
  }
}

function remember(value) {
  try {
    if (value) localStorage.setItem(KEY, value);
    else localStorage.removeItem(KEY);
  } catch {
    // as above: the choice then lasts as long as the page
  }
}
