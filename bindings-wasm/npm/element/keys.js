// Which key does what, as in a spreadsheet.

const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/**
 * What a key asks for: `{ move }` a direction, `{ jump }` one of row-start, row-end, first, last, or the name of an
 * action: accept, edit, cancel, undo, redo. `null` leaves the key to the browser. While a cell is edited, the keys that
 * move the caret are left alone.
 */
export function intent(event, editing) {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && key === "z") return event.shiftKey ? "redo" : "undo";
  if (command && key === "y") return "redo";
  if (event.key === "Enter" && event.altKey) return "accept";
  if (event.key === "F2") return "edit";
  if (event.key === "Escape") return "cancel";
  if (event.key === "Home" && !editing) return { jump: command ? "first" : "row-start" };
  if (event.key === "End" && !editing) return { jump: command ? "last" : "row-end" };
  if (command || event.altKey) return null;
  if (event.key === "Enter") return { move: event.shiftKey ? "up" : "down" };
  const move = ARROWS[event.key];
  const caret = event.shiftKey || (editing && (move === "left" || move === "right"));
  return move && !caret ? { move } : null;
}
