package io.planwright.infrastructure.eventstore;

import io.planwright.application.gate.GateView;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Gates;
import io.planwright.domain.requirement.ReviewStep;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads off the log what the gates of a requirement still ask for. */
final class LoggedGates implements Gates {

    private final Streams streams;
    private final JdbcClient jdbc;

    LoggedGates(Streams streams, JdbcClient jdbc) {
        this.streams = streams;
        this.jdbc = jdbc;
    }

    @Override
    public List<Fact> openChecks(RequirementId requirement, ReviewStep step) {
        if (step == ReviewStep.DOCUMENTATION) {
            return List.of();
        }
        return jdbc
                .sql(
                        "select subject from event_log where requirement_id = ? and type = 'gate.opened' order by position")
                .param(requirement.toString())
                .query(String.class)
                .list()
                .stream()
                .flatMap(gate -> streams.fold(gate, GateEvent.class, GateView::fold).stream())
                .flatMap(gate -> gate.checks().stream())
                .filter(check -> !check.state().lets())
                .map(LoggedGates::fact)
                .toList();
    }

    private static Fact fact(CheckView check) {
        return new Fact(
                "check",
                check.key(),
                "'" + check.text() + "' is " + check.state().name().toLowerCase());
    }
}
