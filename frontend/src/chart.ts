// The map: the borders that come along, places drawn as precisely as their claims speak, a brush over time.
// Without it the page shows the same places on a drawing and in a table.
import { AttributionControl, LngLatBounds, Map as Chart, Marker, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { FeatureCollection } from "geojson";
import { collections, type Borders } from "./borders";
import { count, say } from "./words";

interface Side { side: string | null; narrator: boolean; claims: number }
interface Place { id: string; name: string; precision: string; lat: number; lon: number; claims?: number; sides?: Side[] }

interface Words { rows: { id: string; text: string; speaker_name: string | null; side: string | null }[]; total: number }
type Rings = Record<string, number[][][]>;

// Kilometres that stand for "somewhere in" where no outline is known: a disc says how wide the word is and no more.
const REACH: Record<string, number> = { near: 15, ADM2: 25, ADM1: 90, region: 120 };
const NAMED = 14; // places with their names: more lie over each other
const MOST_SIGNS = 400; // places with signs of their own; a browser moves so many without a stutter
const NEAR = 34; // pixels between two places that are still told apart; nearer ones are one cluster
const MOST_TOWNS = 16;
const TOWNS_FROM = 4.2; // zoom; on a wider view towns tell nothing

setWorkerUrl(workerUrl);
let borders: Promise<Borders> | null = null;

function disc(place: Place, km: number): number[][] {
  const lat = (km / 6371) * (180 / Math.PI);
  const lon = lat / Math.max(0.05, Math.cos((place.lat * Math.PI) / 180));
  return Array.from({ length: 65 }, (_, i) => {
    const turn = (i / 64) * 2 * Math.PI;
    return [place.lon + lon * Math.cos(turn), place.lat + lat * Math.sin(turn)];
  });
}

function shapes(places: Place[], near: boolean, outlines: Rings): FeatureCollection {
  const chosen = places.filter((one) => one.precision in REACH && (one.precision === "near") === near);
  const rings = (one: Place) => (one.precision === "ADM1" && outlines[one.id]) || [disc(one, REACH[one.precision]!)];
  return { type: "FeatureCollection", features: chosen.map((one) => ({ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: rings(one).map((ring) => [ring]) } })) };
}

// The places that lie over each other on the screen, together; the one with most claims first.
function clustered(chart: Chart, places: Place[]): Place[][] {
  const found: { at: { x: number; y: number }; places: Place[] }[] = [];
  for (const one of places) {
    const at = chart.project([one.lon, one.lat]);
    const near = found.find((other) => Math.hypot(other.at.x - at.x, other.at.y - at.y) < NEAR);
    if (near) near.places.push(one);
    else found.push({ at, places: [one] });
  }
  return found.map((one) => one.places);
}

function cluster(places: Place[], open: () => void): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "spot cluster";
  made.textContent = String(places.length);
  const claims = places.reduce((sum, one) => sum + (one.claims ?? 0), 0);
  made.title = say("%(places)s places, %(claims)s claims: %(names)s", { places: count(places.length), claims: count(claims), names: places.slice(0, 6).map((one) => one.name).join(", ") });
  made.setAttribute("aria-label", say("%(what)s. Zoom in", { what: made.title }));
  made.addEventListener("click", open);
  return made;
}

// What is said of a place: the newest words, and the way to all of them.
async function words(chart: Chart, place: Place, link: HTMLAnchorElement): Promise<void> {
  const asked = new URL(link.href);
  asked.searchParams.set("format", "json");
  asked.searchParams.set("limit", "3");
  const found = await fetch(asked).then((answer) => answer.json() as Promise<Words>);
  const body = document.createElement("div");
  const line = (tag: string, text: string) => Object.assign(body.appendChild(document.createElement(tag)), { textContent: text, dir: "auto" });
  line("strong", place.name);
  for (const one of found.rows) line("p", `${one.speaker_name ?? one.side ?? say("The report")}: “${one.text.length > 140 ? `${one.text.slice(0, 140)}…` : one.text}”`);
  const all = body.appendChild(document.createElement("a"));
  all.href = link.href;
  // A region's list holds what is said of the places in it, too; its sign counts what is said of the region itself.
  const within = found.total > (place.claims ?? 0);
  const many = { count: count(found.total) };
  all.textContent = found.total === 1 ? say("The claim") : within ? say("All %(count)s claims, with those of places in it", many) : say("All %(count)s claims", many);
  const room = chart.getContainer();
  // Focus would scroll the frame beneath the map, so it comes after the map has moved until all of the words are in
  // view: on a phone they are as wide as it is.
  const popup = new Popup({ anchor: "bottom", focusAfterOpen: false, maxWidth: `min(20rem, ${room.clientWidth - 24}px)`, offset: 14 });
  popup.setLngLat([place.lon, place.lat]).setDOMContent(body).addTo(chart);
  const [frame, box] = [room.getBoundingClientRect(), popup.getElement().getBoundingClientRect()];
  const into = (low: number, high: number, from: number, to: number) => Math.min(0, low - from - 8) || Math.max(0, high - to + 8);
  const by: [number, number] = [into(box.left, box.right, frame.left, frame.right), into(box.top, box.bottom, frame.top, frame.bottom)];
  if (by[0] || by[1]) chart.panBy(by, { duration: 0 });
  all.focus({ preventScroll: true });
  popup.getElement().addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    popup.remove();
    [...room.querySelectorAll<HTMLAnchorElement>("a.spot")].find((one) => one.href === link.href)?.focus({ preventScroll: true });
  });
}

function spot(place: Place, frame: HTMLElement, named: boolean): HTMLAnchorElement {
  const link = document.createElement("a");
  const address = new URL(location.href);
  address.pathname = "/claims";
  address.searchParams.set("place", place.id);
  address.hash = "";
  link.href = address.href;
  link.className = `spot ${place.precision in REACH || place.precision === "country" ? "wide" : "point"}`;
  const told = (place.sides ?? []).map((one) => `${one.narrator ? say("the reports themselves") : one.side ?? say("side not known")}: ${one.claims}`);
  link.setAttribute("aria-label", say("%(place)s. Claims: %(sides)s", { place: place.name, sides: told.join(", ") }));
  link.title = `${place.name}: ${told.join(", ")}`;
  for (const side of (place.sides ?? []).slice(0, 4)) {
    const sign = document.createElement("span");
    const key = side.narrator ? "¶" : side.side ?? "";
    const known = frame.ownerDocument.querySelector<HTMLElement>(`[data-side="${CSS.escape(key)}"]`);
    sign.className = known?.dataset.key ?? (side.narrator ? "side-report" : "side-none");
    sign.classList.add("sign", `size-${Math.min(5, 1 + Math.floor(Math.log2(side.claims)))}`);
    sign.textContent = known?.dataset.sign ?? (side.narrator ? "¶" : "○");
    link.append(sign);
  }
  if (named) {
    const name = document.createElement("span");
    name.className = "spot-name";
    name.textContent = place.precision === "country" ? say("somewhere in %(place)s", { place: place.name }) : place.name; // its middle says nothing
    link.append(name);
  }
  return link;
}

export async function draw(root: HTMLElement): Promise<void> {
  const frame = root.querySelector<HTMLElement>("#map[data-borders]");
  if (!frame?.dataset.borders) return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const asked = new URL(location.href);
  asked.searchParams.set("format", "json");
  borders ??= fetch(frame.dataset.borders).then((answer) => answer.json() as Promise<Borders>);
  const [ground, found] = await Promise.all([borders, fetch(asked).then((answer) => answer.json() as Promise<{ places: Place[] }>)]);
  const outlines = JSON.parse(frame.dataset.outlines ?? "{}") as Rings;
  const towns = JSON.parse(frame.dataset.towns ?? "[]") as [string, number, number][];
  const drawing = frame.querySelector("svg.ground");
  const holder = document.createElement("div");
  holder.className = "holder";
  frame.append(holder);
  frame.classList.add("live");
  const bounds = JSON.parse(frame.dataset.view!) as [number, number, number, number]; // where nearly all of the claims are
  let chart: Chart;
  try {
    chart = new Chart({
      container: holder,
      style: frame.dataset.basemap || { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": colour("ground-0") } }] },
      attributionControl: false,
      bounds,
      fitBoundsOptions: { maxZoom: 7 },
      maxZoom: frame.dataset.basemap ? 16 : 9, // beyond it the borders that come along are too coarse to be honest
      dragRotate: false,
      pitchWithRotate: false,
      renderWorldCopies: true,
      locale: { "Map.Title": say("Map of the places that claims speak of"), "NavigationControl.ZoomIn": say("Zoom in"), "NavigationControl.ZoomOut": say("Zoom out") },
    });
  } catch {
    holder.remove(); // no WebGL: the drawing stays
    frame.classList.remove("live");
    return;
  }
  drawing?.remove();
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.addControl(new ScaleControl());
  chart.addControl(new AttributionControl({ compact: false, customAttribution: "Natural Earth, GeoNames" }));
  chart.on("load", () => {
    const made = collections(ground);
    if (!frame.dataset.basemap) {
      chart.addSource("land", { type: "geojson", data: made.land });
      chart.addLayer({ id: "land", type: "fill", source: "land", paint: { "fill-color": colour("paper"), "fill-outline-color": colour("rule") } });
      chart.addSource("river", { type: "geojson", data: made.river });
      chart.addLayer({ id: "river", type: "line", source: "river", paint: { "line-color": colour("link"), "line-width": 0.9, "line-opacity": 0.35 } });
      chart.addSource("border", { type: "geojson", data: made.border });
      chart.addLayer({ id: "border", type: "line", source: "border", paint: { "line-color": colour("quiet"), "line-width": 0.9 } });
    }
    chart.addSource("disputed", { type: "geojson", data: made.disputed });
    chart.addLayer({ id: "disputed", type: "line", source: "disputed", paint: { "line-color": colour("ink"), "line-width": 1.2, "line-dasharray": [4, 3] } });
    chart.addSource("areas", { type: "geojson", data: shapes(found.places, false, outlines) });
    chart.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-color": colour("quiet"), "fill-opacity": 0.1 } });
    chart.addLayer({ id: "area-edges", type: "line", source: "areas", paint: { "line-color": colour("quiet"), "line-width": 0.8, "line-opacity": 0.7 } });
    chart.addSource("near", { type: "geojson", data: shapes(found.places, true, outlines) });
    chart.addLayer({ id: "near", type: "line", source: "near", paint: { "line-color": colour("ink"), "line-width": 1.4, "line-dasharray": [2, 2] } });
    place();
    chart.on("moveend", place);
    chart.once("idle", () => (frame.dataset.ready = String(found.places.length)));
  });
  const signs: Marker[] = [];
  const place = () => {
    for (const marker of signs.splice(0)) marker.remove();
    const view = chart.getBounds();
    const shown = found.places.slice(0, MOST_SIGNS).filter((one) => view.contains([one.lon, one.lat]));
    clustered(chart, shown).forEach((group, number) => {
      const [one] = group as [Place];
      // At the closest zoom nothing comes apart any more: the place with most claims stands for the others.
      if (group.length > 1 && chart.getZoom() < chart.getMaxZoom() - 0.1) {
        const box = new LngLatBounds();
        for (const each of group) box.extend([each.lon, each.lat]);
        const open = () => chart.fitBounds(box, { padding: 90, maxZoom: Math.min(chart.getMaxZoom(), chart.getZoom() + 3) });
        signs.push(new Marker({ element: cluster(group, open) }).setLngLat([one.lon, one.lat]).addTo(chart));
        return;
      }
      const link = spot(one, frame, number < NAMED);
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void words(chart, one, link).catch(() => location.assign(link.href));
      });
      signs.push(new Marker({ element: link }).setLngLat([one.lon, one.lat]).addTo(chart));
    });
  };
  const names: Marker[] = [];
  const label = () => {
    for (const marker of names.splice(0)) marker.remove();
    const view = chart.getBounds();
    const scale = 2 ** chart.getZoom();
    const taken = signs.map((one) => chart.project(one.getLngLat()));
    const free = (at: { x: number; y: number }) => !taken.some((one) => Math.abs(one.x - at.x) < 80 && Math.abs(one.y - at.y) < 26);
    for (const [name, x, y, area] of ground.names) {
      if (Math.sqrt(area / 10) * scale < 24 || names.length > 40) continue;
      const at: [number, number] = [x / ground.scale, y / ground.scale];
      if (!view.contains(at) || !free(chart.project(at))) continue;
      taken.push(chart.project(at));
      const element = document.createElement("span");
      element.className = "map-name";
      element.setAttribute("aria-hidden", "true");
      element.textContent = name;
      names.push(new Marker({ element }).setLngLat(at).addTo(chart));
    }
    let left = chart.getZoom() < TOWNS_FROM ? 0 : MOST_TOWNS;
    for (const [name, lat, lon] of towns) {
      const at = chart.project([lon, lat]);
      if (!left || !view.contains([lon, lat]) || !free(at)) continue;
      const element = document.createElement("span");
      element.className = "map-town";
      element.setAttribute("aria-hidden", "true");
      element.textContent = name;
      names.push(new Marker({ element }).setLngLat([lon, lat]).addTo(chart));
      taken.push(at);
      left -= 1;
    }
  };
  if (!frame.dataset.basemap) {
    chart.on("moveend", label);
    chart.on("load", label);
  }
}
