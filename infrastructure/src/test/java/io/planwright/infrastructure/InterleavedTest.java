package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.By;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.RequireActive;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was decided on is still true at the commit, also where it was only read and was not in memory before. */
class InterleavedTest extends HeartTest {

    @Test
    void nothingChangesInARequirementThatWasArchivedMeanwhile() throws Exception {
        var before = Story.begin(heart.commands());
        heart = heart.restarted(); // nothing is in memory
        boolean refused = false;
        try (var pool = Executors.newFixedThreadPool(2);
                var other = database == Database.POSTGRES ? heart.another() : null) {
            var here = story(heart, before);
            var there = other == null ? here : story(other, before);
            Future<?> writing;
            Future<?> archiving;
            try (var held = Held.slug(heart, here, "held")) {
                writing = pool.submit(() -> here.send(
                        new RequireActive(here.requirement()),
                        new OpenDocument(new DocumentId(UUID.randomUUID()), "A text"),
                        here.draft(new RequirementId(UUID.randomUUID()), "held")));
                held.awaitWaiting();
                archiving = pool.submit(() -> there.send(new ArchiveRequirement(there.requirement())));
                if (other != null) {
                    archiving.get(1, TimeUnit.MINUTES); // the other has only read so far, and holds nobody up
                }
            }
            archiving.get(1, TimeUnit.MINUTES);
            try {
                writing.get(1, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                refused = e.getCause() instanceof Refused;
            }
        }
        long archived = position("requirement.archived", before);
        assertThat(refused || position("text.opened", before) < archived)
                .as("nothing was written after position %d", archived)
                .isTrue();
    }

    @Test
    void whoOpensATaskDoesNotWaitForAnotherThatOpensMany() throws Exception {
        var story = Story.begin(heart.commands());
        var key = UUID.randomUUID().toString();
        try (var pool = Executors.newFixedThreadPool(1)) {
            Future<?> many;
            try (var held = Held.request(heart, story.actor().id(), key)) {
                var another = Story.begin(heart.commands());
                var inThisProject = new Story(
                        story.commands(),
                        story.actor(),
                        story.project(),
                        another.requirement(),
                        another.plan(),
                        another.phase());
                var todo = IntStream.range(0, 50)
                        .mapToObj(_ -> inThisProject.opening(Story.newTask()))
                        .toList();
                many = pool.submit(() ->
                        heart.commands().send(inThisProject.by().once(new By.Once(key, key)), todo));
                held.awaitWaiting();
                if (database == Database.POSTGRES) { // an H2 file commits one after the other
                    story.task();
                    assertThat(many.isDone()).isFalse();
                }
            }
            many.get(1, TimeUnit.MINUTES);
        }
        heart.awaitAll();
        assertThat(heart.number("select count(distinct serial) from task where plan_id in"
                        + " (select id from plan) and serial between 1 and 51"))
                .isGreaterThanOrEqualTo(database == Database.POSTGRES ? 51 : 50);
    }

    @Test
    void whoWaitsForOthersKeepsNobodyFromReading() throws Exception {
        var story = Story.begin(heart.commands());
        heart.awaitAll();
        int more = 40; // than there are connections
        try (var pool = Executors.newFixedThreadPool(more + 1)) {
            var waiting = new ArrayList<Future<?>>();
            try (var held = Held.slug(heart, story, "slow")) {
                waiting.add(pool.submit(() -> story.send(
                        new RequireActive(story.requirement()),
                        story.draft(new RequirementId(UUID.randomUUID()), "slow"))));
                held.awaitWaiting();
                var begun = new CountDownLatch(more);
                for (int i = 0; i < more; i++) {
                    waiting.add(pool.submit(() -> {
                        begun.countDown();
                        return story.send(
                                new RequireActive(story.requirement()),
                                new OpenDocument(new DocumentId(UUID.randomUUID()), "A text"));
                    }));
                }
                begun.await();
                for (int i = 0; i < 100; i++) {
                    assertThat(heart.get(Requirements.class).withId(story.requirement()))
                            .isPresent();
                }
                assertThat(waiting).noneMatch(Future::isDone);
            }
            for (var each : waiting) {
                each.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private static Story story(Heart node, Story story) {
        return new Story(
                node.commands(), story.actor(), story.project(), story.requirement(), story.plan(), story.phase());
    }

    private static long position(String type, Story story) {
        return heart.number(
                "select max(position) from event_log where type = ? and requirement_id = ?",
                type,
                story.requirement().toString());
    }
}
