package io.planwright.application.check;

import io.planwright.application.check.Steps.Step;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A plan builds from the ground up: schema, model, logic, integration, command line; tests and documents anywhere. */
final class StepOrder {

    private StepOrder() {}

    static List<Finding> findings(Workspace workspace) {
        var files = FileTexts.of(workspace);
        var findings = new ArrayList<Finding>();
        for (var plan : workspace.plans()) {
            var firstOf = new EnumMap<Work, Step>(Work.class);
            for (var step : Steps.of(workspace, files, plan)) {
                Work.of(step).ifPresent(work -> {
                    firstOf.entrySet().stream()
                            .filter(earlier -> earlier.getKey().compareTo(work) > 0)
                            .findFirst()
                            .ifPresent(earlier ->
                                    findings.add(finding(workspace, step, work, earlier.getValue(), earlier.getKey())));
                    firstOf.putIfAbsent(work, step);
                });
            }
        }
        return findings;
    }

    private static Finding finding(Workspace workspace, Step step, Work work, Step earlier, Work before) {
        return Words.finding(
                workspace,
                step.path(),
                step.line(),
                "step-order",
                Map.of(
                        "what",
                        Words.shortened(step.title()),
                        "work",
                        Words.in(workspace, "work." + work),
                        "earlier",
                        Words.shortened(earlier.title()),
                        "before",
                        Words.in(workspace, "work." + before),
                        "line",
                        Integer.toString(earlier.line())));
    }
}
