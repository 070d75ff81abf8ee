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
     * Gives a rule another severity.
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
     * Switches rules off.
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
        return new Options(language, file, Map.copyOf(severities), List.copyOf(off), repairs, List.copyOf(pinned));
    }
}
