import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
import java.util.concurrent.atomic.AtomicInteger;
import ogi.report.InputException;
import ogi.report.Language;
import ogi.report.OgiReport;

/**
 * A portal's service for annual reports: reports are checked, filled and compared, rules explained, zip archives of reports audited as
 * jobs; {@code GET /openapi.json} says how. Errors are problem details (RFC 9457). {@code ?lang=en} asks for English.
 */
public final class Portal {
    /** Clients that are heard at once; each holds a thread with a small stack while it sends, and no worker. */
    static final int CLIENTS = 1024;
    /** Reports that wait for a worker. */
    static final int WAITING = 256;
    /** Seconds that a client may take to send its report. */
    static final int BODY_SECONDS = Integer.getInteger("portal.body.seconds", 10);
    /** Seconds that it may take where many do: those that dawdle give way to those that wait. */
    static final int CROWDED_SECONDS = Math.min(2, BODY_SECONDS);
    /** Seconds after which nobody waits for a result any more; every report is bounded far below. */
    static final int WORK_SECONDS = 20;
    /** A report has some dozens of kilobytes; a saved page with its chrome seldom more than one megabyte. */
    static final int LIMIT = 4 << 20;
    /** Seconds in which what has come is still answered. */
    static final int STOP_SECONDS = Integer.getInteger("portal.stop.seconds", 10);
    private static volatile boolean stopping;
    private static final AtomicInteger SENDING = new AtomicInteger();
    static final Jobs JOBS = new Jobs();
    static final Metrics METRICS = new Metrics();
    private static final List<String> TYPES = List.of("text/plain", "text/html", "text/markdown", "application/json");

    private Portal() {}

    public static void main(String[] arguments) throws IOException {
        // Addresses beyond the loopback are for a container, whose own network stands between.
        InetAddress address = arguments.length > 1 ? InetAddress.getByName(arguments[1]) : InetAddress.getLoopbackAddress();
        // Slow clients are cut off, and small answers are not held back to be sent together.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = start(address, arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        System.out.println("listening on " + server.getAddress());
    }

    /** Ends gracefully: says so to whoever asks for its health, answers what has come, ends the jobs. */
    static void stop(HttpServer server) {
        stopping = true;
        JOBS.end();
        server.stop(STOP_SECONDS);
    }

    private static final ThreadPoolExecutor WORKERS = workers();
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(daemons(1 << 18));

    private static ThreadPoolExecutor workers() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ThreadPoolExecutor(cores, cores, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), daemons(8 << 20));
    }

    static ThreadFactory daemons(long stack) {
        return work -> {
            Thread thread = new Thread(null, work, "portal", stack);
            thread.setDaemon(true);
            return thread;
        };
    }

    static HttpServer start(int port) throws IOException {
        return start(InetAddress.getLoopbackAddress(), port);
    }

    private static HttpServer start(InetAddress address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        // A client beyond these is turned away at once: memory stays bounded. A workbook is written on its client's thread, which takes
        // more than 256 kB of stack in a library for development.
        ThreadPoolExecutor clients = new ThreadPoolExecutor(0, CLIENTS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons(1 << 20));
        server.setExecutor(clients);
        METRICS.gauge("ogi_clients", "Clients that are heard.", clients::getActiveCount);
        METRICS.gauge("ogi_workers_busy", "Workers that work on a report.", WORKERS::getActiveCount);
        METRICS.gauge("ogi_reports_waiting", "Reports that wait for a worker.", () -> WORKERS.getQueue().size());
        METRICS.gauge("ogi_audits_waiting", "Audits that wait or are under way.", JOBS::open);
        METRICS.gauge("ogi_memory_bytes", "Memory of the heap that is used.",
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        route(server, "/reports", "POST", exchange -> json(inspect(exchange)));
        route(server, "/fill", "POST", exchange -> {
            byte[] figures = body(exchange, "application/json");
            return json(worked(() -> OgiReport.fillJson(new String(figures, StandardCharsets.UTF_8))));
        });
        route(server, "/compare", "POST", exchange -> {
            byte[] reports = body(exchange, "application/json");
            return json(worked(() -> OgiReport.compareJson(new String(reports, StandardCharsets.UTF_8), options(exchange))));
        });
        route(server, "/rules", "GET", exchange -> json(rules(exchange)));
        server.createContext("/audits", exchange -> answer(exchange, "/audits", Jobs.methods(exchange), JOBS::answer));
        route(server, "/health", "GET", exchange -> {
            if (stopping) {
                throw new Problem(503, "service/ends", "the service ends");
            }
            return json("{\"status\":\"ok\",\"version\":" + Problem.quote(OgiReport.version()) + "}");
        });
        route(server, "/metrics", "GET", exchange -> new Answer(200, "text/plain; version=0.0.4", METRICS.text().getBytes(StandardCharsets.UTF_8)));
        route(server, "/openapi.json", "GET", exchange -> {
            try (InputStream description = Portal.class.getResourceAsStream("/openapi.json")) {
                return new Answer(200, "application/json", description.readAllBytes());
            }
        });
        server.createContext("/", exchange -> answer(exchange, "other", List.of(), request -> {
            throw new Problem(404, "input/no-such-page", "GET /openapi.json says what there is");
        }));
        server.start();
        return server;
    }

    private static void route(HttpServer server, String path, String method, Handler handler) {
        server.createContext(path, exchange -> answer(exchange, path, List.of(method), request -> {
            // A context takes what stands below its path too; only rules have something there.
            if (!request.getRequestURI().getPath().equals(path) && !path.equals("/rules")) {
                throw new Problem(404, "input/no-such-page", "GET /openapi.json says what there is");
            }
            return handler.handle(request);
        }));
    }

    private static String rules(HttpExchange exchange) throws InputException, Problem {
        String rest = exchange.getRequestURI().getPath().substring("/rules".length());
        Language language = language(exchange);
        if (rest.isEmpty()) {
            return OgiReport.catalogueJson(language);
        }
        try {
            return OgiReport.explainJson(rest.substring(1), language);
        } catch (InputException unknown) {
            throw new Problem(404, OgiReport.code(unknown), unknown.getMessage());
        }
    }

    private static String inspect(HttpExchange exchange) throws IOException, InputException, Problem {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String essence = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(essence)) {
            exchange.getResponseHeaders().set("Accept-Post", String.join(", ", TYPES));
            throw new Problem(415, "input/content-type", "send the report as one of " + String.join(", ", TYPES));
        }
        byte[] document = body(exchange, LIMIT);
        String is = essenceOf(document);
        if (!is.isEmpty() && !is.equals(essence)) {
            exchange.getResponseHeaders().set("Accept-Post", String.join(", ", TYPES));
            throw new Problem(415, "input/content-type", "the body is " + is + " and was sent as " + essence);
        }
        return worked(() -> OgiReport.inspectJson(document, options(exchange)));
    }

    static String options(HttpExchange exchange) {
        return language(exchange) == Language.EN
                ? "{\"language\":\"en\",\"spans\":\"utf16\"}" : "{\"language\":\"zh\",\"spans\":\"utf16\"}";
    }

    /** A body of one type. */
    private static byte[] body(HttpExchange exchange, String wanted) throws IOException, Problem {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(wanted)) {
            exchange.getResponseHeaders().set("Accept-Post", wanted);
            throw new Problem(415, "input/content-type", "send it as " + wanted);
        }
        return body(exchange, LIMIT);
    }

    /** The body, read before a worker is asked for; a client that takes too long is cut off. */
    private static byte[] body(HttpExchange exchange, int limit) throws IOException, Problem {
        try (Closeable deadline = deadline(exchange, BODY_SECONDS)) {
            // One byte past the limit is enough to know, whatever Content-Length says.
            byte[] body = exchange.getRequestBody().readNBytes(limit + 1);
            if (body.length > limit) {
                throw new Problem(413, "input/too-large", "a report may have at most " + limit + " bytes");
            }
            return body;
        }
    }

    /** Cuts a client off that still sends after so many seconds; where half of all who can be heard send, after a few. */
    static Closeable deadline(HttpExchange exchange, int seconds) {
        boolean isCrowded = SENDING.incrementAndGet() > CLIENTS / 2;
        ScheduledFuture<?> end = CLOCK.schedule(exchange::close, isCrowded ? CROWDED_SECONDS : seconds, TimeUnit.SECONDS);
        return () -> {
            SENDING.decrementAndGet();
            end.cancel(false);
        };
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

    static Language language(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query != null && ("&" + query + "&").contains("&lang=en&") ? Language.EN : Language.ZH;
    }

    private static void refuseOtherLanguages(String query) throws Problem {
        if (query == null) {
            return;
        }
        List<String> asked = Arrays.stream(query.split("&")).filter(part -> part.equals("lang") || part.startsWith("lang=")).toList();
        if (asked.size() > 1 || !asked.stream().allMatch(part -> part.equals("lang=zh") || part.equals("lang=en"))) {
            throw new Problem(422, "input/bad-field", "lang is zh or en");
        }
    }

    /** What is sent back. */
    record Answer(int status, String type, byte[] body) {}

    static Answer json(String text) {
        return new Answer(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes an answer. */
    interface Handler {
        Answer handle(HttpExchange exchange) throws IOException, InputException, Problem;
    }

    /** Answers a request by one of the methods that its path has; no methods means that the handler refuses all. */
    private static void answer(HttpExchange exchange, String path, List<String> methods, Handler handler) throws IOException {
        long begun = System.nanoTime();
        int status = 499;
        try (exchange) {
            Answer answer;
            try {
                if (!methods.isEmpty() && !methods.contains(exchange.getRequestMethod())) {
                    exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
                    throw new Problem(405, "input/method", "use " + String.join(", ", methods));
                }
                refuseOtherLanguages(exchange.getRequestURI().getRawQuery());
                answer = handler.handle(exchange);
            } catch (InputException error) {
                answer = new Problem(422, OgiReport.code(error), error.getMessage()).answer();
            } catch (Problem problem) {
                answer = problem.answer();
            } catch (Exception | LinkageError error) {
                if (error instanceof IOException gone) {
                    // The client went away, or took too long.
                    throw gone;
                }
                System.getLogger("portal").log(System.Logger.Level.ERROR, "a request failed", error);
                answer = new Problem(500, "internal", "the request could not be answered").answer();
            }
            if (answer.status() == 503 || answer.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            status = answer.status();
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(status, answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        } finally {
            METRICS.count(path, status, System.nanoTime() - begun);
        }
    }
}
