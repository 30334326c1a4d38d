package io.planwright.infrastructure.eventstore;

import io.planwright.application.check.CheckResult;
import io.planwright.application.check.Evaluation;
import io.planwright.application.check.Fingerprints;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.gate.Sight;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Gates;
import io.planwright.domain.requirement.ReviewStep;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads off the log how the checks of a requirement stand, and what they look at. */
final class LoggedGates implements Gates, Sight {

    private final LoggedWorkspaces workspaces;

    LoggedGates(LoggedWorkspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public List<Fact> openChecks(RequirementId requirement, ReviewStep step) {
        return workspaces.of(requirement).stream()
                .flatMap(workspace ->
                        workspace.gates().stream().flatMap(gate -> Evaluation.of(gate, workspace).stream()))
                .filter(check -> step != ReviewStep.DOCUMENTATION || check.step() == ReviewStep.DOCUMENTATION)
                .filter(check -> !check.state().lets())
                .map(LoggedGates::fact)
                .toList();
    }

    @Override
    public String of(RequirementId requirement, List<String> looksAt) {
        return workspaces
                .of(requirement)
                .map(workspace -> Fingerprints.of(workspace, looksAt))
                .orElse("");
    }

    @Override
    public boolean isStill(RequirementId requirement, List<String> looksAt, String seen) {
        return workspaces
                .of(requirement)
                .filter(workspace -> Fingerprints.isStill(seen, workspace, looksAt))
                .isPresent();
    }

    @Override
    public @Nullable Instant changedAt(RequirementId requirement, List<String> looksAt) {
        return workspaces
                .of(requirement)
                .map(workspace -> Fingerprints.changedAt(workspace, looksAt))
                .orElse(null);
    }

    private static Fact fact(CheckResult check) {
        var text = new StringBuilder("'")
                .append(check.text())
                .append("' is ")
                .append(check.state().name().toLowerCase(Locale.ROOT));
        if (!check.findings().isEmpty()) {
            var first = check.findings().getFirst();
            text.append(": ")
                    .append(first.where().isEmpty() ? "" : first.place() + ": ")
                    .append(first.text());
            if (check.findings().size() > 1) {
                text.append(" (and ").append(check.findings().size() - 1).append(" more)");
            }
        }
        return new Fact("check", check.key(), text.toString());
    }
}
