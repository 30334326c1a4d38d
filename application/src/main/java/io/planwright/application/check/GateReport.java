package io.planwright.application.check;

import io.planwright.application.check.CheckResult.State;
import io.planwright.application.gate.GateView;
import io.planwright.application.workspace.Workspace;
import java.util.List;
import java.util.Locale;

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
        text.append(passed ? "✅ QUALITY GATE PASSED\n" : "❌ QUALITY GATE FAILED\n");
        if (!passed) {
            text.append("\n## Issues found\n\n");
            results.stream().filter(result -> !result.state().lets()).forEach(result -> issue(text, result));
            text.append("\n⚠️ WORK NOT COMPLETE\n\n")
                    .append("- Do NOT proceed to the cleanup phase.\n")
                    .append("- Fix the issues above and run the quality gate again.\n");
        }
        text.append("\n## Checks\n\n| Check | Step | Kind | State | By |\n|---|---|---|---|---|\n");
        for (var result : results) {
            text.append("| ")
                    .append(cell(result.text()))
                    .append(" | ")
                    .append(result.step().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(result.kind().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(result.state().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(cell(by(result)))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static void issue(StringBuilder text, CheckResult result) {
        text.append("- **").append(oneLine(result.text())).append("**: ").append(word(result.state()));
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
            text.append("  - and ")
                    .append(result.findings().size() - MOST_FINDINGS)
                    .append(" more\n");
        }
    }

    private static String word(State state) {
        return switch (state) {
            case OPEN -> "not decided yet";
            case FAILED -> "failed";
            case VOID -> "void, for what it looked at has changed";
            case PASSED, WAIVED -> "lets";
        };
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
