package io.planwright.worker.server;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server has understood and says no. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final transient JsonNode problem;

    Refusal(int status, JsonNode problem) {
        super(problem.path("detail").asString("the server answers with " + status));
        this.status = status;
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    /** @return the stable code of the rule, e.g. {@code task.blocked}; empty when no rule of the plan refused */
    public String code() {
        return problem.path("refusal").asString("");
    }

    public JsonNode problem() {
        return problem;
    }

    public List<String> allowed() {
        return problem.path("allowed").valueStream().map(JsonNode::asString).toList();
    }

    /** @return whether the token is not known or may not do this: asking again is no use */
    public boolean isForbidden() {
        return status == 401 || status == 403;
    }

    /** @return whether it is about the evidence: then the attempt counts as failed */
    public boolean isAboutEvidence() {
        return code().startsWith("evidence.");
    }

    /** @return all of it, for people, line by line */
    public String told() {
        var facts = problem.path("facts")
                .valueStream()
                .map(fact -> "\n  - " + fact.path("kind").asString("") + " "
                        + fact.path("name").asString(fact.path("id").asString("")) + " "
                        + fact.path("text").asString(""))
                .collect(Collectors.joining());
        var allowed = allowed().isEmpty()
                ? ""
                : allowed().stream().collect(Collectors.joining("\n  - ", "\npossible:\n  - ", ""));
        return getMessage() + (code().isEmpty() ? " (" + status + ")" : " (" + code() + ")") + facts + allowed;
    }

    /** @return the same in one JSON object */
    public String toJson(JsonMapper json) {
        return json.writeValueAsString(problem);
    }
}
