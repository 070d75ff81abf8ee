import Foundation

extension InputError: LocalizedError, CustomStringConvertible {
    /// The name of the case and the sentence.
    private var parts: (name: String, sentence: String) {
        let child = Mirror(reflecting: self).children.first
        let sentence = child.flatMap { Mirror(reflecting: $0.value).children.first?.value as? String ?? $0.value as? String }
        return (child?.label ?? "", sentence ?? "")
    }

    /// One sentence for a person, in the language of the options.
    public var errorDescription: String? { parts.sentence }

    /// The same sentence.
    public var description: String { parts.sentence }

    /// The stable code, the same in every language: `input/not-json` for `.NotJson`.
    public var code: String {
        var code = "input/"
        for (at, character) in parts.name.enumerated() {
            if character.isUppercase && at > 0 { code += "-" }
            code += character.lowercased()
        }
        return code
    }
}
