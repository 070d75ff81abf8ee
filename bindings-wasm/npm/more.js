// Everything, in browsers and bundlers: a module of its own, for what is asked for seldom.
import init, * as raw from "./dist/ogi_report_more.js";
import { moreApi } from "./api.js";

await init();
export const { inspect, check, fill, compare, rollUp, across, catalogue, explain, render, inspectAs, layout, Session, json, version } =
  moreApi(raw);
