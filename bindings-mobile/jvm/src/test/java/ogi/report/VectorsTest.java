package ogi.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VectorsTest {
    @TestFactory
    Stream<DynamicTest> sameBytesAsRust() throws IOException {
        List<Vectors.Vector> vectors = Vectors.all(Vectors.fixtures());
        assertTrue(vectors.size() >= 30, "only " + vectors.size() + " vectors found");
        return vectors.stream().map(vector -> DynamicTest.dynamicTest(vector.name(), () -> compare(vector)));
    }

    private static void compare(Vectors.Vector vector) {
        Vectors.Outcome outcome = vector.run();
        if (vector.error() != null) {
            assertEquals(vector.error(), outcome.error());
            assertFalse(outcome.message().isBlank());
        } else {
            byte[] expected = vector.expected().getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(expected, String.valueOf(outcome.result()).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void typedRecordsSayWhatTheWireSays() throws IOException, InputException {
        int compared = 0;
        for (Vectors.Vector vector : Vectors.all(Vectors.fixtures())) {
            if (!vector.task().equals("inspect") || vector.expected() == null || !vector.options().contains("utf16")) {
                continue;
            }
            compared++;
            Options options = OgiReport.options().language(Language.EN).build();
            assertSame(vector.name(), JsonParser.parseString(vector.expected()).getAsJsonObject(),
                    OgiReport.inspect(vector.input(), options));
        }
        assertTrue(compared >= 8);
    }

    private static void assertSame(String name, JsonObject wire, Report report) {
        assertEquals(wire.getAsJsonObject("cells").size(), report.getCells().size(), name);
        for (Cell cell : report.getCells()) {
            JsonElement value = wire.getAsJsonObject("cells").get(cell.getPath());
            boolean number = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
            assertEquals(number, cell.getState() == CellState.NUMBER, cell.getPath());
            assertEquals(value.isJsonNull(), cell.getState() == CellState.MISSING, cell.getPath());
            if (number) {
                assertEquals(0, value.getAsBigDecimal().compareTo(cell.getNumber()), cell.getPath());
            }
        }
        JsonArray findings = wire.getAsJsonArray("findings");
        assertEquals(findings.size(), report.getFindings().size(), name);
        for (int at = 0; at < findings.size(); at++) {
            JsonObject expected = findings.get(at).getAsJsonObject();
            Finding finding = report.getFindings().get(at);
            assertEquals(expected.get("rule").getAsString(), finding.getRule());
            assertEquals(expected.get("severity").getAsString(), finding.getSeverity().name().toLowerCase());
            assertEquals(expected.get("verdict").getAsString(), finding.getVerdict().name().toLowerCase());
            assertEquals(expected.get("message").getAsString(), finding.getMessage());
            assertEquals(expected.get("fingerprint").getAsString(), finding.getFingerprint());
            assertSpan(expected.get("span"), finding.getSpan());
            for (int part = 0; part < finding.getTerms().size(); part++) {
                JsonObject term = expected.getAsJsonArray("terms").get(part).getAsJsonObject();
                assertSpan(term.get("span"), finding.getTerms().get(part).getSpan());
            }
        }
        JsonArray claims = wire.getAsJsonArray("claims");
        assertEquals(claims.size(), report.getClaims().size(), name);
        for (int at = 0; at < claims.size(); at++) {
            assertEquals(claims.get(at).getAsJsonObject().get("what").getAsString(), report.getClaims().get(at).getWhat());
            assertSpan(claims.get(at).getAsJsonObject().get("span"), report.getClaims().get(at).getSpan());
        }
        JsonArray repairs = wire.getAsJsonArray("repairs");
        assertEquals(repairs.size(), report.getRepairs().size(), name);
        for (int at = 0; at < repairs.size(); at++) {
            JsonArray changes = repairs.get(at).getAsJsonObject().getAsJsonArray("changes");
            List<Change> typed = report.getRepairs().get(at).getChanges();
            assertEquals(changes.size(), typed.size());
            for (int one = 0; one < typed.size(); one++) {
                JsonObject change = changes.get(one).getAsJsonObject();
                assertEquals(change.get("cell").getAsString(), typed.get(one).getCell());
                assertEquals(0, change.get("to").getAsBigDecimal().compareTo(typed.get(one).getTo()));
                assertEquals(change.get("reason").getAsString(), typed.get(one).getReason());
            }
        }
        assertEquals(wire.getAsJsonObject("summary").get("holds").getAsInt(), report.getSummary().getHolds(), name);
    }

    private static void assertSpan(JsonElement expected, Span span) {
        assertEquals(expected.isJsonNull(), span == null);
        if (span != null) {
            assertEquals(expected.getAsJsonObject().get("start").getAsInt(), span.getStart());
            assertEquals(expected.getAsJsonObject().get("end").getAsInt(), span.getEnd());
        }
    }

    @Test
    void sixteenThreadsAgree() throws Exception {
        List<Vectors.Vector> vectors = Vectors.all(Vectors.fixtures());
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                int offset = thread;
                runs.add(pool.submit(() -> {
                    for (int at = 0; at < vectors.size(); at++) {
                        compare(vectors.get((at + offset * 7) % vectors.size()));
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
