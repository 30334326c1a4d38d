package io.planwright.application.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.log.ReadPosition;
import io.planwright.domain.identity.TaskId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TakenTest {

    private static final TaskId TASK = new TaskId(UUID.randomUUID());

    private long reached;

    private final Taken taken = new Taken(new ReadPosition() {
        @Override
        public long current() {
            return reached;
        }

        @Override
        public boolean has(long position) {
            return position <= reached;
        }

        @Override
        public void await(long position, Duration atMost) {}
    });

    @Test
    void aTaskIsTriedByOneAtATime() {
        try (var mine = taken.look();
                var yours = taken.look()) {
            assertThat(mine.take(TASK)).isTrue();
            assertThat(yours.take(TASK)).isFalse();
            assertThat(yours.mistaken()).isEqualTo(1);

            mine.leave(TASK);
            assertThat(yours.take(TASK)).isTrue();
        }
    }

    @Test
    void whoLookedBeforeTheTablesHadTheClaimLeavesTheTaskAlone() {
        try (var late = taken.look()) {
            try (var mine = taken.look()) {
                mine.take(TASK);
                mine.claimed(TASK, 7);
            }
            reached = 7;
            try (var next = taken.look()) {
                assertThat(next.mistaken()).isZero();
            }

            assertThat(late.mistaken()).isEqualTo(1);
            assertThat(late.take(TASK)).isFalse();
        }
    }

    @Test
    void whatTheTablesShowAsOpenAgainCanBeTakenAgain() {
        try (var mine = taken.look()) {
            mine.take(TASK);
            mine.claimed(TASK, 7);
        }
        try (var early = taken.look()) {
            assertThat(early.take(TASK)).isFalse();
        }
        reached = 7;

        try (var next = taken.look()) {
            assertThat(next.take(TASK)).isTrue();
        }
    }
}
