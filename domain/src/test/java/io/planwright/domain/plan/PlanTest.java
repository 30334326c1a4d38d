package io.planwright.domain.plan;

import static io.planwright.domain.Refusals.refused;
import static io.planwright.domain.Refusals.refusedAllowing;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.FakeClaims;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanCommand.AddDependency;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.MoveTask;
import io.planwright.domain.plan.PlanCommand.PlaceInPhase;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.PutTaskBack;
import io.planwright.domain.plan.PlanCommand.RemoveDependency;
import io.planwright.domain.plan.PlanCommand.RemovePhase;
import io.planwright.domain.plan.PlanCommand.RemoveTask;
import io.planwright.domain.plan.PlanCommand.RetitlePhase;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.domain.plan.PlanCommand.TakePlanNumber;
import io.planwright.domain.plan.PlanEvent.DependencyAdded;
import io.planwright.domain.plan.PlanEvent.DependencyRemoved;
import io.planwright.domain.plan.PlanEvent.PhaseAdded;
import io.planwright.domain.plan.PlanEvent.PhaseRemoved;
import io.planwright.domain.plan.PlanEvent.PhaseRetitled;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.plan.PlanEvent.PlanNumbered;
import io.planwright.domain.plan.PlanEvent.PlanRetitled;
import io.planwright.domain.plan.PlanEvent.PlanSectionAdded;
import io.planwright.domain.plan.PlanEvent.TaskMoved;
import io.planwright.domain.plan.PlanEvent.TaskPlaced;
import io.planwright.domain.plan.PlanEvent.TaskRemoved;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final PlanId ID = new PlanId(new UUID(6, 1));
    private static final RequirementId REQUIREMENT = new RequirementId(new UUID(2, 1));
    private static final PhaseId FIRST = new PhaseId(new UUID(7, 1));
    private static final PhaseId SECOND = new PhaseId(new UUID(7, 2));
    private static final DocumentId INTRODUCTION = new DocumentId(new UUID(3, 1));
    private static final TaskId A = new TaskId(new UUID(5, 1));
    private static final TaskId B = new TaskId(new UUID(5, 2));
    private static final TaskId C = new TaskId(new UUID(5, 3));
    private static final PlanDrafted DRAFTED = new PlanDrafted(ID, REQUIREMENT, "Sign in", "tasks.md");
    private static final PhaseAdded FIRST_ADDED = new PhaseAdded(ID, FIRST, "First", "## First\n", "\n", null);
    private static final PhaseAdded SECOND_ADDED =
            new PhaseAdded(ID, SECOND, "Second", "## Second\n", "\n", FIRST.value());

    private final FakeClaims claims = new FakeClaims();
    private final FixtureConfiguration<Plan> plan = new AggregateTestFixture<>(Plan.class)
            .registerInjectableResource(claims)
            .registerInjectableResource(
                    (TaskNames) task -> "SHOP-" + task.value().getLeastSignificantBits());

    private TestExecutor<Plan> givenPhasesAnd(PlanEvent... more) {
        var events = new ArrayList<PlanEvent>(List.of(DRAFTED, FIRST_ADDED, SECOND_ADDED));
        events.addAll(List.of(more));
        return plan.given(events);
    }

    private static TaskPlaced placed(TaskId task, PhaseId phase, TaskId parent, TaskId after) {
        return new TaskPlaced(ID, task, new Place(phase, parent, after));
    }

    @Test
    void aPlanIsDrafted() {
        plan.givenNoPriorActivity()
                .when(new DraftPlan(ID, REQUIREMENT, " Sign in", "tasks.md"))
                .expectEvents(DRAFTED);
        assertThat(claims.ownerOf("path/" + REQUIREMENT, "tasks.md")).isEqualTo(ID.value());
    }

    @Test
    void noTwoPlansOfARequirementAreWrittenToTheSameFile() {
        claims.taken("path/" + REQUIREMENT, "tasks.md");

        plan.givenNoPriorActivity()
                .when(new DraftPlan(ID, REQUIREMENT, "Sign in", "tasks.md"))
                .expectNoEvents()
                .expectException(refused("path.taken"));
    }

    @Test
    void aRemovedTaskIsPutBackWhereItStood() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A), new TaskRemoved(ID, B))
                .when(new PutTaskBack(ID, B))
                .expectEvents(placed(B, FIRST, null, A));
    }

    @Test
    void aRemovedTaskIsPutBackToWhatIsLeftOfItsPlace() {
        givenPhasesAnd(
                        placed(A, FIRST, null, null),
                        placed(B, FIRST, A, null),
                        new TaskRemoved(ID, B),
                        new TaskRemoved(ID, A))
                .when(new PutTaskBack(ID, B))
                .expectEvents(placed(B, FIRST, null, null));
    }

    @Test
    void puttingBackATaskThatIsThereChangesNothing() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new PutTaskBack(ID, A))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasNeverThereIsNotPutBack() {
        givenPhasesAnd().when(new PutTaskBack(ID, A)).expectNoEvents().expectException(refused("task.unknown"));
    }

    @Test
    void aPlanHasATitle() {
        plan.givenNoPriorActivity()
                .when(new DraftPlan(ID, REQUIREMENT, "", "tasks.md"))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aPlanIsRetitled() {
        plan.given(DRAFTED).when(new RetitlePlan(ID, "Log in")).expectEvents(new PlanRetitled(ID, "Log in"));
    }

    @Test
    void retitlingToTheSameTitleChangesNothing() {
        plan.given(DRAFTED, new PlanRetitled(ID, "Log in"))
                .when(new RetitlePlan(ID, "Log in"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aSectionIsAdded() {
        plan.given(DRAFTED, FIRST_ADDED)
                .when(new AddPlanSection(ID, INTRODUCTION, "introduction", FIRST.value()))
                .expectEvents(new PlanSectionAdded(ID, INTRODUCTION, "introduction", FIRST.value()));
    }

    @Test
    void addingTheSameSectionAgainChangesNothing() {
        plan.given(DRAFTED, new PlanSectionAdded(ID, INTRODUCTION, "introduction", null))
                .when(new AddPlanSection(ID, INTRODUCTION, "introduction", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aSectionDoesNotFollowAPartThatIsNotThere() {
        plan.given(DRAFTED)
                .when(new AddPlanSection(ID, INTRODUCTION, "introduction", FIRST.value()))
                .expectNoEvents()
                .expectException(refused("part.unknown"));
    }

    @Test
    void aPhaseIsAdded() {
        plan.given(DRAFTED)
                .when(new AddPhase(ID, FIRST, " First ", "## First\n", "\n", null))
                .expectEvents(FIRST_ADDED);
    }

    @Test
    void aPhaseWithAHeadingHasATitle() {
        plan.given(DRAFTED)
                .when(new AddPhase(ID, FIRST, " ", "## \n", "", null))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aPhaseWithoutAHeadingNeedsNoTitle() {
        plan.given(DRAFTED)
                .when(new AddPhase(ID, FIRST, "", "", "", null))
                .expectEvents(new PhaseAdded(ID, FIRST, "", "", "", null));
    }

    @Test
    void addingTheSamePhaseAgainChangesNothing() {
        plan.given(DRAFTED, FIRST_ADDED)
                .when(new AddPhase(ID, FIRST, "First", "## First\n", "\n", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aPhaseDoesNotFollowAPartThatIsNotThere() {
        plan.given(DRAFTED)
                .when(new AddPhase(ID, SECOND, "Second", "## Second\n", "", FIRST.value()))
                .expectNoEvents()
                .expectException(refused("part.unknown"));
    }

    @Test
    void aPhaseIsRetitled() {
        givenPhasesAnd()
                .when(new RetitlePhase(ID, FIRST, "Start", "## Start\n"))
                .expectEvents(new PhaseRetitled(ID, FIRST, "Start", "## Start\n"));
    }

    @Test
    void retitlingAPhaseToTheSameTitleChangesNothing() {
        givenPhasesAnd(new PhaseRetitled(ID, FIRST, "Start", "## Start\n"))
                .when(new RetitlePhase(ID, FIRST, " Start", "## Start\n"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theHeadingOfAPhaseIsRewrittenWithTheSameTitle() {
        givenPhasesAnd()
                .when(new RetitlePhase(ID, FIRST, "First", "### First\n"))
                .expectEvents(new PhaseRetitled(ID, FIRST, "First", "### First\n"));
    }

    @Test
    void onlyAPhaseThatIsThereIsRetitled() {
        plan.given(DRAFTED, FIRST_ADDED)
                .when(new RetitlePhase(ID, SECOND, "Start", "## Start\n"))
                .expectNoEvents()
                .expectException(refusedAllowing("phase.unknown", FIRST.toString()));
    }

    @Test
    void anEmptyPhaseIsRemoved() {
        givenPhasesAnd().when(new RemovePhase(ID, FIRST)).expectEvents(new PhaseRemoved(ID, FIRST));
    }

    @Test
    void aPhaseWithTasksStays() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A))
                .when(new RemovePhase(ID, FIRST))
                .expectNoEvents()
                .expectException(refused("phase.notEmpty", List.of(A, B)));
    }

    @Test
    void removingAPhaseAgainChangesNothing() {
        givenPhasesAnd(new PhaseRemoved(ID, FIRST))
                .when(new RemovePhase(ID, FIRST))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskIsPlaced() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new PlaceTask(ID, B, new Place(FIRST, null, A)))
                .expectEvents(placed(B, FIRST, null, A));
    }

    @Test
    void aTaskIsPlacedBelowAnother() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new PlaceTask(ID, B, new Place(FIRST, A, null)))
                .expectEvents(placed(B, FIRST, A, null));
    }

    @Test
    void placingTheSameTaskAgainChangesNothing() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new PlaceTask(ID, A, new Place(SECOND, null, null)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskIsNotPlacedInAPhaseThatIsNotThere() {
        plan.given(DRAFTED, FIRST_ADDED)
                .when(new PlaceTask(ID, A, new Place(SECOND, null, null)))
                .expectNoEvents()
                .expectException(refused("phase.unknown"));
    }

    @Test
    void aTaskIsNotPlacedBelowATaskThatIsNotThere() {
        givenPhasesAnd()
                .when(new PlaceTask(ID, A, new Place(FIRST, B, null)))
                .expectNoEvents()
                .expectException(refused("task.unknown"));
    }

    @Test
    void aTaskIsNotPlacedBelowATaskOfAnotherPhase() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new PlaceTask(ID, B, new Place(SECOND, A, null)))
                .expectNoEvents()
                .expectException(refused("place.unknown", List.of(A)));
    }

    @Test
    void aTaskFollowsASiblingOnly() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, A, null))
                .when(new PlaceTask(ID, C, new Place(FIRST, null, B)))
                .expectNoEvents()
                .expectException(refused("place.unknown", List.of(B)));
    }

    @Test
    void aTaskIsMoved() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new MoveTask(ID, A, new Place(SECOND, null, null)))
                .expectEvents(new TaskMoved(ID, A, new Place(SECOND, null, null)));
    }

    @Test
    void movingATaskToWhereItStandsChangesNothing() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A))
                .when(new MoveTask(ID, B, new Place(FIRST, null, A)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void movingTheFirstTaskToTheFirstPlaceChangesNothing() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A))
                .when(new MoveTask(ID, A, new Place(FIRST, null, null)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void movingATaskBehindItselfChangesNothing() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new MoveTask(ID, A, new Place(FIRST, null, A)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void onlyATaskThatIsThereIsMoved() {
        givenPhasesAnd()
                .when(new MoveTask(ID, A, new Place(FIRST, null, null)))
                .expectNoEvents()
                .expectException(refused("task.unknown"));
    }

    @Test
    void aTaskIsNotMovedToAPlaceThatIsNotThere() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new MoveTask(ID, A, new Place(SECOND, null, B)))
                .expectNoEvents()
                .expectException(refused("place.unknown", List.of(B)));
    }

    @Test
    void aTaskDoesNotBecomeAPartOfItself() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new MoveTask(ID, A, new Place(FIRST, A, null)))
                .expectNoEvents()
                .expectException(refused("task.withinItself", List.of(A)));
    }

    @Test
    void aTaskDoesNotBecomeAPartOfItsParts() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, A, null), placed(C, FIRST, B, null))
                .when(new MoveTask(ID, A, new Place(FIRST, C, null)))
                .expectNoEvents()
                .expectException(refused("task.withinItself", List.of(C)));
    }

    @Test
    void aTaskIsRemoved() {
        givenPhasesAnd(placed(A, FIRST, null, null)).when(new RemoveTask(ID, A)).expectEvents(new TaskRemoved(ID, A));
    }

    @Test
    void removingATaskAgainChangesNothing() {
        givenPhasesAnd(placed(A, FIRST, null, null), new TaskRemoved(ID, A))
                .when(new RemoveTask(ID, A))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskWithSubtasksStays() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, A, null))
                .when(new RemoveTask(ID, A))
                .expectNoEvents()
                .expectException(refused("task.hasSubtasks", List.of(B)));
    }

    @Test
    void aTaskThatOthersWaitForStays() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A), new DependencyAdded(ID, B, A))
                .when(new RemoveTask(ID, A))
                .expectNoEvents()
                .expectException(refused("task.awaited", List.of(B)));
    }

    @Test
    void whatARemovedTaskWaitedForIsFreeToGo() {
        givenPhasesAnd(
                        placed(A, FIRST, null, null),
                        placed(B, FIRST, null, A),
                        new DependencyAdded(ID, B, A),
                        new TaskRemoved(ID, B))
                .when(new RemoveTask(ID, A))
                .expectEvents(new TaskRemoved(ID, A));
    }

    @Test
    void aDependencyIsAdded() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, SECOND, null, null))
                .when(new AddDependency(ID, B, A))
                .expectEvents(new DependencyAdded(ID, B, A));
    }

    @Test
    void addingADependencyAgainChangesNothing() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A), new DependencyAdded(ID, B, A))
                .when(new AddDependency(ID, B, A))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void dependenciesAreAmongTasksOfThePlan() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new AddDependency(ID, A, B))
                .expectNoEvents()
                .expectException(refused("task.unknown"));
    }

    @Test
    void aDependencyThatClosesACycleIsRefusedNamingTheCycle() {
        givenPhasesAnd(
                        placed(A, FIRST, null, null),
                        placed(B, FIRST, null, A),
                        placed(C, FIRST, null, B),
                        new DependencyAdded(ID, B, A),
                        new DependencyAdded(ID, C, B))
                .when(new AddDependency(ID, A, C))
                .expectNoEvents()
                .expectException(refused("dependency.cycle", List.of(A, C, B, A)));
    }

    @Test
    void aTaskIsPlacedLastInThePhaseThatIsNamed() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new PlaceInPhase(ID, B, " First", new PhaseId(new UUID(7, 9))))
                .expectEvents(placed(B, FIRST, null, A));
    }

    @Test
    void aPhaseThatIsNamedIsAddedWhereItIsMissing() {
        var fresh = new PhaseId(new UUID(7, 9));
        givenPhasesAnd()
                .when(new PlaceInPhase(ID, A, "Fresh", fresh))
                .expectEvents(
                        new PhaseAdded(ID, fresh, "Fresh", "\n## Fresh\n", "", SECOND.value()),
                        placed(A, fresh, null, null));
    }

    @Test
    void aTaskIsPlacedInANamedPhaseOnlyOnce() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new PlaceInPhase(ID, A, "Fresh", new PhaseId(new UUID(7, 9))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theCycleIsTold() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, A, null))
                .when(new AddDependency(ID, B, A))
                .expectNoEvents()
                .expectExceptionMessage("the dependency would close a cycle: SHOP-2 waits for SHOP-1 waits for SHOP-2");
    }

    @Test
    void aMoveThatClosesACycleIsRefusedNamingTheCycle() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A), new DependencyAdded(ID, B, A))
                .when(new MoveTask(ID, B, new Place(FIRST, A, null)))
                .expectNoEvents()
                .expectException(refused("dependency.cycle", List.of(B, A, B)));
    }

    @Test
    void aTaskDoesNotWaitForItself() {
        givenPhasesAnd(placed(A, FIRST, null, null))
                .when(new AddDependency(ID, A, A))
                .expectNoEvents()
                .expectException(refused("dependency.cycle", List.of(A, A)));
    }

    @Test
    void aDependencyIsRemoved() {
        givenPhasesAnd(placed(A, FIRST, null, null), placed(B, FIRST, null, A), new DependencyAdded(ID, B, A))
                .when(new RemoveDependency(ID, B, A))
                .expectEvents(new DependencyRemoved(ID, B, A));
    }

    @Test
    void removingADependencyAgainChangesNothing() {
        givenPhasesAnd(
                        placed(A, FIRST, null, null),
                        placed(B, FIRST, null, A),
                        new DependencyAdded(ID, B, A),
                        new DependencyRemoved(ID, B, A))
                .when(new RemoveDependency(ID, B, A))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatNoLongerWaitsMayBeWaitedFor() {
        givenPhasesAnd(
                        placed(A, FIRST, null, null),
                        placed(B, FIRST, null, A),
                        new DependencyAdded(ID, B, A),
                        new DependencyRemoved(ID, B, A))
                .when(new AddDependency(ID, A, B))
                .expectEvents(new DependencyAdded(ID, A, B));
    }

    @Test
    void aNumberThatWasGivenElsewhereIsGivenToNoOtherPlan() {
        var shop = new ProjectId(new UUID(1, 1));
        var week = new Week(2026, 47);
        var numbers = "plan-number/" + shop + "/" + week;

        plan.given(DRAFTED).when(new TakePlanNumber(ID, shop, week, 3)).expectEvents(new PlanNumbered(ID, week, 3));
        plan.given(DRAFTED)
                .when(new TakePlanNumber(ID, shop, week, 3))
                .expectNoEvents()
                .expectException(refused("plan-number.taken"));
        plan.given(DRAFTED).when(new TakePlanNumber(ID, shop, week, 1)).expectEvents(new PlanNumbered(ID, week, 1));

        assertThat(claims.next(numbers)).isEqualTo(4);
    }

    @Test
    void tasksStandAHundredLevelsDeepAndNoDeeper() {
        var events = new ArrayList<PlanEvent>();
        for (int level = 1; level <= 100; level++) {
            events.add(placed(
                    new TaskId(new UUID(5, level)),
                    FIRST,
                    level == 1 ? null : new TaskId(new UUID(5, level - 1)),
                    null));
        }
        var below = new TaskId(new UUID(5, 101));
        givenPhasesAnd(events.toArray(PlanEvent[]::new))
                .when(new PlaceTask(ID, below, new Place(FIRST, new TaskId(new UUID(5, 100)), null)))
                .expectException(refused("task.tooDeep"));
        events.add(placed(below, FIRST, null, null));
        events.add(placed(new TaskId(new UUID(5, 102)), FIRST, below, null));
        givenPhasesAnd(events.toArray(PlanEvent[]::new))
                .when(new MoveTask(ID, below, new Place(FIRST, new TaskId(new UUID(5, 99)), null)))
                .expectException(refused("task.tooDeep"));
        givenPhasesAnd(events.toArray(PlanEvent[]::new))
                .when(new MoveTask(ID, below, new Place(FIRST, new TaskId(new UUID(5, 98)), null)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aPlanHasTwoThousandPhasesAndSections() {
        var events = new ArrayList<PlanEvent>();
        for (int i = 3; i <= 2_000; i++) {
            events.add(new PhaseAdded(ID, new PhaseId(new UUID(7, i)), "Phase", "## Phase\n", "", null));
        }
        givenPhasesAnd(events.toArray(PlanEvent[]::new))
                .when(new AddPhase(ID, new PhaseId(new UUID(7, 9_999)), "One more", "## One more\n", "", null))
                .expectException(refused("plan.tooManyParts"));
        givenPhasesAnd(events.toArray(PlanEvent[]::new))
                .when(new AddPlanSection(ID, INTRODUCTION, "intro", null))
                .expectException(refused("plan.tooManyParts"));
    }
}
