package io.planwright.ui.board;

import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Stage;
import io.planwright.ui.board.Board.Card;
import io.planwright.ui.board.Board.Mark;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Phrases;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.TaskState;
import io.planwright.ui.shell.Addresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of tasks what stands on their cards. */
final class Cards {

    private final String project;
    private final Map<WorkerId, String> workers;
    private final Map<TaskId, PlannedTask> waitedFor;

    /**
     * @param project its key
     * @param workers their names
     * @param waitedFor the tasks that others wait for
     */
    Cards(String project, Map<WorkerId, String> workers, Map<TaskId, PlannedTask> waitedFor) {
        this.project = project;
        this.workers = workers;
        this.waitedFor = waitedFor;
    }

    Card of(PlannedTask planned) {
        var task = planned.task();
        var claim = task.progress().claim();
        int tries = task.progress().attempts();
        return new Card(
                task.id().toString(),
                planned.key(),
                Rendered.plain(task.title()),
                Addresses.task(project, planned.key()),
                task.done(),
                claim == null ? null : workers.getOrDefault(claim.worker(), claim.holder()),
                tries == 0 ? "" : I18NProvider.translate("board.tries", tries),
                claim == null ? null : claim.leaseUntil().toString(),
                marks(planned),
                why(planned));
    }

    private static List<Mark> marks(PlannedTask planned) {
        var task = planned.task();
        var progress = task.progress();
        var marks = new ArrayList<Mark>();
        if (task.done()) {
            if (!progress.waiver().isEmpty()) {
                var state = TaskState.of(planned);
                marks.add(mark(state.glyph(), state.tone(), state.word(), null));
            }
            return marks;
        }
        var stage = progress.stage();
        if (stage == Stage.RED_FIX || stage == Stage.RE_VERIFY) {
            marks.add(mark(Glyph.AGAIN, "state-warn", TaskState.word(stage), null));
        }
        if (progress.verifyOnly()) {
            marks.add(mark(Glyph.CHECK, "state-calm", I18NProvider.translate("task.verifyOnly"), null));
        }
        if (progress.claim() == null) {
            var state = TaskState.of(planned);
            boolean rests = progress.stoppedAt() == null && progress.rests(Instant.now());
            marks.add(mark(state.glyph(), state.tone(), state.word(), rests ? progress.restsUntil() : null));
        }
        return marks;
    }

    private static Mark mark(Glyph glyph, String tone, String word, @Nullable Instant until) {
        return new Mark(glyph.symbol(), tone, word, until == null ? null : until.toString());
    }

    private String why(PlannedTask planned) {
        var progress = planned.task().progress();
        if (planned.task().done()) {
            return "";
        }
        if (progress.stoppedAt() != null) {
            return I18NProvider.translate("board.whyStopped", Phrases.said(progress.why()));
        }
        if (!planned.openBlockers().isEmpty()) {
            return planned.openBlockers().stream()
                    .map(waitedFor::get)
                    .filter(Objects::nonNull)
                    .map(blocker -> I18NProvider.translate(
                            "board.whyWaits",
                            blocker.key(),
                            Rendered.plain(blocker.task().title())))
                    .collect(Collectors.joining("\n"));
        }
        if (progress.claim() != null) {
            return I18NProvider.translate(
                    "board.whyClaimed",
                    workers.getOrDefault(
                            progress.claim().worker(), progress.claim().holder()));
        }
        if (planned.openParts() > 0) {
            return I18NProvider.translate("board.whyParts", planned.openParts());
        }
        return progress.rests(Instant.now()) ? I18NProvider.translate("board.whyRests", progress.failures()) : "";
    }
}
