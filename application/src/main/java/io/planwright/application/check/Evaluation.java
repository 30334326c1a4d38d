package io.planwright.application.check;

import io.planwright.application.check.CheckResult.State;
import io.planwright.application.gate.GateView;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.CheckState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how the checks of a gate stand, by what was told and by what is true of the workspace. */
public final class Evaluation {

    private static final int MOST_FINDINGS = 200;

    private Evaluation() {}

    /** @return the checks in the order of the gate */
    public static List<CheckResult> of(GateView gate, Workspace workspace) {
        return gate.checks().stream().map(check -> of(check, workspace)).toList();
    }

    /** @return whether the gate may be passed */
    public static boolean passed(List<CheckResult> results) {
        return results.stream().allMatch(result -> result.state().lets());
    }

    private static CheckResult of(CheckView check, Workspace workspace) {
        if (check.state() == CheckState.WAIVED) {
            return result(check, State.WAIVED, List.of(), "");
        }
        if (check.kind() == CheckKind.COMPUTED) {
            return computed(check, workspace);
        }
        return switch (check.state()) {
            case WAIVED -> throw new IllegalStateException("a waived check is no matter of looking");
            case OPEN -> result(check, State.OPEN, List.of(), wanted(check, State.OPEN, workspace));
            case FAILED -> result(check, State.FAILED, List.of(), wanted(check, State.FAILED, workspace));
            case PASSED -> {
                var changes = changesSince(check, workspace);
                yield changes.isEmpty()
                        ? result(check, State.PASSED, List.of(), "")
                        : result(check, State.VOID, changes, wanted(check, State.VOID, workspace));
            }
        };
    }

    private static String wanted(CheckView check, State state, Workspace workspace) {
        return Words.in(workspace, (check.kind() == CheckKind.EVIDENCE ? "evidence." : "wanted.") + state);
    }

    private static CheckResult computed(CheckView check, Workspace workspace) {
        var key = Objects.requireNonNullElse(check.asked().rule(), "");
        var findings = Rule.withKey(key)
                .map(rule -> rule.findings(workspace))
                .orElseGet(() -> List.of(Words.finding(workspace, "", 0, "rule-unknown", Map.of("rule", key))));
        var remedies = findings.stream().map(Finding::remedy).distinct().toList();
        return new CheckResult(
                check.key(),
                check.text(),
                check.kind(),
                check.asked().step(),
                findings.isEmpty() ? State.PASSED : State.FAILED,
                shortened(findings, workspace),
                remedies.size() > 1 ? Words.in(workspace, "mend-each") : String.join("", remedies),
                null,
                null,
                "",
                "");
    }

    private static List<Finding> shortened(List<Finding> findings, Workspace workspace) {
        if (findings.size() <= MOST_FINDINGS) {
            return List.copyOf(findings);
        }
        var some = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
        some.add(Words.finding(
                workspace, "", 0, "more", Map.of("times", Integer.toString(findings.size() - MOST_FINDINGS))));
        return List.copyOf(some);
    }

    private static CheckResult result(CheckView check, State state, List<Finding> findings, String remedy) {
        return new CheckResult(
                check.key(),
                check.text(),
                check.kind(),
                check.asked().step(),
                state,
                findings,
                remedy,
                check.by(),
                check.evidenceAt() != null ? check.evidenceAt() : check.at(),
                check.note(),
                check.source());
    }

    /** A result is void once what it looks at is not what it was, and evidence also when it is older than the last change. */
    private static List<Finding> changesSince(CheckView check, Workspace workspace) {
        boolean differs = !check.seen().isEmpty()
                && !Fingerprints.isStill(check.seen(), workspace, check.asked().looksAt());
        var since = check.evidenceAt() != null ? check.evidenceAt() : check.at();
        var newer = Fingerprints.parts(workspace, check.asked().looksAt()).stream()
                .filter(part -> isAfter(part.changedAt(), since))
                .map(part -> Words.finding(
                        workspace,
                        part.path(),
                        0,
                        "changed",
                        Map.of("what", Words.shortened(part.name()), "who", part.changedBy())))
                .distinct()
                .toList();
        if (!differs && (check.evidenceAt() == null || newer.isEmpty())) {
            return List.of();
        }
        return newer.isEmpty() ? List.of(Words.finding(workspace, "", 0, "changed-somehow", Map.of())) : newer;
    }

    private static boolean isAfter(@Nullable Instant changed, @Nullable Instant since) {
        return changed != null && since != null && changed.isAfter(since);
    }
}
