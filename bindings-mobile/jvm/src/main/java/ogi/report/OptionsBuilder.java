package ogi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds {@link Options}; what is not said keeps its default. */
public final class OptionsBuilder {
    private Language language;
    private String file;
    private String profile;
    private String baseline;
    private String now;
    private byte[] lastYear;
    private boolean lastAnyway;
    private Organ organ;
    private String published;
    private String submitted;
    private final Map<String, Severity> severities = new HashMap<>();
    private final List<String> off = new ArrayList<>();
    private Integer repairs;
    private final List<String> pinned = new ArrayList<>();

    OptionsBuilder() {}

    /**
     * The language of messages; Chinese where not said.
     *
     * @param language the language
     * @return this builder
     */
    public OptionsBuilder language(Language language) {
        this.language = language;
        return this;
    }

    /**
     * The name of the source, repeated in the result.
     *
     * @param file the name
     * @return this builder
     */
    public OptionsBuilder file(String file) {
        this.file = file;
        return this;
    }

    /**
     * The profile (核查方案); the statutory rules as they are where not said.
     *
     * @param profile the name of one that is shipped, {@code statutory} or {@code thorough}, or the text of a profile file, in
     *     TOML or JSON
     * @return this builder
     */
    public OptionsBuilder profile(String profile) {
        this.profile = profile;
        return this;
    }

    /**
     * An earlier result; what it said is known, and no longer counted (基线).
     *
     * @param baseline the earlier result as JSON text
     * @return this builder
     */
    public OptionsBuilder baseline(String baseline) {
        this.baseline = baseline;
        return this;
    }

    /**
     * The day or moment of the check, by which suppressions expire (核查时间).
     *
     * @param now such as {@code 2026-01-15}
     * @return this builder
     */
    public OptionsBuilder now(String now) {
        this.now = now;
        return this;
    }

    /**
     * Last year's report of the same organ, by which this year's is judged too (上一年度报告).
     *
     * @param document the bytes of a document, or of the wire object as JSON
     * @return this builder
     */
    public OptionsBuilder lastYear(byte[] document) {
        lastYear = document;
        return this;
    }

    /**
     * Compares with last year's report although its organ or year is another (仍予对照); otherwise a finding says that nothing was
     * compared.
     *
     * @return this builder
     */
    public OptionsBuilder lastAnyway() {
        lastAnyway = true;
        return this;
    }

    /**
     * What is known of the organ (机关概况).
     *
     * @param organ the organ
     * @return this builder
     */
    public OptionsBuilder organ(Organ organ) {
        this.organ = organ;
        return this;
    }

    /**
     * The day on which the report was published (公布日期).
     *
     * @param day such as {@code 2025-01-31}
     * @return this builder
     */
    public OptionsBuilder published(String day) {
        published = day;
        return this;
    }

    /**
     * The day on which it was handed in to the office in charge (报送日期).
     *
     * @param day such as {@code 2025-01-31}
     * @return this builder
     */
    public OptionsBuilder submitted(String day) {
        submitted = day;
        return this;
    }

    /**
     * Gives a rule another severity, whatever the profile says.
     *
     * @param rule the code of the rule
     * @param severity its severity from now on
     * @return this builder
     */
    public OptionsBuilder severity(String rule, Severity severity) {
        severities.put(rule, severity);
        return this;
    }

    /**
     * Switches rules off, whatever the profile says.
     *
     * @param rules the codes of the rules
     * @return this builder
     */
    public OptionsBuilder off(String... rules) {
        off.addAll(Arrays.asList(rules));
        return this;
    }

    /**
     * The most repairs that are looked for; twelve where not said, none at 0.
     *
     * @param limit how many
     * @return this builder
     */
    public OptionsBuilder repairs(int limit) {
        repairs = limit;
        return this;
    }

    /**
     * Names cells known to be right, which no repair changes.
     *
     * @param cells the paths of the cells
     * @return this builder
     */
    public OptionsBuilder pinned(String... cells) {
        pinned.addAll(Arrays.asList(cells));
        return this;
    }

    /**
     * The options as said so far.
     *
     * @return the options
     */
    public Options build() {
        Context context = new Context(lastYear, organ, published, submitted, lastAnyway);
        return new Options(language, file, profile, Map.copyOf(severities), List.copyOf(off), baseline, now, context, repairs,
                List.copyOf(pinned));
    }
}
