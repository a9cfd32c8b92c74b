// The borders that come along (scripts/borders.mjs): whole numbers, each point a step from the one before.
import type { Feature, FeatureCollection, Position } from "geojson";

export interface Borders {
  scale: number;
  land: number[][][];
  border: number[][];
  disputed: number[][];
  river: number[][];
  names: [string, number, number, number][];
}

export function points(steps: number[], scale: number): Position[] {
  const out: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i]!;
    y += steps[i + 1]!;
    out.push([x / scale, y / scale]);
  }
  return out;
}

export function collections(data: Borders): Record<"land" | "river" | "border" | "disputed", FeatureCollection> {
  const all = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
  const lines = (given: number[][]) => all([{ type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: given.map((one) => points(one, data.scale)) } }]);
  return {
    land: all([{ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: data.land.map((polygon) => polygon.map((ring) => points(ring, data.scale))) } }]),
    river: lines(data.river),
    border: lines(data.border),
    disputed: lines(data.disputed),
  };
}
