import java.nio.charset.StandardCharsets;

/** An answer other than success (RFC 9457). */
final class Problem extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String code;

    Problem(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    Portal.Answer answer() {
        String title = switch (status) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
        String body = "{\"type\":\"urn:ogi-report:" + code + "\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":"
                + quote(getMessage()) + ",\"code\":\"" + code + "\"}";
        return new Portal.Answer(status, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Text as JSON has it. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
