package ogi.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Times calls from the JVM beside the same calls in Rust: {@code Timing RUST FILE…}, RUST being what the example {@code timing}
 * has printed; {@code bindings-mobile/timing.sh} runs both. What the border alone costs is measured as well: an empty call, and
 * the values taken over it and back without a call.
 */
final class Timing {
    private final Map<String, Double> rust = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        Timing timing = new Timing();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] parts = line.split("\t");
            timing.rust.put(parts[0], Double.parseDouble(parts[1]));
        }
        System.out.printf("%-52s %10s %10s %6s %10s%n", "microseconds a call", "Rust", "JVM", "ratio", "border");
        double empty = timing.line("version", OgiReport::version, 0);
        for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            byte[] document = Files.readAllBytes(Path.of(file));
            String options = "{\"spans\":\"utf16\"}";
            String json = OgiReport.inspectJson(document, options);
            double over = median(() -> bytes(document)) + median(() -> string(json));
            timing.line("inspectJson " + file, () -> OgiReport.inspectJson(document, options), empty + over);
            System.out.printf("  %d bytes in, %d bytes of JSON out%n", document.length,
                    json.getBytes(StandardCharsets.UTF_8).length);
            Options typed = OgiReport.options().build();
            Report report = OgiReport.inspect(document, typed);
            timing.line("inspect " + file, () -> OgiReport.inspect(document, typed),
                    empty + median(() -> bytes(document)) + median(() -> record(report)));
        }
        try (Session session = OgiReport.session(new Figures(2024, null, null, Map.of()), OgiReport.options().build())) {
            int[] figure = {0};
            timing.line("Session.set", () -> {
                figure[0] = (figure[0] + 1) % 100;
                return session.set("requests.received.total", Integer.toString(figure[0]));
            }, empty + median(() -> string("requests.received.total")) + median(() -> string("13")));
        }
    }

    private double line(String name, Callable<?> run, double border) throws Exception {
        double jvm = median(run);
        double own = rust.getOrDefault(name, Double.NaN);
        System.out.printf("%-52s %10.2f %10.2f %6.2f %10.2f%n", name, own, jvm, jvm / own, border == 0 ? jvm - own : border);
        return jvm;
    }

    /** Bytes into a buffer of Rust and back. */
    private static Object bytes(byte[] document) {
        return FfiConverterByteArray.INSTANCE.liftFromRustBuffer(FfiConverterByteArray.INSTANCE.lowerIntoRustBuffer(document));
    }

    /** A text into a buffer of Rust and back. */
    private static Object string(String text) {
        return FfiConverterString.INSTANCE.lift(FfiConverterString.INSTANCE.lower(text));
    }

    /** A record into a buffer of Rust and back. */
    private static Object record(Report report) {
        return FfiConverterTypeReport.INSTANCE.liftFromRustBuffer(FfiConverterTypeReport.INSTANCE.lowerIntoRustBuffer(report));
    }

    /** The median of 200 batches, after as many to warm up. */
    private static double median(Callable<?> run) throws Exception {
        double[] batches = new double[400];
        for (int batch = 0; batch < batches.length; batch++) {
            long start = System.nanoTime();
            for (int at = 0; at < 20; at++) {
                run.call();
            }
            batches[batch] = (System.nanoTime() - start) / 20.0 / 1000;
        }
        double[] warm = Arrays.copyOfRange(batches, 200, 400);
        Arrays.sort(warm);
        return warm[100];
    }
}
