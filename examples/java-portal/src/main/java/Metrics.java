import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** What the service counts, in the text format of Prometheus. */
final class Metrics {
    private static final double[] SECONDS = {0.001, 0.005, 0.02, 0.1, 0.5, 2, 10};
    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> counters = new ConcurrentSkipListMap<>();
    private final Map<String, LongSupplier> gauges = new ConcurrentSkipListMap<>();
    private final Map<String, String> help = new ConcurrentSkipListMap<>();
    private final LongAdder[] buckets = new LongAdder[SECONDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Metrics() {
        for (int at = 0; at < buckets.length; at++) {
            buckets[at] = new LongAdder();
        }
    }

    /** A value that is asked for when it is told. */
    void gauge(String name, String about, LongSupplier value) {
        help.put(name, about);
        gauges.put(name, value);
    }

    /** Adds to a counter. */
    void add(String name, String about, long more) {
        help.put(name, about);
        counters.computeIfAbsent(name, unused -> new LongAdder()).add(more);
    }

    /** Counts a request; 499 is one whose client went away. */
    void count(String path, int status, long took) {
        requests.computeIfAbsent("{path=\"" + path + "\",status=\"" + status + "\"}", unused -> new LongAdder()).increment();
        int at = 0;
        while (at < SECONDS.length && took > SECONDS[at] * 1e9) {
            at++;
        }
        buckets[at].increment();
        nanos.add(took);
    }

    String text() {
        StringBuilder text = new StringBuilder("# HELP ogi_requests_total Requests by path and status.\n# TYPE ogi_requests_total counter\n");
        requests.forEach((labels, count) -> text.append("ogi_requests_total").append(labels).append(' ').append(count.sum()).append('\n'));
        text.append("# HELP ogi_request_seconds How long requests took, their sending included.\n# TYPE ogi_request_seconds histogram\n");
        long sum = 0;
        for (int at = 0; at < buckets.length; at++) {
            sum += buckets[at].sum();
            String most = at < SECONDS.length ? String.valueOf(SECONDS[at]) : "+Inf";
            text.append("ogi_request_seconds_bucket{le=\"").append(most).append("\"} ").append(sum).append('\n');
        }
        text.append(String.format(Locale.ROOT, "ogi_request_seconds_sum %.6f%nogi_request_seconds_count %d%n", nanos.sum() / 1e9, sum));
        counters.forEach((name, count) -> tell(text, name, "counter", count.sum()));
        gauges.forEach((name, value) -> tell(text, name, "gauge", value.getAsLong()));
        return text.toString();
    }

    private void tell(StringBuilder text, String name, String kind, long value) {
        text.append("# HELP ").append(name).append(' ').append(help.get(name)).append("\n# TYPE ").append(name).append(' ').append(kind)
                .append('\n').append(name).append(' ').append(value).append('\n');
    }
}
