import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

/** Writes the service worker: the page with everything that belongs to it is kept, so that it opens without a network. */
function offline() {
  return {
    name: "offline",
    apply: "build",
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
      const hash = createHash("sha256");
      for (const name of files) hash.update(name).update(bundle[name].code ?? bundle[name].source);
      const list = JSON.stringify(["./", "./icon.svg", "./manifest.webmanifest", ...files.map((name) => `./${name}`)]);
      const source = readFileSync(new URL("src/sw.js", import.meta.url), "utf8")
        .replace("__VERSION__", JSON.stringify(hash.digest("hex").slice(0, 16)))
        .replace("__FILES__", list);
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [offline()],
  // The module is loaded by its own URL, which the bundling of dependencies for development would break.
  optimizeDeps: { exclude: ["ogi-report"] },
  server: { fs: { allow: ["../.."] } },
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
