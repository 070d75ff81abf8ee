package ogi.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs the golden vectors; as a program it prints one JSON line each for {@code cargo xtask parity}. */
final class Vectors {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private static final HexFormat HEX = HexFormat.of();

    /** What a vector asks for and what it must give. */
    record Vector(String name, String task, byte[] input, String text, String options, String format, String expected,
            String error) {
        /** Runs the task: its result, or the code of its error. */
        Outcome run() {
            try {
                return new Outcome(result(), null, null);
            } catch (InputException error) {
                return new Outcome(null, OgiReport.code(error), error.getMessage());
            }
        }

        private String result() throws InputException {
            return switch (task) {
                case "inspect" -> OgiReport.inspectJson(input, options);
                case "check" -> OgiReport.checkJson(string(), options);
                case "fill" -> OgiReport.fillJson(string());
                case "explain" -> OgiReport.explainJson(text, language());
                case "catalogue" -> OgiReport.catalogueJson(language());
                case "layout" -> OgiReport.layoutJson(form(text), false, language());
                case "compare" -> OgiReport.compareJson(string(), options);
                case "roll_up" -> OgiReport.rollUpJson(string(), options);
                case "across" -> OgiReport.acrossJson(string(), options);
                case "render" -> OgiReport.render(input, Format.valueOf(format.toUpperCase(Locale.ROOT)), typed());
                case "annotate" -> HEX.formatHex(OgiReport.annotateJson(input, options));
                case "problem_list" -> HEX.formatHex(OgiReport.problemListJson(
                        List.of(new Document(input, "report")), ListFile.valueOf(format.toUpperCase(Locale.ROOT)), options));
                case "session" -> session();
                default -> null;
            };
        }

        /** Types what the input says: the figures and, on a second line, the rules that are broken. */
        private String session() throws InputException {
            JsonObject typed = JsonParser.parseString(string()).getAsJsonObject();
            try (Session session = OgiReport.session(form(typed.get("form").getAsString()), typed())) {
                session.setYear(typed.get("year").getAsInt());
                for (JsonElement step : typed.getAsJsonArray("typed")) {
                    session.set(step.getAsJsonArray().get(0).getAsString(), step.getAsJsonArray().get(1).getAsString());
                }
                List<String> broken = session.findings().stream().map(Finding::getRule).toList();
                return session.valueJson() + "\n" + String.join(" ", broken);
            }
        }

        private String string() {
            return new String(input, StandardCharsets.UTF_8);
        }

        private static FormId form(String name) {
            return name.equals("trial-2019") ? FormId.TRIAL2019 : FormId.OFFICIAL2021;
        }

        private Language language() {
            return options.contains("\"language\":\"en\"") ? Language.EN : Language.ZH;
        }

        private Options typed() {
            return OgiReport.options().language(language()).build();
        }
    }

    /** A result, an error, or neither when the task has no door here. */
    record Outcome(String result, String error, String message) {}

    static Path fixtures() {
        return Path.of(System.getProperty("ogi.fixtures", "../../fixtures"));
    }

    static List<Vector> all(Path fixtures) throws IOException {
        try (Stream<Path> files = Files.walk(fixtures.resolve("vectors"))) {
            List<Path> names = files.filter(file -> file.toString().endsWith(".vector.json")).sorted().toList();
            return names.stream().map(file -> read(file.getParent(), file)).toList();
        }
    }

    private static Vector read(Path folder, Path file) {
        try {
            JsonObject vector = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            String input = string(vector, "input");
            Path source = folder.resolve("inputs").resolve(input);
            byte[] bytes = Files.isRegularFile(source) ? Files.readAllBytes(source) : new byte[0];
            return new Vector(file.getFileName().toString(), string(vector, "task"), bytes, input,
                    string(vector, "options"), string(vector, "format"), string(vector, "expected"), string(vector, "error"));
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    private static String string(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : null;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (Vector vector : all(Path.of(arguments[0]))) {
            Outcome outcome = vector.run();
            JsonObject line = new JsonObject();
            line.addProperty("vector", vector.name());
            line.addProperty("result", outcome.result());
            line.addProperty("error", outcome.error());
            out.println(GSON.toJson(line));
        }
        out.flush();
    }

    private Vectors() {}
}
