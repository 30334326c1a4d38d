package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** What still waits for somebody: questions, blockers, the design. */
final class OpenEnds {

    private OpenEnds() {}

    static List<Finding> questions(Workspace workspace) {
        return ItemLines.of(workspace, ItemKind.QUESTION).stream()
                .filter(question -> !question.item().done())
                .map(question -> question.finding(
                        workspace,
                        "question-open",
                        Map.of("what", Words.shortened(question.item().text()))))
                .toList();
    }

    static List<Finding> blockers(Workspace workspace) {
        return workspace.requirement().openBlockers().stream()
                .map(blocker -> Words.finding(
                        workspace,
                        workspace.requirement().slug(),
                        0,
                        "blocker-open",
                        Map.of("what", Words.shortened(blocker.text()), "who", blocker.raisedBy())))
                .toList();
    }

    static List<Finding> design(Workspace workspace) {
        var requirement = workspace.requirement();
        var design = requirement.design();
        if (design == null) {
            return List.of(Words.finding(workspace, requirement.slug(), 0, "design-none", Map.of()));
        }
        var who = Map.of("who", design.acceptedBy());
        var path = requirement.sections().stream()
                .filter(section -> section.documentId().equals(design.documentId()))
                .map(section -> section.path())
                .findFirst();
        if (path.isEmpty()) {
            return List.of(Words.finding(workspace, requirement.slug(), 0, "design-gone", who));
        }
        var text = workspace.texts().get(design.documentId());
        return text == null || text.version() == design.version()
                ? List.of()
                : List.of(Words.finding(workspace, path.get(), 0, "design-changed", who));
    }
}
