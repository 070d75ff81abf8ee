package ogi.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Times calls from the JVM, for comparison with {@code cargo run --release -p ogi-report-mobile --example timing}. */
final class Timing {
    private Timing() {}

    public static void main(String[] files) throws Exception {
        System.out.println("crossing alone");
        time("version()", OgiReport::version);
        for (String file : files) {
            byte[] document = Files.readAllBytes(Path.of(file));
            System.out.println(file + ", " + document.length + " bytes");
            time("inspect, records", () -> OgiReport.inspect(document));
            time("inspectJson", () -> OgiReport.inspectJson(document, "{\"spans\":\"utf16\"}"));
            String json = OgiReport.inspectJson(document, "{\"spans\":\"utf16\"}");
            System.out.println("  the JSON has " + json.length() + " chars");
        }
    }

    /** The median of 200 batches, after warming up. */
    private static void time(String name, Callable<?> run) throws Exception {
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
        System.out.printf("  %s: %.1f µs%n", name, warm[100]);
    }
}
