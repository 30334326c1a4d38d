package io.planwright.application.check;

import io.planwright.application.check.CheckResult.State;
import io.planwright.application.gate.GateView;
import io.planwright.application.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** Tells in Markdown how a gate stands, what was found, and what must not be done before that is mended. */
public final class GateReport {

    private static final int MOST_FINDINGS = 50;

    private GateReport() {}

    public static String of(GateView gate, Workspace workspace) {
        return of(gate, workspace, Evaluation.of(gate, workspace));
    }

    /** @param results those of the gate's checks */
    public static String of(GateView gate, Workspace workspace, List<CheckResult> results) {
        var text = new StringBuilder("# ")
                .append(oneLine(gate.name()))
                .append(": ")
                .append(oneLine(workspace.requirement().title()))
                .append("\n\n");
        boolean passed = Evaluation.passed(results);
        text.append(Words.in(workspace, passed ? "report-passed" : "report-failed"))
                .append('\n');
        if (!passed) {
            text.append("\n## ").append(Words.in(workspace, "report-issues")).append("\n\n");
            results.stream().filter(result -> !result.state().lets()).forEach(result -> issue(text, result, workspace));
            text.append('\n')
                    .append(Words.in(workspace, "report-incomplete"))
                    .append("\n\n- ")
                    .append(Words.in(workspace, "report-no-cleanup"))
                    .append("\n- ")
                    .append(Words.in(workspace, "report-again"))
                    .append('\n');
        }
        text.append("\n## ")
                .append(Words.in(workspace, "report-checks"))
                .append("\n\n| ")
                .append(Words.in(workspace, "report-columns"))
                .append(" |\n|---|---|---|---|---|\n");
        for (var result : results) {
            text.append("| ")
                    .append(cell(result.text()))
                    .append(" | ")
                    .append(Words.in(workspace, "step." + result.step()))
                    .append(" | ")
                    .append(Words.in(workspace, "kind." + result.kind()))
                    .append(" | ")
                    .append(Words.in(workspace, "state." + result.state()))
                    .append(" | ")
                    .append(cell(by(result)))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static void issue(StringBuilder text, CheckResult result, Workspace workspace) {
        text.append("- **")
                .append(oneLine(result.text()))
                .append("**: ")
                .append(Words.in(workspace, "issue." + result.state()));
        if (!result.note().isBlank()) {
            text.append(" (").append(oneLine(result.note())).append(')');
        }
        if (!result.remedy().isEmpty()) {
            text.append("; ").append(oneLine(result.remedy()));
        }
        text.append('\n');
        result.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> text.append("  - ")
                        .append(finding.where().isEmpty() ? "" : "`" + finding.place() + "`: ")
                        .append(oneLine(finding.text()))
                        .append('\n'));
        if (result.findings().size() > MOST_FINDINGS) {
            var times = Map.of("times", Integer.toString(result.findings().size() - MOST_FINDINGS));
            text.append("  - ").append(Words.in(workspace, "more", times)).append('\n');
        }
    }

    private static String by(CheckResult result) {
        var by = result.by() == null ? "" : result.by();
        var said = result.state() == State.WAIVED ? by + ": " + result.note() : by;
        return result.source().isBlank() ? said : said + " (" + result.source() + ")";
    }

    private static String cell(String text) {
        return oneLine(text).replace("|", "\\|");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
