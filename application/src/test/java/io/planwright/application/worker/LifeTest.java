package io.planwright.application.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Sometime;
import io.planwright.application.worker.Beats.Beat;
import io.planwright.domain.task.Discipline;
import org.junit.jupiter.api.Test;

class LifeTest {

    private static final Beat BEAT = new Beat(Sometime.time(0), null, null);

    @Test
    void aWorkerIsSilentAfterThreeMissedBeats() {
        assertThat(Life.of(null, Discipline.FREE, Sometime.time(0))).isEqualTo(Life.NEW);
        assertThat(Life.of(BEAT, Discipline.FREE, Sometime.time(90))).isEqualTo(Life.ALIVE);
        assertThat(Life.of(BEAT, Discipline.FREE, Sometime.time(91))).isEqualTo(Life.SILENT);
    }
}
