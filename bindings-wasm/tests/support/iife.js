// Builds the elements as one plain script, `dist/ogi-report-form.iife.js`, with the small module inside it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const npm = (path) => fileURLToPath(new URL(`../../npm/${path}`, import.meta.url));
const bytes = readFileSync(npm("dist/ogi_report_form_bg.wasm")).toString("base64");

const inside = {
  name: "module-inside",
  enforce: "pre",
  resolveId: (id) => (id === "virtual:module" ? "\0module" : null),
  load: (id) => (id === "\0module" ? `export default ${JSON.stringify(bytes)};` : null),
  // A plain script has no address of its own: the loader is given the module as bytes, and asks for none.
  transform: (code, id) => (id.endsWith("ogi_report_form.js") ? code.replace(/new URL\([^)]*import\.meta\.url\)/, "undefined") : null),
};

await build({
  root: npm("."),
  configFile: false,
  logLevel: "error",
  publicDir: false,
  plugins: [inside],
  build: {
    target: ["chrome90", "firefox90", "safari15"],
    outDir: npm("dist"),
    emptyOutDir: false,
    lib: { entry: npm("element/plain.js"), name: "OgiReport", formats: ["iife"], fileName: () => "ogi-report-form.iife.js" },
  },
});
