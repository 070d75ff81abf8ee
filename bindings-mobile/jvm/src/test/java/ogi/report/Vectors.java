package ogi.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the golden vectors; as a program it prints one JSON line each for {@code cargo xtask parity}. */
final class Vectors {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    /** What a vector asks for and what it must give. */
    record Vector(String name, String task, byte[] input, String text, String options, String expected, String error) {
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
                case "check" -> OgiReport.checkJson(new String(input, StandardCharsets.UTF_8), options);
                case "fill" -> OgiReport.fillJson(new String(input, StandardCharsets.UTF_8));
                case "explain" -> OgiReport.explainJson(text, Language.ZH);
                default -> null;
            };
        }
    }

    /** A result, an error, or neither when the task has no door here. */
    record Outcome(String result, String error, String message) {}

    static Path fixtures() {
        return Path.of(System.getProperty("ogi.fixtures", "../../fixtures"));
    }

    static List<Vector> all(Path fixtures) throws IOException {
        Path folder = fixtures.resolve("vectors");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> names = files.filter(file -> file.toString().endsWith(".vector.json")).sorted().toList();
            return names.stream().map(file -> read(folder, file)).toList();
        }
    }

    private static Vector read(Path folder, Path file) {
        try {
            JsonObject vector = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            String input = string(vector, "input");
            Path source = folder.resolve("inputs").resolve(input);
            byte[] bytes = Files.isRegularFile(source) ? Files.readAllBytes(source) : new byte[0];
            return new Vector(file.getFileName().toString(), string(vector, "task"), bytes, input,
                    string(vector, "options"), string(vector, "expected"), string(vector, "error"));
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
