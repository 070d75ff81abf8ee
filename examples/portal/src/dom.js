// Elements and text. Text of a document reaches the page only through here, never as HTML.

/** An element; attributes in `data-…` and `aria-…` form by name, everything else as a property. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// Characters that turn the direction of text, and those that nobody sees: they could show one thing and mean another.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The text with every unseen character shown as a box; its length stays. */
export const visible = (text) => String(text).replace(UNSEEN, "\u25a1");

/** Text of a document: its direction cannot reach what stands around it. */
export const foreign = (text) => el("bdi", { textContent: visible(text) });

export const byId = (id) => document.getElementById(id);
