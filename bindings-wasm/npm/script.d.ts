// A plain script, for pages without modules: loading it defines the elements, and nothing is imported from it.
export {};
