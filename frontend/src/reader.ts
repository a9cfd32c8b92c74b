// A report's marks: pointing lights a claim up in text and list, a click opens it, chosen words start a correction.
// Offsets are code points into the report's text, as the page's data-start gives them; this is the one place that
// turns the browser's UTF-16 counts into them.
import { meant } from "./keys";
import { say } from "./words";

const codePoints = (text: string): number => Array.from(text).length;

export function reader(root: HTMLElement): void {
  const text = root.querySelector<HTMLElement>("article.text[data-report]");
  if (!text) return;
  const card = (name: string) => document.getElementById(`claim-${name}`);
  const names = (element: Element) => ((element as HTMLElement).dataset.claims ?? "").trim().split(/\s+/).filter(Boolean);
  const pieces = new Map<string, Element[]>();
  for (const mark of text.querySelectorAll("mark")) {
    for (const name of names(mark)) pieces.set(name, [...(pieces.get(name) ?? []), mark]);
  }
  let lit: Element[] = [];
  const light = (which: string[]) => {
    for (const element of lit) element.classList.remove("lit");
    lit = which.flatMap((name) => [card(name), ...(pieces.get(name) ?? [])]).filter((one): one is Element => one !== null);
    for (const element of lit) element.classList.add("lit");
  };
  const of = (target: EventTarget | null): string[] => {
    const element = target as Element | null;
    const mark = element?.closest("article.text mark, article.text .ref");
    if (mark) return names(mark);
    const own = element?.closest(".claim-list .claim");
    return own ? [own.id.slice("claim-".length)] : [];
  };
  document.addEventListener("mouseover", (event) => light(of(event.target)));
  document.addEventListener("focusin", (event) => light(of(event.target)));
  document.addEventListener("click", (event) => {
    const mark = (event.target as Element).closest("article.text mark, article.text .ref");
    if (!mark || String(getSelection())) return;
    const name = names(mark)[0];
    const target = name ? card(name) : null;
    if (!name || !target) return;
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("claim", name);
    address.hash = `words-${name}`;
    history.replaceState(null, "", address);
    target.querySelector("details")!.open = true;
    target.scrollIntoView({ block: "nearest" });
    light([name]);
  });
  choosing(text, names);
  stepping(text);
}

// j and k: the next and the previous claim, as the links above the chosen one.
function stepping(text: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    if (!text.isConnected || (event.key !== "j" && event.key !== "k") || !meant(event)) return;
    const order = [...document.querySelectorAll<HTMLElement>(".claim-list .claim")].map((one) => one.id.slice("claim-".length));
    const step = event.key === "j" ? 1 : -1;
    const at = order.indexOf(new URL(location.href).searchParams.get("claim") ?? "");
    const name = order[at < 0 && step < 0 ? order.length - 1 : at + step];
    const link = name
      ? [...text.querySelectorAll<HTMLAnchorElement>("a.ref")].find((one) => one.dataset.claims === name)
      : document.querySelector<HTMLAnchorElement>(`.steps a[rel=${step > 0 ? "next" : "prev"}]`);
    if (!link) return;
    event.preventDefault();
    location.assign(link.href);
  });
}

function choosing(text: HTMLElement, names: (element: Element) => string[]): void {
  const form = document.getElementById("choose") as HTMLFormElement | null;
  if (!form) return;
  const offset = (node: Node, at: number): number | null => {
    const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
    if (!piece || !text.contains(piece)) return null;
    const range = document.createRange();
    range.setStart(piece, 0);
    range.setEnd(node, at);
    return Number(piece.dataset.start) + codePoints(range.toString());
  };
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.anchorNode || !text.contains(chosen.anchorNode)) {
      if (!form.contains(document.activeElement)) form.hidden = true;
      return;
    }
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    const touched = new Set<string>();
    for (const mark of text.querySelectorAll<HTMLElement>("mark")) if (range.intersectsNode(mark)) names(mark).forEach((name) => touched.add(name));
    form.hidden = false;
    const words = chosen.toString();
    document.getElementById("chosen-words")!.textContent = words.slice(0, 160);
    const report = text.dataset.report!;
    const address = (claim: string | null) => `/reports/${encodeURIComponent(report)}?${claim ? `claim=${encodeURIComponent(claim)}&` : ""}words=${start}-${end}#${claim ? "correct" : "add"}`;
    const add = document.getElementById("chosen-add") as HTMLAnchorElement;
    add.href = address(null);
    const field = document.querySelector<HTMLTextAreaElement>("form.correct textarea[name=words]");
    const offsets = document.querySelector<HTMLInputElement>("form.correct input[name=content]");
    const all = touched.size ? [...touched] : [...document.querySelectorAll(".claim-list .claim")].map((one) => one.id.slice("claim-".length));
    const links: HTMLElement[] = all.slice(0, 8).map((name) => {
      const link = document.createElement("a");
      link.href = address(name);
      link.textContent = say("claim %(number)s", { number: document.getElementById(`claim-${name}`)?.querySelector(".n")?.textContent ?? name });
      return link;
    });
    if (field && offsets) {
      const use = document.createElement("button");
      use.type = "button";
      use.textContent = say("Use them in the form");
      use.addEventListener("click", () => {
        field.value = words;
        offsets.value = `${start}-${end}`;
        field.classList.add("fresh");
        field.closest("details")?.setAttribute("open", "");
        field.focus();
        form.hidden = true;
      });
      links.unshift(use);
    }
    document.getElementById("chosen-claims")!.replaceChildren(...links);
  });
}
