package io.planwright.application.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Sometime;
import io.planwright.application.circuit.Trips.Trip;
import io.planwright.application.circuit.Trips.What;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.domain.circuit.CircuitEvent.CircuitInstalled;
import io.planwright.domain.circuit.CircuitLevel;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskEvent.StageTripped;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TripsTest {

    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final WorkerId WORKER = new WorkerId(new UUID(1, 2));
    private static final TaskId TASK = new TaskId(new UUID(1, 3));
    private static final CircuitView OF_WORKER = CircuitView.fold(
            null, new CircuitInstalled(CircuitId.of(WORKER), CircuitLevel.WORKER, SHOP, WORKER), Sometime.at(1));
    private static final CircuitView OF_STAGE =
            CircuitView.fold(null, new StageTripped(TASK, Stage.GREEN, 3, Sometime.time(300)), Sometime.at(2));

    private final List<LogEntry> entries = new ArrayList<>();

    private final Trips trips = new Trips((EventLog) Proxy.newProxyInstance(
            EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, asked) -> {
                assertThat(method.getName()).isEqualTo("of");
                return entries.reversed().stream()
                        .filter(entry -> entry.subject().equals(asked[0]))
                        .toList();
            }));

    private void logged(String subject, String type, String payload) {
        entries.add(new LogEntry(
                entries.size(),
                "",
                Sometime.time(entries.size()).toString(),
                type,
                1,
                subject,
                entries.size(),
                SHOP.toString(),
                null,
                payload,
                "{\"actorName\":\"Ada\"}"));
    }

    @Test
    void whatBreakersDidIsToldNewestFirst() {
        var worker = CircuitId.of(WORKER).toString();
        logged(worker, "circuit.installed", "{}");
        logged(worker, "circuit.tripped", "{\"why\":\"3 tasks have failed in a row\",\"extensions\":0}");
        logged(TASK.toString(), "task.stage-tripped", "{\"stage\":\"GREEN\",\"failures\":3}");
        logged(TASK.toString(), "task.stage-tripped", "{\"stage\":\"RED\",\"failures\":3}");
        logged(TASK.toString(), "task.ticked", "{}");
        logged(worker, "circuit.reset", "{\"reason\":\"the disk was full\"}");
        assertThat(trips.of(List.of(OF_WORKER, OF_STAGE), 10))
                .extracting(Trip::what, Trip::why, Trip::failures)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(What.RESET, "the disk was full", 0),
                        org.assertj.core.api.Assertions.tuple(What.TRIPPED, "", 3),
                        org.assertj.core.api.Assertions.tuple(What.TRIPPED, "3 tasks have failed in a row", 0));
        assertThat(trips.of(List.of(OF_WORKER, OF_STAGE), 1))
                .singleElement()
                .extracting(Trip::by)
                .isEqualTo("Ada");
    }
}
