import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Puts load on a running portal from a second process: {@code Load PORT PID SECONDS COUNT FOLDER…}. Sixteen threads post good
 * reports for so many seconds, then so many damaged ones with a good one among every fifty, whose answer must stay the
 * same. Prints requests per second, answers by status, and the memory of the process PID; ends with 1 when an answer was
 * wrong, missing, or said that the portal failed. What is damaged how follows from the numbers of the threads alone.
 */
public final class Load {
    private static final int THREADS = 16;
    private static final long TELL_EVERY = 30_000_000_000L;
    private static final String[] TYPES = {"text/plain", "text/html", "text/markdown", "application/json",
        "text/plain; charset=gbk", "application/pdf"};
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI uri;
    private final String pid;
    private final List<byte[]> good = new ArrayList<>();
    private final List<byte[]> seeds = new ArrayList<>();
    private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();
    private final List<Long> memory = new ArrayList<>();
    private boolean failed;

    private Load(int port, String pid) {
        this.uri = URI.create("http://localhost:" + port + "/reports");
        this.pid = pid;
    }

    public static void main(String[] arguments) throws Exception {
        Load load = new Load(Integer.parseInt(arguments[0]), arguments[1]);
        long seconds = Long.parseLong(arguments[2]);
        long count = Long.parseLong(arguments[3]);
        for (String folder : Arrays.copyOfRange(arguments, 4, arguments.length)) {
            load.take(Path.of(folder));
        }
        System.out.printf("%d documents, %d of them good reports%n", load.seeds.size(), load.good.size());
        byte[] witness = load.good.get(0);
        String expected = load.post(witness, "text/plain").body();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        load.run("good reports", number -> System.nanoTime() < end, (random, number) -> {
            HttpResponse<String> response = load.post(load.good.get((int) (number % load.good.size())), "text/plain");
            return response.statusCode() == 200 ? "200" : load.wrong("" + response.statusCode());
        });
        load.run("hostile bodies", number -> number < count, (random, number) -> {
            if (number % 50 == 0) {
                HttpResponse<String> response = load.post(witness, "text/plain");
                return expected.equals(response.body()) ? "200, the good one" : load.wrong("another answer to the good one");
            }
            int status = load.post(load.damaged(random), TYPES[random.nextInt(TYPES.length)]).statusCode();
            return status < 500 ? "" + status : load.wrong("" + status);
        });
        System.exit(load.failed ? 1 : 0);
    }

    private void take(Path folder) throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                seeds.add(bytes);
                if (post(bytes, "text/plain").statusCode() == 200) {
                    good.add(bytes);
                }
            }
        }
    }

    /** One request; what is counted of it. */
    private interface Request {
        String send(SplittableRandom random, long number) throws IOException, InterruptedException;
    }

    private void run(String what, LongPredicate more, Request request) throws Exception {
        answers.clear();
        memory.clear();
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int seed = 0; seed < THREADS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Thread thread = new Thread(() -> {
                for (long number = next.getAndIncrement(); more.test(number); number = next.getAndIncrement()) {
                    String answer;
                    try {
                        answer = request.send(random, number);
                    } catch (IOException | InterruptedException error) {
                        answer = wrong(error.toString());
                    }
                    answers.computeIfAbsent(answer, unused -> new AtomicLong()).incrementAndGet();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (long told = start; threads.stream().anyMatch(Thread::isAlive); Thread.sleep(200)) {
            if (System.nanoTime() - told >= TELL_EVERY) {
                told += TELL_EVERY;
                memory.add(resident());
                System.out.printf("%5d s %9d requests %5d MB%n", (told - start) / 1_000_000_000, done(), memory.get(memory.size() - 1));
            }
        }
        memory.add(resident());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %d requests in %.0f s, %.0f a second; memory %d MB at the start, %d in the middle, %d at the end%n",
                what, done(), seconds, done() / seconds, memory.get(0), memory.get(memory.size() / 2), memory.get(memory.size() - 1));
        new TreeMap<>(answers).forEach((answer, number) -> System.out.println("  " + answer + ": " + number));
    }

    private long done() {
        return answers.values().stream().mapToLong(AtomicLong::get).sum();
    }

    private String wrong(String answer) {
        failed = true;
        return answer + " (WRONG)";
    }

    private HttpResponse<String> post(byte[] body, String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).header("Content-Type", type).timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A document with some of its bytes changed, cut, doubled, or joined with another. */
    private byte[] damaged(SplittableRandom random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        int rounds = 1 + random.nextInt(8);
        for (int round = 0; round < rounds && bytes.length > 0; round++) {
            int at = random.nextInt(bytes.length);
            int to = at + random.nextInt(Math.min(bytes.length - at, 2000)) + 1;
            byte[] other = seeds.get(random.nextInt(seeds.size()));
            bytes = switch (random.nextInt(6)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
                case 2 -> join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
                case 3 -> join(Arrays.copyOf(bytes, at), Arrays.copyOf(other, Math.min(other.length, 20_000)));
                case 4 -> with(bytes, at, "<>|\t\n0123456789-/{}\"".charAt(random.nextInt(20)));
                default -> with(bytes, at, random.nextInt(256));
            };
        }
        return bytes.length > 200_000 ? Arrays.copyOf(bytes, 200_000) : bytes;
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** The memory that the portal takes, in megabytes; 0 where it cannot be known. */
    private long resident() throws IOException {
        Path status = Path.of("/proc", pid, "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            String line = lines.filter(text -> text.startsWith("VmRSS")).findFirst().orElse("0");
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
    }
}
