package io.planwright.application.plan;

import io.planwright.application.By;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.PlanPhase;
import io.planwright.application.playbook.Playbook.Section;
import io.planwright.application.playbook.StartingText;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.Week;
import io.planwright.domain.project.Language;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.Notation.Form;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commands that give a new plan what its playbook's template holds, written as if they had come from a file. */
final class PlanFilling {

    private static final String PREAMBLE = "preamble";

    private final By by;
    private final ProjectView project;
    private final PlanId plan;
    private final Playbook playbook;
    private final String title;
    private final LocalDate today;
    private final Language language;
    private final List<Object> todo = new ArrayList<>();
    private @Nullable UUID last;

    PlanFilling(By by, ProjectView project, PlanId plan, Playbook playbook, String title, LocalDate today) {
        this.by = by;
        this.project = project;
        this.plan = plan;
        this.playbook = playbook;
        this.title = title;
        this.today = today;
        this.language = project.language();
    }

    List<Object> todo() {
        var sections = playbook.plan().sections();
        preamble(sections);
        boolean placed = false;
        for (var section : sections) {
            boolean isLast = section == sections.getLast();
            if (!section.key().equals(PREAMBLE)
                    && !section.heading().in(language).isEmpty()) {
                section(section.key(), StartingText.of(playbook, section, language), isLast && !section.tasks());
            }
            if (section.tasks()) {
                phases(section.heading().in(language).isEmpty() ? "## " : "### ", isLast);
                placed = true;
            }
        }
        if (!placed) {
            phases("## ", true);
        }
        return todo;
    }

    private void preamble(List<Section> sections) {
        var heading = "# " + playbook.plan().title().in(language).replace("{title}", title.strip()) + "\n\n";
        var below = sections.stream()
                .filter(section -> section.key().equals(PREAMBLE))
                .map(section -> StartingText.below(playbook, section, language))
                .findFirst()
                .orElse("");
        section(
                PREAMBLE,
                heading
                        + below.replace("{date}", today.toString())
                                .replace(
                                        "{week}",
                                        "%02d".formatted(Week.of(today).number())),
                false);
    }

    /** @param isLast whether nothing comes after it, not even a blank line */
    private void section(String key, String text, boolean isLast) {
        var document = new DocumentId(by.newId());
        todo.add(new OpenDocument(document, isLast ? text.stripTrailing() + "\n" : text));
        todo.add(new AddPlanSection(plan, document, key, last));
        last = document.value();
    }

    private void phases(String hashes, boolean isLast) {
        var phases = playbook.plan().phases();
        for (int i = 0; i < phases.size(); i++) {
            phase(hashes, phases.get(i), i + 1, isLast && i == phases.size() - 1);
        }
    }

    private void phase(String hashes, PlanPhase phase, int number, boolean isLast) {
        var id = new PhaseId(by.newId());
        var heading = phase.title().in(language);
        var lead = phase.text().in(language).strip();
        boolean empty = phase.tasks().isEmpty();
        todo.add(new AddPhase(
                plan,
                id,
                heading,
                hashes + heading + "\n",
                (lead.isEmpty() ? "" : lead + "\n\n") + (empty && lead.isEmpty() && !isLast ? "\n" : ""),
                last));
        last = id.value();
        TaskId before = null;
        for (int i = 0; i < phase.tasks().size(); i++) {
            boolean blankAfter = i == phase.tasks().size() - 1 && !isLast;
            before = task(
                    id, before, phase.tasks().get(i).in(language).strip(), number + "." + (i + 1) + " ", blankAfter);
        }
    }

    private TaskId task(PhaseId phase, @Nullable TaskId before, String text, String numbering, boolean blankAfter) {
        var task = new TaskId(by.newId());
        int end = text.indexOf('\n');
        var line = end < 0 ? text : text.substring(0, end).strip();
        var notes = end < 0 ? "" : text.substring(end + 1) + "\n";
        var label = line.startsWith(numbering) ? numbering : "";
        todo.add(new OpenTask(
                task,
                plan,
                project.id(),
                line.substring(label.length()),
                notes + (blankAfter ? "\n" : ""),
                new Notation(Form.ITEM, "- ", "x", " ", label, "\n"),
                false,
                null));
        todo.add(new PlaceTask(plan, task, new Place(phase, null, before)));
        return task;
    }
}
