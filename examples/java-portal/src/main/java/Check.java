import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ogi.report.Finding;
import ogi.report.InputException;
import ogi.report.Language;
import ogi.report.OgiReport;
import ogi.report.Options;
import ogi.report.Report;
import ogi.report.Severity;

public class Check {
    public static void main(String[] arguments) throws IOException {
        Options options = OgiReport.options().language(Language.EN).severity("cells/blank", Severity.NOTICE).build();
        try {
            Report report = OgiReport.inspect(Files.readAllBytes(Path.of(arguments[0])), options);
            System.out.println(report.getOrgan() + ", " + report.getYear() + ", worst: " + report.getWorst());
            for (Finding finding : report.getFindings()) {
                System.out.println(finding.getSeverity() + " " + finding.getRule() + ": " + finding.getMessage());
            }
        } catch (InputException error) {
            System.out.println(OgiReport.code(error) + ": " + error.getMessage());
        }
    }
}
