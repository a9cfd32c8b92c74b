// The map: the borders that come along, places drawn as precisely as their claims speak, a brush over time.
// Without it the page shows the same places on a drawing and in a table.
import { AttributionControl, LngLatBounds, Map as Chart, Marker, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { FeatureCollection } from "geojson";
import { collections, type Borders } from "./borders";

interface Side { side: string | null; narrator: boolean; claims: number }
interface Place { id: string; name: string; precision: string; lat: number; lon: number; claims?: number; sides?: Side[] }

// Kilometres that stand for "somewhere in": no outline is known, so a disc says how wide the word is and no more.
const REACH: Record<string, number> = { near: 15, ADM2: 25, ADM1: 90, region: 120, country: 260 };
const NAMED = 14; // places with their names: more lie over each other
const MOST_SIGNS = 400; // places with signs of their own; a browser moves so many without a stutter

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

function shapes(places: Place[], near: boolean): FeatureCollection {
  const chosen = places.filter((one) => one.precision in REACH && (one.precision === "near") === near);
  return { type: "FeatureCollection", features: chosen.map((one) => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [disc(one, REACH[one.precision]!)] } })) };
}

function spot(place: Place, frame: HTMLElement, named: boolean): HTMLElement {
  const link = document.createElement("a");
  const address = new URL(location.href);
  address.pathname = "/claims";
  address.searchParams.set("place", place.id);
  address.hash = "";
  link.href = address.href;
  link.className = `spot ${place.precision in REACH ? "wide" : "point"}`;
  const told = (place.sides ?? []).map((one) => `${one.narrator ? "the reports themselves" : one.side ?? "side not known"}: ${one.claims}`);
  link.setAttribute("aria-label", `${place.name}. Claims: ${told.join(", ")}`);
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
    name.textContent = place.name;
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
  const drawing = frame.querySelector("svg.ground");
  const holder = document.createElement("div");
  holder.className = "holder";
  frame.append(holder);
  frame.classList.add("live");
  const bounds = new LngLatBounds();
  for (const one of found.places) for (const at of one.precision in REACH ? disc(one, REACH[one.precision]!) : [[one.lon, one.lat]]) bounds.extend(at as [number, number]);
  let chart: Chart;
  try {
    chart = new Chart({
      container: holder,
      style: frame.dataset.basemap || { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": colour("ground-0") } }] },
      attributionControl: false,
      bounds: bounds.isEmpty() ? [-170, -55, 170, 75] : bounds,
      fitBoundsOptions: { padding: 40, maxZoom: 7 },
      maxZoom: frame.dataset.basemap ? 16 : 9, // beyond it the borders that come along are too coarse to be honest
      dragRotate: false,
      pitchWithRotate: false,
      renderWorldCopies: true,
      locale: { "Map.Title": "Map of the places that claims speak of" },
    });
  } catch {
    holder.remove(); // no WebGL: the drawing stays
    frame.classList.remove("live");
    return;
  }
  drawing?.remove();
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.addControl(new ScaleControl());
  chart.addControl(new AttributionControl({ compact: false, customAttribution: "Natural Earth" }));
  chart.on("load", () => {
    const made = collections(ground);
    if (!frame.dataset.basemap) {
      chart.addSource("land", { type: "geojson", data: made.land });
      chart.addLayer({ id: "land", type: "fill", source: "land", paint: { "fill-color": colour("paper"), "fill-outline-color": colour("rule") } });
      chart.addSource("border", { type: "geojson", data: made.border });
      chart.addLayer({ id: "border", type: "line", source: "border", paint: { "line-color": colour("quiet"), "line-width": 0.9 } });
    }
    chart.addSource("disputed", { type: "geojson", data: made.disputed });
    chart.addLayer({ id: "disputed", type: "line", source: "disputed", paint: { "line-color": colour("ink"), "line-width": 1.2, "line-dasharray": [4, 3] } });
    chart.addSource("areas", { type: "geojson", data: shapes(found.places, false) });
    chart.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-color": colour("quiet"), "fill-opacity": 0.1 } });
    chart.addLayer({ id: "area-edges", type: "line", source: "areas", paint: { "line-color": colour("quiet"), "line-width": 0.8, "line-opacity": 0.7 } });
    chart.addSource("near", { type: "geojson", data: shapes(found.places, true) });
    chart.addLayer({ id: "near", type: "line", source: "near", paint: { "line-color": colour("ink"), "line-width": 1.4, "line-dasharray": [2, 2] } });
    found.places.slice(0, MOST_SIGNS).forEach((one, number) => new Marker({ element: spot(one, frame, number < NAMED) }).setLngLat([one.lon, one.lat]).addTo(chart));
    chart.once("idle", () => (frame.dataset.ready = String(found.places.length)));
  });
  const names: Marker[] = [];
  const label = () => {
    for (const marker of names.splice(0)) marker.remove();
    const view = chart.getBounds();
    const scale = 2 ** chart.getZoom();
    for (const [name, x, y, area] of ground.names) {
      if (Math.sqrt(area / 10) * scale < 24 || names.length > 40) continue;
      const at: [number, number] = [x / ground.scale, y / ground.scale];
      if (!view.contains(at)) continue;
      const element = document.createElement("span");
      element.className = "map-name";
      element.setAttribute("aria-hidden", "true");
      element.textContent = name;
      names.push(new Marker({ element }).setLngLat(at).addTo(chart));
    }
  };
  if (!frame.dataset.basemap) {
    chart.on("moveend", label);
    chart.on("load", label);
  }
}
