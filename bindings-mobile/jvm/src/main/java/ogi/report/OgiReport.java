package ogi.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads, checks and repairs annual reports on open government information (政府信息公开工作年度报告).
 *
 * <p>Every task has two doors: typed values, whose spans count {@code char}s of the decoded document, and JSON text, the
 * same bytes as in every other language. All methods are thread-safe, keep nothing between calls, and touch neither
 * files nor the network. {@code null} is never returned where the type is not described as possibly {@code null}.
 *
 * <pre>{@code
 * Report report = OgiReport.inspect(bytes);
 * for (Finding finding : report.getFindings()) {
 *     System.out.println(finding.getRule() + " " + finding.getMessage());
 * }
 * }</pre>
 */
public final class OgiReport {
    private OgiReport() {}

    /**
     * Reads a document (text, Markdown, HTML, or the wire object as JSON) and checks it (读取并核查), in Chinese.
     *
     * @param document the bytes of the document
     * @return what it holds and what is wrong with it
     * @throws InputException when the bytes are no annual report that can be read
     */
    public static Report inspect(byte[] document) throws InputException {
        return inspect(document, options().build());
    }

    /**
     * Reads a document and checks it.
     *
     * @param document the bytes of the document
     * @param options how to
     * @return what it holds and what is wrong with it
     * @throws InputException when the bytes are no annual report that can be read
     */
    public static Report inspect(byte[] document, Options options) throws InputException {
        return Ogi_report_mobileKt.inspect(Objects.requireNonNull(document, "document"), options);
    }

    /**
     * Checks figures as typed into a form (核查), in Chinese.
     *
     * @param year the reporting year, which says which statutory form the cells belong to
     * @param cells what is typed in each cell, by its path; the empty text is a blank cell
     * @return what is wrong with them
     * @throws InputException when the year has no form, or a path is not that of a cell
     */
    public static Report check(int year, Map<String, String> cells) throws InputException {
        return check(new Figures(year, null, null, cells), options().build());
    }

    /**
     * Checks figures as typed into a form.
     *
     * @param figures the figures
     * @param options how to
     * @return what is wrong with them
     * @throws InputException when neither form nor year is known, or a path is not that of a cell
     */
    public static Report check(Figures figures, Options options) throws InputException {
        return Ogi_report_mobileKt.check(figures, options);
    }

    /**
     * Works out the totals beside the declared ones (自动求和).
     *
     * @param figures the figures
     * @return every total whose parts are all numbers
     * @throws InputException when neither form nor year is known, or a path is not that of a cell
     */
    public static List<ComputedTotal> fill(Figures figures) throws InputException {
        return Ogi_report_mobileKt.fill(figures);
    }

    /**
     * The report of a document with one of its repairs made, checked again (按更正改正).
     *
     * @param document the bytes of the document
     * @param number which repair, from 1, best first
     * @param options how to
     * @return the corrected report
     * @throws InputException as {@link #inspect(byte[], Options)}, and when there is no such repair
     */
    public static Report repair(byte[] document, int number, Options options) throws InputException {
        return Ogi_report_mobileKt.repair(Objects.requireNonNull(document, "document"), number, options);
    }

    /**
     * Reads and checks a document and writes the result for people or other programs.
     *
     * @param document the bytes of the document
     * @param format the form of the result
     * @param options how to
     * @return the result as text
     * @throws InputException when the bytes are no annual report that can be read
     */
    public static String render(byte[] document, Format format, Options options) throws InputException {
        return Ogi_report_mobileKt.render(Objects.requireNonNull(document, "document"), format, options);
    }

    /**
     * The rules, in the order of the catalogue (规则目录).
     *
     * @param language the language of titles
     * @return all rules
     */
    public static List<Rule> rules(Language language) {
        return Ogi_report_mobileKt.rules(language);
    }

    /**
     * Explains a rule: what it demands and why (规则说明).
     *
     * @param code the code of the rule, such as {@code requests/row-total}
     * @param language the language of the explanation
     * @return the explanation
     * @throws InputException when no rule has the code
     */
    public static Explanation explain(String code, Language language) throws InputException {
        return Ogi_report_mobileKt.explain(code, language);
    }

    /**
     * As {@link #inspect(byte[])}, giving the wire object.
     *
     * @param document the bytes of the document
     * @param options the text of the options object; empty for the defaults
     * @return the JSON text, the same bytes in every language
     * @throws InputException when the document or the options cannot be used
     */
    public static String inspectJson(byte[] document, String options) throws InputException {
        return Ogi_report_mobileKt.inspectJson(Objects.requireNonNull(document, "document"), options);
    }

    /**
     * Checks a report given as the wire object.
     *
     * @param report the JSON text of the report
     * @param options the text of the options object; empty for the defaults
     * @return the JSON text
     * @throws InputException when the report or the options cannot be used
     */
    public static String checkJson(String report, String options) throws InputException {
        return Ogi_report_mobileKt.checkJson(report, options);
    }

    /**
     * Works out the totals of a report given as the wire object.
     *
     * @param report the JSON text of the report
     * @return the JSON text
     * @throws InputException when the report cannot be used
     */
    public static String fillJson(String report) throws InputException {
        return Ogi_report_mobileKt.fillJson(report);
    }

    /**
     * The rules as JSON, formulas as data.
     *
     * @param language the language of titles
     * @return the JSON text
     */
    public static String catalogueJson(Language language) {
        return Ogi_report_mobileKt.catalogueJson(language);
    }

    /**
     * Explains a rule, as JSON.
     *
     * @param code the code of the rule
     * @param language the language of the explanation
     * @return the JSON text
     * @throws InputException when no rule has the code
     */
    public static String explainJson(String code, Language language) throws InputException {
        return Ogi_report_mobileKt.explainJson(code, language);
    }

    /**
     * The stable code of an error, the same in every language.
     *
     * @param error the error
     * @return such as {@code input/not-a-report}
     */
    public static String code(InputException error) {
        return ErrorsKt.codeOf(error);
    }

    /**
     * The version of ogi-report.
     *
     * @return such as {@code 0.1.0}
     */
    public static String version() {
        return Ogi_report_mobileKt.version();
    }

    /**
     * Begins options; what is not said keeps its default.
     *
     * @return a builder
     */
    public static OptionsBuilder options() {
        return new OptionsBuilder();
    }
}
