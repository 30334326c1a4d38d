package io.planwright.worker.task;

import tools.jackson.databind.JsonNode;

/**
 * A task that this worker holds.
 *
 * @param token fencing token that goes with every report
 * @param attempts how many there were before
 */
record Claim(String taskId, long token, String stage, String key, String title, String notes, int attempts) {

    /** @throws IllegalStateException when the answer is none */
    static Claim of(JsonNode answer) {
        var task = answer.path("task");
        var claim = new Claim(
                answer.path("taskId").asString(""),
                answer.path("token").asLong(-1),
                answer.path("stage").asString(""),
                task.path("key").asString(""),
                task.path("title").asString(""),
                task.path("notes").asString(""),
                task.path("attempts").asInt(0));
        if (claim.taskId.isEmpty() || claim.token < 0 || claim.stage.isEmpty()) {
            throw new IllegalStateException("the server has answered with a claim that is none: " + answer);
        }
        return claim.key.isEmpty()
                ? new Claim(
                        claim.taskId, claim.token, claim.stage, claim.taskId, claim.title, claim.notes, claim.attempts)
                : claim;
    }

    /** @return its key, as a file may be called */
    String fileName() {
        return key.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
