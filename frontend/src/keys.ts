// Keys on every page: "?" shows them all, "/" goes to the search, "g" and a letter to a page. The page /keys lists them
// without a script and holds the switch that turns them off, for those who speak to their browser.

import { say } from "./words";

const STORED = "counterclaim-keys";

/** Whether a key pressed is meant for the page: alone, outside a field and a dialog, and not turned off. */
export function meant(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if ((event.target as Element).closest?.("input, textarea, select, [contenteditable], dialog")) return false;
  return !document.querySelector("dialog[open]") && !off();
}

function off(): boolean {
  try {
    return localStorage.getItem(STORED) === "off";
  } catch {
    return false; // storage is closed to us: the keys stay on
  }
}

function offSwitch(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLInputElement>("input[data-keys-off]")) {
    box.checked = off();
    box.addEventListener("change", () => localStorage.setItem(STORED, box.checked ? "off" : "on"));
  }
}

async function help(): Promise<void> {
  if (location.pathname === "/keys") return;
  const answer = await fetch("/keys").catch(() => null);
  const found = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("keys") : null;
  if (!found) {
    location.assign("/keys");
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  const close = document.createElement("button");
  close.textContent = say("Close");
  close.autofocus = true;
  close.addEventListener("click", () => dialog.close());
  found.querySelector("h1")!.id = "keys-head";
  dialog.setAttribute("aria-labelledby", "keys-head");
  dialog.append(document.adoptNode(found), close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  offSwitch(dialog);
  dialog.showModal();
}

export function keys(): void {
  offSwitch(document);
  let going = -Infinity; // when "g" was pressed, in milliseconds: five seconds wait for slow hands and busy machines
  document.addEventListener("keydown", (event) => {
    if (!meant(event)) return;
    const went = event.timeStamp - going < 5000;
    going = -Infinity;
    if (event.key === "?") void help();
    else if (event.key === "/") {
      const field = document.getElementById("find") as HTMLInputElement | null;
      field?.focus();
      field?.select();
    } else if (event.key === "g") {
      going = event.timeStamp;
      return;
    } else if (went && /^[a-z]$/.test(event.key)) {
      const link = document.querySelector<HTMLAnchorElement>(`nav a[data-key="${event.key}"]`);
      if (!link) return;
      location.assign(link.href);
      event.stopImmediatePropagation(); // not also the key of a list below
    } else return;
    event.preventDefault();
  });
}
