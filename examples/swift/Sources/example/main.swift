import Foundation
import OgiReport

let document = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
do {
    let report = try inspect(document: document, options: Options(language: .en))
    print(report.organ ?? "an organ without a name", report.year ?? 0)
    for finding in report.findings where finding.severity == .error {
        print("\(finding.rule): \(finding.message)")
        if let span = finding.span {
            print("  UTF-16 units \(span.start) to \(span.end): \(finding.source ?? "")")
        }
    }
    for change in report.repairs.first?.changes ?? [] {
        print("\(change.cell): \(change.from.map { "\($0)" } ?? "no number") -> \(change.to), \(change.reason)")
    }
} catch let error as InputError {
    print("\(error.code): \(error.localizedDescription)")
}
