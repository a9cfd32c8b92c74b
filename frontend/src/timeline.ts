// The timeline with what a drawing alone has not: pointing reads a claim out, a click opens it.
import * as Plot from "@observablehq/plot";

interface Point { claim: string; said_first: string; happened_first?: string; happened_last?: string; side?: string; narrator?: boolean; speaker_name?: string; text: string }

async function draw(): Promise<void> {
  const frame = document.querySelector<HTMLElement>("[data-timeline]:not(.live)");
  if (!frame) return;
  frame.classList.add("live");
  const asked = new URL(location.href);
  asked.searchParams.set("format", "json");
  const found = (await fetch(asked).then((answer) => answer.json())) as { points: { rows: Point[] } };
  const look = (point: Point) => {
    const known = document.querySelector<HTMLElement>(`[data-side="${CSS.escape(point.narrator ? "¶" : point.side ?? "")}"]`);
    return known ? getComputedStyle(known).getPropertyValue("--side").trim() : getComputedStyle(document.documentElement).getPropertyValue("--ink-0").trim();
  };
  const day = (text: string | undefined) => (text ? new Date(text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text.slice(0, 10)) : null);
  const rows = found.points.rows
    .map((one) => ({ ...one, x: day(one.happened_first ?? one.happened_last), x2: day(one.happened_last ?? one.happened_first), y: day(one.said_first), colour: look(one), sign: document.querySelector<HTMLElement>(`[data-side="${CSS.escape(one.narrator ? "¶" : one.side ?? "")}"]`)?.dataset.sign ?? (one.narrator ? "¶" : "○") }))
    .filter((one) => one.x && one.y);
  if (!rows.length) return;
  const days = rows.flatMap((one) => [one.x!, one.y!]).sort((a, b) => a.getTime() - b.getTime());
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  const rule = getComputedStyle(document.documentElement).getPropertyValue("--quiet").trim();
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--card").trim();
  const chart = Plot.plot({
    width: Math.max(320, frame.clientWidth || 320),
    height: 440,
    marginLeft: 64,
    x: { label: "happened", type: "utc", grid: true },
    y: { label: "said", type: "utc", grid: true },
    marks: [
      Plot.line([days[0]!, days.at(-1)!], { x: (d: Date) => d, y: (d: Date) => d, stroke: rule, strokeDasharray: "3,3" }),
      Plot.ruleY(rows.filter((one) => one.x!.getTime() !== one.x2!.getTime()), { x1: "x", x2: "x2", y: "y", stroke: "colour", strokeWidth: 1.5, strokeOpacity: 0.6 }),
      Plot.text(rows, { x: "x", y: "y", text: "sign", fill: "colour", fontSize: 12, href: (one: Point) => `/claims/${encodeURIComponent(one.claim)}` }),
      Plot.tip(rows, Plot.pointer({ x: "x", y: "y", fill: paper, stroke: rule, title: (one: Point) => `${one.speaker_name ?? one.side ?? "The report itself"}\nsaid ${one.said_first} of ${one.happened_first ?? one.happened_last}\n${one.text.slice(0, 160)}` })),
    ],
    className: "chart", // the policy of the pages knows the hash of the style that Plot writes for this name
    style: { background: "transparent", color: ink, overflow: "visible" },
  });
  chart.setAttribute("role", "group");
  for (const part of chart.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label"); // a bare group takes none
  chart.setAttribute("aria-label", "Claims by the day of what they tell (to the right) and the day they were said (upwards)");
  for (const link of chart.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  frame.querySelector("svg.plot")?.replaceWith(chart);
  frame.querySelector(".ticks")?.remove();
  for (const one of frame.querySelectorAll(".axis-name, figcaption")) one.remove();
}

void draw();
document.addEventListener("htmx:afterSwap", () => void draw());
