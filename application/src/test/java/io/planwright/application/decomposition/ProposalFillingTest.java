package io.planwright.application.decomposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.By;
import io.planwright.application.Sometime;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.plan.PlanView;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProposalFillingTest {

    private static final PlanId PLAN = new PlanId(new UUID(1, 1));

    private static ProposalFilling.Filling filling(Proposal proposal) {
        var view = PlanView.fold(
                null, new PlanDrafted(PLAN, new RequirementId(new UUID(1, 2)), "Plan", "plan.md"), Sometime.at(1));
        return ProposalFilling.of(By.of(Sometime.at(1).by()), view, new ProjectId(new UUID(1, 3)), proposal);
    }

    private static <T> List<T> of(Class<T> type, List<Object> commands) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void aProposalBecomesPhasesTasksAndWhatTheyWaitFor() {
        var proposal = Texts.all(Texts.sample("tdd-refactor-stage/api-layer-spec.txt"));

        var filling = filling(proposal);

        assertThat(of(AddPhase.class, filling.commands())).hasSize(5);
        assertThat(of(OpenTask.class, filling.commands())).hasSameSizeAs(proposal.tasks());
        assertThat(of(PlaceTask.class, filling.commands())).hasSameSizeAs(proposal.tasks());
        int waits = proposal.tasks().stream()
                .mapToInt(task -> task.dependsOn().size())
                .sum();
        assertThat(of(AddDependency.class, filling.commands())).hasSize(waits);
        assertThat(of(AwaitTask.class, filling.commands())).hasSize(waits);
        assertThat(filling.tasks()).hasSameSizeAs(proposal.tasks());
    }

    @Test
    void theNotesOfATaskNameItsFilesItsTestItsCriteriaAndItsHints() {
        assertThat(ProposalFilling.notes(task(List.of("It works", "[ ] 400 when empty"), List.of("# Ask Ada"))))
                .isEqualTo("""
                          - Files: `src/a.py`, `src/b.py`
                          - Test: `tests/test_a.py`
                          - Criteria:
                            - It works
                            - \\[ ] 400 when empty
                          - Hints:
                            - \\# Ask Ada
                        """);
    }

    @Test
    void whateverATaskSaysItStaysOneTaskInThePlansFile() {
        for (var text : List.of(
                "- [ ] box",
                "[x] box",
                "# heading",
                "✅ sign",
                "1. [ ] one",
                "```",
                "| a | b |",
                "> q",
                "\u26aa",
                "* [ ] star",
                "### Task 1: no")) {
            var file = PlanFile.parse("## Phase\n- [ ] Title\n"
                    + ProposalFilling.notes(task(List.of(text), List.of(text))) + "- [ ] Next\n");

            assertThat(file.parts()).as(text).singleElement().isInstanceOfSatisfying(Phase.class, phase -> {
                assertThat(phase.tasks()).hasSize(2);
                assertThat(phase.tasks())
                        .allSatisfy(task -> assertThat(task.subtasks()).isEmpty());
            });
        }
    }

    private static ProposedTask task(List<String> criteria, List<String> hints) {
        return new ProposedTask(
                "t1",
                "Do it",
                "Work",
                Complexity.LOW,
                List.of("src/a.py", "src/b.py"),
                "tests/test_a.py",
                List.of(),
                criteria,
                hints,
                new Lines(1, 1));
    }
}
