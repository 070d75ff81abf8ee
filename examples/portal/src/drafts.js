// Reports that are being worked on, kept in this browser: nothing that was typed is lost when the page goes away.
const NAME = "ogi-report";
const STORE = "drafts";

let opening = null;

function open() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("blocked"));
  });
  return opening;
}

async function transact(mode, work) {
  const store = (await open()).transaction(STORE, mode).objectStore(STORE);
  return new Promise((done, failed) => {
    const request = work(store);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

export const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

export const keep = (draft) => transact("readwrite", (store) => store.put(draft));
export const get = (id) => transact("readonly", (store) => store.get(id));
export const remove = (id) => transact("readwrite", (store) => store.delete(id));

/** All drafts, the newest first; none where the browser keeps nothing. */
export async function all() {
  try {
    return (await transact("readonly", (store) => store.getAll())).sort((left, right) => right.saved - left.saved);
  } catch {
    return [];
  }
}

/** Which draft is open in this tab, so that loading the page again comes back to it. */
export const openHere = {
  get: () => tab((storage) => storage.getItem("draft")),
  set: (id) => tab((storage) => (id ? storage.setItem("draft", id) : storage.removeItem("draft"))),
};

function tab(work) {
  try {
    return work(sessionStorage);
  } catch {
    return null;
  }
}
