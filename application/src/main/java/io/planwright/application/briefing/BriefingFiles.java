package io.planwright.application.briefing;

import io.planwright.application.check.GateReport;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.workspace.ComputedFiles;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.gate.CheckState;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.RequirementPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes recovery guide, progress log and gate report of a workspace. */
public final class BriefingFiles implements ComputedFiles {

    static final String RECOVERY = "recovery";
    static final String PROGRESS = "progress";
    static final String GATE_REPORT = "gate-report";

    private static final int AT_A_TIME = 500;
    private static final int MOST = 5_000;

    private final EventLog log;

    public BriefingFiles(EventLog log) {
        this.log = log;
    }

    @Override
    public Map<String, String> of(Workspace workspace) {
        var entries = new ArrayList<LogEntry>();
        var filter = new LogFilter(null, workspace.requirement().id().toString(), null, null);
        long before = Long.MAX_VALUE;
        while (entries.size() < MOST) {
            var page = log.before(before, filter, AT_A_TIME);
            entries.addAll(page);
            if (page.size() < AT_A_TIME) {
                return written(workspace, entries, true);
            }
            before = page.getLast().position();
        }
        return written(workspace, entries, false);
    }

    private static Map<String, String> written(Workspace workspace, List<LogEntry> entries, boolean all) {
        var recovery = Recovery.of(workspace, entries);
        if (isOnlyKept(workspace, recovery, all)) {
            return Map.of();
        }
        var language = workspace.project().language();
        var texts = new HashMap<String, String>();
        texts.put(RECOVERY, recovery.toMarkdown(language));
        texts.put(PROGRESS, progress(recovery, language, all));
        if (isJudged(workspace)) {
            texts.put(
                    GATE_REPORT,
                    workspace.gates().stream()
                            .map(gate -> GateReport.of(gate, workspace))
                            .collect(Collectors.joining("\n")));
        }
        return texts;
    }

    /** What came in by an import and was never handed on here is written out as it came, but for what was changed in it. */
    private static boolean isOnlyKept(Workspace workspace, Recovery recovery, boolean all) {
        var progress = recovery.progress();
        boolean imported = all && (progress.isEmpty() || progress.getLast().isImport());
        return imported
                && workspace.requirement().handoffs().isEmpty()
                && workspace.requirement().blockers().isEmpty();
    }

    /** Before its review a requirement has a report only when somebody has looked at a check. */
    private static boolean isJudged(Workspace workspace) {
        boolean reviewed = workspace.requirement().phase().compareTo(RequirementPhase.REVIEWING) >= 0;
        return !workspace.gates().isEmpty()
                && (reviewed
                        || workspace.gates().stream()
                                .flatMap(gate -> gate.checks().stream())
                                .anyMatch(check -> check.state() != CheckState.OPEN));
    }

    private static String progress(Recovery recovery, Language language, boolean all) {
        var title = Map.of("title", Journal.shortened(recovery.requirement().title()));
        var text = new StringBuilder("# " + Words.in(language, "progress-of", title) + "\n");
        if (!all) {
            text.append("\n").append(Words.in(language, "earlier")).append("\n");
        }
        var day = "";
        for (var entry : recovery.progress().reversed()) {
            var at = RecoveryText.time(entry.at());
            if (!at.startsWith(day) || day.isEmpty()) {
                day = at.substring(0, at.indexOf('T'));
                text.append("\n## ").append(day).append("\n\n");
            }
            text.append("- ")
                    .append(at.substring(at.indexOf('T') + 1))
                    .append(' ')
                    .append(entry.sentence(language))
                    .append('\n');
        }
        return text.toString();
    }
}
