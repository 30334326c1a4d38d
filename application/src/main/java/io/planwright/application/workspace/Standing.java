package io.planwright.application.workspace;

import io.planwright.application.plan.PlanView;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.Progress;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the files of a requirement do not say of it: its lane, a playbook of its own, how it was handed on, what blocked
 * it and which tasks wait for which. The index of a project tells it as JSON, one line for each requirement.
 */
final class Standing {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String LANE = "lane";
    private static final String PLAYBOOK = "playbook";
    private static final String HANDOFFS = "handoffs";
    private static final String BLOCKERS = "blockers";
    private static final String WAITS = "waits";

    private final ObjectNode told;

    /** A task that waits for another of its plan, both by number and title, e.g. {@code 1.2 Knead}. */
    record Wait(String task, String blocker) {

        @Override
        public String toString() {
            return task + " < " + blocker;
        }
    }

    private Standing(ObjectNode told) {
        this.told = told;
    }

    static Standing of(
            ProjectView project,
            RequirementView requirement,
            List<PlanView> plans,
            Function<PlanId, List<PlannedTask>> tasks) {
        var told = JSON.createObjectNode();
        if (requirement.lane() != Lane.FULL) {
            told.put(LANE, requirement.lane().name());
        }
        if (!requirement.playbook().equals(project.playbook())) {
            told.put(PLAYBOOK, requirement.playbook());
        }
        for (var handoff : requirement.handoffs()) {
            var each = told.withArray(HANDOFFS).addObject();
            each.put("from", handoff.from().name());
            each.put("to", handoff.to().name());
            if (handoff.step() != null) {
                each.put("step", handoff.step().name());
            }
            each.put("note", handoff.note()).put("by", handoff.by());
            each.put("at", handoff.at().toString());
        }
        for (var blocker : requirement.blockers()) {
            var each = told.withArray(BLOCKERS).addObject();
            each.put("text", blocker.text()).put("by", blocker.raisedBy());
            each.put("at", blocker.raisedAt().toString());
            if (blocker.outcome() != null) {
                each.put("outcome", blocker.outcome()).put("clearedBy", blocker.clearedBy());
                each.put("clearedAt", String.valueOf(blocker.clearedAt()));
            }
        }
        for (var plan : plans) {
            var labels = new HashMap<TaskId, String>();
            var all = tasks.apply(plan.id());
            all.forEach(task -> labels.put(task.task().id(), labelOf(task)));
            for (var task : all) {
                for (var blocker : task.task().blockers()) {
                    var waits = told.withObject(WAITS);
                    var ofPlan = waits.get(plan.path()) instanceof ArrayNode some ? some : waits.putArray(plan.path());
                    ofPlan.addObject().put("task", labelOf(task)).put("for", labels.get(blocker));
                }
            }
        }
        return new Standing(told);
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    /** @return by what an index calls a task of a plan */
    static String labelOf(PlannedTask task) {
        return task.number() + " " + task.task().title();
    }

    /** @return the line of the index; empty where the files say it all */
    Optional<String> line() {
        return told.isEmpty() ? Optional.empty() : Optional.of(JSON.writeValueAsString(told));
    }

    /**
     * @param json an object with a standing for each folder
     * @throws Unreadable when it is no such thing
     */
    static Function<String, Standing> read(String path, String json) {
        return understood(path, () -> {
            var all = (ObjectNode) JSON.readTree(json);
            all.forEach(each -> new Standing((ObjectNode) each).progress(() -> new UUID(0, 0)));
            return folder -> all.get(folder) instanceof ObjectNode told ? new Standing(told) : nothing();
        });
    }

    static Standing nothing() {
        return new Standing(JSON.createObjectNode());
    }

    private static <T> T understood(String path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException | IllegalArgumentException | ClassCastException | DateTimeException e) {
            throw new Unreadable("'" + path + "' does not tell how the requirements stand: " + e.getMessage());
        }
    }

    Lane lane() {
        return told.has(LANE) ? Lane.valueOf(said(told, LANE)) : Lane.FULL;
    }

    /** @return the playbook that it follows; empty where that is the project's */
    Optional<String> playbook() {
        return Optional.ofNullable(told.get(PLAYBOOK)).map(JsonNode::asString);
    }

    /** @param ids names what is new here */
    Progress progress(Supplier<UUID> ids) {
        var handoffs = new ArrayList<Progress.Handoff>();
        for (var each : told.path(HANDOFFS)) {
            handoffs.add(new Progress.Handoff(
                    RequirementPhase.valueOf(said(each, "from")),
                    RequirementPhase.valueOf(said(each, "to")),
                    each.has("step") ? ReviewStep.valueOf(said(each, "step")) : null,
                    said(each, "note"),
                    said(each, "by"),
                    Instant.parse(said(each, "at"))));
        }
        var blockers = new ArrayList<Progress.Blocker>();
        for (var each : told.path(BLOCKERS)) {
            boolean cleared = each.has("outcome");
            blockers.add(new Progress.Blocker(
                    new BlockerId(ids.get()),
                    said(each, "text"),
                    said(each, "by"),
                    Instant.parse(said(each, "at")),
                    cleared ? said(each, "outcome") : null,
                    cleared ? said(each, "clearedBy") : null,
                    cleared ? Instant.parse(said(each, "clearedAt")) : null));
        }
        return new Progress(handoffs, blockers);
    }

    private static String said(JsonNode node, String name) {
        var value = node.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("'" + name + "' is missing in " + node);
        }
        return value.asString();
    }

    /** @return which tasks of the plan with the path wait for which */
    List<Wait> waits(String path) {
        var waits = new ArrayList<Wait>();
        for (var each : told.path(WAITS).path(path)) {
            waits.add(new Wait(said(each, "task"), said(each, "for")));
        }
        return waits;
    }

    /** @return whether it is the same but for what waits for what */
    boolean isAsFarAs(@Nullable Standing other) {
        return other != null && withoutWaits().equals(other.withoutWaits());
    }

    private ObjectNode withoutWaits() {
        var rest = told.deepCopy();
        rest.remove(WAITS);
        return rest;
    }
}
