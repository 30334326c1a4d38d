package io.planwright.application.check;

import io.planwright.application.gate.GateView;
import io.planwright.application.playbook.Playbook.CheckKind;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.requirement.ReviewStep;
import java.util.List;

/** Stopgap. */
public final class Evaluation {
    private Evaluation() {}

    public static List<CheckResult> of(GateView gate, Workspace workspace) {
        return gate.checks().stream()
                .map(check -> new CheckResult(
                        check.key(),
                        check.text(),
                        CheckKind.MANUAL,
                        ReviewStep.GATE,
                        CheckResult.State.valueOf(check.state().name()),
                        List.of(),
                        "",
                        check.by(),
                        check.at(),
                        check.note(),
                        ""))
                .toList();
    }
}
