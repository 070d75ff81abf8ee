// The files of an office without PDF, in Node.
import { filesApi } from "./api.js";
import { files } from "./loaded.node.js";

export const { inspectFile, annotate, problemList, inspect, inspectAs, check, fill, layout, Session, json, version } = filesApi(files.of("office"), files);
