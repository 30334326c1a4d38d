package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.Missing;
import io.planwright.domain.Refused;
import io.planwright.domain.circuit.CircuitCommand.CountFailedTask;
import io.planwright.domain.circuit.CircuitLimits;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AtomicityTest extends HeartTest {

    private static List<Long> rows() {
        return List.of("event_log", "claim", "request", "counter").stream()
                .map(heart::count)
                .toList();
    }

    @Test
    void aRefusedCommandLeavesNoRow() {
        var story = Story.begin(heart.commands());
        var before = rows();

        var refused = catchThrowableOfType(
                Refused.class, () -> story.send(story.draft(new RequirementId(UUID.randomUUID()), "first")));

        assertThat(refused.code()).isEqualTo("slug.taken");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void commandsOfWhichTheLastIsRefusedLeaveNothing() {
        var story = Story.begin(heart.commands());
        var task = story.task();
        var blocked = story.task();
        story.letWait(blocked, task);
        var before = rows();
        var another = Story.newTask();

        var refused = catchThrowableOfType(
                Refused.class,
                () -> story.send(
                        story.draft(new RequirementId(UUID.randomUUID()), "second"),
                        new PlaceTask(story.plan(), another, new Place(story.phase(), null, null)),
                        story.opening(another),
                        new RetitleRequirement(story.requirement(), "Changed"),
                        new TickTask(blocked, null)));

        assertThat(refused.code()).isEqualTo("task.blocked");
        assertThat(rows()).isEqualTo(before);
        story.send(new RetitleRequirement(story.requirement(), "Changed")); // was not kept in the cache either
        assertThat(rows().getFirst()).isEqualTo(before.getFirst() + 1);
    }

    @Test
    void whatDoesNotExistIsMissing() {
        var story = Story.begin(heart.commands());

        var missing = catchThrowableOfType(Missing.class, () -> story.send(new TickTask(Story.newTask(), null)));

        assertThat(missing).isNotNull();
    }

    @Test
    void laterCommandsOfAListSeeWhatEarlierOnesDid() {
        var story = Story.begin(heart.commands());
        var first = story.task();
        var second = story.task();
        story.letWait(second, first);

        var receipt = story.send(new TickTask(first, null), new TickTask(second, null));

        heart.await(receipt);
        assertThat(heart.number(
                        "select count(*) from task where plan_id = ? and done",
                        story.plan().value()))
                .isEqualTo(2);
    }

    @Test
    void anIdThatIsInUseIsRefused() {
        var story = Story.begin(heart.commands());
        var task = story.task();

        var refused = catchThrowableOfType(Refused.class, () -> story.send(story.opening(task)));

        assertThat(refused.code()).isEqualTo("id.taken");
    }

    @Test
    void whatThisNodeHasChangedItselfCostsNoSecondTry() {
        var story = Story.begin(heart.commands());
        var tasks = story.tasks(3);
        var worker = WorkerId.named(story.project(), "builder");
        var now = Instant.now();
        story.send(new ClaimTask(tasks.getFirst(), story.project(), worker, "ada", now));
        story.send(new CountFailedTask(
                CircuitId.of(worker), story.project(), worker, tasks.getFirst(), 1, now, CircuitLimits.WORKER));

        story.send(new ClaimTask(tasks.getLast(), story.project(), worker, "ada", now));

        assertThat(heart.number(
                        "select max(position) - min(position) + 1 - count(*) from event_log where project_id = ?",
                        story.project().toString()))
                .as("positions that a try gave back")
                .isZero();
    }
}
