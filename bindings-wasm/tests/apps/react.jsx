// The form in React 19: controlled by state, and left to itself with an initial value.
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "ogi-report/element";

const first = { year: 2025, cells: { "requests.brought_forward.total": 3 } };

function App() {
  const [value, setValue] = useState(first);
  const [findings, setFindings] = useState([]);
  const [renders, setRenders] = useState(0);
  globalThis.app = { value, setValue, findings, renders };
  return (
    <>
      <label htmlFor="controlled">年报数据</label>
      <ogi-report-form id="controlled" name="report" year={2025} required={false} readOnly={false} value={value}
        oninput={(event) => (setValue(event.target.value), setRenders((count) => count + 1))} onfindings={(event) => setFindings(event.detail.findings)} />
      <form id="outer"><ogi-report-form id="left" name="other" defaultValue={first} onchange={() => setRenders((count) => count + 1)} /></form>
      <p>{findings.length}</p>
    </>
  );
}

createRoot(document.querySelector("#app")).render(<StrictMode><App /></StrictMode>);
