package io.planwright.worker.task;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.task.Attempt.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a worker says to the server. */
final class Desk {

    private static final int LONGEST_NOTE = 8_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Api api;
    private final String project;

    /**
     * @param beat how often it is expected to say that it is alive
     * @param lease for which it holds a task
     */
    record Registered(String id, Duration beat, Duration lease) {}

    Desk(Api api, String project) {
        this.api = api;
        this.project = "/projects/" + Api.part(project);
    }

    Registered register(String name) {
        var worker = api.post(project + "/workers", object().put("name", name));
        return new Registered(
                worker.path("id").asString(),
                Duration.ofSeconds(Math.max(1, worker.path("beatSeconds").asLong(30))),
                Duration.ofSeconds(Math.max(1, worker.path("leaseSeconds").asLong(300))));
    }

    void beat(String worker, int calls, int minutes) {
        api.postOnce(
                "/workers/" + Api.part(worker) + "/heartbeat",
                object().put("calls", calls).put("minutes", minutes));
    }

    /** @return the next task at one of the stages; empty when there is none now */
    Optional<Claim> next(String worker, List<String> stages) {
        var body = object().put("worker", worker);
        var list = body.putArray("stages");
        stages.forEach(list::add);
        return claimed(body);
    }

    Optional<Claim> claim(String worker, String task) {
        return claimed(object().put("worker", worker).put("taskId", task));
    }

    private Optional<Claim> claimed(ObjectNode body) {
        var answer = api.postAnswer(project + "/claims", body);
        return answer.status() == 204 ? Optional.empty() : Optional.of(Claim.of(answer.json()));
    }

    void renew(String task, long token) {
        api.put("/tasks/" + Api.part(task) + "/claim?token=" + token, SOON);
    }

    void release(String task, long token, String why) {
        api.delete("/tasks/" + Api.part(task) + "/claim?token=" + token, why, SOON.multipliedBy(2));
    }

    JsonNode task(String id) {
        return api.get("/tasks/" + Api.part(id));
    }

    List<JsonNode> tasks() {
        return api.all(project + "/tasks");
    }

    /** @return what is to be done in a stage; empty where the server does not say */
    Optional<String> prompt(Claim claim, String stage, int tokens) {
        try {
            return Optional.of(api.get(
                            "/tasks/" + Api.part(claim.taskId()) + "/prompt?stage=" + stage + "&tokens=" + tokens,
                            "text/markdown")
                    .text());
        } catch (Refusal refusal) {
            if (refusal.isForbidden()) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    /** @return the test files that were named in RED: all of its tries, or the one that has passed */
    Set<String> testsOfRed(Claim claim, boolean ofAllTries) {
        var tests = new TreeSet<String>();
        for (var attempt : api.all("/tasks/" + Api.part(claim.taskId()) + "/attempts")) {
            if (!Stages.wantFailure(attempt.path("stage").asString(""))) {
                continue;
            }
            boolean passed = attempt.path("outcome").asString("").equals("passed");
            if (passed && !ofAllTries) {
                tests.clear(); // a later one takes the place of an earlier one
            }
            if (passed || ofAllTries) {
                attempt.path("files")
                        .valueStream()
                        .filter(file -> file.path("test").asBoolean(false))
                        .forEach(file -> tests.add(file.path("path").asString()));
            }
        }
        return tests;
    }

    /** @return the task as it stands after the report */
    JsonNode report(Claim claim, String stage, Attempt attempt) {
        var body = object().put("token", claim.token())
                .put("stage", stage)
                .put("outcome", attempt.outcome().word())
                .put("note", shortened(attempt.note()));
        var evidence = body.putArray("evidence");
        attempt.evidence().forEach(evidence::add);
        var files = body.putArray("files");
        if (attempt.outcome() != Outcome.INTERRUPTED) {
            attempt.files().forEach(file -> {
                var one = files.addObject().put("path", file.path()).put("test", file.test());
                put(one, file.sha256());
            });
        }
        return api.post("/tasks/" + Api.part(claim.taskId()) + "/attempts", body)
                .path("task");
    }

    private static void put(ObjectNode file, @Nullable String sha256) {
        if (sha256 != null) {
            file.put("sha256", sha256);
        }
    }

    private static String shortened(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE) + " …";
    }

    private static ObjectNode object() {
        return Api.JSON.createObjectNode();
    }
}
