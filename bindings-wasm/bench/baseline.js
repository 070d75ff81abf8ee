// The identities in plain JavaScript, as a portal would write them by hand: the least that the package is measured against.
import { readFileSync } from "node:fs";

const { identities } = JSON.parse(readFileSync(new URL("../../fixtures/repair/identities.official-2021.json", import.meta.url), "utf8"));
const PATHS = [...new Set(identities.flatMap(({ terms }) => terms.map(([path]) => path)))];
/** Cells of all identities and their signs, flat, with where each identity begins. */
const CELLS = Int32Array.from(identities.flatMap(({ terms }) => terms.map(([path]) => PATHS.indexOf(path))));
const SIGNS = Int8Array.from(identities.flatMap(({ terms }) => terms.map(([, sign]) => sign)));
const STARTS = identities.reduce((starts, { terms }) => [...starts, starts.at(-1) + terms.length], [0]);

export { identities, PATHS };

/** How many identities do not hold. */
export function broken(figures) {
  let count = 0;
  for (let identity = 0; identity < identities.length; identity += 1) {
    let sum = 0;
    for (let at = STARTS[identity]; at < STARTS[identity + 1]; at += 1) sum += SIGNS[at] * figures[CELLS[at]];
    if (sum !== 0) count += 1;
  }
  return count;
}

/**
 * The smallest repair as a mixed-integer programme in LP format: x = v + p - m, where p and m need the cell's switch d,
 * and m is bounded by v itself, which is tighter than one large constant.
 */
export function programme(figures) {
  const most = Math.max(100, 2 * Math.max(...figures));
  const cells = figures.map((value, cell) => ({ value, cell }));
  const sums = identities.map(({ terms }) => {
    const change = terms.map(([path, sign]) => [PATHS.indexOf(path), sign]);
    const missing = -change.reduce((sum, [cell, sign]) => sum + sign * figures[cell], 0);
    return `${change.map(([cell, sign]) => (sign > 0 ? ` + p${cell} - m${cell}` : ` - p${cell} + m${cell}`)).join("")} = ${missing}`;
  });
  const switches = cells.flatMap(({ value, cell }) => [` p${cell} - ${most} d${cell} <= 0`, ` m${cell} - ${value} d${cell} <= 0`]);
  const bounds = cells.flatMap(({ value, cell }) => [` 0 <= p${cell} <= ${most}`, ` 0 <= m${cell} <= ${value}`]);
  return [
    "Minimize",
    ` obj: ${cells.map(({ cell }) => `d${cell}`).join(" + ")}`,
    "Subject To",
    ...[...sums, ...switches].map((line, at) => ` c${at}: ${line}`),
    "Bounds",
    ...bounds,
    "Binary",
    ` ${cells.map(({ cell }) => `d${cell}`).join(" ")}`,
    "End",
  ].join("\n");
}
