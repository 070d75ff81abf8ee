import Foundation

extension InputError: LocalizedError, CustomStringConvertible {
    /// The stable code and the sentence.
    private var parts: (code: String, sentence: String) {
        switch self {
        case .Empty(let sentence): return ("input/empty", sentence)
        case .TooLarge(let sentence): return ("input/too-large", sentence)
        case .NotText(let sentence): return ("input/not-text", sentence)
        case .UnknownEncoding(let sentence): return ("input/unknown-encoding", sentence)
        case .BrokenFile(let sentence): return ("input/broken-file", sentence)
        case .Encrypted(let sentence): return ("input/encrypted", sentence)
        case .UnpacksTooLarge(let sentence): return ("input/unpacks-too-large", sentence)
        case .NoText(let sentence): return ("input/no-text", sentence)
        case .NotAReport(let sentence): return ("input/not-a-report", sentence)
        case .BeforeForms(let sentence): return ("input/before-forms", sentence)
        case .NotJson(let sentence): return ("input/not-json", sentence)
        case .BadField(let sentence): return ("input/bad-field", sentence)
        case .UnknownField(let sentence): return ("input/unknown-field", sentence)
        case .Duplicate(let sentence): return ("input/duplicate", sentence)
        case .NoForm(let sentence): return ("input/no-form", sentence)
        case .UnknownForm(let sentence): return ("input/unknown-form", sentence)
        case .NoFormForYear(let sentence): return ("input/no-form-for-year", sentence)
        case .UnknownCell(let sentence): return ("input/unknown-cell", sentence)
        case .CellNotInForm(let sentence): return ("input/cell-not-in-form", sentence)
        case .DividedTwice(let sentence): return ("input/divided-twice", sentence)
        case .BadCell(let sentence): return ("input/bad-cell", sentence)
        case .UnknownRule(let sentence): return ("input/unknown-rule", sentence)
        case .TooFewReports(let sentence): return ("input/too-few-reports", sentence)
        case .YearsDescend(let sentence): return ("input/years-descend", sentence)
        case .TooManyReports(let sentence): return ("input/too-many-reports", sentence)
        case .NoRepair(let sentence): return ("input/no-repair", sentence)
        case .NotAnnotated(let sentence): return ("input/not-annotated", sentence)
        case .Internal(let sentence): return ("input/internal", sentence)
        case .Other(let sentence): return ("input/other", sentence)
        }
    }

    /// One sentence for a person, in the language of the options.
    public var errorDescription: String? { parts.sentence }

    /// The same sentence.
    public var description: String { parts.sentence }

    /// The stable code, the same in every language: `input/not-json` for `.NotJson`.
    public var code: String { parts.code }
}
