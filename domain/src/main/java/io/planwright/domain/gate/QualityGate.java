package io.planwright.domain.gate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.evidence.Coverage;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.FileCheckEvidence;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ProveCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.gate.GateEvent.CheckEvidenceFiled;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckReopened;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/**
 * Decides whether a phase may be left: when each of its checks is passed or waived. What is computed cannot be told by
 * hand, only waived.
 */
public class QualityGate {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    @AggregateIdentifier
    private GateId id;

    private RequirementId requirementId;
    private String name;
    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final Map<String, CheckState> states = new LinkedHashMap<>();
    private final Map<EvidenceId, Filed> evidence = new LinkedHashMap<>();
    private final Map<String, Proof> proofs = new HashMap<>();

    private record Filed(String check, Evidence evidence, String seen) {}

    /** What a check passed on. */
    private record Proof(String source, String seen) {}

    QualityGate() {}

    @CommandHandler
    public QualityGate(OpenGate command) {
        var keys = new HashSet<String>();
        for (var check : command.checks()) {
            if (!keys.add(check.key())) {
                throw new Refused(
                        "check.duplicate",
                        "gate '" + command.name() + "' would have the check '" + check.key() + "' twice",
                        List.of(new Fact("check", check.key(), "is there already")),
                        List.of("give each check a key of its own"));
            }
        }
        apply(new GateOpened(command.gateId(), command.requirementId(), command.name(), List.copyOf(command.checks())));
    }

    @CommandHandler
    void handle(PassCheck command, Sight sight) {
        var check = mustBeTold(command.check());
        if (check.kind() == CheckKind.EVIDENCE && command.source().isBlank()) {
            throw withoutEvidence(check);
        }
        if (!command.counts()) {
            throw new Refused(
                    "evidence.notIndependent",
                    "check '" + check.key()
                            + "' passes on the word of a person or a CI, not on that of an agent or a worker",
                    List.of(new Fact("check", check.key(), "is decided by people and CIs")),
                    List.of("let a person or a token of kind CI post it", "waive the check with a reason"));
        }
        mustCover(check, command.coverage(), List.of());
        apply(new CheckPassed(id, check.key(), command.note(), seen(sight, check), command.source(), command.at()));
    }

    @CommandHandler
    void handle(FileCheckEvidence command, Sight sight) {
        var check = mustBeTold(command.check());
        if (!evidence.containsKey(command.evidence().id())) {
            apply(new CheckEvidenceFiled(id, check.key(), command.evidence(), seen(sight, check)));
        }
    }

    @CommandHandler
    void handle(ProveCheck command, Sight sight) {
        var check = mustBeTold(command.check());
        if (command.evidence().isEmpty()) {
            throw withoutEvidence(check);
        }
        var source = command.evidence().stream().map(QualityGate::source).collect(Collectors.joining(" "));
        var seen = seen(sight, check);
        if (states.get(check.key()) == CheckState.PASSED && new Proof(source, seen).equals(proofs.get(check.key()))) {
            return; // said again
        }
        var changedAt = sight.changedAt(requirementId, check.looksAt());
        for (var each : command.evidence()) {
            var filed = evidence.get(each);
            if (filed == null || !filed.check().equals(check.key())) {
                throw hasProven(check, each)
                        ? unproven(check, "evidence.stale", each, "has proven the check before, and proves it once")
                        : unproven(check, "evidence.foreign", each, "was not filed for this check");
            }
            if (!filed.seen().isEmpty() && !sight.isStill(requirementId, check.looksAt(), filed.seen())) {
                throw unproven(check, "evidence.stale", each, "was filed before a change of what the check looks at");
            }
            var written = filed.evidence().facts().latestAt();
            if (written != null && changedAt != null && written.isBefore(changedAt.minus(CLOCKS_DIFFER))) {
                throw unproven(
                        check,
                        "evidence.stale",
                        each,
                        "was written at " + written + ", before what the check looks at was changed at " + changedAt);
            }
            filed.evidence().objection().ifPresent(objection -> {
                throw unproven(check, objection.code(), each, objection.text());
            });
            if (command.independent() && !filed.evidence().witness()) {
                throw unproven(check, "evidence.notIndependent", each, "comes from an agent or a worker");
            }
        }
        mustCover(
                check,
                command.coverage(),
                command.evidence().stream()
                        .map(each -> evidence.get(each).evidence())
                        .toList());
        apply(new CheckPassed(id, check.key(), command.note(), seen, source, command.at()));
    }

    private static String source(EvidenceId evidence) {
        return "evidence/" + evidence;
    }

    private boolean hasProven(Check check, EvidenceId evidence) {
        var proof = proofs.get(check.key());
        return proof != null && List.of(proof.source().split(" ")).contains(source(evidence));
    }

    /** Coverage is shown by a report that tells it, or by a command that measures it and says so with its exit code. */
    private static void mustCover(Check check, int coverage, List<Evidence> named) {
        if (coverage == 0) {
            return;
        }
        var best = Coverage.best(named);
        boolean shown = best.isPresent()
                ? best.getAsInt() >= coverage
                : named.stream().anyMatch(each -> each.kind() == EvidenceKind.COMMAND);
        if (!shown) {
            throw new Refused(
                    "evidence.coverage",
                    "check '" + check.key() + "' asks for " + Coverage.missing(coverage, best),
                    List.of(),
                    List.of(
                            "upload a JaCoCo or Cobertura report that shows it",
                            "upload the output of a command that measures it",
                            "waive the check with a reason"));
        }
    }

    private static Refused withoutEvidence(Check check) {
        return new Refused(
                "check.evidenceMissing",
                "check '" + check.key() + "' passes only on evidence, and none is named",
                List.of(new Fact("check", check.key(), "asks for evidence")),
                List.of("name the source of the evidence", "waive the check with a reason"));
    }

    private static Refused unproven(Check check, String code, EvidenceId evidence, String text) {
        return new Refused(
                code,
                "check '" + check.key() + "' does not pass on this evidence: it " + text,
                List.of(new Fact("evidence", evidence.toString(), text)),
                List.of("upload evidence that shows it", "waive the check with a reason"));
    }

    @CommandHandler
    void handle(FailCheck command, Sight sight) {
        var check = mustBeTold(command.check());
        apply(new CheckFailed(id, check.key(), command.note(), seen(sight, check), command.source(), command.at()));
    }

    @CommandHandler
    void handle(ReopenCheck command) {
        mustHave(command.check());
        if (states.get(command.check()) != CheckState.OPEN) {
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

    private String seen(Sight sight, Check check) {
        return sight.of(requirementId, check.looksAt());
    }

    private Check mustBeTold(String key) {
        var check = mustHave(key);
        if (check.kind() == CheckKind.COMPUTED) {
            throw new Refused(
                    "check.computed",
                    "check '" + key + "' is computed: nobody can pass or fail it by hand",
                    List.of(new Fact("check", key, "is computed by the rule '" + check.rule() + "'")),
                    List.of("mend what it finds", "waive the check with a reason"));
        }
        return check;
    }

    private Check mustHave(String key) {
        var check = checks.get(key);
        if (check == null) {
            throw new Refused(
                    "check.unknown",
                    "gate '" + name + "' has no check '" + key + "'",
                    List.of(),
                    List.copyOf(checks.keySet()));
        }
        return check;
    }

    @EventSourcingHandler
    void on(GateEvent event) {
        id = event.gateId();
        switch (event) {
            case GateOpened opened -> {
                requirementId = opened.requirementId();
                name = opened.name();
                for (var check : opened.checks()) {
                    checks.put(check.key(), check);
                    states.put(check.key(), CheckState.OPEN);
                }
            }
            case CheckPassed passed -> {
                states.put(passed.check(), CheckState.PASSED);
                proofs.put(passed.check(), new Proof(passed.source(), passed.seen()));
                evidence.values().removeIf(filed -> filed.check().equals(passed.check())); // proves it once
            }
            case CheckFailed failed -> states.put(failed.check(), CheckState.FAILED);
            case CheckReopened reopened -> states.put(reopened.check(), CheckState.OPEN);
            case CheckWaived waived -> states.put(waived.check(), CheckState.WAIVED);
            case CheckEvidenceFiled filed ->
                evidence.put(filed.evidence().id(), new Filed(filed.check(), filed.evidence(), filed.seen()));
        }
    }
}
