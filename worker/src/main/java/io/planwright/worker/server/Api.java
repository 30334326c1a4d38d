package io.planwright.worker.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the server. Whatever gets lost on the way is asked again under the same key, so that it has one effect: after a
 * while that grows and is never the same for two programs, or after the one that the server asks for.
 */
public final class Api {

    public static final JsonMapper JSON = new JsonMapper();

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(60);
    private static final int ODD_ANSWERS = 3;

    private final HttpClient client;
    private final URI server;
    private final String token;
    private final Duration patience;
    private final Pause pause;
    private final Consumer<String> waiting;

    /** @param body null for none */
    private record Question(
            String method,
            String path,
            byte @Nullable [] body,
            String type,
            String accept,
            @Nullable String key,
            @Nullable String reason,
            Duration patience) {}

    /** An answer of 200 to 299. */
    public record Answer(int status, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** @param after when to ask again; null where the server does not say */
    private record Again(String why, @Nullable Duration after, boolean odd) {}

    /**
     * @param patience how long it is asked again when it does not answer
     * @param waiting told once for each request that is asked again with all that patience
     */
    public Api(URI server, String token, Duration patience, Pause pause, Consumer<String> waiting) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        this.server = server;
        this.token = token;
        this.patience = patience;
        this.pause = pause;
        this.waiting = waiting;
    }

    /** @return a part of an address, in which nothing leads elsewhere */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public JsonNode get(String path) {
        return ask(new Question("GET", path, null, "", "application/json", null, null, patience))
                .json();
    }

    /** @return all of a list, page by page */
    public List<JsonNode> all(String path) {
        var all = new ArrayList<JsonNode>();
        var joint = path.contains("?") ? "&" : "?";
        var next = "";
        do {
            var page = get(path + joint + "limit=500" + (next.isEmpty() ? "" : "&cursor=" + part(next)));
            page.path("items").forEach(all::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return all;
    }

    public Answer get(String path, String accept) {
        return ask(new Question("GET", path, null, "", accept, null, null, patience));
    }

    public JsonNode post(String path, JsonNode body) {
        return postAnswer(path, body).json();
    }

    /** @return the answer, which may be empty */
    public Answer postAnswer(String path, JsonNode body) {
        return write("POST", path, JSON.writeValueAsBytes(body), "application/json", null, patience);
    }

    /** Says something that is not worth saying later. */
    public JsonNode postOnce(String path, JsonNode body) {
        return write("POST", path, JSON.writeValueAsBytes(body), "application/json", null, Duration.ZERO)
                .json();
    }

    public JsonNode post(String path, byte[] body, String type) {
        return write("POST", path, body, type, null, patience).json();
    }

    public JsonNode post(String path, Multipart form) {
        return write("POST", path, form.bytes(), form.type(), null, patience).json();
    }

    public JsonNode patch(String path, JsonNode body) {
        return write("PATCH", path, JSON.writeValueAsBytes(body), "application/json", null, patience)
                .json();
    }

    public JsonNode put(String path, JsonNode body) {
        return write("PUT", path, JSON.writeValueAsBytes(body), "application/json", null, patience)
                .json();
    }

    /** @param patience of this request */
    public JsonNode put(String path, Duration patience) {
        return ask(new Question("PUT", path, null, "", "application/json", newKey(), null, patience))
                .json();
    }

    /** @param reason in words for people, kept with the change */
    public void delete(String path, String reason, Duration patience) {
        ask(new Question("DELETE", path, null, "", "application/json", newKey(), reason, patience));
    }

    private Answer write(
            String method, String path, byte[] body, String type, @Nullable String reason, Duration patience) {
        return ask(new Question(method, path, body, type, "application/json", newKey(), reason, patience));
    }

    private static String newKey() {
        return "planwright-" + UUID.randomUUID();
    }

    private Answer ask(Question question) {
        var giveUp = Instant.now().plus(question.patience());
        int odd = 0;
        for (int turn = 0; ; turn++) {
            Again again;
            try {
                var response = client.send(request(question), BodyHandlers.ofByteArray());
                again = problemWith(question, response);
                if (again == null) {
                    return new Answer(response.statusCode(), response.body());
                }
            } catch (IOException e) {
                again = new Again(said(e), null, false);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unreachable("interrupted while asking " + server);
            }
            odd += again.odd() ? 1 : 0;
            var after = again.after();
            var wait = after == null ? pauseOf(turn) : after.compareTo(LONGEST_ASKED) < 0 ? after : LONGEST_ASKED;
            boolean late = Instant.now().plus(wait).isAfter(giveUp);
            if (turn == 0 && !late && question.patience().equals(patience)) {
                waiting.accept(question.method() + " " + question.path() + ": no answer from " + server + ": "
                        + again.why() + "; it is asked again for " + told(patience));
            }
            if (odd >= ODD_ANSWERS || late || !pause.take(wait)) {
                throw new Unreachable("no answer from " + server + ": " + again.why()
                        + (after != null && late
                                ? "; it wants to be asked again after " + told(after) + ", and the patience of "
                                        + told(question.patience()) + " ends before"
                                : ""));
            }
        }
    }

    private HttpRequest request(Question question) {
        var body = question.body();
        var request = HttpRequest.newBuilder(URI.create(server + "/api/v1" + question.path()))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Accept", question.accept() + ", application/problem+json")
                .method(question.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", question.type());
        }
        if (question.key() != null) {
            request.header("Idempotency-Key", question.key());
        }
        if (question.reason() != null) {
            request.header("Planwright-Reason", plain(question.reason()));
        }
        return request.build();
    }

    /** Headers know no other letters. */
    private static String plain(String reason) {
        var plain = reason.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.substring(0, Math.min(300, plain.length()));
    }

    /** @return why it has to be asked again; null when the answer is one */
    private static @Nullable Again problemWith(Question question, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        var type = response.headers().firstValue("Content-Type").orElse("");
        if (status >= 200 && status < 300) {
            boolean wanted = question.accept().equals("application/json");
            return status == 204 || !wanted || isJson(response.body())
                    ? null
                    : new Again("it answers with something that is no JSON (" + type + ")", null, true);
        }
        if (status == 429 || status == 502 || status == 503 || status == 504) {
            return new Again("it is not ready (" + status + ")", asked(response), false);
        }
        if (status >= 400 && type.contains("json") && isJson(response.body())) {
            var refusal = new Refusal(status, JSON.readTree(response.body()));
            if (status < 500) {
                throw refusal;
            }
            return new Again(String.valueOf(refusal.getMessage()), asked(response), false);
        }
        if (status == 401) {
            throw new Refusal(
                    status, JSON.createObjectNode().put("detail", "the server does not know the token that was sent"));
        }
        return new Again(
                "it answers with " + status + " and not like a Planwright server; is the address right?", null, true);
    }

    private static boolean isJson(byte[] body) {
        try {
            var node = JSON.readTree(body);
            return node.isObject() || node.isArray();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static @Nullable Duration asked(HttpResponse<?> response) {
        var after = response.headers().firstValue("Retry-After").orElse("").strip();
        Duration asked = null;
        if (after.matches("\\d{1,9}")) {
            asked = Duration.ofSeconds(Long.parseLong(after));
        } else if (!after.isEmpty()) {
            try {
                asked = Duration.between(
                        Instant.now(),
                        ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        return asked == null || asked.isNegative() ? null : asked;
    }

    private static Duration pauseOf(int turn) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(turn, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private static String told(Duration time) {
        return time.toSeconds() + " seconds";
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
