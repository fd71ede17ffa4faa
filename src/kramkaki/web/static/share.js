// A link that holds the whole scenario behind its #. That part of an address never leaves the browser.

import { tell, warn } from "./messages.js";
import { scenario } from "./scenario.js";
import { language, say } from "./texts.js";

const MARK = "#s=";
const LONGEST = 8000; // [characters] longer links are cut by mail and messengers
const LARGEST = 2_000_000; // [bytes] unpacked; no scenario is larger, a malicious link might be

/** The scenario as text that may stand in an address. */
export async function pack(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The scenario in such a text; throws where it holds none. */
export async function unpack(text) {
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > LARGEST) throw new RangeError("too large");
    parts.push(value);
  }
  const found = JSON.parse(await new Blob(parts).text());
  if (typeof found !== "object" || found === null || Array.isArray(found)) throw new TypeError("no scenario");
  return found;
}

/** The scenario in this page's own address; null where there is none. */
export async function fromAddress() {
  if (!location.hash.startsWith(MARK)) return null;
  try {
    return await unpack(location.hash.slice(MARK.length));
  } catch {
    warn(say("link_broken"));
    return null;
  }
}

/** Let the share button make, show and copy the link. */
export function offerLink() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("#share")) share();
  });
}

async function share() {
  const link = `${location.origin}/${language}/answer${MARK}${await pack(scenario())}`;
  if (link.length > LONGEST) {
    warn(say("link_long"));
    return;
  }
  const field = document.getElementById("share-link");
  field.value = link;
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(link);
    tell(say("link_copied"));
  } catch {
    tell(say("link_ready"));
  }
}
