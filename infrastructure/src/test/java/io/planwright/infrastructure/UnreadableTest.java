package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.plan.Plans;
import io.planwright.application.task.Tasks;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnreadableTest extends HeartTest {

    private static void insert(UUID subject, String type, String payload, String metadata) {
        heart.jdbc()
                .sql("""
                        insert into event_log (event_id, subject, sequence, subject_type, happened_at, type, revision,
                            payload, metadata) values (?, ?, 0, 'X', '2026-11-21T08:00:00.000Z', ?, '1', ?, ?)
                        """)
                .params(UUID.randomUUID().toString(), subject.toString(), type, payload, metadata)
                .update();
    }

    private static long skipped(String type) {
        return heart.readTables().status().skipped().getOrDefault(type, 0L);
    }

    @Test
    void whatCannotBeReadIsSkippedAndCountedAndStopsNothing() {
        var story = Story.begin(heart.commands());
        var id = UUID.randomUUID();
        insert(id, "task.flown-to-the-moon", "{\"taskId\":\"" + id + "\"}", "{}");
        insert(UUID.randomUUID(), "task.ticked", "{\"taskId\":", "{}");
        insert(UUID.randomUUID(), "task.unticked", "{\"taskId\":\"" + id + "\"}", "{}");
        insert(
                UUID.randomUUID(),
                "plan.retitled",
                "{\"planId\":\"" + story.plan() + "\",\"title\":\"X\"}",
                "{nonsense");

        heart.await(story.send(new RetitlePlan(story.plan(), "Later")));

        assertThat(heart.get(Plans.class).withId(story.plan()).orElseThrow().title())
                .isEqualTo("Later");
        assertThat(skipped("task.flown-to-the-moon")).as("unknown type").isEqualTo(1);
        assertThat(skipped("task.ticked")).as("broken payload").isEqualTo(1);
        assertThat(skipped("task.unticked")).as("no task before").isEqualTo(1);
        assertThat(skipped("plan.retitled")).as("broken metadata").isEqualTo(1);
    }

    @Test
    void whatCannotBeKeptStopsNothingEither() {
        var story = Story.begin(heart.commands());
        var task = story.task();
        var other = story.task();
        var tooLong = "x".repeat(2_500);
        insert(UUID.randomUUID(), "task.retitled", "{\"taskId\":\"" + task + "\",\"title\":\"" + tooLong + "\"}", "{}");

        heart.await(story.send(new RetitleTask(other, "Still told")));

        var tasks = heart.get(Tasks.class);
        assertThat(tasks.withId(other).orElseThrow().task().title()).isEqualTo("Still told");
        assertThat(tasks.withId(task).orElseThrow().task().title()).isEqualTo("Do " + task);
        assertThat(skipped("task.retitled")).isEqualTo(1);
    }
}
