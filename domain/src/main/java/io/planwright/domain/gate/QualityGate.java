package io.planwright.domain.gate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckReopened;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.GateId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** Decides whether a phase may be left: when each of its checks is passed or waived. */
public class QualityGate {

    @AggregateIdentifier
    private GateId id;

    private String name;
    private final Map<String, CheckState> checks = new LinkedHashMap<>();

    QualityGate() {}

    @CommandHandler
    public QualityGate(OpenGate command) {
        apply(new GateOpened(command.gateId(), command.requirementId(), command.name(), List.copyOf(command.checks())));
    }

    @CommandHandler
    void handle(PassCheck command) {
        mustHave(command.check());
        apply(new CheckPassed(id, command.check(), command.note()));
    }

    @CommandHandler
    void handle(FailCheck command) {
        mustHave(command.check());
        apply(new CheckFailed(id, command.check(), command.note()));
    }

    @CommandHandler
    void handle(ReopenCheck command) {
        if (mustHave(command.check()) != CheckState.OPEN) {
            apply(new CheckReopened(id, command.check()));
        }
    }

    @CommandHandler
    void handle(WaiveCheck command) {
        mustHave(command.check());
        if (command.reason().isBlank()) {
            throw new Refused(
                    "reason.missing",
                    "waiving check '" + command.check() + "' needs a reason",
                    List.of(new Fact("check", command.check(), "would be waived")),
                    List.of("give a reason", "pass the check"));
        }
        apply(new CheckWaived(id, command.check(), command.reason()));
    }

    private CheckState mustHave(String check) {
        var state = checks.get(check);
        if (state == null) {
            throw new Refused(
                    "check.unknown",
                    "gate '" + name + "' has no check '" + check + "'",
                    List.of(),
                    List.copyOf(checks.keySet()));
        }
        return state;
    }

    @EventSourcingHandler
    void on(GateEvent event) {
        id = event.gateId();
        switch (event) {
            case GateOpened opened -> {
                name = opened.name();
                opened.checks().forEach(check -> checks.put(check.key(), CheckState.OPEN));
            }
            case CheckPassed passed -> checks.put(passed.check(), CheckState.PASSED);
            case CheckFailed failed -> checks.put(failed.check(), CheckState.FAILED);
            case CheckReopened reopened -> checks.put(reopened.check(), CheckState.OPEN);
            case CheckWaived waived -> checks.put(waived.check(), CheckState.WAIVED);
        }
    }
}
