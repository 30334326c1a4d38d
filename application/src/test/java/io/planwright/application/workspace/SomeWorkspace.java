package io.planwright.application.workspace;

import io.planwright.application.By;
import io.planwright.application.Happening;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.gate.GateView;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.text.TextView;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.plan.PlanEvent.PhaseAdded;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.plan.PlanEvent.PlanSectionAdded;
import io.planwright.domain.plan.PlanEvent.TaskPlaced;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.domain.text.DocumentEvent;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A workspace for tests, made of texts as a person would write them. */
public final class SomeWorkspace {

    public static final RequirementId REQUIREMENT = new RequirementId(new UUID(2, 1));
    public static final GateId GATE = new GateId(new UUID(4, 1));

    private static final String NOTHING_ASKED =
            "key: plain\nname: Plain\nplan: {path: tasks.md, title: Tasks}\n" + "gate: {name: Quality gate}\n";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final Contents NO_CONTENTS = new Contents() {
        @Override
        public String put(byte[] content) {
            throw new IllegalStateException("there are no attachments");
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            return Optional.empty();
        }
    };

    private final Playbook playbook;
    private final Map<PlanId, PlanView> plans = new LinkedHashMap<>();
    private final Map<TaskId, TaskView> tasks = new LinkedHashMap<>();
    private final Map<DocumentId, TextView> texts = new HashMap<>();
    private final Map<GateId, GateView> gates = new LinkedHashMap<>();
    private final Map<String, DocumentId> sections = new HashMap<>();
    private final By by = By.of(Sometime.ADA).once(new By.Once("some", ""));
    private ProjectView project;
    private RequirementView requirement;
    private Happening now = Sometime.at(1);

    private SomeWorkspace(Playbook playbook) {
        this.playbook = playbook;
        project = project(playbook, Language.EN);
        on(new RequirementDrafted(
                REQUIREMENT, project.id(), new Slug("sign-in"), "Sign in", Lane.FULL, playbook.key()));
    }

    private static ProjectView project(Playbook playbook, Language language) {
        return new ProjectView(
                new ProjectId(new UUID(1, 1)),
                "SHOP",
                "Shop",
                playbook.key(),
                language,
                "",
                Map.of(),
                List.of(),
                1,
                Sometime.time(0),
                Sometime.time(0));
    }

    public SomeWorkspace in(Language language) {
        project = project(playbook, language);
        return this;
    }

    public static SomeWorkspace plain() {
        return following(NOTHING_ASKED);
    }

    /** @param more parts of a playbook in YAML beside its gate and plan */
    public static SomeWorkspace asking(String more) {
        return following(NOTHING_ASKED + more);
    }

    public static SomeWorkspace following(String yaml) {
        return new SomeWorkspace(YAML.readValue(yaml, Playbook.class));
    }

    /** Whatever happens from now on happens at that second. */
    public SomeWorkspace at(long second) {
        now = Sometime.at(second);
        return this;
    }

    public SomeWorkspace prd(String key, String text) {
        return section("prd.md", key, text);
    }

    public SomeWorkspace section(String path, String key, String text) {
        var last = requirement.sectionsOf(path);
        var document = new DocumentId(by.newId());
        sections.put(key, document);
        on(new DocumentOpened(document, text));
        on(new SectionAdded(
                REQUIREMENT,
                document,
                key,
                path,
                last.isEmpty() ? null : last.getLast().documentId()));
        return this;
    }

    public DocumentId document(String key) {
        return sections.get(key);
    }

    public SomeWorkspace edit(String key, String text) {
        var document = sections.get(key);
        return on(new TextEdited(
                document, List.of(new Change(0, texts.get(document).text().length(), text))));
    }

    public SomeWorkspace plan(String path, String text) {
        var writing = new Writing(
                by,
                project,
                REQUIREMENT,
                playbook,
                new PlanNumbers(project.id(), new Memory().log(), LocalDate.EPOCH),
                NO_CONTENTS);
        writing.plan(path, "Sign in", PlanFile.parse(text));
        writing.todo().forEach(this::carryOut);
        return this;
    }

    public SomeWorkspace tick(String title) {
        var task = tasks.values().stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
        return on(new TaskTicked(task.id(), null));
    }

    private void carryOut(Object command) {
        switch (command) {
            case DraftPlan draft -> on(new PlanDrafted(draft.planId(), REQUIREMENT, draft.title(), draft.path()));
            case AddPhase add ->
                on(new PhaseAdded(add.planId(), add.phaseId(), add.title(), add.heading(), add.lead(), add.after()));
            case OpenDocument open -> on(new DocumentOpened(open.documentId(), open.text()));
            case AddPlanSection add -> {
                sections.put(add.key(), add.documentId());
                on(new PlanSectionAdded(add.planId(), add.documentId(), add.key(), add.after()));
            }
            case OpenTask open ->
                on(new TaskOpened(
                        open.taskId(),
                        open.planId(),
                        tasks.size() + 1,
                        open.title(),
                        open.notes(),
                        open.notation(),
                        open.done(),
                        open.commit()));
            case PlaceTask place -> on(new TaskPlaced(place.planId(), place.taskId(), place.place()));
            default -> throw new IllegalArgumentException("not expected of a plan: " + command);
        }
    }

    public SomeWorkspace on(Object event) {
        switch (event) {
            case RequirementEvent each -> requirement = RequirementView.fold(requirement, each, now);
            case DocumentEvent each -> texts.compute(each.documentId(), (_, view) -> TextView.fold(view, each, now));
            case PlanEvent each -> plans.compute(each.planId(), (_, view) -> PlanView.fold(view, each, now));
            case TaskEvent each -> tasks.compute(each.taskId(), (_, view) -> TaskView.fold(view, each, now));
            case GateEvent each -> gates.compute(each.gateId(), (_, view) -> GateView.fold(view, each, now));
            default -> throw new IllegalArgumentException("not an event: " + event);
        }
        return this;
    }

    public GateView gate() {
        return gates.get(GATE);
    }

    public Workspace get() {
        var planned = new HashMap<PlanId, List<PlannedTask>>();
        plans.values().forEach(plan -> planned.put(plan.id(), planned(plan)));
        return new Workspace(
                project,
                requirement,
                playbook,
                Map.copyOf(texts),
                List.copyOf(plans.values()),
                planned,
                List.copyOf(gates.values()));
    }

    private List<PlannedTask> planned(PlanView plan) {
        var all = new ArrayList<PlannedTask>();
        plan.outline().walk((id, phase, parent, position, number, depth) -> {
            var task = tasks.get(id);
            all.add(new PlannedTask(
                    task,
                    "SHOP-" + task.serial(),
                    number,
                    phase,
                    parent,
                    position,
                    depth,
                    all.size(),
                    project.id(),
                    REQUIREMENT,
                    List.of(),
                    0));
        });
        return all;
    }
}
