// The module that reads files of the office, from the moment on when it is loaded: `ogi-report` reads them from then on too.
export const files = { now: undefined };
