import pathlib
import ogi_report

report = ogi_report.read(pathlib.Path("examples/reports/left-over-totals.txt"), language="en")
print(repr(report))
for finding in report.findings:
    print(finding.severity, finding.rule, finding.expected, "expected,", finding.actual, "stated")
for change in report.repairs[0].changes:
    print("correct", change.cell, "from", change.before, "to", change.after)
print(report.repairs[0].diagnosis[0]["message"])
