package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document says all that the server does. */
class OpenApiTest extends ServerTest {

    private static JsonNode operation(String verb, String path) {
        var operation = server.get("/api/v1/openapi.json")
                .json()
                .path("paths")
                .path(path)
                .path(verb);
        assertThat(operation.isMissingNode()).as(verb + " " + path).isFalse();
        return operation;
    }

    private static List<JsonNode> parameters(JsonNode operation, String in) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .toList();
    }

    @Test
    void changesOfVersionsNameIfMatch() {
        for (var operation : List.of(
                "patch /api/v1/tasks/{id}",
                "patch /api/v1/projects/{key}",
                "patch /api/v1/requirements/{id}",
                "patch /api/v1/projects/{key}/requirements/{slug}",
                "patch /api/v1/decompositions/{id}/tasks/{key}",
                "post /api/v1/decompositions/{id}/accept",
                "put /api/v1/requirements/{id}/sections/{section}",
                "put /api/v1/plans/{id}/sections/{section}",
                "put /api/v1/projects/{key}/guides/{guide}",
                "put /api/v1/projects/{key}/playbook",
                "delete /api/v1/projects/{key}/playbook")) {
            var words = operation.split(" ");
            assertThat(parameters(operation(words[0], words[1]), "header"))
                    .as(operation)
                    .filteredOn(header -> header.path("name").asString().equals("If-Match"))
                    .singleElement()
                    .matches(header -> header.path("required").asBoolean() == words[0].equals("put"));
        }
    }

    @Test
    void answersNameTheirHeaders() {
        for (var path : List.of(
                "/api/v1/projects/{key}",
                "/api/v1/tasks/{id}",
                "/api/v1/plans/{id}",
                "/api/v1/requirements/{id}",
                "/api/v1/requirements/{id}/sections/{section}",
                "/api/v1/plans/{id}/sections/{section}",
                "/api/v1/projects/{key}/guides/{guide}",
                "/api/v1/projects/{key}/playbook",
                "/api/v1/playbooks/{key}",
                "/api/v1/decompositions/{id}")) {
            assertThat(operation("get", path).at("/responses/200/headers").propertyNames())
                    .as(path)
                    .contains("ETag", "Planwright-Position");
        }
        for (var path : List.of("/api/v1/projects", "/api/v1/plans/{id}/tasks", "/api/v1/evidence")) {
            assertThat(operation("post", path).at("/responses/201/headers").propertyNames())
                    .as(path)
                    .contains("Location", "Planwright-Position");
        }
        assertThat(operation("put", "/api/v1/requirements/{id}/sections/{section}")
                        .at("/responses/200/headers")
                        .propertyNames())
                .contains("ETag");
        var errors = operation("get", "/api/v1/projects").path("responses");
        assertThat(errors.at("/429/headers").propertyNames()).contains("Retry-After");
        assertThat(errors.at("/503/headers").propertyNames()).contains("Retry-After");
        assertThat(errors.at("/405/headers").propertyNames()).contains("Allow");
        assertThat(errors.propertyNames()).contains("406", "431");
        assertThat(operation("post", "/api/v1/projects/{key}/claims")
                        .path("responses")
                        .propertyNames())
                .contains("200", "204");
    }

    @Test
    void answersNameTheirMediaTypes() {
        for (var answer : List.of(
                "/api/v1/tasks/{id}/prompt text/markdown",
                "/api/v1/events application/x-ndjson",
                "/api/v1/evidence/{id}/file application/octet-stream",
                "/api/v1/projects/{key}/workspace application/zip",
                "/api/v1/requirements/{id}/sections/{section} text/markdown",
                "/api/v1/projects/{key}/resume application/json text/markdown",
                "/api/v1/requirements/{id}/workspace application/zip text/markdown application/octet-stream",
                "/api/v1/projects/{key}/tasks application/json text/csv application/x-ndjson",
                "/api/v1/projects/{key}/playbook application/yaml application/json")) {
            var words = List.of(answer.split(" "));
            assertThat(operation("get", words.getFirst())
                            .at("/responses/200/content")
                            .propertyNames())
                    .as(answer)
                    .containsExactlyInAnyOrderElementsOf(words.subList(1, words.size()));
        }
    }

    @Test
    void evidenceIsHandedInAsAForm() {
        var upload = operation("post", "/api/v1/evidence");
        assertThat(parameters(upload, "query")).isEmpty();
        var form = upload.at("/requestBody/content/multipart~1form-data/schema");
        assertThat(form.path("properties").propertyNames())
                .containsExactlyInAnyOrder("kind", "subject", "file", "exitCode", "files");
        assertThat(form.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("kind", "subject", "file");
    }

    @Test
    void listsNameWhatTheyCanBeAskedFor() {
        var tasks = parameters(operation("get", "/api/v1/projects/{key}/tasks"), "query");
        assertThat(tasks.stream().map(parameter -> parameter.path("name").asString()))
                .contains("limit", "cursor", "fields", "sort", "state", "done", "title")
                .doesNotHaveDuplicates();
        var events = parameters(operation("get", "/api/v1/events"), "query");
        assertThat(events.stream().map(parameter -> parameter.path("name").asString()))
                .containsExactlyInAnyOrder("after", "limit", "project", "requirement", "type", "actor");
    }
}
