// Builds the islands into the Python package; the pages find them through the manifest.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/",
  build: {
    outDir: "../src/counterclaim/web/static",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: ["src/main.ts", "src/map.ts"] },
  },
  worker: { format: "es" },
});
