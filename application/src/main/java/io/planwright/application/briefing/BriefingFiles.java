package io.planwright.application.briefing;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.workspace.ComputedFiles;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.project.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes recovery guide and progress log of a workspace. */
public final class BriefingFiles implements ComputedFiles {

    static final String RECOVERY = "recovery";
    static final String PROGRESS = "progress";

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
        if (recovery.progress().stream().allMatch(Journal.Entry::isImport)) {
            return Map.of();
        }
        var language = workspace.project().language();
        return Map.of(RECOVERY, recovery.toMarkdown(language), PROGRESS, progress(recovery, language, all));
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
