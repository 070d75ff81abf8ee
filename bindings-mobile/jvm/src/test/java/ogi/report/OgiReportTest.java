package ogi.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OgiReportTest {
    private static final Options ENGLISH = OgiReport.options().language(Language.EN).build();

    /** The row of received applications, with a total that is three too small. */
    private static Map<String, String> received() {
        Map<String, String> cells = new LinkedHashMap<>();
        String[] columns = {"natural_person", "business", "research", "public_interest", "legal_service", "other"};
        for (String column : columns) {
            cells.put("requests.received." + column, column.equals("natural_person") ? "13" : "0");
        }
        cells.put("requests.received.total", "10");
        return cells;
    }

    private static Finding rowTotal(Report report) {
        return report.getFindings().stream().filter(finding -> finding.getRule().equals("requests/row-total"))
                .filter(finding -> finding.getVerdict() == Verdict.BROKEN).findFirst().orElseThrow();
    }

    @Test
    void checksTypedFigures() throws InputException {
        Report report = OgiReport.check(2024, received());
        assertEquals(FormId.OFFICIAL2021, report.getForm());
        assertEquals(Severity.ERROR, report.getWorst());
        Finding finding = rowTotal(report);
        assertEquals(new BigDecimal("13"), finding.getExpected());
        assertEquals(new BigDecimal("10"), finding.getActual());
        assertEquals(new BigDecimal("-3"), finding.getDifference());
        assertTrue(finding.getMessage().contains("总计应为13"), finding.getMessage());
        assertNull(finding.getSpan());
    }

    @Test
    void fillsTotals() throws InputException {
        List<ComputedTotal> totals = OgiReport.fill(new Figures(2024, null, null, received()));
        assertEquals(1, totals.size());
        assertEquals("requests.received.total", totals.get(0).getCell());
        assertEquals(new BigDecimal("13"), totals.get(0).getComputed());
        assertEquals(new BigDecimal("10"), totals.get(0).getDeclared());
    }

    @Test
    void moneyStaysExact() throws InputException {
        Report report = OgiReport.check(2024, Map.of("proactive.fees.amount", "24252.311082", "requests.received.total", "/"));
        Cell total = OgiReport.cell(report, "requests.received.total").orElseThrow();
        assertEquals(new BigDecimal("24252.311082"), OgiReport.cell(report, "proactive.fees.amount").orElseThrow().getNumber());
        assertEquals(CellState.PLACEHOLDER, total.getState());
        assertEquals("/", total.getPrinted());
        assertEquals(CellState.MISSING, OgiReport.cell(report, "requests.received.other").orElseThrow().getState());
        assertTrue(OgiReport.cell(report, "requests.recieved.total").isEmpty());
    }

    @Test
    void aFormIsNamedWhereTheYearIsNotKnown() throws InputException {
        Figures figures = new Figures(null, FormId.TRIAL2019, null, Map.of("requests.received.total", "1"));
        assertEquals(FormId.TRIAL2019, OgiReport.check(figures, ENGLISH).getForm());
        InputException error = assertThrows(InputException.NoForm.class,
                () -> OgiReport.check(new Figures(null, null, null, Map.of()), ENGLISH));
        assertEquals("input/no-form", OgiReport.code(error));
    }

    @Test
    void optionsReachTheCheck() throws InputException {
        Figures figures = new Figures(2024, null, null, received());
        Options off = OgiReport.options().off("requests/row-total").build();
        assertTrue(OgiReport.check(figures, off).getFindings().stream()
                .noneMatch(finding -> finding.getRule().equals("requests/row-total")));
        Options milder = OgiReport.options().severity("requests/row-total", Severity.NOTICE).language(Language.EN).build();
        Finding finding = rowTotal(OgiReport.check(2024, received(), milder));
        assertEquals(Severity.NOTICE, finding.getSeverity());
        assertTrue(finding.getMessage().contains("13"), finding.getMessage());
        InputException error = assertThrows(InputException.UnknownRule.class,
                () -> OgiReport.check(figures, OgiReport.options().off("requests/row-totals").build()));
        assertTrue(error.getMessage().contains("requests/row-total"), error.getMessage());
    }

    @Test
    void errorsKeepTheSentence() {
        InputException chinese = assertThrows(InputException.Empty.class, () -> OgiReport.inspect(new byte[0]));
        assertEquals("input/empty", OgiReport.code(chinese));
        assertTrue(chinese.getMessage().contains("文件为空"), chinese.getMessage());
        InputException english = assertThrows(InputException.Empty.class, () -> OgiReport.inspect(new byte[0], ENGLISH));
        assertTrue(english.getMessage().contains("the file is empty"), english.getMessage());
        InputException cell = assertThrows(InputException.UnknownCell.class,
                () -> OgiReport.check(2024, Map.of("requests.recieved.total", "1")));
        assertTrue(cell.getMessage().contains("requests.received.total"), cell.getMessage());
        InputException options = assertThrows(InputException.class, () -> OgiReport.inspectJson(new byte[0], "{\"spans\":1}"));
        assertEquals("input/bad-field", OgiReport.code(options));
    }

    @Test
    void spansCountChars() throws IOException, InputException {
        Path input = Vectors.fixtures().resolve("vectors/inputs/tabs.txt");
        String text = Files.readString(input);
        // A character outside the basic plane takes two chars and four bytes; every span after it shifts by two.
        Report plain = OgiReport.inspect(text.getBytes(StandardCharsets.UTF_8), ENGLISH);
        Report shifted = OgiReport.inspect(("𠮷\n" + text).getBytes(StandardCharsets.UTF_8), ENGLISH);
        int compared = 0;
        for (int at = 0; at < plain.getFindings().size(); at++) {
            for (int part = 0; part < plain.getFindings().get(at).getTerms().size(); part++) {
                Term term = plain.getFindings().get(at).getTerms().get(part);
                Span span = term.getSpan();
                if (span == null) {
                    continue;
                }
                compared++;
                assertEquals(span.getStart() + 3, shifted.getFindings().get(at).getTerms().get(part).getSpan().getStart());
                if (term.getValue() != null && term.getValue().toPlainString().equals(term.getPrinted())) {
                    assertEquals(term.getValue(), new BigDecimal(text.substring(span.getStart(), span.getEnd())));
                }
            }
        }
        assertTrue(compared > 10, "spans compared: " + compared);
    }

    /** The first cell that is blank in both files. */
    private static Term blank(String file) throws IOException, InputException {
        Report report = OgiReport.inspect(Files.readAllBytes(Vectors.fixtures().resolve("office/" + file)));
        Finding found = report.getFindings().stream().filter(finding -> finding.getRule().equals("cells/blank")).findFirst()
                .orElseThrow();
        assertEquals(found.getTerms().get(0).getLocation(), found.getLocation());
        return found.getTerms().get(0);
    }

    @Test
    void officeFilesHaveLocations() throws IOException, InputException {
        Location word = blank("blank-zeros.docx").getLocation();
        assertEquals(new Location("word/document.xml", null, null, null, 1, 3, 2, null), word);
        Location excel = blank("blank-zeros.xlsx").getLocation();
        assertEquals(new Location("Sheet1", null, null, null, null, null, null, "B23"), excel);
        Report text = OgiReport.inspect(Files.readAllBytes(Vectors.fixtures().resolve("vectors/inputs/tabs.txt")));
        assertTrue(text.getFindings().stream().allMatch(finding -> finding.getLocation() == null));
    }

    @Test
    void repairsAndRenders() throws InputException, IOException {
        byte[] document = Files.readAllBytes(Vectors.fixtures().resolve("vectors/inputs/wrong-totals.json"));
        Report report = OgiReport.inspect(document);
        assertFalse(report.getRepairs().isEmpty());
        assertTrue(report.getRepairsFound().getProved());
        Report mended = OgiReport.repair(document, 1, ENGLISH);
        assertTrue(mended.getRepairs().isEmpty());
        InputException error = assertThrows(InputException.NoRepair.class, () -> OgiReport.repair(document, 100, ENGLISH));
        assertEquals("input/no-repair", OgiReport.code(error));
        assertTrue(OgiReport.render(document, Format.HTML, ENGLISH).startsWith("<!"));
        assertTrue(OgiReport.render(document, Format.CSV, ENGLISH).contains("requests/row-total"));
    }

    @Test
    void sessionFollowsTyping() throws InputException {
        try (Session session = OgiReport.session(FormId.OFFICIAL2021, ENGLISH)) {
            session.setYear(2024);
            assertTrue(session.findings().isEmpty());
            for (Map.Entry<String, String> cell : received().entrySet()) {
                session.set(cell.getKey(), cell.getValue());
            }
            assertEquals("requests/row-total", session.findings().get(0).getRule());
            RunningTotal total = session.runningTotals().get(0);
            assertEquals(new BigDecimal("13"), total.getSum());
            assertEquals(6, total.getKnown());
            assertEquals(1, session.repairs().get(0).getChanges().size());
            assertTrue(session.set("requests.received.total", "13"));
            assertTrue(session.findings().isEmpty());
            assertTrue(session.valueJson().contains("\"requests.received.total\":13"));
            assertTrue(session.toJson().startsWith("{\"file\":null"));
            InputException error = assertThrows(InputException.UnknownCell.class, () -> session.set("requests.total", "1"));
            assertTrue(error.getMessage().startsWith("no cell has the path `requests.total`"), error.getMessage());
            session.setComplete(true);
            assertTrue(session.report().getFindings().stream().anyMatch(finding -> finding.getRule().equals("cells/blank")));
        }
    }

    @Test
    void oneSessionServesManyThreads() throws Exception {
        Session session = OgiReport.session(new Figures(2024, null, null, received()), ENGLISH);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try (session) {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                String total = thread % 2 == 0 ? "13" : "10";
                runs.add(pool.submit(() -> {
                    for (int at = 0; at < 50; at++) {
                        session.set("requests.received.total", total);
                        // Another thread may have typed since: there is one finding or none, never half a state.
                        assertTrue(session.findings().size() <= 1);
                    }
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
            session.set("requests.received.total", "13");
            assertTrue(session.findings().isEmpty());
        } finally {
            pool.shutdownNow();
        }
        session.close();
        assertThrows(IllegalStateException.class, session::findings);
    }

    @Test
    void stepsAreTakenBackAndCellsPinned() throws Exception {
        String total = "requests.received.total";
        try (Session session = OgiReport.session(FormId.OFFICIAL2021, ENGLISH)) {
            assertTrue(session.setCells(received()));
            assertEquals(total, session.runningTotals().get(0).getCell());
            Progress progress = session.update(total, "13");
            assertEquals("requests/row-total", progress.getVanished().get(0).getRule());
            assertTrue(progress.getAppeared().isEmpty());
            assertTrue(session.undo());
            assertEquals(1, session.findings().size());
            assertTrue(session.canRedo());
            session.pin(total);
            assertEquals(List.of(total), session.pinned());
            assertTrue(session.repairs().stream().flatMap(repair -> repair.getChanges().stream())
                    .noneMatch(change -> change.getCell().equals(total)));
            session.unpin(total);
            assertTrue(session.apply(1));
            assertFalse(session.apply(1));
            assertTrue(session.findings().isEmpty());
            assertTrue(session.undo() && session.undo());
            assertFalse(session.canUndo());
            assertThrows(InputException.UnknownCell.class, () -> session.setCells(Map.of("requests.total", "1")));
            assertFalse(session.canUndo());
        }
    }

    @Test
    void spansOfWhatVanishedCountCharsToo() throws Exception {
        byte[] document = Files.readAllBytes(Path.of("../../examples/reports/wrong-totals.txt"));
        String text = new String(document, StandardCharsets.UTF_8);
        try (Session session = OgiReport.session(document, ENGLISH)) {
            Progress progress = session.update("requests.received.total", "21");
            Finding vanished = progress.getVanished().stream().filter(finding -> finding.getRule().equals("requests/row-total"))
                    .findFirst().orElseThrow();
            Span span = vanished.getSpan();
            assertEquals("19", text.substring(span.getStart(), span.getEnd()));
        }
    }

    @Test
    void sessionsBeginWithADocument() throws Exception {
        byte[] document = Files.readAllBytes(Vectors.fixtures().resolve("vectors/inputs/tabs.txt"));
        try (Session session = OgiReport.session(document, ENGLISH); Session empty = OgiReport.session(FormId.TRIAL2019)) {
            Report report = OgiReport.inspect(document, ENGLISH);
            assertEquals(report.getCells(), session.report().getCells());
            assertTrue(session.isComplete());
            assertFalse(empty.isComplete());
        }
    }

    @Test
    void everyRuleIsExplained() throws InputException {
        List<Rule> rules = OgiReport.rules(Language.EN);
        assertTrue(rules.size() >= 20);
        for (Rule rule : rules) {
            Explanation explanation = OgiReport.explain(rule.getCode(), Language.EN);
            assertEquals(rule.getTitle(), explanation.getTitle());
            assertEquals(rule.getBasis(), explanation.getBasis());
            assertTrue(OgiReport.catalogueJson(Language.EN).contains("\"" + rule.getCode() + "\""));
        }
        assertTrue(OgiReport.explain("requests/row-total", Language.ZH).getProse().contains("###"));
    }

    @Test
    void hostileInputGivesAResultOrASentence() throws IOException {
        try (Stream<Path> files = Files.list(Vectors.fixtures().resolve("hostile"))) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                try {
                    assertTrue(OgiReport.inspectJson(bytes, "").startsWith("{"), file.toString());
                } catch (InputException error) {
                    assertTrue(OgiReport.code(error).startsWith("input/"));
                    assertFalse(error instanceof InputException.Other, file + " has an error without a name");
                    assertFalse(error.getMessage().isBlank(), file.toString());
                }
            }
        }
    }
}
