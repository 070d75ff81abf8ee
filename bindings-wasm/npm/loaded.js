// The modules that read files of the office, from the moment on when they are loaded: `ogi-report` reads them from then on too.
const loaded = { office: undefined, pdf: undefined };

export const files = {
  /** The module for a kind of file, where it is loaded; the one for PDF reads all. */
  of: (kind) => (kind === "office" ? (loaded.office ?? loaded.pdf) : loaded.pdf),
  add(kind, raw) {
    loaded[kind] = raw;
  },
};
