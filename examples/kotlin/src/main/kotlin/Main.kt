import java.io.File
import ogi.report.InputException
import ogi.report.Language
import ogi.report.Options
import ogi.report.Severity
import ogi.report.code
import ogi.report.inspect

fun main(arguments: Array<String>) {
    val report = try {
        inspect(File(arguments[0]).readBytes(), Options(language = Language.EN))
    } catch (error: InputException) {
        println("${error.code}: ${error.message}")
        return
    }
    println("${report.organ}, ${report.year}, worst: ${report.worst}")
    for (finding in report.findings.filter { it.severity == Severity.ERROR }) {
        println("${finding.rule}: ${finding.message}")
        finding.span?.let { println("  chars ${it.start} to ${it.end}: ${finding.source}") }
    }
    for (change in report.repairs.firstOrNull()?.changes.orEmpty()) {
        println("${change.cell}: ${change.from} -> ${change.to}, ${change.reason}")
    }
}
