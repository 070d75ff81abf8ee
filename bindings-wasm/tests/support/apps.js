// The programs of `apps/`, built as their frameworks are built: single files are compiled by the framework's own compiler.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "svelte/compiler";
import { build } from "vite";
import { compileScript, parse } from "vue/compiler-sfc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const single = {
  name: "single-files",
  enforce: "pre",
  transform(source, id) {
    if (id.endsWith(".svelte")) return compile(source, { filename: id, generate: "client" }).js;
    if (!id.endsWith(".vue")) return null;
    const compilerOptions = { isCustomElement: (tag) => tag.includes("-") };
    const { descriptor } = parse(source, { filename: id, templateParseOptions: compilerOptions });
    const { content } = compileScript(descriptor, { id: "app", inlineTemplate: true, templateOptions: { compilerOptions } });
    return { code: content, map: null };
  },
};

/** Builds every program; the folder to serve. */
export async function buildApps() {
  const outDir = mkdtempSync(join(tmpdir(), "ogi-apps-"));
  await build({
    root: here("../apps"),
    configFile: false,
    logLevel: "error",
    plugins: [single],
    resolve: { alias: [{ find: /^ogi-report\/element$/, replacement: here("../../npm/element.js") }] },
    define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    build: { outDir, target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, rolldownOptions: { input: ["react", "vue", "svelte", "toggle", "hydrate", "keyed"].map((name) => here(`../apps/${name}.html`)) } },
  });
  return outDir;
}
