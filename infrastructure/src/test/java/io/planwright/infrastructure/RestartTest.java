package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.task.Tasks;
import io.planwright.domain.task.TaskCommand.TickTask;
import org.junit.jupiter.api.Test;

class RestartTest extends HeartTest {

    @Test
    void positionsAndReadTablesSurviveARestart() {
        var story = Story.begin(heart.commands());
        var task = story.task();
        heart.await(story.send(new TickTask(task, null)));
        var generation = heart.readTables().status().generation();
        var tables = Tables.of(heart);

        heart = heart.restarted();

        assertThat(heart.readTables().status().generation()).isEqualTo(generation);
        assertThat(heart.number("select count(*) from follower where name = ?", "read-" + generation))
                .isEqualTo(1);
        assertThat(Tables.of(heart)).isEqualTo(tables);
        assertThat(heart.get(Tasks.class).withId(task).orElseThrow().task().done())
                .isTrue();
        heart.awaitAll();
        var again = new Story(
                heart.commands(), story.actor(), story.project(), story.requirement(), story.plan(), story.phase());
        var more = again.task();
        heart.awaitAll();
        assertThat(heart.get(Tasks.class).withId(more).orElseThrow().task().serial())
                .isEqualTo(2);
    }
}
