// Cuts rings and lines at 180 degrees, so that none runs across a flat map from one edge to the other.
const TURN = 360;
const POLE = 89.9; // degrees: on a sphere a point, on a flat map an edge as long as the map is wide

// The same points with longitudes that go on beyond 180 degrees instead of jumping to the other edge.
function unrolled(points) {
  let turns = 0;
  return points.map(([lon, lat], i) => {
    const jump = i ? lon - points[i - 1][0] : 0;
    if (jump > TURN / 2) turns -= 1;
    if (jump < -TURN / 2) turns += 1;
    return [lon + TURN * turns, lat];
  });
}

// A ring once round a pole is closed over the pole.
function ring(points) {
  const out = unrolled(points);
  const [first, last] = [out[0], out[out.length - 1]];
  if (Math.abs(last[0] - first[0]) < TURN / 2) return out;
  const pole = last[1] < 0 ? -90 : 90;
  return [...out, [last[0], pole], [first[0], pole], first];
}

// The part of a closed ring on one side of a meridian (Sutherland and Hodgman, one edge).
function clipped(points, edge, keep) {
  const out = [];
  points.forEach(([x, y], i) => {
    const [px, py] = points[(i + points.length - 1) % points.length];
    if (keep(x) !== keep(px) && x !== px) out.push([edge, py + ((y - py) * (edge - px)) / (x - px)]);
    if (keep(x)) out.push([x, y]);
  });
  return out;
}

const closed = (points) => [...points, points[0]];
const extent = (points) => points.reduce(([low, high], [x]) => [Math.min(low, x), Math.max(high, x)], [Infinity, -Infinity]);

// The polygon (outline first, then holes) as polygons between -180 and 180 degrees.
export function cutPolygon(polygon) {
  // The atlas has Antarctica as the pole with its coast for a hole: what is only a pole is no outline.
  const [outline, ...others] = polygon.filter((points) => points.some(([, lat]) => Math.abs(lat) < POLE)).map(ring);
  const [low, high] = extent(outline);
  if (low >= -180 && high <= 180) return [[outline, ...others]];
  const holes = others.map((out) => {
    const shift = extent(out)[0] < low ? TURN : extent(out)[1] > high ? -TURN : 0;
    return out.map(([x, y]) => [x + shift, y]);
  });
  const out = [];
  for (let turn = Math.floor((low + 180) / TURN); -180 + TURN * turn < high; turn += 1) {
    const [west, east] = [-180 + TURN * turn, 180 + TURN * turn];
    const parts = [outline, ...holes]
      .map((points) => clipped(clipped(points.slice(0, -1), west, (x) => x >= west), east, (x) => x <= east))
      .map((points) => points.map(([x, y]) => [x - TURN * turn, y]));
    if (parts[0].length < 3) continue;
    out.push(parts.filter((points) => points.length > 2).map(closed));
  }
  return out;
}

// The line as lines none of which jumps from one edge to the other.
export function cutLine(line) {
  const out = [[line[0]]];
  line.slice(1).forEach((point, i) => {
    if (Math.abs(point[0] - line[i][0]) > TURN / 2) out.push([]);
    out[out.length - 1].push(point);
  });
  return out.filter((points) => points.length > 1);
}
