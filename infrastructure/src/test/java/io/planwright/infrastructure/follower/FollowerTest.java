package io.planwright.infrastructure.follower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.domain.Refused;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.infrastructure.HeartTest;
import io.planwright.infrastructure.Story;
import io.planwright.infrastructure.eventstore.LogTail;
import io.planwright.infrastructure.eventstore.LogTail.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class FollowerTest extends HeartTest {

    private final Story story = Story.begin(heart.commands());
    private final String name = "test-" + UUID.randomUUID();
    private final List<Follower> started = new ArrayList<>();
    private final List<Long> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong reached = new AtomicLong(-1);

    private Follower follow(Follower.Handler handler) {
        var follower =
                new Follower(name, heart.get(LogTail.class), heart.get(FollowerPositions.class), handler, reached::set);
        started.add(follower);
        follower.start(heart.get(LogTail.class).settled());
        return follower;
    }

    @AfterEach
    void stop() {
        started.forEach(Follower::close);
        heart.get(FollowerPositions.class).drop(name);
    }

    private Receipt written() {
        return story.send(new RetitlePlan(story.plan(), "Plan " + UUID.randomUUID()));
    }

    private List<Long> written(int times) {
        heart.awaitAll();
        return IntStream.range(0, times).mapToObj(_ -> written().position()).toList();
    }

    private void tell(List<Entry> entries) {
        entries.forEach(entry -> told.add(entry.position()));
    }

    @Test
    void eachEventIsToldOnceInOrderAlsoWhereTwoFollowUnderOneName() {
        heart.awaitAll();
        follow(this::tell);
        follow(this::tell);

        var positions = written(300);

        await().until(() -> reached.get() >= positions.getLast());
        assertThat(told).containsExactlyElementsOf(positions);
    }

    @Test
    void whatFailsIsTriedAgainUntilItSucceedsAndSaysWhyItDoesNotGetOn() {
        heart.awaitAll();
        var broken = new AtomicInteger(1);
        var follower = follow(entries -> {
            if (broken.get() > 0) {
                throw new OutOfMemoryError("as if");
            }
            tell(entries);
        });
        var health = new FollowersHealth(heart.get(FollowerPositions.class));

        var positions = written(3);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(follower.trouble()).isNotNull();
        assertThat(told).isEmpty();
        broken.set(0);
        await().atMost(Duration.ofSeconds(20)).until(() -> reached.get() >= positions.getLast());
        await().until(() -> health.health().getStatus().equals(Status.UP));
        assertThat(told).containsExactlyElementsOf(positions);
    }

    @Test
    void aThreadThatDiesIsFollowedByAnother() {
        heart.awaitAll();
        var threads = Collections.synchronizedSet(new java.util.HashSet<Thread>());
        var follower = new Follower(
                name,
                heart.get(LogTail.class),
                heart.get(FollowerPositions.class),
                entries -> {
                    if (threads.add(Thread.currentThread()) && threads.size() == 1) {
                        throw new Unspeakable();
                    }
                    tell(entries);
                },
                reached::set);
        started.add(follower);
        follower.start(heart.get(LogTail.class).settled());

        var positions = written(3);

        await().atMost(Duration.ofSeconds(20)).until(() -> reached.get() >= positions.getLast());
        assertThat(threads).hasSize(2);
        assertThat(told).containsExactlyElementsOf(positions);
    }

    /** A failure about which nothing can be said: what looks after failures fails, too. */
    private static final class Unspeakable extends Error {
        @Override
        public String toString() {
            if (Thread.currentThread().getUncaughtExceptionHandler() != null
                    && StackWalker.getInstance()
                            .walk(frames -> frames.anyMatch(
                                    frame -> frame.getMethodName().equals("failed")))) {
                throw this;
            }
            return "unspeakable";
        }
    }

    @Test
    void whatIsLeftOutIsKeptOnceAndTold() {
        var positions = heart.get(FollowerPositions.class);
        positions.leaveOut(name, 7, "task.ticked", "x".repeat(5_000) + "\0");
        positions.leaveOut(name, 7, "task.ticked", "again");

        assertThat(positions.leftOut(name, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(7);
            assertThat(letter.why()).hasSize(2_000);
        });
        positions.takeUp(name, 7);
        assertThat(positions.countLeftOut(name)).isEmpty();
    }

    @Test
    void whatWasLeftOutIsTakenUpWhereTheOrderDoesNotMatter() {
        heart.awaitAll();
        var positions = heart.get(FollowerPositions.class);
        var here = new FollowersHere(positions);
        var single = new Follower(
                name, heart.get(LogTail.class), positions, _ -> {}, reached::set, entry -> told.add(entry.position()));
        started.add(single);
        single.start(heart.get(LogTail.class).settled());
        long position = written().position();
        await().until(() -> reached.get() >= position);
        positions.leaveOut(name, position, "plan.retitled", "as if");
        assertThat(here.all())
                .filteredOn(status -> status.name().equals(name))
                .singleElement()
                .satisfies(status -> assertThat(status.leftOut()).hasSize(1));

        here.retry(name);

        assertThat(told).containsExactly(position);
        assertThat(positions.leftOut(name, 10)).isEmpty();
        var readTables = "read-" + heart.readTables().status().generation();
        assertThatThrownBy(() -> here.retry(readTables)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> here.retry("nobody")).isInstanceOf(Missing.class);
    }
}
