import pathlib
import ogi_report

report = ogi_report.read(pathlib.Path("examples/reports/wrong-totals.txt"), language="en")
print(repr(report))
for finding in report.findings:
    print(finding.severity, finding.rule, finding.expected, "expected,", finding.actual, "stated")
print(*(str(change) for change in report.repairs[0].changes), sep="\n")
mended = report.apply()
print(repr(mended))
