package io.planwright.ui.task;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.task.AttemptView;
import io.planwright.domain.task.Outcome;
import io.planwright.domain.task.WorkedFile;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.TaskState;
import java.time.Duration;
import java.util.List;

/** One try at a stage: who, how it ended, how long it took, with what evidence. */
class AttemptLine extends ListItem {

    AttemptLine(AttemptView view, String worker, List<EvidenceLine> evidence) {
        var attempt = view.attempt();
        setId("attempt-" + attempt.number());
        addClassName("attempt");
        var stage = new Span(TaskState.word(attempt.stage()));
        stage.addClassName("attempt-stage");
        var outcome =
                new Span(glyph(attempt.outcome()).create(), new Span(getTranslation("outcome." + attempt.outcome())));
        outcome.addClassNames("state", tone(attempt.outcome()));
        var facts = new Span(getTranslation(
                "attempt.facts",
                attempt.number(),
                worker,
                Lasted.words(Duration.between(attempt.startedAt(), attempt.endedAt()))));
        facts.addClassName("faint");
        facts.getElement().setAttribute("title", getTranslation("attempt.by", view.by()));
        var head = new Div(stage, outcome, facts, new Ago(attempt.endedAt()));
        head.addClassName("attempt-head");
        add(head);
        if (!attempt.note().isBlank()) {
            var note = new Rendered();
            note.addClassName("attempt-note");
            note.show(attempt.note());
            add(note);
        }
        if (!attempt.files().isEmpty()) {
            var files = new Div();
            files.addClassName("attempt-files");
            attempt.files().forEach(file -> files.add(file(file)));
            add(files);
        }
        evidence.forEach(this::add);
    }

    private Span file(WorkedFile file) {
        var chip = new Span((file.test() ? Glyph.CHECK : Glyph.FILE).create(), new Code(file.path()));
        chip.addClassName("chip");
        chip.getElement()
                .setAttribute(
                        "title",
                        file.path()
                                + (file.test() ? " · " + getTranslation("attempt.testFile") : "")
                                + (file.sha256() == null ? "" : " · SHA-256 " + file.sha256()));
        return chip;
    }

    private static Glyph glyph(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Glyph.DONE;
            case FAILED -> Glyph.FAIL;
            case INTERRUPTED -> Glyph.MINUS;
        };
    }

    private static String tone(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "state-ok";
            case FAILED -> "state-bad";
            case INTERRUPTED -> "state-calm";
        };
    }
}
