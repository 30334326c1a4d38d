package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.Together;
import io.planwright.infrastructure.rest.Server.Answer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that are made on a version, and changes that are sent again. */
class ConditionalTest extends ServerTest {

    private static int count;

    private String project;
    private String task;

    @BeforeEach
    void aTask() {
        var key = "COND" + ++count;
        must(server.post(
                "/api/v1/projects", "{\"key\":\"" + key + "\",\"name\":\"" + key + "\",\"playbook\":\"library\"}"));
        project = "/api/v1/projects/" + key;
        var requirement = must(server.post(project + "/requirements", "{\"title\":\"Orders\"}"))
                .at("/id");
        var plan = must(server.post("/api/v1/requirements/" + requirement + "/plans", "{\"title\":\"Orders\"}"))
                .at("/id");
        task = "/api/v1/tasks/"
                + must(server.post("/api/v1/plans/" + plan + "/tasks", "{\"title\":\"One\",\"phase\":\"Build\"}"))
                        .at("/id");
    }

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    private static String etag(String address) {
        return server.get(address).header("ETag");
    }

    private static void oneOf(int many, String address, String body, String... headers) {
        var statuses = new ConcurrentLinkedQueue<Integer>();
        Together.run(many, many, number -> {
            var answer = server.patch(address, body.replace("NUMBER", Integer.toString(number)), headers);
            statuses.add(answer.status());
            return answer;
        });
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void ofManyChangesOnOneVersionOneIsMade() {
        oneOf(20, task, "{\"title\":\"Number NUMBER\"}", "If-Match", etag(task));
        oneOf(20, project, "{\"name\":\"Number NUMBER\"}", "If-Match", etag(project));
        oneOf(10, project, "{\"settings\":{\"activeRequirements\":1NUMBER}}", "If-Match", etag(project));
    }

    @Test
    void aChangeOnAVersionThatIsNoMoreIsRefusedWithTheCurrentOne() {
        var old = etag(task);
        must(server.patch(task, "{\"title\":\"Two\"}"));

        var refused = server.patch(task, "{\"title\":\"Three\"}", "If-Match", old);
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.at("/refusal")).isEqualTo("version.changed");
        assertThat(refused.at("/facts/0/id")).isEqualTo(etag(task));
        assertThat(server.delete(task, "If-Match", old).status()).isEqualTo(412);
        assertThat(server.patch(task, "{\"title\":\"Three\"}", "If-Match", old + ", " + etag(task))
                        .status())
                .isEqualTo(200);
        assertThat(server.patch(task, "{\"title\":\"Four\"}", "If-Match", "*").status())
                .isEqualTo(200);
    }

    @Test
    void aChangeOnAVersionIsAnsweredAgainAsBefore() {
        var once = new String[] {"If-Match", etag(task), "Idempotency-Key", "retitle-" + task};

        var first = must(server.patch(task, "{\"title\":\"Two\"}", once));
        assertThat(must(server.patch(task, "{\"title\":\"Two\"}", once)).text()).isEqualTo(first.text());
    }

    @Test
    void whatIsGoneIsGoneForARepetitionToo() {
        var once = new String[] {"Idempotency-Key", "remove-" + task};

        assertThat(server.delete(task, once).status()).isEqualTo(204);
        assertThat(server.delete(task, once).status()).isEqualTo(204);
        assertThat(server.delete(task).status()).isEqualTo(404);
    }

    @Test
    void whatWasRemovedIsRestoredUnderItsKey() {
        var before = must(server.get(task)).at("/key");
        must(server.patch(task, "{\"done\":true}"));
        must(server.delete(task));

        var back = must(server.post(task + "/restore", ""));
        assertThat(back.at("/key")).isEqualTo(before);
        assertThat(back.at("/done")).isEqualTo("true");
        assertThat(must(server.get(task)).at("/key")).isEqualTo(before);
        assertThat(server.post(task + "/restore", "").status()).isEqualTo(404);
    }

    @Test
    void listsHaveNoHolesAndValuesTheirTypes() {
        for (var body : new String[] {
            "{\"dependsOn\":[null]}", "{\"after\":{}}", "{\"parent\":[]}", "{\"title\":7}", "{\"verifyOnly\":1}"
        }) {
            assertThat(server.patch(task, body).status()).as(body).isEqualTo(400);
        }
        for (var body : new String[] {
            "{\"token\":1.9,\"stage\":\"WORK\",\"outcome\":\"passed\"}",
            "{\"token\":1,\"stage\":\"WORK\",\"outcome\":\"passed\",\"evidence\":[null]}",
            "{\"token\":1,\"stage\":\"WORK\",\"outcome\":\"passed\",\"files\":[null]}",
            "{\"token\":1,\"stage\":\"WORK\",\"outcome\":\"passed\",\"files\":[{\"path\":\"a\",\"Test\":true}]}",
            "{\"token\":1,\"stage\":\"WORK\",\"outcome\":\"passed\",\"files\":[{\"path\":\"a\",\"test\":\"yes\"}]}",
            "{\"token\":1,\"stage\":\"WORK\",\"outcome\":\"passed\",\"files\":[{\"path\":\"a\",\"sha256\":7}]}"
        }) {
            Answer answer = server.post(task + "/attempts", body);
            assertThat(answer.status()).as(body + " " + answer.text()).isEqualTo(400);
        }
    }
}
