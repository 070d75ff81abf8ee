// What a server renders and the browser takes over: the tag with its attributes, and the value as a property.
import { h, ref } from "vue";

export const Page = {
  setup() {
    const value = ref({ year: 2025, cells: { "requests.brought_forward.total": 3 } });
    return () => h("ogi-report-form", { id: "form", name: "report", year: 2025, value: value.value, onInput: (event) => (value.value = event.target.value) });
  },
};
