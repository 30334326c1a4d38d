package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.workspace.Workspace;
import java.util.List;

/** What still waits for somebody: questions, blockers, the design. */
final class OpenEnds {

    private OpenEnds() {}

    static List<Finding> questions(Workspace workspace) {
        return ItemLines.of(workspace, ItemKind.QUESTION).stream()
                .filter(question -> !question.item().done())
                .map(question -> question.finding(
                        "the question '" + Words.shortened(question.item().text()) + "' is not answered",
                        "answer it with what was found out"))
                .toList();
    }

    static List<Finding> blockers(Workspace workspace) {
        return workspace.requirement().openBlockers().stream()
                .map(blocker -> new Finding(
                        workspace.requirement().slug(),
                        0,
                        "'" + Words.shortened(blocker.text()) + "' blocks, says " + blocker.raisedBy(),
                        "clear it and say how"))
                .toList();
    }

    static List<Finding> design(Workspace workspace) {
        var requirement = workspace.requirement();
        var design = requirement.design();
        if (design == null) {
            return List.of(new Finding(
                    requirement.slug(), 0, "no design is accepted", "attach the architect's document and accept it"));
        }
        var path = requirement.sections().stream()
                .filter(section -> section.documentId().equals(design.documentId()))
                .map(section -> section.path())
                .findFirst();
        if (path.isEmpty()) {
            return List.of(new Finding(
                    requirement.slug(),
                    0,
                    "the design that " + design.acceptedBy() + " accepted is gone",
                    "attach a design again and accept it"));
        }
        var text = workspace.texts().get(design.documentId());
        return text == null || text.version() == design.version()
                ? List.of()
                : List.of(new Finding(
                        path.get(),
                        0,
                        "the design has changed since " + design.acceptedBy() + " accepted it",
                        "look at what changed and accept it again"));
    }
}
