package io.planwright.application.decomposition;

import io.planwright.application.By;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.plan.PlanView;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The commands that give a plan what a proposal holds: its phases after all other parts, its tasks, what they wait for. */
public final class ProposalFilling {

    /**
     * What is to be sent, in one go.
     *
     * @param tasks which task came of which, by the keys of the proposal
     */
    public record Filling(List<Object> commands, Map<String, TaskId> tasks) {}

    private ProposalFilling() {}

    /** @param accepted as a person left it */
    public static Filling of(By by, PlanView plan, ProjectId project, Proposal accepted) {
        var todo = new ArrayList<Object>();
        var ids = new HashMap<String, TaskId>();
        var parts = plan.outline().parts();
        var last = parts.isEmpty() ? null : parts.getLast();
        for (var phase : accepted.phases()) {
            var id = new PhaseId(by.newId());
            todo.add(new AddPhase(
                    plan.id(), id, phase.title(), (last == null ? "" : "\n") + "## " + phase.title() + "\n", "", last));
            last = id.value();
            TaskId before = null;
            for (var task : phase.tasks()) {
                var taskId = new TaskId(by.newId());
                ids.put(task.key(), taskId);
                todo.add(new OpenTask(taskId, plan.id(), project, task.title(), notes(task), null, false, null));
                todo.add(new PlaceTask(plan.id(), taskId, new Place(id, null, before)));
                before = taskId;
            }
        }
        for (var task : accepted.tasks()) {
            for (var blocker : task.dependsOn()) {
                todo.addAll(PlanDesk.dependency(plan.id(), id(ids, task.key()), id(ids, blocker)));
            }
        }
        return new Filling(List.copyOf(todo), Map.copyOf(ids));
    }

    private static TaskId id(Map<String, TaskId> ids, String key) {
        var id = ids.get(key);
        if (id == null) {
            throw new IllegalArgumentException("no task " + key + " in the proposal");
        }
        return id;
    }

    /**
     * What is said about a task below its title, as items that belong to it, so that neither a heading nor a box in it
     * can be taken for a part of the plan.
     */
    static String notes(ProposedTask task) {
        var notes = new StringBuilder();
        if (!task.files().isEmpty()) {
            notes.append("  - Files: ").append(paths(task.files())).append('\n');
        }
        if (task.testFile() != null) {
            notes.append("  - Test: ").append(paths(List.of(task.testFile()))).append('\n');
        }
        list(notes, "Criteria", task.criteria());
        list(notes, "Hints", task.hints());
        return notes.toString();
    }

    private static String paths(List<String> paths) {
        return paths.stream().map(path -> "`" + path.replace("`", "") + "`").collect(Collectors.joining(", "));
    }

    private static void list(StringBuilder notes, String name, List<String> said) {
        if (!said.isEmpty()) {
            notes.append("  - ").append(name).append(":\n");
            said.forEach(each -> notes.append("    - ").append(harmless(each)).append('\n'));
        }
    }

    /** Takes from a text what would make its line more than the text of an item: a box, a sign, a bullet, a heading. */
    private static String harmless(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        boolean plain = Character.isLetterOrDigit(first) && !text.matches("^\\d{1,9}[.)]\\s.*")
                || "`\"'(".indexOf(first) >= 0 && !text.startsWith("```");
        return plain ? text : first == '[' || "#-+*>_=~<|@".indexOf(first) >= 0 ? "\\" + text : "· " + text;
    }
}
