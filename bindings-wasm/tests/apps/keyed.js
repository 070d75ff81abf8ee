import { mount } from "svelte";
import Keyed from "./Keyed.svelte";

mount(Keyed, { target: document.querySelector("#app") });
