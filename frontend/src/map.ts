// The map page: words, drawing and table are painted first, then the large part that draws a map one can move is fetched.
import "maplibre-gl/dist/maplibre-gl.css";
import { brush } from "./brush";

const painted = new Promise<void>((done) => {
  const after = () => setTimeout(done, 0);
  if (document.hidden) after(); // a page in the background paints nothing
  else requestAnimationFrame(() => requestAnimationFrame(after));
});

async function draw(): Promise<void> {
  await painted;
  const chart = await import("./chart");
  await chart.draw(document.body);
}

const start = () => {
  void draw();
  brush(document.body);
};
start();
document.addEventListener("htmx:afterSwap", start);
