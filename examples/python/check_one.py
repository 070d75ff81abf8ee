"""Reads one report and says what is wrong, where, and what would mend it.

    python check_one.py ../reports/wrong-totals.txt
"""

import sys
from pathlib import Path

import ogi_report


def main() -> int:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "../reports/wrong-totals.txt")
    try:
        report = ogi_report.read(path, language="en")
    except ogi_report.ReportError as error:
        print(f"{path}: {error} ({error.code})")
        return 2
    print(f"{report.organ}, {report.year}, {report.form}: {report.summary['broken']} broken")
    for finding in report.findings:
        if finding.verdict == "broken":
            print(f"- {finding.severity} {finding.rule}: {finding.message}")
            for term in finding.terms:
                if term.coefficient < 0 and term.span:
                    print(f"    {term.cell} stands at {term.span[0]}: {report.text[slice(*term.span)]!r}")
    for repair in report.repairs[:1]:
        print("smallest correction:", "; ".join(str(change) for change in repair.changes))
    return 1 if report.has_errors else 0


if __name__ == "__main__":
    sys.exit(main())
