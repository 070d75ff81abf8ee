import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import ogi.report.InputException;
import ogi.report.Language;
import ogi.report.OgiReport;

/**
 * A portal's service for annual reports: {@code POST /reports} with a report gives its findings as JSON, {@code GET /rules}
 * the rules. Errors are problem details (RFC 9457). {@code ?lang=en} asks for English.
 */
public final class Portal {
    static final int THREADS = 16;
    /** A report has some dozens of kilobytes; a saved page with its chrome seldom more than one megabyte. */
    static final int LIMIT = 4 << 20;
    private static final List<String> TYPES = List.of("text/plain", "text/html", "text/markdown", "application/json");

    private Portal() {}

    public static void main(String[] arguments) throws IOException {
        // Slow clients are cut off, and small answers are not held back to be sent together.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080);
        System.out.println("listening on " + server.getAddress());
    }

    static HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // When all threads are busy and the queue is full, accepting waits: memory stays bounded.
        server.setExecutor(new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(256),
                new ThreadPoolExecutor.CallerRunsPolicy()));
        server.createContext("/reports", exchange -> answer(exchange, "POST", Portal::inspect));
        server.createContext("/rules", exchange -> answer(exchange, "GET",
                request -> OgiReport.catalogueJson(language(request))));
        server.createContext("/", exchange -> answer(exchange, exchange.getRequestMethod(), request -> {
            throw new Problem(404, "input/no-such-page", "there is POST /reports and GET /rules");
        }));
        server.start();
        return server;
    }

    private static String inspect(HttpExchange exchange) throws IOException, InputException, Problem {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String essence = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(essence)) {
            exchange.getResponseHeaders().set("Accept-Post", String.join(", ", TYPES));
            throw new Problem(415, "input/content-type", "send the report as one of " + String.join(", ", TYPES));
        }
        // One byte past the limit is enough to know, whatever Content-Length says.
        byte[] document = exchange.getRequestBody().readNBytes(LIMIT + 1);
        if (document.length > LIMIT) {
            throw new Problem(413, "input/too-large", "a report may have at most " + LIMIT + " bytes");
        }
        String options = language(exchange) == Language.EN
                ? "{\"language\":\"en\",\"spans\":\"utf16\"}" : "{\"language\":\"zh\",\"spans\":\"utf16\"}";
        return OgiReport.inspectJson(document, options);
    }

    private static Language language(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query != null && ("&" + query + "&").contains("&lang=en&") ? Language.EN : Language.ZH;
    }

    /** Makes the body of an answer. */
    private interface Handler {
        String handle(HttpExchange exchange) throws IOException, InputException, Problem;
    }

    /** An answer other than success. */
    private static final class Problem extends Exception {
        final int status;
        final String code;

        Problem(int status, String code, String detail) {
            super(detail, null, false, false);
            this.status = status;
            this.code = code;
        }
    }

    private static void answer(HttpExchange exchange, String method, Handler handler) throws IOException {
        try (exchange) {
            try {
                if (!exchange.getRequestMethod().equals(method)) {
                    exchange.getResponseHeaders().set("Allow", method);
                    throw new Problem(405, "input/method", "use " + method);
                }
                send(exchange, 200, "application/json", handler.handle(exchange));
            } catch (InputException error) {
                problem(exchange, 422, OgiReport.code(error), error.getMessage());
            } catch (Problem problem) {
                problem(exchange, problem.status, problem.code, problem.getMessage());
            } catch (RuntimeException error) {
                System.getLogger("portal").log(System.Logger.Level.ERROR, "a request failed", error);
                problem(exchange, 500, "internal", "the request could not be answered");
            }
        }
    }

    private static void problem(HttpExchange exchange, int status, String code, String detail) throws IOException {
        String title = switch (status) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            default -> "Internal Server Error";
        };
        send(exchange, status, "application/problem+json", "{\"type\":\"urn:ogi-report:" + code + "\",\"title\":\"" + title
                + "\",\"status\":" + status + ",\"detail\":" + quote(detail) + ",\"code\":\"" + code + "\"}");
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
