import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ogi.report.InputException;
import ogi.report.Language;
import ogi.report.OgiReport;

/**
 * A portal's service for annual reports: {@code POST /reports} with a report gives its findings as JSON, {@code GET /rules}
 * the rules. Errors are problem details (RFC 9457). {@code ?lang=en} asks for English.
 */
public final class Portal {
    /** Clients that are heard at once; each holds a thread with a small stack while it sends, and no worker. */
    static final int CLIENTS = 512;
    /** Reports that wait for a worker. */
    static final int WAITING = 256;
    /** Seconds that a client may take to send its report. */
    static final int BODY_SECONDS = Integer.getInteger("portal.body.seconds", 10);
    /** Seconds after which nobody waits for a result any more; every report is bounded far below. */
    static final int WORK_SECONDS = 20;
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

    private static final ThreadPoolExecutor WORKERS = workers();
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(daemons(1 << 18));

    private static ThreadPoolExecutor workers() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ThreadPoolExecutor(cores, cores, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), daemons(8 << 20));
    }

    private static ThreadFactory daemons(long stack) {
        return work -> {
            Thread thread = new Thread(null, work, "portal", stack);
            thread.setDaemon(true);
            return thread;
        };
    }

    static HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // A client beyond these is turned away at once: memory stays bounded.
        server.setExecutor(new ThreadPoolExecutor(0, CLIENTS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons(1 << 18)));
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
        byte[] document = body(exchange);
        String is = essenceOf(document);
        if (!is.isEmpty() && !is.equals(essence)) {
            exchange.getResponseHeaders().set("Accept-Post", String.join(", ", TYPES));
            throw new Problem(415, "input/content-type", "the body is " + is + " and was sent as " + essence);
        }
        String options = language(exchange) == Language.EN
                ? "{\"language\":\"en\",\"spans\":\"utf16\"}" : "{\"language\":\"zh\",\"spans\":\"utf16\"}";
        return worked(() -> OgiReport.inspectJson(document, options));
    }

    /** The body, read before a worker is asked for; a client that takes too long is cut off. */
    private static byte[] body(HttpExchange exchange) throws IOException, Problem {
        ScheduledFuture<?> deadline = CLOCK.schedule(exchange::close, BODY_SECONDS, TimeUnit.SECONDS);
        try {
            // One byte past the limit is enough to know, whatever Content-Length says.
            byte[] body = exchange.getRequestBody().readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                throw new Problem(413, "input/too-large", "a report may have at most " + LIMIT + " bytes");
            }
            return body;
        } finally {
            deadline.cancel(false);
        }
    }

    /** What a body is by its first bytes, where they tell: a media type, or empty for text. */
    private static String essenceOf(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF")) {
            return "application/pdf";
        }
        if (start.startsWith("PK\3\4")) {
            return "application/zip";
        }
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return "application/x-ole-storage";
        }
        String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
        return text.stripLeading().startsWith("{") ? "application/json" : "";
    }

    /** A call of the library. */
    private interface Work {
        String run() throws Exception;
    }

    /** Does the work on one of the workers, of which there are as many as cores. */
    private static String worked(Work work) throws InputException, Problem {
        Future<String> result;
        try {
            result = WORKERS.submit(work::run);
        } catch (RejectedExecutionException full) {
            throw new Problem(503, "service/busy", "too many reports are waiting; send it again in a second");
        }
        try {
            return result.get(WORK_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            result.cancel(false);
            throw new Problem(503, "service/busy", "the report was not worked on in time");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new Problem(503, "service/busy", "the service ends");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InputException error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        }
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
            } catch (IOException gone) {
                // The client went away, or took too long.
                throw gone;
            } catch (Exception | LinkageError error) {
                System.getLogger("portal").log(System.Logger.Level.ERROR, "a request failed", error);
                problem(exchange, 500, "internal", "the request could not be answered");
            }
        }
    }

    private static void problem(HttpExchange exchange, int status, String code, String detail) throws IOException {
        if (status == 503) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        String title = switch (status) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 503 -> "Service Unavailable";
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
