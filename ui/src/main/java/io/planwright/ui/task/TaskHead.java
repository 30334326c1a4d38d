package io.planwright.ui.task;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.task.Progress;
import io.planwright.domain.task.Stage;
import io.planwright.ui.look.Countdown;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.Phrases;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.TaskState;
import io.planwright.ui.shell.Addresses;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the task is, how it stands, who is at it, and what can be done about it. */
class TaskHead extends Header {

    /** What can be done about a task; whatever is refused is said. */
    interface Actions {
        void tick(boolean done);

        void waive();

        void release();

        void reset(Stage stage);

        void verifyOnly(boolean wanted);

        void close();
    }

    private final H2 title = new H2();
    private final Span key = new Span();
    private final Anchor plan = new Anchor();
    private final Span state = new Span();
    private final Span claim = new Span();
    private final Span rests = new Span();
    private final Countdown lease = new Countdown();
    private final Countdown rest = new Countdown();
    private final Span why = new Span();
    private final Span holder = new Span();
    private final NativeButton tick;
    private final NativeButton untick;
    private final NativeButton waive;
    private final NativeButton release;
    private final NativeButton reset;
    private final NativeButton verifyOnly;
    private boolean isVerifyOnly;
    private @Nullable Stage stopped;

    TaskHead(Actions actions) {
        addClassName("task-head");
        title.setId("task-title");
        title.getElement().setAttribute("tabindex", "-1");
        key.setId("task-key");
        key.addClassName("mono");
        state.setId("task-state");
        claim.setId("task-claim");
        claim.addClassName("chip");
        claim.add(Glyph.USER.create(), holder, lease);
        rests.addClassNames("chip", "chip-rests");
        rests.add(Glyph.CLOCK.create(), new Span(getTranslation("taskState.restsFor")), rest);
        why.setId("task-why");
        why.addClassName("task-why");
        var close = new IconButton("task-close", Glyph.CLOSE, getTranslation("task.close"));
        close.getElement().setAttribute("data-key", "Escape");
        close.addClickListener(_ -> actions.close());
        plan.addClassName("task-plan");
        var line = new Div(key, plan, close);
        line.addClassName("task-head-line");
        tick = button("task-tick", "task.tick", () -> actions.tick(true));
        untick = button("task-untick", "task.untick", () -> actions.tick(false));
        waive = button("task-waive", "task.waiveMenu", actions::waive);
        release = button("task-release", "task.release", actions::release);
        reset = button("task-reset", "task.resetMenu", () -> {
            if (stopped != null) {
                actions.reset(stopped);
            }
        });
        verifyOnly = button("task-verify-only", "task.verifyOnly", () -> actions.verifyOnly(!isVerifyOnly));
        verifyOnly.addClassName("switch");
        verifyOnly.getElement().setAttribute("role", "switch");
        verifyOnly.getElement().setAttribute("title", getTranslation("task.verifyOnlyWords"));
        var states = new Div(state, claim, rests);
        states.addClassName("task-states");
        var deeds = new Div(tick, untick, release, reset, waive, verifyOnly);
        deeds.addClassName("task-deeds");
        add(line, title, states, why, deeds);
    }

    private NativeButton button(String id, String words, Runnable deed) {
        var button = new NativeButton(getTranslation(words), _ -> deed.run());
        button.setId(id);
        button.addClassName("plain-button");
        button.getElement().setAttribute("type", "button");
        return button;
    }

    /** @param me id of the actor who looks at it */
    void show(Sheet sheet, String me) {
        var task = sheet.planned().task();
        var progress = task.progress();
        title.getElement().setProperty("innerHTML", Rendered.inline(task.title()));
        key.setText(sheet.planned().key());
        plan.setText(Rendered.plain(sheet.requirement().title()));
        plan.setHref(Addresses.plan(sheet.project(), sheet.requirement().slug(), task.planId()));
        TaskState.of(sheet.planned()).show(state);
        showClaim(sheet, progress);
        boolean staged = sheet.discipline().staged();
        tick.setVisible(!staged && !task.done());
        untick.setVisible(task.done());
        waive.setVisible(staged && !task.done());
        release.setVisible(progress.claim() != null);
        boolean mine = progress.claim() != null && progress.claim().holder().equals(me);
        release.setText(getTranslation(mine ? "task.release" : "task.takeBack"));
        stopped = stopped(progress);
        reset.setVisible(stopped != null && !task.done());
        if (stopped != null) {
            reset.setText(getTranslation("task.resetMenu", TaskState.word(stopped)));
        }
        verifyOnly.setVisible(staged && !task.done() && progress.attempts() == 0 && progress.claim() == null);
        isVerifyOnly = progress.verifyOnly();
        verifyOnly.getElement().setAttribute("aria-checked", Boolean.toString(isVerifyOnly));
    }

    private static @Nullable Stage stopped(Progress progress) {
        return progress.stoppedAt() != null
                ? progress.stoppedAt()
                : progress.restsUntil() != null ? progress.stage() : null;
    }

    private void showClaim(Sheet sheet, Progress progress) {
        var held = progress.claim();
        claim.setVisible(held != null);
        if (held != null) {
            holder.setText(sheet.nameOf(held.worker()));
            lease.show(held.leaseUntil());
        }
        rests.setVisible(progress.rests(Instant.now()) && progress.stoppedAt() == null && held == null);
        if (progress.restsUntil() != null) {
            rest.show(progress.restsUntil());
        }
        boolean waived = sheet.planned().task().done() && !progress.waiver().isEmpty();
        why.setClassName("is-waived", waived);
        why.setText(waived ? progress.waiver() : Phrases.said(progress.why()));
        why.setVisible(waived || progress.stoppedAt() != null && !progress.why().isBlank());
    }
}
