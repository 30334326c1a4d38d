package io.planwright.ui.task;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.Commands;
import io.planwright.application.briefing.BriefingDesk;
import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.overlap.Overlap;
import io.planwright.application.overlap.TouchedFile;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.worker.ClaimDesk;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand;
import io.planwright.domain.task.TaskCommand.ResetStage;
import io.planwright.domain.task.TaskCommand.SetVerifyOnly;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent;
import io.planwright.ui.access.CurrentPerson;
import io.planwright.ui.live.LiveUpdates;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Face;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Phrases;
import io.planwright.ui.look.ReasonDialog;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.TaskState;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.shell.MainLayout;
import java.util.List;

/** A task beside the page. */
class TaskPanel extends Aside {

    private static final int EVENTS_AT_FIRST = 8;

    private final SheetReader reader;
    private final BriefingDesk briefing;
    private final Commands commands;
    private final ClaimDesk claims;
    private final CurrentPerson current;
    private final Attempts attempts;
    private final LiveUpdates live;
    private final Runnable onClose;
    private final TaskHead head = new TaskHead(new Deeds());
    private final Part<List<PlannedTask>> waits =
            new Part<>("task-waits", Glyph.LINK, "task.waits", TaskPanel::drawWaits);
    private final Part<String> notes = new Part<>("task-notes", Glyph.NOTE, "task.notes", TaskPanel::drawNotes);
    private final Part<List<TouchedFile>> files =
            new Part<>("task-files", Glyph.FILE, "task.files", TaskPanel::drawFiles);
    private final Part<Integer> tries;
    private final PromptPreview prompt = new PromptPreview(this::prompt);
    private final Part<List<Happened>> history =
            new Part<>("task-history", Glyph.ACTIVITY, "task.history", this::drawHistory);
    private final AttemptList attemptList;
    private Sheet sheet;
    private boolean allHistory;
    private Runnable leave = () -> {};

    TaskPanel(
            Sheet sheet,
            SheetReader reader,
            BriefingDesk briefing,
            Commands commands,
            ClaimDesk claims,
            CurrentPerson current,
            Attempts attempts,
            LiveUpdates live,
            EvidenceFiles evidenceFiles,
            Runnable onClose) {
        this.sheet = sheet;
        this.reader = reader;
        this.briefing = briefing;
        this.commands = commands;
        this.claims = claims;
        this.current = current;
        this.attempts = attempts;
        this.live = live;
        this.onClose = onClose;
        attemptList = new AttemptList(evidenceFiles);
        tries = new Part<>(
                "task-attempts",
                Glyph.AGAIN,
                "task.attempts",
                part -> part.body().add(attemptList));
        setId("task-panel");
        addClassName("task-panel");
        getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation("task.panel", sheet.planned().key()));
        add(head, waits, notes, tries, files, prompt, history);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        leave = live.watch(attached.getUI(), this::concerns, this::refresh);
        getElement().executeJs("this.querySelector('#task-title')?.focus({ preventScroll: true })");
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        leave.run();
    }

    private boolean concerns(LoggedEvent event) {
        return isAbout(event)
                || sheet.planned().projectId().toString().equals(event.project())
                        && Overlap.mayChangeBy(event.payload());
    }

    private boolean isAbout(LoggedEvent event) {
        return switch (event.payload()) {
            case TaskEvent happened ->
                happened.taskId().equals(sheet.planned().task().id())
                        || sheet.planned().task().blockers().contains(happened.taskId());
            case PlanEvent happened ->
                happened.planId().equals(sheet.planned().task().planId());
            case null, default -> false;
        };
    }

    private void refresh(List<LoggedEvent> events) {
        if (events.stream().anyMatch(this::isAbout)) {
            refresh();
        } else if (!sheet.files().isEmpty()) {
            showFiles(reader.filesOf(sheet.planned().task().id()));
        }
    }

    private void showFiles(List<TouchedFile> touched) {
        files.show(touched, !touched.isEmpty());
    }

    private void refresh() {
        reader.withId(sheet.planned().task().id())
                .ifPresentOrElse(
                        now -> {
                            sheet = now;
                            show();
                        },
                        onClose);
    }

    private void show() {
        var task = sheet.planned().task();
        head.show(sheet, current.get().actor().id());
        waits.show(sheet.waitsFor(), !sheet.waitsFor().isEmpty());
        notes.show(task.notes(), !task.notes().isBlank());
        boolean tried = !sheet.attempts().isEmpty() || !sheet.evidence().isEmpty();
        tries.show(0, tried || sheet.discipline().staged());
        tries.count(getTranslation("task.tries", sheet.attempts().size()));
        attemptList.show(sheet);
        showFiles(sheet.files());
        prompt.setVisible(!task.done());
        history.show(sheet.history(), true);
    }

    private String prompt() {
        return briefing.prompt(sheet.planned(), null).toMarkdown(sheet.project().language());
    }

    private static void drawWaits(Part<List<PlannedTask>> part) {
        part.body().removeAll();
        for (var blocker : part.shown()) {
            var state = new Span();
            TaskState.of(blocker).show(state);
            part.body().add(link(blocker.key(), blocker.task().title(), state));
        }
    }

    /** @return a line that leads to another task */
    private static NativeButton link(String taskKey, String taskTitle, Span beside) {
        var key = new Span(taskKey);
        key.addClassName("mono");
        var title = new Span(Rendered.plain(taskTitle));
        title.addClassName("words");
        var line = new NativeButton();
        line.add(key, title, beside);
        line.setId("go-" + taskKey);
        line.addClassName("task-link");
        line.getElement().setAttribute("type", "button");
        line.addClickListener(_ -> MainLayout.around(line).ifPresent(shell -> shell.openTask(taskKey)));
        return line;
    }

    private static void drawNotes(Part<String> part) {
        part.body().removeAll();
        var rendered = new Rendered();
        rendered.show(part.shown());
        part.body().add(rendered);
    }

    private static void drawFiles(Part<List<TouchedFile>> part) {
        part.body().removeAll();
        for (var file : part.shown()) {
            var line = new Div(Glyph.FILE.create(), new Code(file.path()));
            line.addClassName("task-file");
            part.body().add(line);
            if (!file.others().isEmpty()) {
                var warning = new Span(
                        Glyph.WARN.create(),
                        new Span(part.getTranslation(
                                "task.overlap", file.others().size())));
                warning.addClassNames("state", "state-warn", "task-overlap");
                part.body().add(warning);
                file.others().forEach(other -> part.body().add(link(other.key(), other.title(), new Span())));
            }
        }
    }

    private void drawHistory(Part<List<Happened>> part) {
        part.body().removeAll();
        var all = part.shown();
        all.stream()
                .limit(allHistory ? all.size() : EVENTS_AT_FIRST)
                .forEach(each -> part.body().add(line(each)));
        if (!allHistory && all.size() > EVENTS_AT_FIRST) {
            var more = new NativeButton(getTranslation("notice.more", all.size() - EVENTS_AT_FIRST), _ -> {
                allHistory = true;
                drawHistory(part);
            });
            more.setId("task-history-more");
            more.addClassName("text-button");
            part.body().add(more);
        }
    }

    private Div line(Happened event) {
        var said = new Span(event.who() + " " + words(event)
                + (event.stage() == null ? "" : ", " + TaskState.word(event.stage()))
                + (event.reason().isBlank() ? "" : ": " + Phrases.said(event.reason())));
        said.addClassName("words");
        var line = new Div(new Face(event.who()), said, new Ago(event.at()));
        line.addClassName("happened");
        return line;
    }

    private String words(Happened event) {
        var key = "event." + event.type() + (event.how().isEmpty() ? "" : "." + event.how());
        var words = getTranslation(key);
        return words.equals(key) ? event.type() : words;
    }

    /** What can be done about the task. */
    private final class Deeds implements TaskHead.Actions {

        private boolean send(TaskCommand command) {
            var by = current.by(sheet.planned().projectId(), sheet.planned().requirementId());
            return attempts.attempt(() -> commands.send(by, command)) && shown();
        }

        /** What I have done I see at once. */
        private boolean shown() {
            refresh();
            return true;
        }

        private String about() {
            return sheet.planned().key() + "  "
                    + Rendered.plain(sheet.planned().task().title());
        }

        @Override
        public void tick(boolean done) {
            var id = sheet.planned().task().id();
            send(done ? new TickTask(id, null) : new UntickTask(id));
        }

        @Override
        public void waive() {
            var id = sheet.planned().task().id();
            new ReasonDialog("task.waive", about(), reason -> send(new WaiveEvidence(id, null, reason))).open();
        }

        @Override
        public void release() {
            var claim = sheet.planned().task().progress().claim();
            if (claim != null) {
                attempts.attempt(() -> claims.release(
                        current.by(), sheet.planned(), claim.token(), getTranslation("task.releasedByHand")));
                refresh();
            }
        }

        @Override
        public void reset(Stage stage) {
            var id = sheet.planned().task().id();
            new ReasonDialog("task.reset", about(), reason -> send(new ResetStage(id, stage, reason))).open();
        }

        @Override
        public void verifyOnly(boolean wanted) {
            send(new SetVerifyOnly(sheet.planned().task().id(), wanted));
        }

        @Override
        public void close() {
            onClose.run();
        }
    }
}
