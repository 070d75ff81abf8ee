package ogi.report

/** The cell with a path such as `requests.received.total`; `null` when the form of the report has none (单元格). */
public fun Report.cell(path: String): Cell? = cells.firstOrNull { it.path == path }
