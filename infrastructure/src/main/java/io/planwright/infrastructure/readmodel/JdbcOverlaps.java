package io.planwright.infrastructure.readmodel;

import io.planwright.application.overlap.Overlap;
import io.planwright.application.overlap.Overlap.Party;
import io.planwright.application.overlap.Overlap.Use;
import io.planwright.application.overlap.Overlaps;
import io.planwright.application.overlap.TouchedFile;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Answers from the table of files what is worked on at once: one statement for the files asked about, one for who else
 * works on them. The second reads the tasks that have one of the paths, in whichever project, and no others.
 */
final class JdbcOverlaps implements Overlaps {

    private static final String USES = """
            select f.path, t.id, t.serial, t.title, tp.plan_id, tp.number, pr.project_key, r.project_id
            from {schema}.task_file f
            join {schema}.task t on t.id = f.task_id
            join {schema}.task_place tp on tp.task_id = t.id
            join {schema}.plan p on p.id = tp.plan_id
            join {schema}.requirement r on r.id = p.requirement_id
            join {schema}.project pr on pr.id = r.project_id
            where\s""";
    private static final String OF_OPEN_TASKS = " and not t.done and not r.archived";

    /** Not begun at the requirements of the project: each of them would be paired with each of the files. */
    private static final String SAME_FILES = "f.path = any (?) and (r.project_id = ?) is true" + OF_OPEN_TASKS;

    private static final String READING_ORDER = " order by r.title, r.id, p.path, p.id, tp.place_order, f.place";

    private final JdbcClient jdbc;
    private final ActiveTables tables;

    private record Found(Use use, UUID project) {}

    JdbcOverlaps(JdbcClient jdbc, ActiveTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public List<Overlap> of(PlanId plan) {
        var own = uses("tp.plan_id = ?" + OF_OPEN_TASKS, plan.value());
        if (own.isEmpty()) {
            return List.of();
        }
        var elsewhere = uses(SAME_FILES + " and tp.plan_id <> ?", paths(own), project(own), plan.value());
        return Overlap.among(
                Stream.concat(own.stream(), elsewhere.stream()).map(Found::use).toList());
    }

    @Override
    public List<TouchedFile> filesOf(TaskId task) {
        var own = uses("t.id = ?", task.value());
        if (own.isEmpty()) {
            return List.of();
        }
        return TouchedFile.of(
                own.getFirst().use().party(),
                own.stream().map(each -> each.use().file()).distinct().toList(),
                uses(SAME_FILES, paths(own), project(own)).stream()
                        .map(Found::use)
                        .toList());
    }

    private static SqlArrayValue paths(List<Found> found) {
        return new SqlArrayValue(
                "varchar",
                found.stream().map(each -> each.use().file()).distinct().toArray());
    }

    private static UUID project(List<Found> found) {
        return found.getFirst().project();
    }

    private List<Found> uses(String condition, Object... params) {
        return jdbc.sql(tables.in(USES + condition + READING_ORDER))
                .params(params)
                .query((row, _) -> read(row))
                .list();
    }

    private static Found read(ResultSet row) throws SQLException {
        return new Found(
                new Use(
                        row.getString("path"),
                        new Party(
                                new TaskId(row.getObject("id", UUID.class)),
                                row.getString("project_key") + "-" + row.getInt("serial"),
                                row.getString("title"),
                                new PlanId(row.getObject("plan_id", UUID.class)),
                                row.getString("number"))),
                row.getObject("project_id", UUID.class));
    }
}
