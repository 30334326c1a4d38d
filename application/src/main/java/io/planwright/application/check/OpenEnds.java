package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.markdown.Structure;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What still waits for somebody: questions, blockers, the design. */
final class OpenEnds {

    private static final Pattern ANSWER = Pattern.compile(
            "\\*\\*(?:Findings|Answer|Kết quả|Phát hiện|Trả lời)(?::\\*\\*|\\*\\*\\s*:)\\s*\\S",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private OpenEnds() {}

    static List<Finding> questions(Workspace workspace) {
        var files = FileTexts.of(workspace);
        var findings = new ArrayList<Finding>();
        for (var section : SectionsOfKind.of(workspace, ItemKind.QUESTION)) {
            var text = workspace.text(section.documentId());
            for (var question : Structure.of(text).entries()) {
                boolean answered = question.done()
                        || ANSWER.matcher(text.substring(question.from(), question.to()))
                                .find();
                if (!answered && !question.text().isBlank()) {
                    var line = files.lineOf(section.documentId().value(), text, question.from());
                    findings.add(new Finding(
                            line.path(),
                            line.number(),
                            "the question '" + Words.shortened(question.text()) + "' is not answered",
                            "answer it with what was found out"));
                }
            }
        }
        return findings;
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
