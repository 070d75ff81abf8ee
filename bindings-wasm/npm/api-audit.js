// Many files at once (总体核查) over a loaded module.
import { bytesOf, filesApi, isEnglish, optionsText } from "./api.js";
import { caught, textOf, wrong } from "./guard.js";
import { moduleFor } from "./kind.js";
import { registerOf } from "./register.js";

const registerText = (register) => (register ? JSON.stringify(register) : "");

/** What makes entries of files, each by the module that reads it. */
export function entriesOver(raw, files, { register = null, options = {} } = {}) {
  const made = new Map();
  const over = (module) => {
    if (!made.has(module)) made.set(module, new module.Entries(registerText(register), optionsText(options)));
    return made.get(module);
  };
  return {
    entry: caught((file, source, last = null) => {
      const bytes = bytesOf(source, options);
      const module = moduleFor(bytes) === "pdf" ? files.of("pdf") : raw;
      if (!module) throw wrong("build/no-files", isEnglish(options) ? 'PDF is read by a module of its own: `await import("ogi-report/files")` first' : 'PDF由单独的模块读取：请先await import("ogi-report/files")');
      return over(module).entry(textOf(file, "the name"), bytes, last?.file ?? "", last ? bytesOf(last.content, options) : undefined);
    }),
    free() {
      made.forEach((entries) => entries.free());
      made.clear();
    },
  };
}

/** Many files of one year, each read and checked by itself, then joined. */
const folderOver = (raw, files) =>
  class FolderAudit {
    #folder;
    #entries;
    #count = 0;

    constructor({ inputs = [], register = null, options = {} } = {}) {
      this.#folder = new raw.Folder(inputs.map(String), registerText(register), optionsText(options));
      this.#entries = entriesOver(raw, files, { register, options });
    }
    /** How many entries there are. */
    get count() {
      return this.#count;
    }
    /** The entry of a file as JSON text; it is not added. */
    entry(file, content, last) {
      return this.#entries.entry(file, content, last);
    }
    /** Reads, checks and adds a file. */
    add(file, content, last) {
      this.put(this.#count, this.entry(file, content, last));
    }
    /** Puts an entry at its place: that of another one, or behind the last. */
    put(at, entry) {
      this.#folder.put(Math.min(at, this.#count), textOf(entry, "the entry"));
      this.#count = Math.max(this.#count, at + 1);
    }
    /** Which entries follow another of the same organ, as pairs of places: they are to be made once more, with it. */
    pairs() {
      const flat = [...this.#folder.pairs()];
      return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]]);
    }
    /** Joins the entries; everything below is of them. */
    join() {
      this.#folder.join();
    }
    get result() {
      return JSON.parse(this.#folder.result());
    }
    get resultText() {
      return this.#folder.result();
    }
    page({ beside = false } = {}) {
      return this.#folder.page(beside);
    }
    get workbook() {
      return this.#folder.workbook();
    }
    get table() {
      return this.#folder.table();
    }
    /** The notice about an entry as files; null where it need not be corrected. */
    notice(at, { due = "", office = "" } = {}) {
      const made = this.#folder.notice(at, due, office);
      if (!made) return null;
      const files = [
        { name: made.name("docx"), content: made.docx },
        { name: made.name("html"), content: made.html },
      ];
      made.free();
      return files;
    }
    free() {
      this.#folder.free();
      this.#entries.free();
    }
  };

/** Everything over a module that reads files of the office, and many files at once. */
export const auditApi = (raw, files) => ({ ...filesApi(raw, files), FolderAudit: folderOver(raw, files), registerOf });
