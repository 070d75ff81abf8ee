extension Report {
    /// The cell with a path such as `requests.received.total`; `nil` when the form of the report has none (单元格).
    public func cell(_ path: String) -> Cell? { cells.first { $0.path == path } }
}
