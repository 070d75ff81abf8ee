import Foundation
import OgiReport

/// What a golden vector asks for and what it must give.
public struct Vector {
    public let name: String
    public let task: String
    public let document: Data
    public let input: String
    public let options: String
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
        let folder = fixtures.appendingPathComponent("vectors")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.filter { $0.hasSuffix(".vector.json") }.sorted().map { name in
            struct File: Decodable {
                let task, input, options: String
                let expected, error: String?
            }
            let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
            let source = folder.appendingPathComponent("inputs").appendingPathComponent(file.input)
            let document = (try? Data(contentsOf: source)) ?? Data()
            return Vector(name: name, task: file.task, document: document, input: file.input, options: file.options,
                          expected: file.expected, error: file.error)
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
        case "check": return try checkJson(report: String(decoding: document, as: UTF8.self), options: options)
        case "fill": return try fillJson(report: String(decoding: document, as: UTF8.self))
        case "explain": return try explainJson(code: input, language: .zh)
        default: return nil
        }
    }
}
