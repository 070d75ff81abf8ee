// Turns the text layer of a PDF file, as pdf.js gives it, into positioned text, which every door reads.
//
//     npm install pdfjs-dist ogi-report
//     node pdf-positions.mjs report.pdf > report.positions.json
//     ogi check report.positions.json
//
// In a page: `inspectFile(new TextEncoder().encode(JSON.stringify(await positionsOf(await pdfjs.getDocument(bytes).promise, pdfjs.OPS))))`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The pages of a document of pdf.js, with their ruling lines; `ops` is `OPS` of pdf.js. */
export async function positionsOf(document, ops) {
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const [left, bottom] = page.view;
    const { items } = await page.getTextContent();
    // Text that is turned, such as a watermark, is left out.
    const lying = items.filter((item) => item.str?.trim() && Math.abs(item.transform[1]) < 0.01 && item.transform[0] > 0);
    const runs = lying.map(({ str, transform: [, , , , x, y], width, height: high }) => ({ x: x - left, y: height - (y - bottom) - high, width, height: high, text: str }));
    pages.push({ width, height, runs, lines: linesOf(await page.getOperatorList(), ops, { left, bottom, height }) });
  }
  return { pages };
}

/** Thin rectangles among what a page draws. */
function linesOf({ fnArray, argsArray }, ops, { left, bottom, height }) {
  const lines = [];
  const kept = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  fnArray.forEach((name, at) => {
    if (name === ops.save) kept.push(matrix);
    if (name === ops.restore) matrix = kept.pop() ?? matrix;
    if (name === ops.transform) matrix = multiply(matrix, argsArray[at]);
    if (name !== ops.constructPath) return;
    for (const [a, b, c, d] of boxes(argsArray[at])) {
      const [x1, y1] = apply(matrix, a, b);
      const [x2, y2] = apply(matrix, c, d);
      const [wide, high] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
      if (Math.min(wide, high) < 3 && Math.max(wide, high) > 3) {
        lines.push({ x: Math.min(x1, x2) - left, y: height - (Math.max(y1, y2) - bottom), width: wide, height: high });
      }
    }
  });
  return lines;
}

/** The boxes of the parts of a path, as version 5 of pdf.js gives it: [what is done, [operations and coordinates], box]. */
function* boxes([, [data]]) {
  let corners = [];
  const box = () => corners.length > 1 && [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([x]) => x)), Math.max(...corners.map(([, y]) => y))];
  for (let at = 0; data && at < data.length; ) {
    const operation = data[at++];
    if (operation === 0 && box()) yield box();
    if (operation === 0) corners = [];
    if (operation > 1 && operation < 4) corners = [];
    const count = [2, 2, 6, 4, 0][operation] ?? data.length;
    if (operation < 2) corners.push([data[at], data[at + 1]]);
    at += count;
  }
  if (box()) yield box();
}

const multiply = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
const apply = ([a, b, c, d, e, f], x, y) => [a * x + c * y + e, b * x + d * y + f];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const fonts = new URL("../../cmaps/", import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs")).href;
  const document = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), cMapUrl: fonts, cMapPacked: true, verbosity: 0 }).promise;
  process.stdout.write(JSON.stringify(await positionsOf(document, pdfjs.OPS)));
}
