package io.planwright.application.workspace;

import io.planwright.application.By;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
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
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A plan as it stands after its file was imported, and as it is worked on from then on. */
final class ImportedPlan {

    private static final RequirementId REQUIREMENT = new RequirementId(new UUID(2, 1));
    private static final ProjectView SHOP = new ProjectView(
            new ProjectId(new UUID(1, 1)),
            "SHOP",
            "Shop",
            "library",
            Language.EN,
            "",
            Map.of(),
            List.of(),
            1,
            Sometime.time(0),
            Sometime.time(0));

    /** Keeps nothing: a plan has no files besides its own. */
    private static final class NoContents implements Contents {
        @Override
        public String put(byte[] content) {
            throw new IllegalStateException("a plan has no attachments");
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            return Optional.empty();
        }
    }

    private static final Playbook LIGHT = new Playbooks().withKey("light");

    private final Map<TaskId, TaskView> tasks = new LinkedHashMap<>();
    private final Map<DocumentId, TextView> texts = new HashMap<>();
    private PlanView plan;

    ImportedPlan(String text) {
        var by = By.of(Sometime.ADA).once(new By.Once("import", ""));
        var writing = new Writing(
                by,
                SHOP,
                REQUIREMENT,
                LIGHT,
                new PlanNumbers(SHOP.id(), new Memory().log(), LocalDate.EPOCH),
                new NoContents());
        writing.plan("tasks.md", "Sign in", PlanFile.parse(text));
        writing.todo().forEach(this::carryOut);
    }

    private void carryOut(Object command) {
        switch (command) {
            case DraftPlan draft -> on(new PlanDrafted(draft.planId(), REQUIREMENT, draft.title(), draft.path()));
            case AddPhase add ->
                on(new PhaseAdded(add.planId(), add.phaseId(), add.title(), add.heading(), add.lead(), add.after()));
            case OpenDocument open ->
                texts.put(
                        open.documentId(),
                        TextView.fold(null, new DocumentOpened(open.documentId(), open.text()), Sometime.at(1)));
            case AddPlanSection add -> on(new PlanSectionAdded(add.planId(), add.documentId(), add.key(), add.after()));
            case OpenTask open -> {
                var opened = new TaskOpened(
                        open.taskId(),
                        open.planId(),
                        tasks.size() + 1,
                        open.title(),
                        open.notes(),
                        open.notation(),
                        open.done(),
                        open.commit());
                tasks.put(open.taskId(), TaskView.fold(null, opened, Sometime.at(1)));
            }
            case PlaceTask place -> on(new TaskPlaced(place.planId(), place.taskId(), place.place()));
            default -> throw new IllegalArgumentException("not expected of a plan: " + command);
        }
    }

    private void on(PlanEvent event) {
        plan = PlanView.fold(plan, event, Sometime.at(1));
    }

    List<PlannedTask> tasks() {
        var planned = new ArrayList<PlannedTask>();
        plan.outline().walk((id, phase, parent, position, number, depth) -> {
            var task = tasks.get(id);
            planned.add(new PlannedTask(
                    task,
                    "SHOP-" + task.serial(),
                    number,
                    phase,
                    parent,
                    position,
                    depth,
                    planned.size(),
                    SHOP.id(),
                    REQUIREMENT,
                    List.of(),
                    0));
        });
        return planned;
    }

    private PlannedTask titled(String title) {
        return tasks().stream()
                .filter(task -> task.task().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    ImportedPlan addAfter(String sibling, String title) {
        return addAfter(titled(sibling), title, "");
    }

    ImportedPlan addBelow(String parent, String title) {
        return addBelow(titled(parent), title);
    }

    ImportedPlan addFirst(String title) {
        var phase = plan.outline().phases().getFirst();
        return add(title, "", new Place(phase, null, null));
    }

    ImportedPlan addAfter(PlannedTask sibling, String title, String notes) {
        return add(
                title,
                notes,
                new Place(sibling.phaseId(), sibling.parentId(), sibling.task().id()));
    }

    ImportedPlan addBelow(PlannedTask parent, String title) {
        return add(title, "", new Place(parent.phaseId(), parent.task().id(), null));
    }

    private ImportedPlan add(String title, String notes, Place place) {
        var id = new TaskId(new UUID(5, tasks.size()));
        carryOut(new OpenTask(id, planId(), SHOP.id(), title, notes, null, false, null));
        carryOut(new PlaceTask(planId(), id, place));
        return this;
    }

    ImportedPlan note(String title, String notes) {
        var id = titled(title).task().id();
        tasks.put(id, TaskView.fold(tasks.get(id), new NotesRevised(id, notes), Sometime.at(2)));
        return this;
    }

    private PlanId planId() {
        return plan.id();
    }

    /** @return the file that the plan is written to */
    String text() {
        return PlanText.of(plan, tasks(), texts);
    }
}
