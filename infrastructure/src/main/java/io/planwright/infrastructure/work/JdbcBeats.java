package io.planwright.infrastructure.work;

import io.planwright.application.worker.Beats;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the last beat of each worker in a row of its own. */
final class JdbcBeats implements Beats {

    private final JdbcClient jdbc;

    JdbcBeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void beat(ProjectId project, WorkerId worker, Beat beat) {
        if (!update(worker, beat)) {
            try {
                jdbc.sql("insert into worker_beat (worker, project_id, at, calls, minutes) values (?, ?, ?, ?, ?)")
                        .params(
                                worker.value(),
                                project.value(),
                                beat.at().atOffset(ZoneOffset.UTC),
                                beat.calls(),
                                beat.minutes())
                        .update();
            } catch (DuplicateKeyException e) {
                update(worker, beat); // two first beats at once
            }
        }
    }

    private boolean update(WorkerId worker, Beat beat) {
        return jdbc.sql("update worker_beat set at = ?, calls = ?, minutes = ? where worker = ?")
                        .params(beat.at().atOffset(ZoneOffset.UTC), beat.calls(), beat.minutes(), worker.value())
                        .update()
                > 0;
    }

    @Override
    public Map<WorkerId, Beat> of(ProjectId project) {
        var found = new HashMap<WorkerId, Beat>();
        jdbc.sql("select worker, at, calls, minutes from worker_beat where project_id = ?")
                .param(project.value())
                .query(row -> {
                    found.put(
                            new WorkerId(row.getObject(1, UUID.class)),
                            new Beat(
                                    row.getTimestamp(2).toInstant(),
                                    row.getObject(3, Integer.class),
                                    row.getObject(4, Integer.class)));
                });
        return found;
    }
}
