package io.planwright.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user's script or an agent does: REST with a token. */
public record Script(String address, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    String text(String path) throws Exception {
        return body(sent("GET", path, "application/json", new byte[0]));
    }

    public JsonNode get(String path) throws Exception {
        return JSON.readTree(text(path));
    }

    public JsonNode post(String path, String json) throws Exception {
        return JSON.readTree(body(sent("POST", path, "application/json", json.getBytes())));
    }

    public void postZip(String path, byte[] content) throws Exception {
        body(sent("POST", path, "application/zip", content));
    }

    public void patch(String path, String json) throws Exception {
        body(sent("PATCH", path, "application/json", json.getBytes()));
    }

    void delete(String path) throws Exception {
        body(sent("DELETE", path, "application/json", new byte[0]));
    }

    /** Replaces a whole text, as it was when the script looked. */
    void write(String path, String markdown) throws Exception {
        var etag = sent("GET", path, "text/markdown", new byte[0]).headers().firstValue("ETag");
        body(sent("PUT", path, "text/markdown", markdown.getBytes(), "If-Match", etag.orElseThrow()));
    }

    void remove(String path) throws Exception {
        body(sent("DELETE", path, "application/json", new byte[0]));
    }

    /** @return the code of the refusal that it is answered with */
    String refused(String method, String path, String json) throws Exception {
        var answer = sent(method, path, "application/json", json.getBytes());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        return JSON.readTree(answer.body()).at("/refusal").asString();
    }

    private static String body(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.request() + " " + answer.body())
                .isBetween(200, 299);
        return Objects.requireNonNull(answer.body());
    }

    private HttpResponse<String> sent(String method, String path, String type, byte[] content, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, content.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
