package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.planwright.application.By;
import io.planwright.application.Missing;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.OneMoment;
import io.planwright.application.workspace.Workspace;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All that there is of a requirement is read with a handful of statements, however much it is. */
class WorkspaceDeskTest extends HeartTest {

    private static final int HANDFUL = 8;

    private WorkspaceDesk desk() {
        return new WorkspaceDesk(
                heart.get(OneMoment.class),
                heart.get(Projects.class),
                heart.get(Requirements.class),
                new Playbooks(),
                heart.get(Plans.class),
                heart.get(Tasks.class),
                heart.get(Texts.class),
                heart.get(QualityGates.class));
    }

    private static ProjectId project() {
        var id = new ProjectId(UUID.randomUUID());
        heart.await(heart.commands()
                .send(
                        By.of(Story.ADA).in(id),
                        new CreateProject(
                                id,
                                new ProjectKey(
                                        "P" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT)),
                                "A project",
                                "library",
                                Language.EN)));
        return id;
    }

    private static RequirementId requirement(ProjectId project, String title, int plans, int tasksOfEach) {
        var by = By.of(Story.ADA);
        var id = new RequirementDesk(heart.commands(), heart.get(Requirements.class), new Playbooks())
                .draft(by, heart.get(Projects.class).withId(project).orElseThrow(), title, null, Lane.FULL)
                .id();
        for (int i = 1; i <= plans; i++) {
            var todo = new ArrayList<Object>();
            var plan = new PlanId(UUID.randomUUID());
            var phase = new PhaseId(UUID.randomUUID());
            var text = new DocumentId(UUID.randomUUID());
            todo.add(new DraftPlan(plan, id, "Plan " + i, "plan-" + i + ".md"));
            todo.add(new OpenDocument(text, "# Plan " + i + "\n"));
            todo.add(new AddPlanSection(plan, text, "preamble", null));
            todo.add(new AddPhase(plan, phase, "Build", "## Build\n", "", text.value()));
            TaskId last = null;
            for (int t = 1; t <= tasksOfEach; t++) {
                var task = new TaskId(UUID.randomUUID());
                todo.add(new OpenTask(task, plan, project, "Task " + t, "", null, false, null));
                todo.add(new PlaceTask(plan, task, new Place(phase, null, last)));
                if (last != null && t % 10 == 0) {
                    todo.add(new AddDependency(plan, task, last));
                    todo.add(new AwaitTask(task, last));
                }
                last = task;
            }
            heart.await(heart.commands().send(by.on(project, id), todo));
        }
        heart.awaitAll();
        return id;
    }

    @Test
    void aSmallWorkspaceAndALargeOneAreReadWithAsManyStatements() {
        var project = project();
        var small = requirement(project, "Small", 1, 5);
        var large = requirement(project, "Large", 10, 50);
        var desk = desk();

        var workspaces = new ArrayList<Workspace>();
        var forSmall = Statements.during(() -> workspaces.add(desk.at(small)));
        var forLarge = Statements.during(() -> workspaces.add(desk.at(large)));
        var forBoth = Statements.during(() -> workspaces.addAll(desk.of(project, List.of(large, small))));

        assertThat(workspaces.getFirst().allTasks()).hasSize(5);
        assertThat(workspaces.get(1).allTasks()).hasSize(500);
        assertThat(forSmall).hasSize(HANDFUL);
        assertThat(forLarge).hasSameSizeAs(forSmall);
        assertThat(forBoth).hasSameSizeAs(forSmall);
        assertThat(workspaces.subList(2, 4))
                .extracting(Workspace::requirement)
                .containsExactly(
                        workspaces.get(1).requirement(), workspaces.getFirst().requirement());
        assertThat(workspaces.get(2).tasks()).isEqualTo(workspaces.get(1).tasks());
        assertThat(workspaces.get(3).texts()).isEqualTo(workspaces.getFirst().texts());
    }

    @Test
    void aWorkspaceHoldsWhatThePortsAnswerOneByOne() {
        var project = project();
        var id = requirement(project, "Whole", 2, 12);
        requirement(project, "Another", 1, 1);

        var workspace = desk().at(id);

        assertThat(workspace.project())
                .isEqualTo(heart.get(Projects.class).withId(project).orElseThrow());
        assertThat(workspace.requirement())
                .isEqualTo(heart.get(Requirements.class).withId(id).orElseThrow());
        assertThat(workspace.playbook().key()).isEqualTo("library");
        assertThat(workspace.plans()).extracting(plan -> plan.path()).containsExactly("plan-1.md", "plan-2.md");
        for (var plan : workspace.plans()) {
            assertThat(workspace.tasks().get(plan.id()))
                    .isEqualTo(heart.get(Tasks.class).of(plan.id()))
                    .hasSize(12);
            assertThat(workspace.text(plan.sections().keySet().iterator().next()))
                    .isEqualTo("# " + plan.title() + "\n");
        }
        assertThat(workspace.allTasks()).filteredOn(task -> !task.ready()).hasSize(2);
        assertThat(workspace.gates())
                .isEqualTo(heart.get(QualityGates.class).of(id))
                .hasSize(1);
        assertThat(workspace.texts()).hasSize(workspace.requirement().sections().size() + 2);
    }

    @Test
    void aRequirementWithoutPlansIsAWorkspaceToo() {
        var project = project();
        var id = requirement(project, "Bare", 0, 0);

        assertThat(desk().at(id).allTasks()).isEmpty();
        assertThat(desk().of(project, List.of())).isEmpty();
    }

    @Test
    void whatIsNotThereIsMissingAndWhatIsElsewhereIsLeftOut() {
        var here = project();
        var elsewhere = requirement(project(), "Elsewhere", 0, 0);

        assertThat(desk().of(here, List.of(elsewhere, new RequirementId(UUID.randomUUID()))))
                .isEmpty();
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> desk().at(new RequirementId(UUID.randomUUID())));
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() -> desk().of(new ProjectId(UUID.randomUUID()), List.of(elsewhere)));
    }
}
