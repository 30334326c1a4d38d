package io.planwright.application.check;

import io.planwright.application.workspace.SomeWorkspace;
import java.util.List;

/** What a rule finds, as {@code prd.md:12 the text}. */
final class Found {

    private Found() {}

    static List<String> by(Rule rule, SomeWorkspace workspace) {
        return rule.findings(workspace.get()).stream()
                .map(finding -> finding.place() + " " + finding.text())
                .toList();
    }
}
