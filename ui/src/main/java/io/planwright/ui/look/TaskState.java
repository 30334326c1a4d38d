package io.planwright.ui.look;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.task.Stage;
import java.time.Instant;

/** How a task stands, with icon and word. */
public record TaskState(Glyph glyph, String tone, String word) {

    public static TaskState of(PlannedTask task) {
        var progress = task.task().progress();
        if (task.task().done() && !progress.waiver().isEmpty()) {
            return new TaskState(Glyph.WAIVED, "state-warn", I18NProvider.translate("taskState.waived"));
        }
        if (task.task().done()) {
            return new TaskState(Glyph.DONE, "state-ok", I18NProvider.translate("taskState.done"));
        }
        var stopped = progress.stoppedAt();
        if (stopped != null) {
            return new TaskState(Glyph.FAIL, "state-bad", I18NProvider.translate("taskState.stopped", word(stopped)));
        }
        var stage = progress.stage();
        if (progress.claim() != null) {
            return new TaskState(
                    Glyph.HALF,
                    "state-active",
                    stage == null || stage == Stage.WORK
                            ? I18NProvider.translate("taskState.claimed")
                            : I18NProvider.translate("taskState.claimedAt", word(stage)));
        }
        if (progress.rests(Instant.now())) {
            return new TaskState(Glyph.CLOCK, "state-warn", I18NProvider.translate("taskState.rests"));
        }
        if (!task.openBlockers().isEmpty()) {
            return new TaskState(
                    Glyph.BLOCKED,
                    "state-warn",
                    I18NProvider.translate(
                            "taskState.blocked", task.openBlockers().size()));
        }
        if (task.openParts() > 0) {
            return new TaskState(Glyph.BLOCKED, "state-warn", I18NProvider.translate("taskState.blockedByParts"));
        }
        return new TaskState(
                Glyph.OPEN,
                "state-calm",
                stage == null || stage == Stage.WORK || progress.attempts() == 0
                        ? I18NProvider.translate("taskState.ready")
                        : I18NProvider.translate("taskState.readyAt", word(stage)));
    }

    public static String word(Stage stage) {
        return I18NProvider.translate("stage." + stage);
    }

    /** Shows it in a place of a page. */
    public void show(Span place) {
        place.removeAll();
        place.setClassName("state " + tone);
        place.add(glyph.create(), new Span(word));
    }
}
