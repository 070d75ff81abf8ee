import Foundation
import OgiReport

/// What a golden vector asks for and what it must give.
public struct Vector {
    public let name: String
    public let task: String
    public let document: Data
    public let input: String
    public let options: String
    public let format: String?
    public let expected: String?
    public let error: String?

    /// A result or the code of an error; neither when the task has no door here.
    public struct Outcome: Encodable {
        public let vector: String
        public var result: String?
        public var error: String?
    }

    /// Every vector, in the order of names.
    public static func all(fixtures: URL) throws -> [Vector] {
        let all = fixtures.appendingPathComponent("vectors")
        let names = try FileManager.default.subpathsOfDirectory(atPath: all.path)
        return try names.filter { $0.hasSuffix(".vector.json") }.sorted().map { name in
            let folder = all.appendingPathComponent(name).deletingLastPathComponent()
            struct File: Decodable {
                let task, input, options: String
                let format, expected, error: String?
            }
            let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: all.appendingPathComponent(name)))
            let source = folder.appendingPathComponent("inputs").appendingPathComponent(file.input)
            let document = (try? Data(contentsOf: source)) ?? Data()
            return Vector(name: name, task: file.task, document: document, input: file.input, options: file.options,
                          format: file.format, expected: file.expected, error: file.error)
        }
    }

    /// Runs the task.
    public func run() -> Outcome {
        var outcome = Outcome(vector: name)
        do {
            outcome.result = try result()
        } catch let error as InputError {
            outcome.error = error.code
        } catch {
            outcome.error = "\(error)"
        }
        return outcome
    }

    private func result() throws -> String? {
        switch task {
        case "inspect": return try inspectJson(document: document, options: options)
        case "check": return try checkJson(report: text, options: options)
        case "fill": return try fillJson(report: text)
        case "explain": return try explainJson(code: input, language: language)
        case "catalogue": return catalogueJson(language: language)
        case "layout": return try layoutJson(form: form(input), language: language)
        case "compare": return try compareJson(reports: text, options: options)
        case "roll_up": return try rollUpJson(below: text, options: options)
        case "across": return try acrossJson(reports: text, options: options)
        case "render": return try render(document: document, format: output, options: Options(language: language))
        case "annotate": return hex(try annotateJson(document: document, options: options))
        case "problem_list":
            let documents = [Document(content: document, file: "report")]
            return hex(try problemListJson(documents: documents, file: format == "docx" ? .docx : .xlsx, options: options))
        case "session": return try session()
        default: return nil
        }
    }

    /// Types what the input says: the figures and, on a second line, the rules that are broken.
    private func session() throws -> String {
        struct Typed: Decodable {
            let form: String
            let year: Int32
            let typed: [[String]]
        }
        let asked = try JSONDecoder().decode(Typed.self, from: document)
        let session = try Session(form: form(asked.form), options: Options(language: language))
        session.setYear(year: asked.year)
        for step in asked.typed { _ = try session.set(cell: step[0], text: step[1]) }
        return try session.valueJson() + "\n" + session.findings().map(\.rule).joined(separator: " ")
    }

    private func hex(_ data: Data) -> String { data.map { String(format: "%02x", $0) }.joined() }

    private var text: String { String(decoding: document, as: UTF8.self) }

    private var language: Language { options.contains("\"language\":\"en\"") ? .en : .zh }

    private var output: Format {
        switch format {
        case "text": return .text
        case "html": return .html
        case "markdown": return .markdown
        case "sarif": return .sarif
        case "csv": return .csv
        case "ess": return .ess
        default: return .json
        }
    }

    private func form(_ name: String) -> FormId { name == "trial-2019" ? .trial2019 : .official2021 }
}
