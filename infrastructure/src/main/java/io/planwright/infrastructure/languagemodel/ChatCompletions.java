package io.planwright.infrastructure.languagemodel;

import io.planwright.application.decomposition.EngineFailed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks the chat completions protocol: one question, one answer, within limits of time, size and tries. */
final class ChatCompletions {

    private static final int TRIES = 4;
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504, 529);
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(400, 404, 415, 422, 501);
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_.]{1,60}");

    private final LanguageModelSettings settings;
    private final Pause pause;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private volatile boolean knowsSchemas = true;

    /** Waits. */
    interface Pause {
        void await(Duration time) throws InterruptedException;
    }

    ChatCompletions(LanguageModelSettings settings, Pause pause, InstantSource clock) {
        this.settings = settings;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * @param schema of the JSON that the answer should be
     * @return the text of the answer, whatever it is
     * @throws EngineFailed when there is none, in words that hold nothing of what was sent or received
     */
    String ask(String system, String user, JsonNode schema) {
        for (int attempt = 1; ; attempt++) {
            boolean withSchema = knowsSchemas;
            HttpResponse<byte[]> response;
            try {
                response = send(body(system, user, withSchema ? schema : null));
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new EngineFailed("the language model could not be reached: " + reason(e), true);
                }
                rest(backoff(attempt));
                continue;
            }
            int status = response.statusCode();
            if (status == 200) {
                return content(response.body());
            }
            if (withSchema && NOT_UNDERSTOOD.contains(status)) {
                knowsSchemas = false;
                continue;
            }
            boolean passing = PASSING.contains(status);
            var asked = retryAfter(response);
            var wait = asked == null ? backoff(attempt) : asked;
            if (!passing || attempt >= TRIES || wait.compareTo(LONGEST_PAUSE) > 0) {
                throw new EngineFailed(
                        "the language model answered with status " + status + code(response.body())
                                + (status == 401 || status == 403 ? ": the key is not accepted" : "")
                                + (passing && asked != null
                                        ? ", to be asked again in " + asked.toSeconds() + " s"
                                        : ""),
                        passing);
            }
            rest(wait);
        }
    }

    private String body(String system, String user, @Nullable JsonNode schema) {
        var body = json.createObjectNode();
        body.put("model", settings.model());
        body.put("temperature", 0);
        body.put("stream", false);
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", system);
        messages.addObject().put("role", "user").put("content", user);
        if (schema != null) {
            ObjectNode format = body.putObject("response_format");
            format.put("type", "json_schema");
            format.putObject("json_schema")
                    .put("name", "proposal")
                    .put("strict", true)
                    .set("schema", schema);
        }
        return json.writeValueAsString(body);
    }

    /** The client's own timeout ends with the head of the answer, so that a body could drip for ever. */
    private HttpResponse<byte[]> send(String body) throws IOException {
        var request = HttpRequest.newBuilder(settings.address())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (settings.key() != null) {
            request.header("Authorization", "Bearer " + settings.key());
        }
        var answer = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw new EngineFailed(
                    "the language model did not answer within "
                            + settings.patience().toSeconds() + " s",
                    true);
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new EngineFailed("asking the language model was interrupted", true);
        } catch (ExecutionException e) {
            if (isTooLarge(e.getCause())) {
                throw new EngineFailed(
                        "the answer of the language model is larger than " + LARGEST / 1024 / 1024 + " MB", false);
            }
            throw new IOException(e.getCause());
        }
    }

    private static boolean isTooLarge(@Nullable Throwable cause) {
        for (var at = cause; at != null; at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains("body exceeds capacity")) {
                return true;
            }
        }
        return false;
    }

    private static String reason(IOException e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getClass().getSimpleName();
    }

    private static Duration backoff(int attempt) {
        return Duration.ofMillis(500L << attempt - 1);
    }

    private void rest(Duration time) {
        try {
            pause.await(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("asking the language model was interrupted", true);
        }
    }

    private @Nullable Duration retryAfter(HttpResponse<?> response) {
        var value =
                response.headers().firstValue("Retry-After").map(String::strip).orElse("");
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(clock.instant(), at);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** @return the code of the error where it is a word; its message may repeat the key */
    private String code(byte[] body) {
        try {
            var error = json.readTree(body).path("error");
            var code = error.path("code").asString("");
            var type = code.isEmpty() ? error.path("type").asString("") : code;
            return CODE.matcher(type).matches() ? " (" + type + ")" : "";
        } catch (JacksonException _) {
            return "";
        }
    }

    private String content(byte[] body) {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (JacksonException _) {
            throw new EngineFailed("what answers at the address of the language model is no JSON", false);
        }
        var choice = answer.path("choices").path(0);
        var message = choice.path("message");
        if (message.path("refusal").isString()
                && !message.path("refusal").asString().isBlank()) {
            throw new EngineFailed("the language model refuses to decompose the document", false);
        }
        if (choice.path("finish_reason").asString("").equals("length")) {
            throw new EngineFailed(
                    "the answer of the language model was cut off at its length: decompose a part of the document",
                    false);
        }
        var content = message.path("content");
        var text = new StringBuilder(content.isString() ? content.asString() : "");
        if (content.isArray()) {
            content.forEach(part -> text.append(part.path("text").asString("")));
        }
        if (text.toString().isBlank()) {
            throw new EngineFailed("the answer of the language model is empty", true);
        }
        return text.toString();
    }
}
