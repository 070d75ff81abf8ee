import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
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
import java.util.List;
import java.util.concurrent.ExecutorService;
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

    @Test
    void listsRules() throws Exception {
        HttpResponse<String> rules = CLIENT.send(to("/rules?lang=en").GET().build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, rules.statusCode());
        assertTrue(rules.body().contains("requests/balance"));
    }
}
