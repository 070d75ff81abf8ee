// Where the slots of a printed table stand, and which cell is in which direction.

/** Every slot of a table with the row and column of its upper left corner. */
export function positions(table) {
  const taken = table.rows.map(() => new Array(table.columns).fill(false));
  const placed = [];
  table.rows.forEach((slots, row) => {
    let column = 0;
    for (const slot of slots) {
      while (taken[row][column]) column += 1;
      for (let y = row; y < row + slot.rows; y += 1) {
        for (let x = column; x < column + slot.columns; x += 1) taken[y][x] = true;
      }
      placed.push({ slot, row, column });
    }
  });
  return placed;
}

/** The cell of a table that covers a row and a column; `undefined` where a label stands. */
export const cellAt = (cells, table, row, column) =>
  cells.find((cell) => cell.table === table && cell.row === row && cell.column <= column && column < cell.column + cell.columns);

/** The next cell in a direction: within the table first, then in the table above or below. */
export function neighbour(cells, from, direction) {
  const [down, right] = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] }[direction];
  if (right !== 0) return cells[cells.indexOf(from) + right];
  const column = from.at ?? from.column;
  const rows = cells.filter((cell) => cell.table === from.table && (cell.row - from.row) * down > 0);
  const nearest = rows.reduce((best, cell) => {
    const distance = (candidate) =>
      Math.abs(candidate.row - from.row) * 100 + (column < candidate.column ? candidate.column - column : Math.max(0, column - candidate.column - candidate.columns + 1));
    return !best || distance(cell) < distance(best) ? cell : best;
  }, undefined);
  if (nearest) return nearest;
  const others = cells.filter((cell) => cell.table === from.table + down);
  return others[down > 0 ? 0 : others.length - 1];
}

/** The first or last cell of the row of a cell, or of the whole form. */
export function edge(cells, from, where) {
  const row = cells.filter((cell) => cell.table === from.table && cell.row === from.row);
  const among = where === "first" || where === "last" ? cells : row;
  return among[where === "first" || where === "row-start" ? 0 : among.length - 1];
}
