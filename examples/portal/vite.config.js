import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig } from "vite";
import { elementStyles } from "../../bindings-wasm/npm/element/styles.js";

/** Writes the service worker: the page with everything that belongs to it is kept, so that it opens without a network. */
function offline() {
  return {
    name: "offline",
    apply: "build",
    generateBundle(_, bundle) {
      // The modules for files of the office are kept when they were first used.
      const files = Object.keys(bundle).filter((name) => !name.endsWith(".map") && !/ogi_report_(?:files|office|audit)/.test(name));
      const hash = createHash("sha256");
      for (const name of files) hash.update(name).update(bundle[name].code ?? bundle[name].source);
      const list = JSON.stringify(["./", "./boot.js", "./icon.svg", "./manifest.webmanifest", ...files.map((name) => `./${name}`)]);
      const source = readFileSync(new URL("src/sw.js", import.meta.url), "utf8")
        .replace("__VERSION__", JSON.stringify(hash.digest("hex").slice(0, 16)))
        .replace("__FILES__", list);
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

/** Browsers before 2023 take the style of the elements as `<style>`, which the policy of the page lets pass by its hash. */
function styleHashes() {
  const hashes = [...elementStyles, overview().css].map((css) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`).join(" ");
  return { name: "style-hashes", transformIndexHtml: (html) => html.replace("__STYLES__", hashes) };
}

/** The script and the style of an audit's overview, as the command writes them into its page, for a root in a page of ours. */
function overview() {
  const read = (name) => readFileSync(new URL(`../../toolkit/src/render/overview/${name}`, import.meta.url), "utf8");
  const css = read("page.css").replaceAll(":root", ":host").replace(/^body \{/m, ".page {").replace(/(^|[\s}])(header|main)(?=\s)/gm, "$1.$2");
  return {
    name: "overview",
    css,
    resolveId: (id) => (id === "virtual:overview" ? "\0overview" : null),
    load: (id) => (id === "\0overview" ? `${read("page.js")}\nexport { overview };\nexport const css = ${JSON.stringify(css)};\n` : null),
  };
}

/** What a first check needs is fetched from the first moment on, beside the page itself. */
function early() {
  const wanted = [/npm\/index\.js$/, /src\/desk\.js$/, /element\/define\.js$/, /element\/elements\.js$/];
  return {
    name: "early",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
        const names = new Set();
        const add = (name) => {
          if (names.has(name)) return;
          names.add(name);
          bundle[name]?.imports?.forEach(add);
        };
        for (const { fileName, moduleIds, isEntry } of chunks) if (!isEntry && moduleIds.some((id) => wanted.some((end) => end.test(id)))) add(fileName);
        const module = Object.keys(bundle).find((name) => /ogi_report_bg-[^/]*\.wasm$/.test(name));
        const link = (attrs) => ({ tag: "link", attrs, injectTo: "head" });
        return [link({ rel: "preload", as: "fetch", type: "application/wasm", crossorigin: "anonymous", href: `./${module}` }), ...[...names].map((name) => link({ rel: "modulepreload", href: `./${name}` }))];
      },
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [offline(), styleHashes(), early(), overview()],
  // The module is loaded by its own URL, which the bundling of dependencies for development would break.
  optimizeDeps: { exclude: ["ogi-report"] },
  server: { fs: { allow: ["../.."] } },
  // What the browsers of domestic desktops are built on.
  build: { target: ["chrome90", "firefox90", "safari15"], cssTarget: ["chrome90", "firefox90", "safari15"], modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
