package ogi.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports judged together: the typed records say what the JSON says. */
class SeveralTest {
    private static final Options ENGLISH = OgiReport.options().language(Language.EN).build();
    private static final String TEXT = "{\"language\":\"en\",\"spans\":\"utf16\"}";

    private static String input(String name) throws IOException {
        return Files.readString(Vectors.fixtures().resolve("several/" + name + ".json"));
    }

    private static byte[] bytes(JsonElement report) {
        return report.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static void assertFigure(JsonElement expected, BigDecimal given) {
        assertEquals(expected.isJsonNull(), given == null);
        if (given != null) {
            assertEquals(0, expected.getAsBigDecimal().compareTo(given));
        }
    }

    private static void assertFindings(JsonArray expected, List<Finding> given) {
        assertEquals(expected.size(), given.size());
        for (int at = 0; at < given.size(); at++) {
            assertEquals(expected.get(at).getAsJsonObject().get("rule").getAsString(), given.get(at).getRule());
            assertEquals(expected.get(at).getAsJsonObject().get("message").getAsString(), given.get(at).getMessage());
        }
    }

    private static List<Document> years(String name) throws IOException {
        List<Document> documents = new ArrayList<>();
        JsonParser.parseString(input(name)).getAsJsonArray()
                .forEach(report -> documents.add(new Document(bytes(report), null)));
        return documents;
    }

    @Test
    void comparesYears() throws Exception {
        Comparison comparison = OgiReport.compare(years("compare.three-years"), ENGLISH);
        JsonObject wire = object(OgiReport.compareJson(input("compare.three-years"), TEXT));
        assertEquals(List.of(2022, 2023, 2024), comparison.getReports().stream().map(Source::getYear).toList());
        JsonArray cells = wire.getAsJsonArray("cells");
        assertEquals(cells.size(), comparison.getCells().size());
        for (int at = 0; at < cells.size(); at++) {
            JsonObject cell = cells.get(at).getAsJsonObject();
            Difference difference = comparison.getCells().get(at);
            assertEquals(cell.get("cell").getAsString(), difference.getCell());
            assertEquals(cell.get("name").getAsString(), difference.getName());
            assertEquals(cell.get("equal").getAsBoolean(), difference.getEqual());
            for (int step = 0; step < 2; step++) {
                JsonElement change = cell.getAsJsonArray("changes").get(step);
                Growth growth = difference.getChanges().get(step);
                assertEquals(change.isJsonNull(), growth == null);
                if (growth != null) {
                    assertFigure(change.getAsJsonObject().get("absolute"), growth.getAbsolute());
                    assertFigure(change.getAsJsonObject().get("percent"), growth.getPercent());
                }
            }
        }
        for (int at = 0; at < 2; at++) {
            JsonObject step = wire.getAsJsonArray("steps").get(at).getAsJsonObject();
            assertFindings(step.getAsJsonArray("findings"), comparison.getSteps().get(at).getFindings());
        }
        // What was brought forward into 2024 is not what 2023 carried forward.
        assertTrue(comparison.getSteps().get(1).getFindings().stream()
                .anyMatch(finding -> finding.getRule().equals("continuity/brought-forward")));
        assertFalse(comparison.getSteps().get(1).getRepairs().getRepairs().isEmpty());
        assertTrue(OgiReport.renderComparison(years("compare.three-years"), Format.CSV, ENGLISH).contains("2023"));
    }

    @Test
    void refusesYearsThatDoNotAscend() throws IOException {
        List<Document> descending = years("compare.years-descend");
        InputException error = assertThrows(InputException.YearsDescend.class, () -> OgiReport.compare(descending, ENGLISH));
        assertEquals("input/years-descend", OgiReport.code(error));
        List<Document> broken = List.of(descending.get(0), new Document("{\"year\":".getBytes(), "last.json"));
        error = assertThrows(InputException.NotJson.class, () -> OgiReport.compare(broken, ENGLISH));
        assertTrue(error.getMessage().startsWith("last.json: "), error.getMessage());
        assertThrows(InputException.TooFewReports.class, () -> OgiReport.compare(List.of(), ENGLISH));
    }

    @Test
    void rollsUp() throws Exception {
        JsonObject given = object(input("roll_up.register"));
        List<Document> reports = new ArrayList<>();
        given.getAsJsonArray("children").forEach(report -> reports.add(new Document(bytes(report), null)));
        Organ unknown = new Organ(null, null, null, null, null);
        Organ department = new Organ(OrganLevel.COUNTY, OrganKind.DEPARTMENT, null, null, null);
        List<RegisterEntry> register = List.of(new RegisterEntry("示例县商务局", null, department, null),
                new RegisterEntry("示例县教育局", null, unknown, null), new RegisterEntry("示例县民政局", null, unknown, null));
        Document parent = new Document(bytes(given.get("parent")), null);
        Rollup rollup = OgiReport.rollUp(parent, new Subordinates(reports, register, false, false), ENGLISH);
        JsonObject wire = object(OgiReport.rollUpJson(given.toString(), TEXT));
        assertFindings(wire.getAsJsonArray("findings"), rollup.getFindings());
        assertEquals(List.of("示例县商务局", "示例县教育局", "示例县民政局"), rollup.getMembers().stream().map(Member::getName).toList());
        assertNull(rollup.getMembers().get(2).getReport());
        assertEquals(ExclusionReason.NOT_REGISTERED, rollup.getSetAside().get(0).getReason());
        Share received = rollup.getCells().stream().filter(cell -> cell.getCell().equals("requests.received.total"))
                .findFirst().orElseThrow();
        assertEquals(new BigDecimal("13"), received.getSum());
        assertEquals(new BigDecimal("11"), received.getStated());
        // As on the wire: who has not filed stands among the members.
        assertEquals(List.of(), received.getWithout());
        assertEquals(Verdict.BROKEN, received.getVerdict());
    }

    @Test
    void repairsAnExactRollup() throws Exception {
        JsonObject given = object(input("roll_up.everybody"));
        List<Document> reports = new ArrayList<>();
        given.getAsJsonArray("children").forEach(report -> reports.add(new Document(bytes(report), null)));
        Document parent = new Document(bytes(given.get("parent")), null);
        assertNull(OgiReport.rollUp(parent, new Subordinates(reports, null, true, false), ENGLISH).getRepairs());
        AcrossRepairs found = OgiReport.rollUp(parent, new Subordinates(reports, null, true, true), ENGLISH).getRepairs();
        assertFalse(found.getRepairs().isEmpty());
        given.addProperty("exact", true);
        JsonObject wire = object(OgiReport.rollUpJson(given.toString(), TEXT)).getAsJsonObject("repairs");
        assertEquals(wire.getAsJsonArray("repairs").size(), found.getRepairs().size());
    }

    @Test
    void repairsAcrossYears() throws Exception {
        JsonObject given = object(input("across.two-years"));
        AcrossRepairs found = OgiReport.across(bytes(given.get("report")), bytes(given.get("last_year")), ENGLISH);
        JsonObject wire = object(OgiReport.acrossJson(given.toString(), TEXT));
        JsonArray repairs = wire.getAsJsonArray("repairs");
        assertEquals(repairs.size(), found.getRepairs().size());
        assertTrue(found.getRepairsFound().getProved());
        for (int at = 0; at < repairs.size(); at++) {
            JsonArray parts = repairs.get(at).getAsJsonObject().getAsJsonArray("parts");
            List<Part> typed = found.getRepairs().get(at).getParts();
            assertEquals(parts.size(), typed.size());
            for (int part = 0; part < parts.size(); part++) {
                assertEquals(parts.get(part).getAsJsonObject().get("name").getAsString(), typed.get(part).getName());
                JsonObject change = parts.get(part).getAsJsonObject().getAsJsonArray("changes").get(0).getAsJsonObject();
                assertEquals(change.get("cell").getAsString(), typed.get(part).getChanges().get(0).getCell());
                assertEquals(change.getAsJsonObject("certificate").get("message").getAsString(),
                        typed.get(part).getChanges().get(0).getCertificate().getMessage());
            }
        }
        Reports right = new Reports(bytes(given.get("report")), bytes(given.get("last_year")), List.of(), false,
                List.of(Relation.BROUGHT_FORWARD), List.of(WhichReport.LastYear.INSTANCE), List.of());
        AcrossRepairs here = OgiReport.across(right, ENGLISH);
        assertEquals(Suspicion.CERTAIN, here.getReports().get(0).getSuspicion());
        assertTrue(here.getRepairs().stream().flatMap(repair -> repair.getParts().stream())
                .allMatch(part -> part.getReport().equals(WhichReport.This.INSTANCE)));
    }

    @Test
    void lastYearIsPartOfTheCheck() throws Exception {
        JsonObject given = object(input("across.two-years"));
        byte[] report = bytes(given.get("report"));
        Options with = OgiReport.options().lastYear(bytes(given.get("last_year"))).published("2025-04-10").build();
        assertFalse(broken(OgiReport.inspect(report)).contains("continuity/brought-forward"));
        List<String> broken = broken(OgiReport.inspect(report, with));
        assertTrue(broken.contains("continuity/brought-forward"), broken.toString());
        assertThrows(InputException.BadField.class,
                () -> OgiReport.inspect(report, OgiReport.options().published("tomorrow").build()));
    }

    private static List<String> broken(Report report) {
        return report.getFindings().stream().filter(finding -> finding.getVerdict() == Verdict.BROKEN)
                .map(Finding::getRule).toList();
    }

    @Test
    void profileDecidesAndBaselineKnows() throws Exception {
        byte[] report = Files.readAllBytes(Vectors.fixtures().resolve("vectors/inputs/wrong-totals.json"));
        String profile = "name = \"示例市\"\nreject = [\"requests/row-total\"]\n[[suppressions]]\nrule = \"requests/balance\"\n"
                + "reason = \"已说明\"\nexpires = \"2026-06-30\"\n";
        Options options = OgiReport.options().profile(profile).now("2026-01-15").build();
        Report judged = OgiReport.inspect(report, options);
        assertEquals(Outcome.REJECT, judged.getDecision().getOutcome());
        assertEquals(List.of("requests/row-total"), judged.getDecision().getBy());
        assertEquals("示例市", judged.getDecision().getProfile());
        Finding excused = judged.getFindings().stream().filter(finding -> finding.getSuppressed() != null).findFirst()
                .orElseThrow();
        assertEquals("requests/balance", excused.getRule());
        assertEquals("2026-06-30", excused.getSuppressed().getExpires());
        assertNull(OgiReport.inspect(report).getDecision());

        String before = OgiReport.inspectJson(report, "{\"file\":\"a\"}");
        Report again = OgiReport.inspect(report, OgiReport.options().file("a").baseline(before).build());
        assertTrue(again.getFindings().stream().allMatch(finding -> finding.getKnown() == BaselineMatch.SAME));
        assertNull(again.getWorst());
        InputException error = assertThrows(InputException.BadField.class,
                () -> OgiReport.inspect(report, OgiReport.options().profile("strict").build()));
        assertTrue(error.getMessage().contains("statutory"), error.getMessage());
    }
}
