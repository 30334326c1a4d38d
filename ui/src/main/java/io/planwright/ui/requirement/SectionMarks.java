package io.planwright.ui.requirement;

import io.planwright.application.check.Rule;
import io.planwright.application.item.Item;
import io.planwright.application.item.ItemKind;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.workspace.Workspace;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.text.Completeness;
import io.planwright.ui.text.Headings;
import io.planwright.ui.text.Places;
import io.planwright.ui.text.SectionOutline.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of each section of a requirement how much of it is there, by what its playbook asks for. */
final class SectionMarks {

    private SectionMarks() {}

    /** @param items all items of the requirement */
    static List<Line> of(Workspace workspace, List<Item> items) {
        var places = new Places(workspace);
        var gaps = Rule.PRD_COMPLETE.findings(workspace).stream()
                .filter(finding -> finding.line() > 0)
                .flatMap(finding -> places.sectionOf(finding).stream())
                .collect(Collectors.groupingBy(SectionRef::documentId, Collectors.summingInt(_ -> 1)));
        var lines = new ArrayList<Line>();
        for (var section : RequirementFiles.inOrder(workspace.requirement())) {
            if (workspace.texts().containsKey(section.documentId())) {
                var text = workspace.text(section.documentId());
                lines.add(new Line(
                        section.path(),
                        "section-" + section.key(),
                        Rendered.plain(Headings.titleOf(text, section.key())),
                        mark(workspace, section, text, items, gaps.getOrDefault(section.documentId(), 0)),
                        ""));
            }
        }
        workspace.playbook().sections().stream()
                .filter(asked -> asked.required()
                        && workspace.requirement().section(asked.key()).isEmpty())
                .map(asked -> new Line(
                        RequirementFiles.MAIN,
                        asked.key(),
                        asked.heading().in(workspace.project().language()),
                        new Completeness(Completeness.State.EMPTY, 0, true),
                        "",
                        true))
                .forEach(missing -> lines.add(lastOfMain(lines) + 1, missing));
        return lines;
    }

    private static int lastOfMain(List<Line> lines) {
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).path().equals(RequirementFiles.MAIN) ? i : last;
        }
        return last;
    }

    private static Completeness mark(Workspace workspace, SectionRef section, String text, List<Item> items, int gaps) {
        var asked = asked(workspace, section);
        boolean required = asked.map(Playbook.Section::required).orElse(false);
        var own = items.stream()
                .filter(item -> item.document().equals(section.documentId()) && item.kind() != ItemKind.NOTE)
                .toList();
        boolean wantsItems = asked.map(each -> each.items() != null).orElse(false);
        int open = (int) own.stream().filter(SectionMarks::isOpen).count() + gaps;
        return own.isEmpty() && !wantsItems
                ? Completeness.ofProse(text, required, gaps)
                : Completeness.ofItems(text, required, own.size(), open);
    }

    static Optional<Playbook.Section> asked(Workspace workspace, SectionRef section) {
        return section.path().equals(RequirementFiles.MAIN)
                ? workspace.playbook().sections().stream()
                        .filter(each -> each.key().equals(section.key()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOpen(Item item) {
        if (item.kind() == ItemKind.TARGET) {
            return !TargetState.of(item.field("state")).map(TargetState::works).orElse(false);
        }
        return ItemKinds.canBeOpen(item.kind()) && !item.done();
    }
}
