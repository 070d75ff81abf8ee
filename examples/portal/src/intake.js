// From documents to a session: one report, or this year's together with last year's.

/** Reads this year's report of one or two documents; `last` is the result of last year's, or `null`. */
export function openDocuments(engine, documents, language) {
  const [only] = documents;
  if (documents.length === 1) return { session: readOne(engine, only, null, language), bytes: only.bytes, last: null };
  const read = documents.slice(0, 2).map((document) => ({ ...document, report: engine.inspect(document.bytes, { language, file: document.name, repairs: 0 }) }));
  const [last, current] = read.toSorted((left, right) => (left.report.year ?? 0) - (right.report.year ?? 0));
  return { session: readOne(engine, current, last.report, language), bytes: current.bytes, last: last.report };
}

const readOne = (engine, { name, bytes }, last, language) => engine.Session.read(bytes, { language, file: name, last_year: last });

/** The same report judged together with last year's; what was changed in it stays changed. */
export function withLastYear(engine, session, bytes, last, language) {
  const { file } = session.report;
  const options = { language, file, last_year: last };
  const again = bytes === null ? engine.Session.from(session.value, options) : engine.Session.read(bytes, options);
  again.complete = session.complete;
  const [before, now] = [again.value.cells, session.value.cells];
  const changes = Object.keys(now).filter((path) => JSON.stringify(now[path]) !== JSON.stringify(before[path]));
  return { session: again, changes: changes.map((cell) => ({ cell, to: session.text(cell) })) };
}
