package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text that a database cannot hold is refused wherever it comes in, with its place, and before anything is written. */
class StorableTextTest extends ServerTest {

    private String project;
    private String requirement;
    private String plan;
    private String task;
    private long before;

    @BeforeEach
    void aPlanWithATask() {
        project = project();
        var id =
                server.post(project + "/requirements", "{\"title\":\"Orders\"}").at("/id");
        requirement = "/api/v1/requirements/" + id;
        plan = "/api/v1/plans/"
                + server.post(requirement + "/plans", "{\"title\":\"Orders\"}").at("/id");
        task = "/api/v1/tasks/"
                + server.post(plan + "/tasks", "{\"title\":\"One\",\"phase\":\"Build\"}")
                        .at("/id");
        before = position();
    }

    private static long position() {
        return Long.parseLong(server.get("/api/v1/projects").header(Requests.POSITION));
    }

    private void isRefused(Answer answer, int status, String... inDetail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/detail")).contains(inDetail);
        assertThat(position()).as("nothing was written").isEqualTo(before);
    }

    @Test
    void inAFieldOfABodyAtAnyDepth() {
        for (var bad : new String[] {"\\u0000", "\\ud800", "\\udc00x"}) {
            isRefused(
                    server.post(project + "/requirements", "{\"title\":\"a%s\"}".formatted(bad)), 422, "'title'", "U+");
            isRefused(server.post(plan + "/tasks", "{\"title\":\"a%sb\"}".formatted(bad)), 422, "'title'");
            isRefused(server.patch(task, "{\"notes\":\"a%sb\"}".formatted(bad)), 422, "'notes'");
            isRefused(server.patch(project, "{\"name\":\"a%sb\"}".formatted(bad)), 422, "'name'");
            isRefused(server.post(project + "/workers", "{\"name\":\"a%sb\"}".formatted(bad)), 422, "'name'");
            isRefused(server.post(project + "/guides", "{\"title\":\"a%sb\"}".formatted(bad)), 422, "'title'");
            isRefused(server.post("/api/v1/tokens", "{\"name\":\"a%sb\"}".formatted(bad)), 422, "'name'");
            isRefused(
                    server.post(
                            "/api/v1/people",
                            "{\"login\":\"nul\",\"name\":\"a%sb\",\"password\":\"long enough for all\"}"
                                    .formatted(bad)),
                    422,
                    "'name'");
            isRefused(
                    server.post(requirement + "/handoffs", "{\"to\":\"IMPLEMENTING\",\"note\":\"a%s\"}".formatted(bad)),
                    422,
                    "'note'");
            isRefused(
                    server.post(
                            task + "/attempts",
                            ("{\"token\":1,\"stage\":\"WORK\",\"outcome\":\"passed\",\"files\":[{\"path\":\"ok\"},"
                                            + "{\"path\":\"a%s\"}]}")
                                    .formatted(bad)),
                    422,
                    "'files.1.path'");
        }
        isRefused(server.post(requirement + "/decisions", "{\"a\":{\"b\\u0000\":1}}"), 422, "'a.b?'");
        assertThat(server.post(project + "/requirements", "{\"title\":\"Half \\ud83d\\ude00 whole \\\\u0000\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void inATextAndInFiles() {
        var text = "One\ntwo\0\n".getBytes(StandardCharsets.UTF_8);
        var section = requirement + "/sections/"
                + server.get(requirement + "/sections").at("/items/0/key");
        isRefused(server.putText(section, text, "If-Match", "*"), 422, "U+0000", "line 2");
        assertThat(server.putText(section, "Fine\n".getBytes(StandardCharsets.UTF_8), "If-Match", "*")
                        .status())
                .isEqualTo(200);

        before = position();
        isRefused(server.upload(project + "/imports?path=plan.md", "text/markdown", text), 422, "plan.md", "line 2");
        isRefused(
                server.upload(
                        project + "/imports",
                        "application/zip",
                        zip(
                                "",
                                new TreeMap<>(
                                        Map.of("prd.md", "# A\n".getBytes(StandardCharsets.UTF_8), "b.md", text)))),
                422,
                "b.md",
                "line 2");
        isRefused(
                server.upload(
                        project + "/imports",
                        "application/zip",
                        zip("", new TreeMap<>(Map.of("a\0b.md", "# A\n".getBytes(StandardCharsets.UTF_8))))),
                422,
                "a?b.md");
    }

    @Test
    void inAFormAndInTheAddress() {
        isRefused(server.get(project + "/requirements?title=a%00b"), 400, "'title'");
        isRefused(server.get("/api/v1/events?type=%00"), 400, "'type'");
        isRefused(server.get(requirement + "/history?what=%00"), 400, "'what'");
        isRefused(server.upload(project + "/imports?path=a%00.md", "text/markdown", new byte[] {'a'}), 400, "'path'");
        isRefused(form("JUNIT", "a\0b.xml"), 400, "multipart");
        isRefused(form("a\0b", "b.xml"), 422, "'kind'");
        assertThat(server.get("/api/v1/projects/%00").status()).isIn(400, 404);
    }

    private Answer form(String kind, String file) {
        return server.send(
                "POST",
                "/api/v1/evidence",
                BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\n" + task
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                        + "\"\r\nContent-Type: application/xml\r\n\r\n<a/>\r\n--x--\r\n"),
                "Content-Type",
                "multipart/form-data; boundary=x");
    }
}
