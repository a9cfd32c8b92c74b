// The queue of review by keys: j, k move; a accepts, x rejects, e edits, o opens the report, u takes the last one back.
import { meant } from "./keys";
import { say } from "./words";

const done: string[] = []; // addresses that take a judgement of this sitting back

export function review(root: HTMLElement): void {
  const queue = root.querySelector<HTMLElement>("[data-review]");
  if (!queue) return;
  const items = () => [...queue.querySelectorAll<HTMLElement>(".review")];
  let at = -1;
  const go = (to: number) => {
    const all = items();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, to));
    all.forEach((one, index) => one.classList.toggle("at", index === at));
    all[at]!.focus({ preventScroll: true });
    all[at]!.scrollIntoView({ block: "nearest" });
  };
  const judge = async (item: HTMLElement, action: string) => {
    const form = item.querySelector<HTMLFormElement>("form.judge");
    if (!form || item.classList.contains("done")) return;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    body.set("action", action);
    // The buttons are called "action", so form.action would be them.
    const to = form.getAttribute("action")!;
    const answer = await fetch(to, { method: "POST", body, headers: { accept: "application/json" }, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.ok) {
      item.classList.add("done");
      const chosen = item.querySelector<HTMLInputElement>("input[name=claim]");
      if (chosen) chosen.checked = !(chosen.disabled = true); // judged: no longer one of several
      done.push(to);
      go(at + 1);
      return;
    }
    const told = (await answer.json().catch(() => null)) as { error?: { what: string; next_step?: string } } | null;
    const line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.textContent = told?.error ? `${told.error.what} ${told.error.next_step ?? ""}` : say("That did not work.");
    form.prepend(line);
  };
  const takeBack = async () => {
    const last = done.pop();
    const form = queue.querySelector<HTMLFormElement>("form.judge");
    if (!last || !form) return;
    const body = new URLSearchParams({ csrf: String(new FormData(form).get("csrf")) });
    await fetch(last.replace(/\/correct$/, "/take-back"), { method: "POST", body, redirect: "manual" });
    location.reload();
  };
  document.addEventListener("keydown", (event) => {
    if (!queue.isConnected || !meant(event)) return;
    const item = items()[at];
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "u") void takeBack();
    else if (!item) return;
    else if (event.key === "a") void judge(item, "accept");
    else if (event.key === "x") void judge(item, "reject");
    else if (event.key === "e") item.querySelector<HTMLAnchorElement>("a.edit")?.click();
    else if (event.key === "o") item.querySelector<HTMLAnchorElement>("a.open")?.click();
    else return;
    event.preventDefault();
  });
  queue.addEventListener("submit", (event) => {
    const item = (event.target as Element).closest<HTMLElement>(".review");
    const action = (event as SubmitEvent).submitter?.getAttribute("value");
    if (!item || !action) return;
    event.preventDefault();
    at = items().indexOf(item);
    void judge(item, action);
  });
}
