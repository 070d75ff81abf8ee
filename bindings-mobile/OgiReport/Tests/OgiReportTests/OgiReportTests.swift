import Foundation
import OgiReport
import OgiVectors
import XCTest

final class OgiReportTests: XCTestCase {
    /// `OGI_FIXTURES`, or the fixtures of the repository that this package stands in.
    private let fixtures: URL = {
        if let named = ProcessInfo.processInfo.environment["OGI_FIXTURES"] { return URL(fileURLWithPath: named) }
        return URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../fixtures").standardizedFileURL
    }()

    /// The row of received applications, with a total that is three too small.
    private var received: [String: String] {
        var cells = ["requests.received.natural_person": "13", "requests.received.total": "10"]
        for column in ["business", "research", "public_interest", "legal_service", "other"] {
            cells["requests.received.\(column)"] = "0"
        }
        return cells
    }

    func testSameBytesAsRust() throws {
        let vectors = try Vector.all(fixtures: fixtures)
        XCTAssertGreaterThanOrEqual(vectors.count, 30)
        for vector in vectors {
            let outcome = vector.run()
            XCTAssertEqual(outcome.error, vector.error, vector.name)
            XCTAssertEqual(outcome.result.map { Data($0.utf8) }, vector.expected.map { Data($0.utf8) }, vector.name)
        }
    }

    func testTypedFigures() throws {
        let figures = Figures(year: 2024, cells: received)
        let report = try check(figures: figures)
        XCTAssertEqual(report.form, .official2021)
        XCTAssertEqual(report.worst, .error)
        let finding = try XCTUnwrap(report.findings.first { $0.rule == "requests/row-total" && $0.verdict == .broken })
        XCTAssertEqual(finding.expected, Decimal(13))
        XCTAssertEqual(finding.actual, Decimal(10))
        XCTAssertTrue(finding.message.contains("总计应为13"), finding.message)
        XCTAssertEqual(try fill(figures: figures).map(\.computed), [Decimal(13)])
    }

    func testMoneyStaysExact() throws {
        let report = try check(figures: Figures(year: 2024, cells: ["proactive.fees.amount": "24252.311082"]))
        XCTAssertEqual(report.cell("proactive.fees.amount")?.number, Decimal(string: "24252.311082"))
        XCTAssertEqual(report.cell("requests.received.total")?.state, .missing)
        XCTAssertNil(report.cell("requests.recieved.total"))
        let byForm = try check(figures: Figures(form: .trial2019, cells: ["requests.received.total": "1"]))
        XCTAssertEqual(byForm.form, .trial2019)
    }

    func testSpansAreUtf16() throws {
        let input = fixtures.appendingPathComponent("vectors/inputs/tabs.txt")
        let text = "𠮷\n" + String(decoding: try Data(contentsOf: input), as: UTF8.self)
        let report = try inspect(document: Data(text.utf8))
        let units = Array(text.utf16)
        var compared = 0
        for term in report.findings.flatMap(\.terms) {
            guard let span = term.span, let number = term.value, "\(number)" == term.printed else { continue }
            compared += 1
            XCTAssertEqual(String(decoding: units[Int(span.start)..<Int(span.end)], as: UTF16.self), "\(number)")
        }
        XCTAssertGreaterThan(compared, 10)
    }

    func testOfficeFilesHaveLocations() throws {
        func blank(_ file: String) throws -> Location? {
            let document = try Data(contentsOf: fixtures.appendingPathComponent("office/\(file)"))
            let found = try XCTUnwrap(try inspect(document: document).findings.first { $0.rule == "cells/blank" })
            XCTAssertEqual(found.terms.first?.location, found.location)
            return found.location
        }
        let word = try XCTUnwrap(try blank("blank-zeros.docx"))
        XCTAssertEqual([word.table, word.row, word.column], [1, 3, 2])
        XCTAssertEqual(word.part, "word/document.xml")
        XCTAssertNil(word.address)
        XCTAssertEqual(try blank("blank-zeros.xlsx")?.address, "B23")
    }

    func testErrorsKeepTheSentence() throws {
        XCTAssertThrowsError(try inspect(document: Data(), options: Options(language: .en))) { error in
            XCTAssertEqual((error as? InputError)?.code, "input/empty")
            XCTAssertTrue(error.localizedDescription.contains("the file is empty"), error.localizedDescription)
        }
        XCTAssertThrowsError(try explain(code: "requests/row-totals", language: .en)) { error in
            XCTAssertEqual((error as? InputError)?.code, "input/unknown-rule")
            XCTAssertTrue("\(error)".contains("`requests/row-total`"), "\(error)")
        }
    }

    func testRepairs() throws {
        let document = try Data(contentsOf: fixtures.appendingPathComponent("vectors/inputs/wrong-totals.json"))
        XCTAssertFalse(try inspect(document: document).repairs.isEmpty)
        XCTAssertTrue(try repair(document: document, number: 1).repairs.isEmpty)
        XCTAssertThrowsError(try repair(document: document, number: 100))
        XCTAssertTrue(try render(document: document, format: .html).hasPrefix("<!"))
    }

    func testSessionFollowsTyping() throws {
        let session = try Session(form: .official2021)
        XCTAssertTrue(session.findings().isEmpty)
        for (cell, text) in received.sorted(by: { $0.key < $1.key }) { _ = try session.set(cell: cell, text: text) }
        XCTAssertEqual(session.findings().map(\.rule), ["requests/row-total"])
        XCTAssertEqual(session.runningTotals().first?.sum, Decimal(13))
        XCTAssertTrue(try session.set(cell: "requests.received.total", text: "13"))
        XCTAssertTrue(session.findings().isEmpty)
        XCTAssertThrowsError(try session.set(cell: "requests.total", text: "1"))
    }

    private func several(_ name: String) throws -> Data {
        try Data(contentsOf: fixtures.appendingPathComponent("several/\(name).json"))
    }

    private func reports(_ name: String) throws -> [String: Any] {
        try XCTUnwrap(JSONSerialization.jsonObject(with: several(name)) as? [String: Any])
    }

    func testComparesYears() throws {
        let given = try XCTUnwrap(JSONSerialization.jsonObject(with: several("compare.three-years")) as? [[String: Any]])
        let documents = try given.map { Document(content: try JSONSerialization.data(withJSONObject: $0)) }
        let comparison = try compare(documents: documents)
        XCTAssertEqual(comparison.reports.map(\.year), [2022, 2023, 2024])
        let row = try XCTUnwrap(comparison.cells.first { $0.cell == "requests.received.total" })
        XCTAssertEqual(row.changes.map { $0?.absolute }, [6, 6])
        XCTAssertEqual(row.changes.first??.percent, Decimal(string: "66.7"))
        XCTAssertTrue(comparison.steps[1].findings.contains { $0.rule == "continuity/brought-forward" })
        XCTAssertThrowsError(try compare(documents: documents.reversed())) { error in
            XCTAssertEqual((error as? InputError)?.code, "input/years-descend")
        }
    }

    func testRollsUp() throws {
        let given = try reports("roll_up.everybody")
        let parent = Document(content: try JSONSerialization.data(withJSONObject: XCTUnwrap(given["parent"])))
        let children = try XCTUnwrap(given["children"] as? [Any])
        let below = Subordinates(reports: try children.map { Document(content: try JSONSerialization.data(withJSONObject: $0)) },
                          complete: true)
        let rollup = try rollUp(parent: parent, below: below)
        let received = try XCTUnwrap(rollup.cells.first { $0.cell == "requests.received.total" })
        XCTAssertEqual(received.sum, 13)
        XCTAssertEqual(received.verdict, .broken)
        XCTAssertTrue(try renderRollup(parent: parent, below: below, format: .text).contains("13"))
    }

    func testRepairsAcrossYears() throws {
        let given = try reports("across.two-years")
        let report = try JSONSerialization.data(withJSONObject: XCTUnwrap(given["report"]))
        let lastYear = try JSONSerialization.data(withJSONObject: XCTUnwrap(given["last_year"]))
        let found = try across(reports: Reports(report: report, lastYear: lastYear))
        XCTAssertFalse(found.repairs.isEmpty)
        let right = try across(reports: Reports(report: report, lastYear: lastYear, confirmed: [.broughtForward], fixed: [.lastYear]))
        XCTAssertEqual(right.reports.first?.suspicion, .certain)
        XCTAssertTrue(right.repairs.flatMap(\.parts).allSatisfy { $0.report == .this })
        let context = Context(lastYear: lastYear)
        let checked = try inspect(document: report, options: Options(context: context))
        XCTAssertTrue(checked.findings.contains { $0.rule == "continuity/brought-forward" && $0.verdict == .broken })
    }

    func testProfileDecides() throws {
        let document = try Data(contentsOf: fixtures.appendingPathComponent("vectors/inputs/wrong-totals.json"))
        let judged = try inspect(document: document, options: Options(profile: "reject = [\"requests/row-total\"]"))
        XCTAssertEqual(judged.decision?.outcome, .reject)
        XCTAssertNil(try inspect(document: document).decision)
    }

    func testSixteenThreadsAgree() throws {
        let vectors = try Vector.all(fixtures: fixtures)
        let lock = NSLock()
        var differing: [String] = []
        DispatchQueue.concurrentPerform(iterations: 16) { thread in
            for at in vectors.indices {
                let vector = vectors[(at + thread * 7) % vectors.count]
                let outcome = vector.run()
                if outcome.result != vector.expected || outcome.error != vector.error {
                    lock.lock()
                    differing.append(vector.name)
                    lock.unlock()
                }
            }
        }
        XCTAssertEqual(differing, [])
    }

    func testHostileInputGivesAResultOrASentence() throws {
        let folder = fixtures.appendingPathComponent("hostile")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let document = try Data(contentsOf: folder.appendingPathComponent(name))
            do {
                let result = try inspectJson(document: document)
                XCTAssertTrue(result.hasPrefix("{"), name)
            } catch let error as InputError {
                XCTAssertNotEqual(error.code, "input/other", name)
                XCTAssertFalse(error.localizedDescription.isEmpty, name)
            }
        }
    }
}
