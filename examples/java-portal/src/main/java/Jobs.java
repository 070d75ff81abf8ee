import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import ogi.report.Document;
import ogi.report.FolderAudit;
import ogi.report.Following;
import ogi.report.InputException;
import ogi.report.OgiReport;

/**
 * Audits of zip archives as jobs: one is worked on at a time, by half of the cores, so that single reports are answered meanwhile;
 * a few wait, a few results are kept for an hour. An archive may hold {@code register.json}, the register of organs.
 */
final class Jobs {
    /** An archive of a province's year has some ten thousand reports. */
    static final long MOST_BYTES = 256L << 20;
    static final int MOST_FILES = 20_000;
    static final int MOST_OF_A_FILE = 16 << 20;
    static final long MOST_UNPACKED = 2L << 30;
    private static final int UPLOAD_SECONDS = Integer.getInteger("portal.upload.seconds", 300);
    private static final int KEPT = 8;
    private static final long KEPT_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final SecureRandom NAMES = new SecureRandom();

    private final Map<String, Job> jobs = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ThreadPoolExecutor line =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(4), Portal.daemons(8 << 20));
    private final ExecutorService hands =
            Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), Portal.daemons(8 << 20));

    /** One audit. Its archive is on the disk until it is done. */
    private static final class Job {
        final String name;
        final Path archive;
        final String options;
        final long begun = System.nanoTime();
        volatile String state = "waiting";
        volatile String detail;
        volatile int done;
        volatile int files;
        volatile FolderAudit audit;

        Job(String name, Path archive, String options) {
            this.name = name;
            this.archive = archive;
            this.options = options;
        }

        boolean isOpen() {
            return state.equals("waiting") || state.equals("working");
        }

        String json() {
            String told = detail == null ? "" : ",\"detail\":" + Problem.quote(detail);
            return "{\"id\":\"" + name + "\",\"state\":\"" + state + "\",\"done\":" + done + ",\"files\":" + files + told + "}";
        }

        void drop() {
            state = "ended";
            if (audit != null) {
                audit.close();
            }
        }
    }

    long open() {
        synchronized (jobs) {
            return jobs.values().stream().filter(Job::isOpen).count();
        }
    }

    /** The methods of a path below {@code /audits}. */
    static List<String> methods(HttpExchange exchange) {
        String[] parts = exchange.getRequestURI().getPath().split("/", -1);
        return parts.length == 2 ? List.of("POST") : parts.length == 3 ? List.of("GET", "DELETE") : List.of("GET");
    }

    Portal.Answer answer(HttpExchange exchange) throws IOException, Problem {
        String[] parts = exchange.getRequestURI().getPath().split("/", -1);
        if (parts.length == 2) {
            return take(exchange);
        }
        Job job = jobs.get(parts[2]);
        if (job == null || parts.length > 4) {
            throw new Problem(404, "input/no-such-audit", "there is no such audit; results are kept for an hour");
        }
        if (parts.length == 3) {
            if (exchange.getRequestMethod().equals("GET")) {
                return Portal.json(job.json());
            }
            jobs.remove(job.name);
            job.drop();
            return new Portal.Answer(204, "application/json", new byte[0]);
        }
        String part = parts[3];
        if (!List.of("result", "overview", "workbook").contains(part)) {
            throw new Problem(404, "input/no-such-page", "there is result, overview and workbook");
        }
        if (!job.state.equals("done")) {
            throw new Problem(409, "service/not-done", "the audit is " + job.state);
        }
        try {
            return switch (part) {
                case "result" -> Portal.json(job.audit.result());
                case "overview" -> new Portal.Answer(200, "text/html; charset=utf-8", job.audit.overview().getBytes(StandardCharsets.UTF_8));
                default -> new Portal.Answer(200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", job.audit.workbook());
            };
        } catch (IllegalStateException closed) {
            throw new Problem(404, "input/no-such-audit", "the audit was taken away");
        }
    }

    /** Takes an archive to the disk and puts its audit into the line. */
    private Portal.Answer take(HttpExchange exchange) throws IOException, Problem {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/zip")) {
            exchange.getResponseHeaders().set("Accept-Post", "application/zip");
            throw new Problem(415, "input/content-type", "send the archive as application/zip");
        }
        Path archive = Files.createTempFile("ogi-audit", ".zip");
        boolean isTaken = false;
        try {
            try (Closeable deadline = Portal.deadline(exchange, UPLOAD_SECONDS); OutputStream file = Files.newOutputStream(archive)) {
                copy(exchange.getRequestBody(), file);
            }
            try (ZipFile zip = opened(archive)) {
                if (zip.size() > MOST_FILES) {
                    throw new Problem(413, "input/too-large", "an archive may hold at most " + MOST_FILES + " files");
                }
            } catch (ZipException | IllegalArgumentException broken) {
                throw new Problem(422, "input/broken-file", "the body is no zip archive");
            }
            Job job = new Job(HexFormat.of().formatHex(bytes()), archive, Portal.options(exchange));
            forget();
            jobs.put(job.name, job);
            try {
                line.execute(() -> work(job));
            } catch (RejectedExecutionException full) {
                jobs.remove(job.name);
                throw new Problem(429, "service/busy", "too many audits are waiting; send it again later");
            }
            isTaken = true;
            exchange.getResponseHeaders().set("Location", "/audits/" + job.name);
            return new Portal.Answer(202, "application/json", job.json().getBytes(StandardCharsets.UTF_8));
        } finally {
            if (!isTaken) {
                Files.deleteIfExists(archive);
            }
        }
    }

    /** Takes results away that are old, or more than are kept. */
    private void forget() {
        synchronized (jobs) {
            List<Job> closed = new ArrayList<>(jobs.values());
            closed.removeIf(Job::isOpen);
            for (int at = 0; at < closed.size(); at++) {
                Job job = closed.get(at);
                if (at <= closed.size() - KEPT || System.nanoTime() - job.begun > KEPT_NANOS) {
                    jobs.remove(job.name);
                    job.drop();
                }
            }
        }
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[12];
        NAMES.nextBytes(bytes);
        return bytes;
    }

    private static void copy(InputStream from, OutputStream to) throws IOException, Problem {
        byte[] buffer = new byte[1 << 16];
        long all = 0;
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            all += count;
            if (all > MOST_BYTES) {
                throw new Problem(413, "input/too-large", "an archive may have at most " + MOST_BYTES + " bytes");
            }
            to.write(buffer, 0, count);
        }
    }

    /** An archive with names in UTF-8, else in the code page that Windows writes there. */
    private static ZipFile opened(Path archive) throws IOException {
        try {
            return new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException other) {
            return new ZipFile(archive.toFile(), Charset.forName("GB18030"));
        }
    }

    private void work(Job job) {
        try (ZipFile zip = opened(job.archive)) {
            job.state = "working";
            List<ZipEntry> files = new ArrayList<>();
            zip.stream().filter(entry -> !entry.isDirectory() && isWanted(entry.getName())).forEach(files::add);
            files.sort((one, other) -> Arrays.compare(one.getName().split("/"), other.getName().split("/")));
            job.files = files.size();
            ZipEntry register = zip.getEntry("register.json");
            String organs = register == null ? "" : new String(bytes(zip, register), StandardCharsets.UTF_8);
            FolderAudit audit = new FolderAudit(List.of("zip"), organs, job.options);
            job.audit = audit;
            for (String entry : entries(job, files, (at, file) -> audit.entry(file.getName(), bytes(zip, file), null))) {
                audit.add(entry);
            }
            List<Following> following = audit.following();
            for (Following pair : following) {
                ZipEntry before = files.get(pair.getBefore());
                Document last = new Document(bytes(zip, before), before.getName());
                ZipEntry file = files.get(pair.getAt());
                audit.replace(pair.getAt(), audit.entry(file.getName(), bytes(zip, file), last));
            }
            audit.join();
            Portal.METRICS.add("ogi_audited_files_total", "Files of archives that were audited.", files.size());
            job.state = "done";
        } catch (InputException error) {
            fail(job, OgiReport.code(error) + ": " + error.getMessage());
        } catch (TooMuch error) {
            fail(job, "the archive unpacks to more than " + MOST_UNPACKED + " bytes");
        } catch (InterruptedException | IllegalStateException ended) {
            fail(job, "the audit was ended");
        } catch (IOException | ExecutionException | RuntimeException error) {
            if (job.state.equals("ended")) {
                // It was taken away while it was worked on.
                return;
            }
            System.getLogger("portal").log(System.Logger.Level.ERROR, "an audit failed", error);
            fail(job, "the archive cannot be read");
        } finally {
            try {
                Files.deleteIfExists(job.archive);
            } catch (IOException kept) {
                System.getLogger("portal").log(System.Logger.Level.WARNING, "an archive stays on the disk", kept);
            }
        }
    }

    private static void fail(Job job, String detail) {
        job.detail = detail;
        job.state = "failed";
    }

    /** Makes an entry. */
    private interface Make {
        String of(int at, ZipEntry file) throws IOException;
    }

    /** Entries of all files in their order, made side by side. */
    private List<String> entries(Job job, List<ZipEntry> files, Make make) throws ExecutionException, InterruptedException, TooMuch {
        List<String> made = new ArrayList<>();
        long unpacked = 0;
        int ahead = 64;
        List<Future<String>> waiting = new ArrayList<>();
        for (int at = 0; at < files.size() || made.size() < files.size();) {
            if (at < files.size() && waiting.size() - made.size() < ahead) {
                ZipEntry file = files.get(at);
                int place = at++;
                unpacked += Math.max(0, file.getSize());
                if (unpacked > MOST_UNPACKED) {
                    throw new TooMuch();
                }
                waiting.add(hands.submit(() -> make.of(place, file)));
                continue;
            }
            if (job.state.equals("ended")) {
                throw new InterruptedException();
            }
            made.add(waiting.get(made.size()).get());
            waiting.set(made.size() - 1, null);
            job.done = made.size();
        }
        return made;
    }

    private static final class TooMuch extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** A file of an archive; what is too large is told of as such by the reader. */
    private static byte[] bytes(ZipFile zip, ZipEntry file) throws IOException {
        try (InputStream from = zip.getInputStream(file)) {
            return from.readNBytes(MOST_OF_A_FILE + 1);
        }
    }

    private static boolean isWanted(String name) {
        boolean isAside = Arrays.stream(name.split("/")).anyMatch(part -> part.startsWith(".") || part.startsWith("~$") || part.equals("__MACOSX"));
        return !isAside && !name.equals("register.json") && !name.endsWith("Thumbs.db") && !name.endsWith("desktop.ini");
    }

    /** Ends what is under way. */
    void end() {
        synchronized (jobs) {
            jobs.values().stream().filter(Job::isOpen).forEach(job -> job.state = "ended");
        }
        line.shutdownNow();
    }
}
