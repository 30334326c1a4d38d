package io.planwright.application.requirement;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Receipt;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.GateCheck;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.playbook.StartingText;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
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
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
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

    private final ActiveLimit limit;
    private final Playbooks playbooks;

    public RequirementDesk(Commands commands, Requirements requirements, Playbooks playbooks) {
        this.limit = new ActiveLimit(commands, requirements);
        this.playbooks = playbooks;
    }

    /**
     * Drafts a requirement with the sections and the gate of its playbook as it stands in the project, in the project's
     * language; in the light lane also with the one task.
     *
     * @param slug null to make it from the title
     * @param playbook null for the light one in the light lane, else for the project's
     * @throws io.planwright.domain.Refused {@code slug.taken}; {@code active.full} when as many are active as may be
     * @throws IllegalArgumentException when title, slug or playbook are not possible
     */
    public Made<RequirementId> draft(
            By by, ProjectView project, String title, @Nullable String slug, Lane lane, @Nullable String playbook) {
        var id = new RequirementId(by.newId());
        var method = playbooks.of(
                project.ownPlaybook(), playbook != null ? playbook : lane == Lane.LIGHT ? "light" : project.playbook());
        var language = project.language();
        var todo = new ArrayList<Object>();
        todo.add(new DraftRequirement(
                id, project.id(), slugOf(slug, title), title, lane, method.key(), mostActive(project)));
        DocumentId last = null;
        last = addSection(by, id, todo, "preamble", "# " + title.strip() + "\n\n", last);
        for (var section : method.sections()) {
            last = addSection(by, id, todo, section.key(), StartingText.of(method, section, language), last);
        }
        todo.add(gate(by, id, method, language));
        if (lane == Lane.LIGHT) {
            addOnlyTask(by, project, id, method, title, todo);
        }
        return new Made<>(id, limit.send(by.on(project.id(), id), todo));
    }

    public Made<RequirementId> draft(By by, ProjectView project, String title, @Nullable String slug, Lane lane) {
        return draft(by, project, title, slug, lane, null);
    }

    /** @return how many requirements may be active in the project, light ones not counted; 0 for any number */
    public int mostActive(ProjectView project) {
        return playbooks.of(project.ownPlaybook(), project.playbook()).limits().mostActive();
    }

    /** @return the command that brings an archived requirement back, for {@link #send} */
    public RestoreRequirement restored(ProjectView project, RequirementView requirement) {
        return new RestoreRequirement(requirement.id(), mostActive(project));
    }

    /** Sends what may need a place among the active requirements. */
    public Receipt send(By by, List<?> todo) {
        return limit.send(by, todo);
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
    public static OpenGate gate(By by, RequirementId requirement, Playbook playbook, Language language) {
        return new OpenGate(
                new GateId(by.newId()),
                requirement,
                playbook.gate().name().in(language),
                playbook.checks().stream()
                        .map(check -> new Check(
                                check.key(),
                                check.text().in(language),
                                check.kind(),
                                rule(check),
                                check.looksAt(),
                                check.step()))
                        .toList());
    }

    /** What is computed and names no rule is computed by the one that it is called like. */
    private static @Nullable String rule(GateCheck check) {
        return check.kind() != CheckKind.COMPUTED ? null : check.rule() == null ? check.key() : check.rule();
    }

    private static DocumentId addSection(
            By by, RequirementId requirement, List<Object> todo, String key, String text, @Nullable DocumentId after) {
        var document = new DocumentId(by.newId());
        todo.add(new OpenDocument(document, text));
        todo.add(new AddSection(requirement, document, key, PRD, after));
        return document;
    }

    private static void addOnlyTask(
            By by, ProjectView project, RequirementId requirement, Playbook method, String title, List<Object> todo) {
        var plan = new PlanId(by.newId());
        var phase = new PhaseId(by.newId());
        var task = new TaskId(by.newId());
        var heading = method.plan().phases().stream()
                .findFirst()
                .map(first -> first.title().in(project.language()))
                .orElse("Tasks");
        todo.add(new DraftPlan(plan, requirement, title, TASKS));
        todo.add(new AddPhase(plan, phase, heading, "## " + heading + "\n", "", null));
        todo.add(new OpenTask(task, plan, project.id(), title, "", null, false, null));
        todo.add(new PlaceTask(plan, task, new Place(phase, null, null)));
    }
}
