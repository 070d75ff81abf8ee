// The elements in JSX as a strict program of React 19 writes them; compiled, never run.
import type {} from "ogi-report/react";
import type { Input } from "ogi-report";

export function Report({ value, onChange }: { value: Input; onChange: (value: Input | null) => void }) {
  return (
    <>
      <ogi-report-form name="report" year={2025} required value={value} defaultValue={null} onchange={(event) => onChange(event.target.value)} onfindings={(event) => console.log(event.detail.findings.length)} />
      <ogi-report-list for="report" />
      {/* @ts-expect-error an edition that there is not */}
      <ogi-report-form edition="official-1999" />
    </>
  );
}
