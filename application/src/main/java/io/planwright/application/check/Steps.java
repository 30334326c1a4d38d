package io.planwright.application.check;

import io.planwright.application.markdown.LineIndex;
import io.planwright.application.markdown.Structure;
import io.planwright.application.markdown.Structure.Heading;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.PlanView.Phase;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.FileTexts.Piece;
import io.planwright.application.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The steps of plans: the tasks directly in a phase, each with what stands below it, and the numbered items of the
 * parts that say how it is built.
 */
final class Steps {

    private static final Pattern HOW = words("implementation|steps|build sequence|triển khai|các bước");
    private static final Pattern NO_STEPS = words("criteria|quality gates?|check ?lists?|compliance|handoff notes"
            + "|tiêu chí|cổng chất lượng|danh sách kiểm tra|tuân thủ");

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
        addItems(files, plan.path(), steps);
        steps.sort(Comparator.comparingInt(Step::line));
        return steps;
    }

    private static void addTasks(Workspace workspace, FileTexts files, PlanView plan, List<Step> steps) {
        var tasks = workspace.tasks().getOrDefault(plan.id(), List.of());
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var phase = plan.phase(task.phaseId().value()).map(Phase::title).orElse("");
            if (task.depth() == 0 && !NO_STEPS.matcher(phase).find()) {
                var whole = new StringBuilder(said(task));
                for (int below = i + 1; below < tasks.size() && tasks.get(below).depth() > 0; below++) {
                    whole.append('\n').append(said(tasks.get(below)));
                }
                var line = files.lineOf(task.task().id().value());
                steps.add(new Step(plan.path(), line.number(), task.task().title(), whole.toString(), phase));
            }
        }
    }

    private static String said(PlannedTask task) {
        return task.task().title() + "\n" + task.task().notes();
    }

    private static void addItems(FileTexts files, String path, List<Step> steps) {
        var text = files.texts().getOrDefault(path, "");
        var structure = Structure.of(text);
        var lines = LineIndex.of(text);
        for (var entry : structure.entries()) {
            if (!entry.ordered() || entry.text().isBlank()) {
                continue;
            }
            var around = structure.headings().stream()
                    .filter(heading -> heading.from() <= entry.from() && entry.from() < heading.to())
                    .map(Heading::title)
                    .toList();
            int line = lines.lineAt(entry.from());
            boolean isProse = files.pieceAt(path, line).filter(Piece::phase).isEmpty();
            if (isProse && around.stream().anyMatch(title -> HOW.matcher(title).find())) {
                steps.add(
                        new Step(path, line, entry.text(), text.substring(entry.from(), entry.to()), around.getLast()));
            }
        }
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}_])(?:" + alternatives + ")(?![\\p{L}\\p{N}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
