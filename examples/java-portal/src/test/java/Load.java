import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Puts load on a running portal from a second process: {@code Load PORT PID valid SECONDS [FOLDER]} posts good reports,
 * {@code Load PORT PID hostile COUNT FOLDER…} damaged ones with a good one among every fifty, whose answer must stay the
 * same. Prints requests per second, answers by status, and the memory of the process PID.
 */
public final class Load {
    private static final int THREADS = 16;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, AtomicLong> ANSWERS = new ConcurrentHashMap<>();
    private static final AtomicLong DONE = new AtomicLong();

    public static void main(String[] arguments) throws Exception {
        URI uri = URI.create("http://localhost:" + arguments[0] + "/reports");
        String pid = arguments[1];
        boolean hostile = arguments[2].equals("hostile");
        long amount = Long.parseLong(arguments[3]);
        List<byte[]> good = new ArrayList<>();
        List<byte[]> seeds = new ArrayList<>();
        for (String folder : Arrays.copyOfRange(arguments, 4, arguments.length)) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    seeds.add(bytes);
                    if (post(uri, bytes).statusCode() == 200) {
                        good.add(bytes);
                    }
                }
            }
        }
        byte[] witness = good.get(0);
        String expected = post(uri, witness).body();
        System.out.println(good.size() + " good reports of " + seeds.size() + "; memory " + memory(pid));
        long start = System.nanoTime();
        long end = hostile ? Long.MAX_VALUE : start + amount * 1_000_000_000L;
        long count = hostile ? amount : Long.MAX_VALUE;
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            SplittableRandom random = new SplittableRandom(number);
            Thread thread = new Thread(() -> {
                for (long at = DONE.getAndIncrement(); at < count && System.nanoTime() < end; at = DONE.getAndIncrement()) {
                    boolean check = hostile && at % 50 == 0;
                    byte[] body = check ? witness : hostile ? damaged(random, seeds) : good.get((int) (at % good.size()));
                    try {
                        HttpResponse<String> response = post(uri, body);
                        count(check && !expected.equals(response.body()) ? "another answer" : "" + response.statusCode());
                    } catch (IOException | InterruptedException error) {
                        count(error.toString());
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        long told = start;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(500);
            if (System.nanoTime() - told > 30_000_000_000L) {
                told = System.nanoTime();
                System.out.printf("%4d s  %d requests  memory %s%n", (told - start) / 1_000_000_000, DONE.get(), memory(pid));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long answers = ANSWERS.values().stream().mapToLong(AtomicLong::get).sum();
        System.out.printf("%d requests in %.1f s: %.0f a second; memory %s%n", answers, seconds, answers / seconds, memory(pid));
        new TreeMap<>(ANSWERS).forEach((answer, number) -> System.out.println("  " + answer + ": " + number));
    }

    private static void count(String answer) {
        ANSWERS.computeIfAbsent(answer, unused -> new AtomicLong()).incrementAndGet();
    }

    private static HttpResponse<String> post(URI uri, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A seed with some of its bytes changed, cut, doubled, or joined with another. */
    private static byte[] damaged(SplittableRandom random, List<byte[]> seeds) {
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

    private static String memory(String pid) throws IOException {
        Path status = Path.of("/proc", pid, "status");
        if (!Files.isReadable(status)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("gone").replaceAll("\\s+", " ");
        }
    }
}
