package ogi.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
     * @param year the reporting year, which says which statutory form the cells belong to
     * @param cells what is typed in each cell, by its path; the empty text is a blank cell
     * @param options how to
     * @return what is wrong with them
     * @throws InputException when the year has no form, or a path is not that of a cell
     */
    public static Report check(int year, Map<String, String> cells, Options options) throws InputException {
        return check(new Figures(year, null, null, cells), options);
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
     * Compares two or more reports of one organ, the oldest first (跨年核对): every figure beside that of the year before,
     * and what the rules on several years find. What is wrong inside one report is not looked for.
     *
     * @param documents the documents, the oldest first
     * @param options how to
     * @return the figures side by side, and the findings from each report to the next
     * @throws InputException when a document cannot be read, there are fewer than two, or their years do not ascend; the
     *     sentence says which
     */
    public static Comparison compare(List<Document> documents, Options options) throws InputException {
        return Ogi_report_mobileKt.compare(documents, options);
    }

    /**
     * Compares a report with the sum of those of the organs below (汇总核对): who has filed, every sum, what is left over.
     *
     * @param parent the report that should be the sum
     * @param below the reports of the organs below, with the register of those that should have filed
     * @param options how to
     * @return every figure beside its sum, and the findings
     * @throws InputException when a document cannot be read; the sentence says which
     */
    public static Rollup rollUp(Document parent, Subordinates below, Options options) throws InputException {
        return Ogi_report_mobileKt.rollUp(parent, below, options);
    }

    /**
     * Finds the smallest repairs of a report together with last year's (联合更正): which figures of which report, and which
     * report is likelier wrong.
     *
     * @param report the document of the report
     * @param lastYear the document of last year's report
     * @param options how to
     * @return the repairs, best first
     * @throws InputException when a document cannot be read
     */
    public static AcrossRepairs across(byte[] report, byte[] lastYear, Options options) throws InputException {
        return across(new Reports(report, lastYear, List.of(), false, List.of(), List.of(), List.of()), options);
    }

    /**
     * Finds the smallest repairs of several reports together, those of the organs below among them.
     *
     * @param reports the reports, and what is known to be right
     * @param options how to
     * @return the repairs, best first
     * @throws InputException when a document cannot be read, or there are more reports than can be solved together
     */
    public static AcrossRepairs across(Reports reports, Options options) throws InputException {
        return Ogi_report_mobileKt.across(reports, options);
    }

    /**
     * Begins a form to be filled in (填报会话), in Chinese. Close it when it is done with.
     *
     * @param form which form
     * @return the session
     */
    public static Session session(FormId form) {
        try {
            return session(form, options().build());
        } catch (InputException error) {
            throw new IllegalStateException(error);
        }
    }

    /**
     * Begins a form to be filled in. Close it when it is done with.
     *
     * @param form which form
     * @param options how to
     * @return the session
     * @throws InputException when the options cannot be used
     */
    public static Session session(FormId form, Options options) throws InputException {
        return new Session(form, options);
    }

    /**
     * Goes on with a form of which figures were typed before. Close it when it is done with.
     *
     * @param figures the figures
     * @param options how to
     * @return the session
     * @throws InputException when neither form nor year is known, or a path is not that of a cell
     */
    public static Session session(Figures figures, Options options) throws InputException {
        return Session.Companion.fromFigures(figures, options);
    }

    /**
     * Begins to correct a report that is read: nothing of it is still to come. Close it when it is done with.
     *
     * @param document the bytes of the document
     * @param options how to
     * @return the session
     * @throws InputException when the bytes are no annual report that can be read
     */
    public static Session session(byte[] document, Options options) throws InputException {
        return Session.Companion.fromDocument(Objects.requireNonNull(document, "document"), options);
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
     * Compares as {@link #compare} does and writes the result for people or other programs.
     *
     * @param documents the documents, the oldest first
     * @param format the form of the result
     * @param options how to
     * @return the result as text
     * @throws InputException as {@link #compare}
     */
    public static String renderComparison(List<Document> documents, Format format, Options options) throws InputException {
        return Ogi_report_mobileKt.renderComparison(documents, format, options);
    }

    /**
     * Compares as {@link #rollUp} does and writes the result for people or other programs.
     *
     * @param parent the report that should be the sum
     * @param below the reports of the organs below
     * @param format the form of the result
     * @param options how to
     * @return the result as text
     * @throws InputException as {@link #rollUp}
     */
    public static String renderRollup(Document parent, Subordinates below, Format format, Options options) throws InputException {
        return Ogi_report_mobileKt.renderRollup(parent, below, format, options);
    }

    /**
     * A copy of a Word or Excel file (docx, xlsx) with a comment on every wrong cell or paragraph (加批注). Everything else stays
     * as it is.
     *
     * @param document the bytes of the file
     * @param options how to
     * @return the copy
     * @throws InputException when the document cannot be used, or is another kind of file
     */
    public static byte[] annotate(byte[] document, Options options) throws InputException {
        return Ogi_report_mobileKt.annotate(document, options);
    }

    /**
     * As {@link #annotate}, with the text of an options object.
     *
     * @param document the bytes of the file
     * @param options the text of the options object, empty for the defaults
     * @return the copy
     * @throws InputException as {@link #annotate}, and when the options cannot be used
     */
    public static byte[] annotateJson(byte[] document, String options) throws InputException {
        return Ogi_report_mobileKt.annotateJson(document, options);
    }

    /**
     * The list of problems (问题清单) as a workbook or a Word table: a row a finding, and a table of totals. A document that cannot be
     * used is a row that says why.
     *
     * @param documents the documents
     * @param file the kind of file
     * @param options how to
     * @return the file
     * @throws InputException when the options cannot be used
     */
    public static byte[] problemList(List<Document> documents, ListFile file, Options options) throws InputException {
        return Ogi_report_mobileKt.problemList(documents, file, options);
    }

    /**
     * As {@link #problemList}, with the text of an options object.
     *
     * @param documents the documents
     * @param file the kind of file
     * @param options the text of the options object, empty for the defaults
     * @return the file
     * @throws InputException when the options cannot be used
     */
    public static byte[] problemListJson(List<Document> documents, ListFile file, String options) throws InputException {
        return Ogi_report_mobileKt.problemListJson(documents, file, options);
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
     * Compares reports as {@link #compare} does.
     *
     * @param reports the JSON text of an array of wire objects, the oldest first
     * @param options the text of the options object; empty for the defaults
     * @return the JSON text
     * @throws InputException as {@link #compare}
     */
    public static String compareJson(String reports, String options) throws InputException {
        return Ogi_report_mobileKt.compareJson(reports, options);
    }

    /**
     * Compares a report with the sum of others as {@link #rollUp} does.
     *
     * @param below the JSON text of {@code {"parent": …, "children": […], "register": […], "complete": …}}
     * @param options the text of the options object; empty for the defaults
     * @return the JSON text
     * @throws InputException as {@link #rollUp}
     */
    public static String rollUpJson(String below, String options) throws InputException {
        return Ogi_report_mobileKt.rollUpJson(below, options);
    }

    /**
     * Repairs several reports together as {@link #across(Reports, Options)} does.
     *
     * @param reports the JSON text of {@code {"report": …, "last_year": …, "children": […], …}}
     * @param options the text of the options object; empty for the defaults
     * @return the JSON text
     * @throws InputException as {@link #across(Reports, Options)}
     */
    public static String acrossJson(String reports, String options) throws InputException {
        return Ogi_report_mobileKt.acrossJson(reports, options);
    }

    /**
     * A form as printed, as JSON, for programs that draw it: tables of labels and cells with their spans (版式).
     *
     * @param form which form
     * @param undivided whether （六）其他处理 is one row although the form divides it into three
     * @param language the language of labels
     * @return the JSON text
     * @throws InputException never with a form that exists
     */
    public static String layoutJson(FormId form, boolean undivided, Language language) throws InputException {
        return Ogi_report_mobileKt.layoutJson(form, undivided, language);
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
     * A cell of a report (单元格).
     *
     * @param report the report
     * @param path the path of the cell, such as {@code requests.received.total}
     * @return the cell; empty when the form of the report has none of that path
     */
    public static Optional<Cell> cell(Report report, String path) {
        return Optional.ofNullable(CellsKt.cell(report, path));
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
