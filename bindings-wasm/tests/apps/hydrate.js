import "ogi-report/element";
import { createSSRApp } from "vue";
import { Page } from "./page.js";

createSSRApp(Page).mount("#app");
