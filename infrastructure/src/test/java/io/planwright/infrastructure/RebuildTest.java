package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.plan.Plans;
import io.planwright.application.task.Tasks;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RebuildTest extends HeartTest {

    @Test
    void aRebuildWhileOthersWriteEndsWithTheSameTables() {
        var stories = IntStream.range(0, 4)
                .mapToObj(_ -> Story.begin(heart.commands()))
                .toList();
        var tasks = new ArrayList<java.util.List<TaskId>>();
        for (var story : stories) {
            var mine = story.tasks(25);
            story.letWait(mine.get(1), mine.get(0));
            story.gate("tests-pass");
            tasks.add(mine);
        }
        heart.awaitAll();
        int before = heart.readTables().status().generation();
        var done = new AtomicBoolean();
        var written = new AtomicInteger();

        var outcomes = Together.run(6, 6, number -> {
            if (number == 4) {
                Together.eventually("some writes", () -> written.get() > 100);
                heart.readTables().rebuild();
                Together.eventually(
                        "another generation in use",
                        () -> heart.readTables().status().generation() > before);
                int soFar = written.get();
                Together.eventually("some more writes", () -> written.get() > soFar + 100);
                done.set(true);
                return 0;
            }
            int reads = 0;
            while (!done.get()) {
                if (number == 5) {
                    assertThat(heart.get(Tasks.class)
                                    .of(stories.get(reads++ % 4).plan()))
                            .hasSize(25);
                } else {
                    var task = tasks.get(number).get(2 + written.get() % 23);
                    heart.commands().send(stories.get(number).by(), new TickTask(task, null));
                    heart.commands().send(stories.get(number).by(), new UntickTask(task));
                    var title = "Plan " + written;
                    var plan = stories.get(number).plan();
                    heart.await(stories.get(number).send(new RetitlePlan(plan, title)));
                    assertThat(heart.get(Plans.class).withId(plan).orElseThrow().title())
                            .isEqualTo(title);
                    written.addAndGet(3);
                }
            }
            return reads;
        });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
        assertThat(outcomes.get(5).value()).isGreaterThan(10);
        heart.awaitAll();
        var rebuilt = Tables.of(heart);
        assertThat(rebuilt).containsKeys("task", "ready_task", "task_file");
        int generation = heart.readTables().status().generation();

        heart.readTables().rebuild();
        Together.eventually(
                "one more generation in use", () -> heart.readTables().status().generation() > generation);

        assertThat(Tables.of(heart)).isEqualTo(rebuilt);
        assertThat(heart.readTables().status().skipped()).isEmpty();
    }
}
