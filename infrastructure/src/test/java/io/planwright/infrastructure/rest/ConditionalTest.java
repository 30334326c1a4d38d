package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.Together;
import io.planwright.infrastructure.rest.Server.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static int again(String address, String etag) {
        return server.get(address, "If-None-Match", etag).status();
    }

    @Test
    void anETagChangesWithEverythingThatTheBodySays() {
        var plan = "/api/v1/plans/" + server.get(task).at("/planId");
        var other = "/api/v1/tasks/"
                + must(server.post(
                                plan + "/tasks",
                                "{\"title\":\"Two\",\"phase\":\"Build\",\"dependsOn\":[\""
                                        + server.get(task).at("/id") + "\"]}"))
                        .at("/id");
        var requirement = "/api/v1/requirements/" + server.get(plan).at("/requirementId");

        var blocked = etag(other);
        var undone = etag(requirement);
        assertThat(again(other, blocked)).isEqualTo(304);
        assertThat(again(requirement, undone)).isEqualTo(304);
        must(server.patch(task, "{\"done\":true}"));
        assertThat(again(other, blocked)).as("it is ready now").isEqualTo(200);
        assertThat(again(requirement, undone)).as("one more task is done").isEqualTo(200);

        var second = etag(other);
        must(server.post(plan + "/tasks", "{\"title\":\"Three\",\"phase\":\"Build\"}"));
        must(server.patch(task, "{\"after\":\"" + server.get(other).at("/id") + "\"}"));
        assertThat(again(other, second)).as("its number is another").isEqualTo(200);
        assertThat(server.patch(other, "{\"title\":\"Too late\"}", "If-Match", second)
                        .status())
                .isEqualTo(412);
        must(server.patch(other, "{\"title\":\"In time\"}", "If-Match", etag(other)));
    }

    @Test
    void ofMovesOnOneBodyOneIsMade() {
        var plan = "/api/v1/plans/" + server.get(task).at("/planId");
        var ids = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            ids.add(must(server.post(plan + "/tasks", "{\"title\":\"Other\",\"phase\":\"Build\"}"))
                    .at("/id"));
        }
        var seen = etag(task);
        var statuses = new ConcurrentLinkedQueue<Integer>();
        Together.run(8, 8, number -> {
            var answer = server.patch(task, "{\"after\":\"" + ids.get(number) + "\"}", "If-Match", seen);
            statuses.add(answer.status());
            return answer;
        });
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(server.patch(task, "{\"after\":\"" + ids.get(0) + "\"}", "If-Match", seen)
                        .status())
                .isEqualTo(412);
    }

    private static Answer put(String section, String text, String ifMatch, String key) {
        return server.putText(
                section, text.getBytes(StandardCharsets.UTF_8), "If-Match", ifMatch, "Idempotency-Key", key);
    }

    @Test
    void aPutIsAnsweredWithWhatItWroteHoweverOftenItIsSent() {
        var requirement = "/api/v1/requirements/"
                + must(server.post(project + "/requirements", "{\"title\":\"Texts\"}"))
                        .at("/id");
        var section = requirement + "/sections/"
                + server.get(requirement + "/sections").at("/items/0/key");
        var key = "one-" + requirement;
        var begun = etag(section);
        var first = must(put(section, "one\n", begun, key));
        must(put(section, "two\n", first.header("ETag"), key + "2"));

        var again = must(put(section, "one\n", begun, key));
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(put(section, "three\n", again.header("ETag"), key + "3").status())
                .isEqualTo(412);
    }

    @Test
    void ofManyWhoWriteATextEachIsAnsweredWithTheOwnAndItsTag() {
        var requirement = "/api/v1/requirements/"
                + must(server.post(project + "/requirements", "{\"title\":\"Texts\"}"))
                        .at("/id");
        var section = requirement + "/sections/"
                + server.get(requirement + "/sections").at("/items/0/key");
        var tags = new ConcurrentLinkedQueue<String>();
        var said = new ConcurrentLinkedQueue<Boolean>();
        Together.run(6, 24, number -> {
            var answer = server.putText(
                    section, ("w " + number + "\n").getBytes(StandardCharsets.UTF_8), "If-Match", etag(section));
            if (answer.status() == 200) {
                said.add(answer.at("/text").equals("w " + number + "\n"));
                tags.add(answer.header("ETag"));
            }
            return answer;
        });
        assertThat(said).containsOnly(true);
        assertThat(tags).isNotEmpty().doesNotHaveDuplicates();
    }
}
