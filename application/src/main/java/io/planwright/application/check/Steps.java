package io.planwright.application.check;

import io.planwright.application.markdown.Structure;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.PlanView.Phase;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The steps of plans: the tasks directly in a phase, each with what stands below it, and the numbered items of the
 * sections that say how it is built.
 */
final class Steps {

    private static final Pattern HOW = Pattern.compile("implementation|steps|trien-khai|cac-buoc");

    /**
     * @param whole all that is said about it, its title included
     * @param phase what it is a step of; may be empty
     */
    record Step(String path, int line, String title, String whole, String phase) {}

    private Steps() {}

    /** @return the steps of a plan in the order in which they are read */
    static List<Step> of(Workspace workspace, FileTexts files, PlanView plan) {
        var steps = new ArrayList<Step>();
        addTasks(workspace, files, plan, steps);
        plan.sections().forEach((document, key) -> {
            if (HOW.matcher(key).find()) {
                addItems(workspace, files, document, steps);
            }
        });
        steps.sort(Comparator.comparingInt(Step::line));
        return steps;
    }

    private static void addTasks(Workspace workspace, FileTexts files, PlanView plan, List<Step> steps) {
        var tasks = workspace.tasks().getOrDefault(plan.id(), List.of());
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            if (task.depth() == 0) {
                var whole = new StringBuilder(said(task));
                for (int below = i + 1; below < tasks.size() && tasks.get(below).depth() > 0; below++) {
                    whole.append('\n').append(said(tasks.get(below)));
                }
                var line = files.lineOf(task.task().id().value());
                steps.add(new Step(
                        plan.path(),
                        line.number(),
                        task.task().title(),
                        whole.toString(),
                        plan.phase(task.phaseId().value()).map(Phase::title).orElse("")));
            }
        }
    }

    private static String said(PlannedTask task) {
        return task.task().title() + "\n" + task.task().notes();
    }

    private static void addItems(Workspace workspace, FileTexts files, DocumentId document, List<Step> steps) {
        var text = workspace.text(document);
        for (var entry : Structure.of(text).entries()) {
            if (entry.ordered() && !entry.text().isBlank()) {
                var line = files.lineOf(document.value(), text, entry.from());
                steps.add(new Step(
                        line.path(),
                        line.number(),
                        entry.text(),
                        text.substring(entry.from(), entry.to()),
                        entry.group()));
            }
        }
    }
}
