package io.planwright.application.requirement;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.Standard;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where requirements are drafted: by the sections and the gate of their playbook. */
public final class RequirementDesk {

    /** The workspace file that holds the PRD. */
    public static final String PRD = "prd.md";

    private static final String TASKS = "tasks.md";

    private final Commands commands;
    private final Playbooks playbooks;

    public RequirementDesk(Commands commands, Playbooks playbooks) {
        this.commands = commands;
        this.playbooks = playbooks;
    }

    /**
     * Drafts a requirement with the sections and the gate of its playbook; in the light lane also with the one task.
     *
     * @param slug null to make it from the title
     * @param playbook null for the one that goes with the lane
     * @throws io.planwright.domain.Refused {@code slug.taken}
     * @throws IllegalArgumentException when title, slug or playbook are not possible
     */
    public Made<RequirementId> draft(
            By by, ProjectId project, String title, @Nullable String slug, Lane lane, @Nullable String playbook) {
        var id = new RequirementId(by.newId());
        var method = playbooks.withKey(playbook != null ? playbook : lane == Lane.LIGHT ? "light" : "library");
        var todo = new ArrayList<Object>();
        todo.add(new DraftRequirement(id, project, slugOf(slug, title), title, lane, method.key(), 0));
        DocumentId last = null;
        last = addSection(by, id, todo, "preamble", "# " + title.strip() + "\n\n", last);
        for (var section : method.sections()) {
            last = addSection(
                    by, id, todo, section.key(), "## " + section.heading().in(Language.EN) + "\n\n", last);
        }
        todo.add(gate(by, id, method));
        if (lane == Lane.LIGHT) {
            addOnlyTask(by, project, id, title, todo);
        }
        return new Made<>(id, commands.send(by.on(project, id), todo));
    }

    public Made<RequirementId> draft(By by, ProjectId project, String title, @Nullable String slug, Lane lane) {
        return draft(by, project, title, slug, lane, null);
    }

    /** @return the slug as given, or made from the title */
    public static Slug slugOf(@Nullable String slug, String title) {
        if (slug != null) {
            return new Slug(slug);
        }
        var made = Slugs.slug(title);
        var shortened = made.length() <= 80 ? made : made.substring(0, 80);
        return new Slug(shortened.endsWith("-") ? shortened.substring(0, shortened.length() - 1) : shortened);
    }

    /** @return the command that opens the gate that the playbook asks for; its standards are checks of it too */
    public static OpenGate gate(By by, RequirementId requirement, Playbook playbook) {
        var checks = new ArrayList<Check>();
        for (var check : playbook.gate().checks()) {
            checks.add(new Check(
                    check.key(),
                    check.text().in(Language.EN),
                    check.kind(),
                    rule(check.kind(), check.rule(), check.key()),
                    check.looksAt(),
                    check.step()));
        }
        playbook.standards().always().forEach(standard -> checks.add(check(standard)));
        playbook.standards().never().forEach(standard -> checks.add(check(standard)));
        return new OpenGate(
                new GateId(by.newId()), requirement, playbook.gate().name().in(Language.EN), checks);
    }

    private static Check check(Standard standard) {
        return new Check(
                standard.key(),
                standard.text().in(Language.EN),
                standard.kind(),
                rule(standard.kind(), null, standard.key()),
                List.of(),
                ReviewStep.GATE);
    }

    /** What is computed and names no rule is computed by the one that it is called like. */
    private static @Nullable String rule(CheckKind kind, @Nullable String rule, String key) {
        return kind != CheckKind.COMPUTED ? null : rule == null ? key : rule;
    }

    private static DocumentId addSection(
            By by, RequirementId requirement, List<Object> todo, String key, String text, @Nullable DocumentId after) {
        var document = new DocumentId(by.newId());
        todo.add(new OpenDocument(document, text));
        todo.add(new AddSection(requirement, document, key, PRD, after));
        return document;
    }

    private static void addOnlyTask(
            By by, ProjectId project, RequirementId requirement, String title, List<Object> todo) {
        var plan = new PlanId(by.newId());
        var phase = new PhaseId(by.newId());
        var task = new TaskId(by.newId());
        todo.add(new DraftPlan(plan, requirement, title, TASKS));
        todo.add(new AddPhase(plan, phase, "Tasks", "## Tasks\n", "", null));
        todo.add(new OpenTask(task, plan, project, title, "", null, false, null));
        todo.add(new PlaceTask(plan, task, new Place(phase, null, null)));
    }
}
