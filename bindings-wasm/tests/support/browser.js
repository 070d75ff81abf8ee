// Chromium, a server for static files with a strict policy, and what the browser tests share.
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome"];
const executablePath = [process.env.CHROMIUM, ...usual].find((path) => path && existsSync(path));

/** Why the tests in a browser cannot run here; `false` where they can. */
export const skip = executablePath ? false : "Chromium is not installed; set CHROMIUM to its path";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Where screenshots are kept. */
export const pictures = join(root, "target/portal");

/** What a careful site sends: nothing but its own files, no evaluation of text, WebAssembly allowed. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The types of the files that are served, by ending. */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves a folder; `pages` are documents beside it by path. */
export async function serve(folder, pages = {}, { port = 0, policy = POLICY } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const file = normalize(join(folder, name));
    const headers = { "Cache-Control": "no-store", ...(policy && { "Content-Security-Policy": policy }) };
    try {
      if (!file.startsWith(normalize(folder + sep))) throw new Error("outside");
      const body = pages[path] ?? (await readFile(file));
      response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

export const launch = () => chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/**
 * A page that remembers what must not happen: errors, messages of the content policy, dialogs, requests that leave the
 * server.
 */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const bad = [];
  page.on("pageerror", (error) => bad.push(`error: ${error.message}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && bad.push(`console: ${message.text()}`));
  page.on("dialog", (dialog) => {
    bad.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(new URL(url).origin) && !/^(?:blob|data):/.test(address)) bad.push(`request: ${address}`);
  });
  await page.goto(url);
  return { page, context, bad };
}

export async function picture(page, name, options = {}) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), ...options });
}
