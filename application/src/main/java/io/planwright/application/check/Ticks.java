package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.markdown.CheckItems;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is still to be ticked: criteria, tasks, and the check lists of plans. */
final class Ticks {

    private Ticks() {}

    static List<Finding> criteria(Workspace workspace) {
        var criteria = ItemLines.of(workspace, ItemKind.CRITERION);
        return criteria.isEmpty()
                ? List.of(Words.finding(workspace, "prd.md", 0, "criteria-none", Map.of()))
                : criteria.stream()
                        .filter(criterion -> !criterion.item().done())
                        .map(criterion -> criterion.finding(
                                workspace,
                                "criterion-open",
                                Map.of("what", Words.shortened(criterion.item().text()))))
                        .toList();
    }

    static List<Finding> tasks(Workspace workspace) {
        var all = workspace.allTasks();
        return all.isEmpty()
                ? List.of(Words.finding(workspace, "tasks.md", 0, "tasks-none", Map.of()))
                : all.stream()
                        .filter(task -> !task.task().done())
                        .map(task -> Words.finding(
                                workspace,
                                task.key(),
                                0,
                                "task-open",
                                Map.of("what", Words.shortened(task.task().title()))))
                        .toList();
    }

    static List<Finding> checklists(Workspace workspace) {
        var files = FileTexts.of(workspace);
        var findings = new ArrayList<Finding>();
        for (var plan : workspace.plans()) {
            for (var part : plan.outline().parts()) {
                if (plan.phase(part).isPresent()) {
                    continue;
                }
                var text = workspace.text(new DocumentId(part));
                for (var item : CheckItems.in(text)) {
                    if (item.boxed() && !item.done()) {
                        var line = files.lineOf(part, text, item.lineStart());
                        findings.add(Words.finding(
                                workspace,
                                line.path(),
                                line.number(),
                                "box-open",
                                Map.of("what", Words.shortened(item.text()))));
                    }
                }
            }
        }
        return findings;
    }
}
