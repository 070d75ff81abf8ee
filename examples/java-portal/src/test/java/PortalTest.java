import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PortalTest {
    private static final Path REPORTS = Path.of("../reports");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("portal.body.seconds", "2");
        server = Portal.start(0);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        ((ExecutorService) server.getExecutor()).shutdownNow();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getAddress().getPort() + path));
    }

    private static HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
        HttpRequest request = to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals("application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.body().contains("\"status\":" + status + ","), response.body());
        assertTrue(response.body().contains("\"code\":\"" + code + "\""), response.body());
    }

    @Test
    void answersWithFindings() throws Exception {
        byte[] report = Files.readAllBytes(REPORTS.resolve("wrong-totals.txt"));
        HttpResponse<String> chinese = post("/reports", "text/plain; charset=utf-8", report);
        assertEquals(200, chinese.statusCode(), chinese.body());
        assertEquals("application/json", chinese.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(chinese.body().contains("\"rule\":\"requests/row-total\""));
        assertTrue(chinese.body().contains("应为21"));
        HttpResponse<String> english = post("/reports?lang=en", "TEXT/PLAIN", report);
        assertTrue(english.body().contains("requests/row-total") && !english.body().contains("应为21"));
        byte[] page = Files.readAllBytes(REPORTS.resolve("blank-zeros.html"));
        assertEquals(200, post("/reports", "text/html", page).statusCode());
        byte[] figures = Files.readAllBytes(REPORTS.resolve("figures.json"));
        assertEquals(200, post("/reports", "application/json", figures).statusCode());
    }

    @Test
    void refusesWithProblems() throws Exception {
        assertProblem(415, "input/content-type", post("/reports", "application/pdf", new byte[10]));
        assertProblem(415, "input/content-type", post("/reports", "text/plain", "%PDF-1.7".getBytes()));
        assertProblem(415, "input/content-type", post("/reports", "text/plain", "{\"year\": 2024}".getBytes()));
        assertProblem(413, "input/too-large", post("/reports", "text/plain", new byte[Portal.LIMIT + 1]));
        assertProblem(422, "input/empty", post("/reports", "text/plain", new byte[0]));
        assertProblem(422, "input/not-a-report", post("/reports", "text/plain", "hello \"world\"\n".getBytes()));
        assertProblem(422, "input/not-json", post("/reports", "application/json", "{\"year\":".getBytes()));
        assertProblem(405, "input/method", CLIENT.send(to("/reports").GET().build(), HttpResponse.BodyHandlers.ofString()));
        assertProblem(404, "input/no-such-page", CLIENT.send(to("/").GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    @Test
    void aSlowOrBrokenClientHarmsNobody() throws Exception {
        byte[] report = Files.readAllBytes(REPORTS.resolve("wrong-totals.txt"));
        String expected = post("/reports", "text/plain", report).body();
        // Half a body and then silence, half a body and then the end, and no HTTP at all.
        try (Socket silent = new Socket("localhost", server.getAddress().getPort());
                Socket garbage = new Socket("localhost", server.getAddress().getPort())) {
            String head = "POST /reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n";
            silent.getOutputStream().write((head + "half").getBytes(StandardCharsets.UTF_8));
            garbage.getOutputStream().write("\0\1\2 nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            try (Socket gone = new Socket("localhost", server.getAddress().getPort())) {
                gone.getOutputStream().write((head + "half").getBytes(StandardCharsets.UTF_8));
            }
            for (int at = 0; at < 50; at++) {
                post("/reports", "application/json", "{\"cells\": {\"requests.received.total\": [".getBytes());
                assertEquals(expected, post("/reports", "text/plain", report).body());
            }
        }
    }

    @Test
    void slowClientsHoldNoWorker() throws Exception {
        byte[] report = Files.readAllBytes(REPORTS.resolve("wrong-totals.txt"));
        String expected = post("/reports", "text/plain", report).body();
        String head = "POST /reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n";
        List<Socket> slow = new ArrayList<>();
        try {
            for (int at = 0; at < 100; at++) {
                Socket socket = new Socket("localhost", server.getAddress().getPort());
                socket.getOutputStream().write((head + "half").getBytes(StandardCharsets.UTF_8));
                slow.add(socket);
            }
            long started = System.nanoTime();
            for (int at = 0; at < 20; at++) {
                assertEquals(expected, post("/reports", "text/plain", report).body());
            }
            assertTrue(System.nanoTime() - started < 2_000_000_000L * 10);
            // Each is cut off once its time is over.
            for (Socket socket : slow) {
                socket.setSoTimeout(20_000);
                assertEquals(-1, socket.getInputStream().read());
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void problemsAreJson() throws Exception {
        // What the client sent comes back in the sentence: on one line, and quoted as JSON demands.
        HttpResponse<String> response = post("/reports?lang=en", "application/json", "{\"a\\u0001\\\"\\\\b\": 1}".getBytes());
        assertProblem(422, "input/unknown-field", response);
        assertTrue(response.body().contains("`a \\\"\\\\b`"), response.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(to(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** An archive of files by their names. */
    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void auditsAnArchiveAsAJob() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int year = 2022; year <= 2024; year++) {
            files.put("年报/水利/" + year + ".txt", Files.readAllBytes(Path.of("../cases/water-" + year + ".txt")));
        }
        files.put("年报/错.txt", Files.readAllBytes(REPORTS.resolve("wrong-totals.txt")));
        files.put("年报/扫描件.png", "\u0089PNG".getBytes(StandardCharsets.ISO_8859_1));
        files.put("年报/.hidden", new byte[3]);
        files.put("register.json", "[{\"name\": \"示例县水利局\"}, {\"name\": \"示例县司法局\"}]".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> taken = post("/audits", "application/zip", zip(files));
        assertEquals(202, taken.statusCode(), taken.body());
        String address = taken.headers().firstValue("Location").orElseThrow();
        String state = taken.body();
        for (int turn = 0; turn < 600 && !state.contains("\"done\","); turn++) {
            Thread.sleep(50);
            state = get(address).body();
        }
        assertTrue(state.contains("\"state\":\"done\",\"done\":5,\"files\":5"), state);
        String result = get(address + "/result").body();
        assertTrue(result.contains("\"counts\":{\"files\":5,\"reports\":4,\"unread\":1,\"not_filed\":1,"), result.substring(0, 400));
        assertTrue(result.contains("\"last_year\":\"年报/水利/2023.txt\""));
        HttpResponse<String> overview = get(address + "/overview");
        assertEquals("text/html; charset=utf-8", overview.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(overview.body().contains("年报核查总览") && overview.body().contains("示例县司法局"));
        HttpResponse<byte[]> workbook = CLIENT.send(to(address + "/workbook").GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals('P', workbook.body()[0]);
        assertEquals(204, CLIENT.send(to(address).DELETE().build(), HttpResponse.BodyHandlers.ofString()).statusCode());
        assertProblem(404, "input/no-such-audit", get(address));
        assertProblem(422, "input/broken-file", post("/audits", "application/zip", "PK no archive".getBytes()));
        assertProblem(415, "input/content-type", post("/audits", "text/plain", zip(files)));
        assertProblem(404, "input/no-such-page", get("/audit"));
    }

    @Test
    void fillsComparesAndExplains() throws Exception {
        byte[] figures = "{\"year\": 2024, \"cells\": {\"remedies.direct_suit.upheld\": 2, \"remedies.direct_suit.corrected\": 1, \"remedies.direct_suit.other\": 0, \"remedies.direct_suit.pending\": 0}}".getBytes();
        HttpResponse<String> filled = post("/fill", "application/json", figures);
        assertTrue(filled.body().contains("{\"cell\":\"remedies.direct_suit.total\",\"computed\":3,\"declared\":null}"), filled.body());
        String year = "{\"year\": %d, \"cells\": {\"requests.carried_forward.total\": %d, \"requests.brought_forward.total\": 0}}";
        String years = "[" + String.format(year, 2023, 5) + "," + String.format(year, 2024, 0) + "]";
        HttpResponse<String> compared = post("/compare?lang=en", "application/json", years.getBytes());
        assertTrue(compared.body().contains("continuity/brought-forward"), compared.body());
        assertTrue(get("/rules/requests/row-total?lang=en").body().contains("\"code\":\"requests/row-total\""));
        assertProblem(422, "input/bad-field", get("/rules?lang=fr"));
        assertProblem(404, "input/unknown-rule", get("/rules/requests/row-totals"));
        assertProblem(422, "input/too-few-reports", post("/compare", "application/json", "[]".getBytes()));
    }

    @Test
    void tellsOfItself() throws Exception {
        assertTrue(get("/health").body().startsWith("{\"status\":\"ok\""));
        get("/nowhere");
        String metrics = get("/metrics").body();
        assertTrue(metrics.contains("ogi_requests_total{path=\"other\",status=\"404\"} "), metrics);
        assertTrue(metrics.contains("ogi_request_seconds_bucket{le=\"+Inf\"} ") && metrics.contains("# TYPE ogi_workers_busy gauge"));
        // Every path of the description is there, and refuses methods that it does not name.
        String description = get("/openapi.json").body();
        for (String path : List.of("/reports", "/fill", "/compare", "/rules", "/audits", "/health", "/metrics", "/openapi.json")) {
            assertTrue(description.contains("\"" + path + "\": {"), path);
            HttpRequest patch = to(path).method("PATCH", HttpRequest.BodyPublishers.noBody()).build();
            assertProblem(405, "input/method", CLIENT.send(patch, HttpResponse.BodyHandlers.ofString()));
        }
    }

    @Test
    void listsRules() throws Exception {
        HttpResponse<String> rules = CLIENT.send(to("/rules?lang=en").GET().build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, rules.statusCode());
        assertTrue(rules.body().contains("requests/balance"));
    }
}
