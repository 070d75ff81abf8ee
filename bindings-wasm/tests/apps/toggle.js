import { createApp } from "vue";
import Toggle from "./Toggle.vue";

createApp(Toggle).mount("#app");
