package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused;
import io.planwright.domain.circuit.CircuitCommand.CountFailedTask;
import io.planwright.domain.circuit.CircuitLimits;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.infrastructure.Together.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes share one PostgreSQL. */
class TwoNodesTest {

    private static List<Heart> nodes = List.of();

    @BeforeAll
    static void start() {
        var first = Heart.start(Database.POSTGRES.fresh());
        nodes = List.of(first, first.another());
    }

    @AfterAll
    static void stop() {
        nodes.forEach(Heart::close);
    }

    private static Story on(Heart node, Story story) {
        return new Story(
                node.commands(), story.actor(), story.project(), story.requirement(), story.plan(), story.phase());
    }

    @Test
    void tasksThatBothChangeNeitherLoseNorDoubleAnything() {
        var story = Story.begin(nodes.getFirst().commands());
        var tasks = story.tasks(4);
        var feeds = new ArrayList<List<LoggedEvent>>();
        for (var node : nodes) {
            var seen = Collections.synchronizedList(new ArrayList<LoggedEvent>());
            feeds.add(seen);
            node.feed().subscribe(event -> {
                if (tasks.stream().anyMatch(task -> task.toString().equals(event.subject()))) {
                    seen.add(event);
                }
            });
        }

        var outcomes = Together.run(8, 1200, number -> {
            var node = nodes.get(number % 2);
            var task = tasks.get(number / 2 % 4);
            return on(node, story).send(number % 3 == 0 ? new UntickTask(task) : new TickTask(task, null));
        });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
        var first = nodes.getFirst();
        for (var task : tasks) {
            var types = first.jdbc()
                    .sql("select type from event_log where subject = ? order by sequence")
                    .param(task.toString())
                    .query(String.class)
                    .list();
            for (int i = 1; i < types.size(); i++) { // ticked and unticked in turn: no effect twice
                assertThat(types.get(i)).isEqualTo(i % 2 == 1 ? "task.ticked" : "task.unticked");
            }
            assertThat(types).hasSizeGreaterThan(2);
        }
        long changes = first.number(
                "select count(*) from event_log where type in ('task.ticked', 'task.unticked') and requirement_id = ?",
                story.requirement().toString());
        nodes.forEach(Heart::awaitAll);
        for (int i = 0; i < 2; i++) {
            var feed = feeds.get(i);
            Together.eventually("the feed to tell all", () -> feed.size() >= changes);
            assertThat(feed.stream().filter(event -> !event.type().equals("task.opened")))
                    .hasSize((int) changes)
                    .doesNotHaveDuplicates();
        }
        assertThat(nodes.getLast().get(Tasks.class).of(story.plan()))
                .isEqualTo(first.get(Tasks.class).of(story.plan()));
    }

    @Test
    void whatTheOtherNodeDidCounts() {
        var one = Story.begin(nodes.getFirst().commands());
        var two = on(nodes.getLast(), one);
        var task = one.task();
        one.send(new TickTask(task, null));
        two.send(new UntickTask(task)); // behind the back of the first node's cache

        one.send(new TickTask(task, null));

        assertThat(nodes.getFirst()
                        .number(
                                "select count(*) from event_log where subject = ? and type = 'task.ticked'",
                                task.toString()))
                .isEqualTo(2);
        var text = new io.planwright.domain.identity.DocumentId(UUID.randomUUID());
        one.send(new OpenDocument(text, "a"));
        two.send(new EditText(text, 1, List.of(new Change(1, 1, "b"))));

        one.send(new EditText(text, 2, List.of(new Change(2, 2, "c")))); // the cached text is at version 1
    }

    @Test
    void whatTheOtherNodeHasLaidDownBindsThisOne() {
        var one = Story.begin(nodes.getFirst().commands());
        var two = on(nodes.getLast(), one);
        var playbooks = new Playbooks();
        var tasks = one.tasks(3);
        one.send(new TickTask(tasks.getFirst(), null)); // this node knows now that nothing is asked of a tick

        two.send(new ChangePlaybook(
                one.project(),
                playbooks.with(
                        playbooks.yaml("", "library").replaceFirst("key: library", "key: plain"),
                        Map.of("work.staged", true))));

        assertThatThrownBy(() -> one.send(new TickTask(tasks.getLast(), null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("task.evidenceMissing"));
    }

    @Test
    void aBreakerThatTripsOnTheOtherNodeStopsClaimsOnThisOne() {
        var one = Story.begin(nodes.getFirst().commands());
        var two = on(nodes.getLast(), one);
        var tasks = one.tasks(3);
        var worker = WorkerId.named(one.project(), "builder");
        var now = Instant.now();
        one.send(new ClaimTask(tasks.getFirst(), one.project(), worker, "ada", now));

        two.send(new CountFailedTask(
                CircuitId.of(worker),
                one.project(),
                worker,
                tasks.getFirst(),
                1,
                now,
                new CircuitLimits(1, Duration.ofMinutes(5), Duration.ofMinutes(5), 3)));

        assertThatThrownBy(() -> one.send(new ClaimTask(tasks.getLast(), one.project(), worker, "ada", now)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("circuit.open"));
    }

    @Test
    void whoeverWroteSeesItOnEitherNode() {
        for (var node : nodes) {
            var story = Story.begin(node.commands());
            for (int i = 0; i < 10; i++) {
                var task = story.task();
                node.await(story.send(new TickTask(task, null)));

                assertThat(node.get(Tasks.class)
                                .withId(task)
                                .orElseThrow()
                                .task()
                                .done())
                        .isTrue();
            }
            node.awaitAll();
            // a position that a loser of a race gave back holds the log up until it can be told from a late winner
            Together.eventually(
                    "the log to be told",
                    () -> node.get(EventLog.class).after(0, LogFilter.ALL, 10_000).stream()
                            .anyMatch(
                                    entry -> entry.subject().equals(story.plan().toString())));
        }
    }

    @Test
    void oneOfManyOnBothGetsASlug() {
        var story = Story.begin(nodes.getFirst().commands());

        var outcomes = Together.run(
                20,
                20,
                number -> on(nodes.get(number % 2), story)
                        .send(story.draft(new RequirementId(UUID.randomUUID()), "wanted")));

        assertThat(outcomes.stream().filter(Outcome::failed)).hasSize(19);
    }

    @Test
    void aRebuildOnOneNodeIsFollowedByTheOther() {
        var story = Story.begin(nodes.getFirst().commands());
        int before = nodes.getFirst().readTables().status().generation();

        nodes.getLast().readTables().rebuild();

        for (var node : nodes) {
            Together.eventually(
                    "another generation in use",
                    () -> node.readTables().status().generation() > before);
            var task = on(node, story).task();
            node.awaitAll();
            assertThat(node.get(Tasks.class).withId(task)).isPresent();
        }
    }

    @Test
    void theOtherNodeTakesOverWhenOneLeaves() {
        var leaving = Heart.start(Database.POSTGRES.fresh());
        try (var staying = leaving.another()) {
            var own = Story.begin(leaving.commands());
            leaving.awaitAll();
            leaving.close();

            var task = on(staying, own).task();

            staying.awaitAll();
            assertThat(staying.get(Tasks.class).withId(task)).isPresent();
        }
    }
}
