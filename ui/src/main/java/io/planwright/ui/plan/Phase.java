package io.planwright.ui.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the browser is told of a phase, a bit at a time. */
final class Phase {

    private Phase() {}

    /**
     * What is new since the last time; null for what is as it was.
     *
     * @param rows the tasks that are new or changed
     * @param order ids of all tasks of the phase
     */
    record Patch(
            @Nullable Words words,
            @Nullable Head phase,
            List<Row> rows,
            @Nullable List<String> order) {
        boolean empty() {
            return words == null && phase == null && rows.isEmpty() && order == null;
        }
    }

    /**
     * @param html the title as HTML
     * @param lead what stands above its tasks, as HTML
     * @param number its place among the phases
     */
    record Head(String id, String title, String html, String lead, String number) {}

    /**
     * @param html the title as HTML
     * @param notes as HTML; empty when there are none
     * @param source the notes as they are written
     * @param state how work on it stands; null where none was begun or it is done
     * @param blockers what it waits for that is not done
     * @param shared which open tasks name the same files; null where none does
     */
    record Row(
            String id,
            String key,
            String title,
            String html,
            int depth,
            @Nullable String parent,
            boolean done,
            @Nullable String commit,
            @Nullable State state,
            List<Blocker> blockers,
            @Nullable Shared shared,
            String notes,
            String source) {}

    record State(String glyph, String tone, String word) {}

    record Blocker(String key, String title) {}

    /**
     * @param others the keys of the other tasks
     * @param files the paths that they share
     */
    record Shared(String others, String files) {}

    /** The words that the browser needs to draw by itself. */
    record Words(
            String add,
            String addHint,
            String goneTitle,
            String addBelow,
            String rename,
            String renameHint,
            String waits,
            String remove,
            String open,
            String done,
            String blockedBy,
            String sameFile,
            String notes,
            String notesEdit,
            String save,
            String cancel,
            String progress,
            String phaseDone,
            String phaseOpen) {}
}
