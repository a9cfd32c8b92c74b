// Adding reports: files and folders that are dropped or chosen are sent at once; a run tells how far it is by itself.

import { count, say } from "./words";

const EVERY = 700; // milliseconds between two looks at a run
const ALOUD = 6_000; // and between two announcements to a screen reader

type Named = { file: File; name: string };

export function intake(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>("form[data-drop]");
  if (form) dropping(form);
  const run = root.querySelector<HTMLElement>("[data-run]");
  if (run) void watching(run);
}

function dropping(form: HTMLFormElement): void {
  const sending = form.querySelector<HTMLElement>("[data-sending]")!;
  const carries = (event: DragEvent) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let inside = 0;
  const shade = (on: boolean) => document.body.classList.toggle("dropping", on);
  document.addEventListener("dragenter", (event) => {
    if (!carries(event)) return;
    inside += 1;
    shade(true);
  });
  document.addEventListener("dragleave", () => {
    inside = Math.max(0, inside - 1);
    if (!inside) shade(false);
  });
  document.addEventListener("dragover", (event) => {
    if (carries(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!carries(event) || !event.dataTransfer) return;
    event.preventDefault();
    inside = 0;
    shade(false);
    void dropped(event.dataTransfer).then((found) => send(form, sending, found));
  });
  for (const input of form.querySelectorAll<HTMLInputElement>("input[type=file]")) {
    input.addEventListener("change", () => {
      void send(form, sending, [...(input.files ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
    });
  }
}

// All files in what was dropped, those of folders with their path; entries must be asked for before anything is waited for.
async function dropped(transfer: DataTransfer): Promise<Named[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((one): one is FileSystemEntry => !!one);
  if (!entries.length) return [...transfer.files].map((file) => ({ file, name: file.name }));
  const out: Named[] = [];
  for (const entry of entries) await walk(entry, "", out);
  return out;
}

async function walk(entry: FileSystemEntry, path: string, out: Named[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    out.push({ file, name: path + entry.name });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return;
    for (const one of some) await walk(one, `${path}${entry.name}/`, out);
  }
}

function send(form: HTMLFormElement, sending: HTMLElement, found: Named[]): Promise<void> {
  const most = Number(form.dataset.most);
  form.querySelector(".wrong")?.remove();
  if (!found.length) return Promise.resolve();
  if (found.length > most) {
    sending.textContent = say("These are %(count)s files; at most %(most)s can be added at once. Use: counterclaim add FOLDER", { count: count(found.length), most: count(most) });
    return Promise.resolve();
  }
  const csrf = (form.elements.namedItem("csrf") as HTMLInputElement).value;
  const body = new FormData();
  body.append("csrf", csrf);
  body.append("what", "files");
  for (const { file, name } of found) body.append("file", file, name);
  const files = { count: count(found.length) };
  sending.textContent = found.length === 1 ? say("Sending 1 file.") : say("Sending %(count)s files.", files);
  form.classList.add("busy");
  return new Promise((ended) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action")!);
    request.setRequestHeader("accept", "text/html");
    request.setRequestHeader("x-csrf-token", csrf);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 5_000_000) sending.textContent = say("Sending files (%(count)s): %(share)s.", { ...files, share: `${Math.floor((100 * event.loaded) / event.total)} %` });
    });
    const failed = (words: string) => {
      form.classList.remove("busy");
      sending.textContent = words;
      ended();
    };
    request.addEventListener("error", () => failed(say("Sending failed: the connection was closed. Send less at once, or use: counterclaim add FOLDER")));
    request.addEventListener("load", () => {
      if (request.status < 400) {
        location.assign(request.responseURL);
        return;
      }
      const told = new DOMParser().parseFromString(request.responseText, "text/html");
      const words = [...told.querySelectorAll(".wrong, main .lead, main .lead + p, body > p")].map((one) => one.textContent?.trim()).filter(Boolean);
      failed(words.slice(0, 2).join(" ") || say("Sending failed (%(status)s).", { status: request.status }));
    });
    request.send(body);
  });
}

type Run = { said: string; share: number | null; ended: boolean; next: string };

async function watching(run: HTMLElement): Promise<void> {
  const address = run.dataset.run!;
  const bar = run.querySelector<HTMLProgressElement>("progress");
  const said = run.querySelector<HTMLElement>("[data-said]")!;
  const aloud = run.querySelector<HTMLElement>("[data-aloud]")!;
  if (run.dataset.next !== undefined) {
    // Coming back to it by the browser's "back" must not lead away again.
    if (performance.getEntriesByType("navigation")[0] && !seen(address)) location.replace(run.dataset.next);
    return;
  }
  let last = 0;
  while (run.isConnected && run.dataset.ended === undefined) {
    const answer = await fetch(`${address}?format=json`, { headers: { accept: "application/json" } }).catch(() => null);
    if (answer?.ok) {
      const now = (await answer.json()) as Run;
      said.textContent = now.said;
      if (bar && now.share !== null) bar.value = now.share;
      else bar?.removeAttribute("value");
      if (now.ended) {
        aloud.textContent = now.said;
        if (now.next) {
          seen(address);
          location.replace(now.next);
        } else location.reload();
        return;
      }
      if (Date.now() - last > ALOUD) {
        aloud.textContent = now.said;
        last = Date.now();
      }
    } else if (answer && answer.status < 500) {
      location.reload();
      return;
    }
    await new Promise((ended) => setTimeout(ended, EVERY));
  }
}

// Whether this tab was led away from the run before; from now on it was.
function seen(address: string): boolean {
  try {
    const before = sessionStorage.getItem(address) !== null;
    sessionStorage.setItem(address, "1");
    return before;
  } catch {
    return true;
  }
}
