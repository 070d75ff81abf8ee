// Runs the golden vectors and prints one JSON line each, for `cargo xtask parity`.
import Foundation
import OgiVectors

guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: vectors FIXTURES\n".utf8))
    exit(2)
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.withoutEscapingSlashes]
for vector in try Vector.all(fixtures: URL(fileURLWithPath: CommandLine.arguments[1])) {
    let line = try encoder.encode(vector.run())
    FileHandle.standardOutput.write(line + Data("\n".utf8))
}
