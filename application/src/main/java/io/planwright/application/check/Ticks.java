package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.markdown.CheckItems;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import java.util.ArrayList;
import java.util.List;

/** What is still to be ticked: criteria, tasks, and the check lists of plans. */
final class Ticks {

    private Ticks() {}

    static List<Finding> criteria(Workspace workspace) {
        var criteria = ItemLines.of(workspace, ItemKind.CRITERION);
        return criteria.isEmpty()
                ? List.of(new Finding(
                        "prd.md", 0, "there are no acceptance criteria", "write down what must hold in the end"))
                : criteria.stream()
                        .filter(criterion -> !criterion.item().done())
                        .map(criterion -> criterion.finding(
                                "the criterion '"
                                        + Words.shortened(criterion.item().text()) + "' is not ticked",
                                "meet it and tick it"))
                        .toList();
    }

    static List<Finding> tasks(Workspace workspace) {
        var all = workspace.allTasks();
        return all.isEmpty()
                ? List.of(new Finding("tasks.md", 0, "there are no tasks", "plan what is to be done"))
                : all.stream()
                        .filter(task -> !task.task().done())
                        .map(task -> new Finding(
                                task.key(),
                                0,
                                "'" + Words.shortened(task.task().title()) + "' is not done",
                                "do it and tick it, or remove it from the plan"))
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
                        findings.add(new Finding(
                                line.path(),
                                line.number(),
                                "'" + Words.shortened(item.text()) + "' is not ticked",
                                "see that it holds and tick it"));
                    }
                }
            }
        }
        return findings;
    }
}
