package io.planwright.domain.task;

import static io.planwright.domain.Refusals.refused;
import static io.planwright.domain.Refusals.refusedAllowing;

import io.planwright.domain.FakeClaims;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Notation.Form;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.Renotate;
import io.planwright.domain.task.TaskCommand.RestoreTask;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.StopAwaiting;
import io.planwright.domain.task.TaskCommand.TickByFile;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.BlockerRemoved;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.TaskDropped;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskRenotated;
import io.planwright.domain.task.TaskEvent.TaskRestored;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

    private static final TaskId ID = new TaskId(new UUID(5, 1));
    private static final TaskId BLOCKER = new TaskId(new UUID(5, 2));
    private static final PlanId PLAN = new PlanId(new UUID(6, 1));
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final Notation STAR = new Notation(Form.ITEM, "* ", "x", " ", "", "\n");
    private static final String COMMIT = "6459ec4a";
    private static final TaskOpened OPENED = new TaskOpened(ID, PLAN, 1, "Buy bread", "", null, false, null);

    private final FakeClaims claims = new FakeClaims();
    private final FakeBlockers blockers = new FakeBlockers();
    private final FixtureConfiguration<Task> task = new AggregateTestFixture<>(Task.class)
            .registerInjectableResource(claims)
            .registerInjectableResource((Disciplines) _ -> Discipline.FREE)
            .registerInjectableResource((Circuits) (_, _, _) -> List.of())
            .registerInjectableResource(blockers);

    @Test
    void aTaskIsNotTickedWhilePartsOfItAreOpen() {
        blockers.openParts.add(BLOCKER);
        task.given(OPENED)
                .when(new TickTask(ID, null))
                .expectNoEvents()
                .expectException(refused("task.blocked", List.of(BLOCKER)));
    }

    @Test
    void whatIsDoneIsTickedAgainThoughPartsOfItAreOpen() {
        blockers.openParts.add(BLOCKER);
        task.given(OPENED, new TaskTicked(ID, null))
                .when(new TickTask(ID, COMMIT))
                .expectEvents(new TaskTicked(ID, COMMIT));
    }

    @Test
    void aFileMayTickAboveOpenParts() {
        blockers.openParts.add(BLOCKER);
        task.given(OPENED).when(new TickByFile(ID, COMMIT)).expectEvents(new TaskTicked(ID, COMMIT));
    }

    @Test
    void aFileTicksNothingThatWaits() {
        blockers.open.add(BLOCKER);
        task.given(OPENED, new BlockerAdded(ID, BLOCKER))
                .when(new TickByFile(ID, COMMIT))
                .expectNoEvents()
                .expectException(refused("task.blocked", List.of(BLOCKER)));
    }

    @Test
    void aFileTicksAgainWithoutEffect() {
        task.given(OPENED, new TaskTicked(ID, COMMIT))
                .when(new TickByFile(ID, COMMIT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void evidenceIsNotWaivedWhilePartsAreOpen() {
        blockers.openParts.add(BLOCKER);
        task.given(OPENED)
                .when(new WaiveEvidence(ID, null, "seen by hand"))
                .expectNoEvents()
                .expectException(refused("task.blocked", List.of(BLOCKER)));
    }

    @Test
    void aTaskIsOpened() {
        task.givenNoPriorActivity()
                .when(new OpenTask(ID, PLAN, SHOP, " Buy bread ", "", null, false, null))
                .expectEvents(OPENED);
    }

    @Test
    void aTaskGetsTheNextNumberOfItsProject() {
        claims.next("task/" + SHOP);
        claims.next("task/" + SHOP);

        task.givenNoPriorActivity()
                .when(new OpenTask(ID, PLAN, SHOP, "Buy bread", "", null, false, null))
                .expectEvents(new TaskOpened(ID, PLAN, 3, "Buy bread", "", null, false, null));
    }

    @Test
    void aTaskFromAFileMayBeDoneAlready() {
        task.givenNoPriorActivity()
                .when(new OpenTask(ID, PLAN, SHOP, "Buy bread", "two loaves\n", STAR, true, COMMIT))
                .expectEvents(new TaskOpened(ID, PLAN, 1, "Buy bread", "two loaves\n", STAR, true, COMMIT));
    }

    @Test
    void aTaskHasATitle() {
        task.givenNoPriorActivity()
                .when(new OpenTask(ID, PLAN, SHOP, " ", "", null, false, null))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aDroppedTaskIsRestoredAsItWas() {
        task.given(OPENED, new TaskTicked(ID, COMMIT), new TaskDropped(ID))
                .when(new RestoreTask(ID))
                .expectEvents(new TaskRestored(ID));
    }

    @Test
    void aRestoredTaskIsWorkedOnAgain() {
        task.given(OPENED, new TaskDropped(ID), new TaskRestored(ID))
                .when(new RetitleTask(ID, "Buy milk"))
                .expectEvents(new TaskRetitled(ID, "Buy milk"));
    }

    @Test
    void restoringATaskThatIsThereChangesNothing() {
        task.given(OPENED)
                .when(new RestoreTask(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskIsRetitled() {
        task.given(OPENED).when(new RetitleTask(ID, "Buy milk")).expectEvents(new TaskRetitled(ID, "Buy milk"));
    }

    @Test
    void aTaskDoesNotLoseItsTitle() {
        task.given(OPENED)
                .when(new RetitleTask(ID, ""))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void retitlingToTheSameTitleChangesNothing() {
        task.given(OPENED, new TaskRetitled(ID, "Buy milk"))
                .when(new RetitleTask(ID, "Buy milk"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void notesAreRevised() {
        task.given(OPENED).when(new ReviseNotes(ID, "two loaves\n")).expectEvents(new NotesRevised(ID, "two loaves\n"));
    }

    @Test
    void revisingNotesToWhatTheySayChangesNothing() {
        task.given(OPENED, new NotesRevised(ID, "two loaves\n"))
                .when(new ReviseNotes(ID, "two loaves\n"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void howALineWasWrittenIsForgotten() {
        task.given(new TaskOpened(ID, PLAN, 1, "Buy bread", "", STAR, false, null))
                .when(new Renotate(ID, null))
                .expectEvents(new TaskRenotated(ID, null));
    }

    @Test
    void forgettingAgainHowALineWasWrittenChangesNothing() {
        task.given(OPENED)
                .when(new Renotate(ID, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskIsTicked() {
        task.given(OPENED).when(new TickTask(ID, COMMIT)).expectEvents(new TaskTicked(ID, COMMIT));
    }

    @Test
    void tickingAgainChangesNothing() {
        task.given(OPENED, new TaskTicked(ID, COMMIT))
                .when(new TickTask(ID, COMMIT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void tickingAgainWithoutACommitKeepsTheCommit() {
        task.given(OPENED, new TaskTicked(ID, COMMIT))
                .when(new TickTask(ID, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void tickingAgainWithAnotherCommitRecordsIt() {
        task.given(OPENED, new TaskTicked(ID, null))
                .when(new TickTask(ID, COMMIT))
                .expectEvents(new TaskTicked(ID, COMMIT));
    }

    @Test
    void recordingACommitForADoneTaskAsksForNoBlockers() {
        blockers.open.add(BLOCKER);

        task.given(OPENED, new TaskTicked(ID, null), new BlockerAdded(ID, BLOCKER))
                .when(new TickTask(ID, COMMIT))
                .expectEvents(new TaskTicked(ID, COMMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc123", "ABCDEF1", "main", "6459ec4a6459ec4a6459ec4a6459ec4a6459ec4a6"})
    void aCommitIsNamedBySevenToFortyHexDigits(String commit) {
        task.given(OPENED)
                .when(new TickTask(ID, commit))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aTaskWaitsForItsOpenBlockers() {
        blockers.open.add(BLOCKER);

        task.given(OPENED, new BlockerAdded(ID, BLOCKER))
                .when(new TickTask(ID, null))
                .expectNoEvents()
                .expectException(refused("task.blocked", List.of(BLOCKER)));
    }

    @Test
    void aTaskIsTickedWhenItsBlockersAreDone() {
        task.given(OPENED, new BlockerAdded(ID, BLOCKER))
                .when(new TickTask(ID, null))
                .expectEvents(new TaskTicked(ID, null));
    }

    @Test
    void aTaskIsTickedWhenItWaitsNoLonger() {
        blockers.open.add(BLOCKER);

        task.given(OPENED, new BlockerAdded(ID, BLOCKER), new BlockerRemoved(ID, BLOCKER))
                .when(new TickTask(ID, null))
                .expectEvents(new TaskTicked(ID, null));
    }

    @Test
    void aTaskIsUnticked() {
        task.given(OPENED, new TaskTicked(ID, COMMIT)).when(new UntickTask(ID)).expectEvents(new TaskUnticked(ID));
    }

    @Test
    void untickingAnOpenTaskChangesNothing() {
        task.given(OPENED, new TaskTicked(ID, COMMIT), new TaskUnticked(ID))
                .when(new UntickTask(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anUntickedTaskHasForgottenItsCommit() {
        task.given(OPENED, new TaskTicked(ID, COMMIT), new TaskUnticked(ID))
                .when(new TickTask(ID, COMMIT))
                .expectEvents(new TaskTicked(ID, COMMIT));
    }

    @Test
    void aTaskComesToWaitForAnother() {
        task.given(OPENED).when(new AwaitTask(ID, BLOCKER)).expectEvents(new BlockerAdded(ID, BLOCKER));
    }

    @Test
    void waitingForTheSameAgainChangesNothing() {
        task.given(OPENED, new BlockerAdded(ID, BLOCKER))
                .when(new AwaitTask(ID, BLOCKER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskStopsWaiting() {
        task.given(OPENED, new BlockerAdded(ID, BLOCKER))
                .when(new StopAwaiting(ID, BLOCKER))
                .expectEvents(new BlockerRemoved(ID, BLOCKER));
    }

    @Test
    void stoppingToWaitForWhatIsNotAwaitedChangesNothing() {
        task.given(OPENED)
                .when(new StopAwaiting(ID, BLOCKER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTaskIsDropped() {
        task.given(OPENED).when(new DropTask(ID)).expectEvents(new TaskDropped(ID));
    }

    @Test
    void droppingAgainChangesNothing() {
        task.given(OPENED, new TaskDropped(ID))
                .when(new DropTask(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<TaskCommand> changes() {
        return Stream.of(
                new RetitleTask(ID, "Buy milk"),
                new ReviseNotes(ID, "two loaves\n"),
                new Renotate(ID, STAR),
                new TickTask(ID, null),
                new UntickTask(ID),
                new AwaitTask(ID, BLOCKER),
                new StopAwaiting(ID, BLOCKER));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatWasDroppedDoesNotChange(TaskCommand change) {
        task.given(OPENED, new TaskDropped(ID))
                .when(change)
                .expectNoEvents()
                .expectException(refusedAllowing("task.removed", "restore it", "add a new task"));
    }
}
