package io.planwright.ui.plan;

import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.text.Completeness;
import io.planwright.ui.text.Completeness.State;
import io.planwright.ui.text.Headings;
import io.planwright.ui.text.SectionOutline.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of each part of a plan, section or phase, how much of it is there. */
final class PlanParts {

    private PlanParts() {}

    static List<Line> of(
            PlanView plan, List<PlannedTask> tasks, Map<DocumentId, TextView> texts, Playbook.PlanTemplate template) {
        var byPhase = tasks.stream().collect(Collectors.groupingBy(PlannedTask::phaseId));
        var lines = new ArrayList<Line>();
        for (var part : plan.outline().parts()) {
            var text = texts.get(new DocumentId(part));
            plan.phase(part).ifPresent(phase -> lines.add(phase(phase, byPhase.getOrDefault(phase.id(), List.of()))));
            if (text != null && !text.text().isBlank()) {
                var key = plan.sections().getOrDefault(text.id(), part.toString());
                lines.add(section(key, text.text(), template));
            }
        }
        return lines;
    }

    private static Line phase(PlanView.Phase phase, List<PlannedTask> tasks) {
        int done = (int) tasks.stream().filter(task -> task.task().done()).count();
        var state = tasks.isEmpty() ? State.EMPTY : done < tasks.size() ? State.STARTED : State.COMPLETE;
        var title = phase.title().isBlank() ? I18NProvider.translate("phase.untitled") : Rendered.plain(phase.title());
        return new Line(
                "",
                "phase-" + phase.id(),
                title,
                new Completeness(state, tasks.size() - done, false),
                done + "/" + tasks.size());
    }

    private static Line section(String key, String text, Playbook.PlanTemplate template) {
        var asked = template.sections().stream()
                .filter(each -> each.key().equals(key))
                .findFirst();
        var given = asked.stream()
                .flatMap(each -> each.text().texts().values().stream())
                .flatMap(String::lines)
                .map(String::strip)
                .collect(Collectors.toSet());
        var own = text.lines()
                .filter(line -> line.isBlank() || !given.contains(line.strip()))
                .collect(Collectors.joining("\n"));
        boolean required = asked.map(Playbook.Section::required).orElse(false);
        return new Line(
                "",
                "section-" + key,
                Rendered.plain(Headings.titleOf(text, key)),
                Completeness.ofProse(own, required, 0),
                "");
    }
}
