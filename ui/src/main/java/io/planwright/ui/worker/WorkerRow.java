package io.planwright.ui.worker;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.circuit.CircuitView;
import io.planwright.application.worker.Beats.Beat;
import io.planwright.application.worker.Crew.Member;
import io.planwright.application.worker.Life;
import io.planwright.ui.look.Glyph;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One worker: whether it is alive, what it holds, what it has used, and its breaker. */
class WorkerRow extends Div {

    /**
     * What a row shows.
     *
     * @param circuit null while nothing it did has ever failed
     * @param trial the task that it is let through with
     */
    record Shown(
            Member member,
            List<TaskLink> holds,
            @Nullable CircuitView circuit,
            @Nullable TaskLink trial) {}

    private final Span life = new Span();
    private final BeatAge age = new BeatAge();
    private final Div holds = new Div();
    private final Span failures = new Span();
    private final Span budget = new Span();
    private final BreakerLine breaker;
    private @Nullable Shown shown;

    WorkerRow(Member member, Consumer<CircuitView> onReset) {
        var worker = member.worker();
        setId("worker-" + worker.name());
        addClassName("worker");
        getElement().setAttribute("role", "listitem");
        var name = new Span(worker.name());
        name.addClassName("worker-name");
        var owner = new Span(getTranslation("worker.actsFor", worker.ownerName()));
        owner.addClassName("muted");
        var who = new Div(name, owner);
        who.addClassName("worker-who");
        var beat = new Div(life, age);
        beat.addClassName("worker-beat");
        holds.addClassName("worker-holds");
        failures.addClassName("worker-failures");
        budget.addClassNames("worker-budget", "muted");
        breaker = new BreakerLine(worker.name(), worker.name(), onReset);
        add(who, beat, holds, failures, budget, breaker);
    }

    void show(Shown now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        showLife(now.member());
        showHolds(now.holds());
        int failed = now.circuit() == null ? 0 : now.circuit().failures();
        failures.setText(getTranslation("worker.failures", failed));
        failures.setClassName("worker-failures");
        failures.addClassName(failed > 0 ? "state-warn" : "muted");
        budget.setText(used(now.member().beat()));
        breaker.show(now.circuit(), now.trial());
    }

    private void showLife(Member member) {
        var glyph = switch (member.life()) {
            case NEW -> Glyph.OPEN;
            case ALIVE -> Glyph.ACTIVITY;
            case SILENT -> Glyph.OFFLINE;
        };
        var tone = switch (member.life()) {
            case NEW -> "state-calm";
            case ALIVE -> "state-ok";
            case SILENT -> "state-bad";
        };
        life.removeAll();
        life.setClassName("state " + tone);
        life.add(glyph.create(), new Span(word(member.life())));
        var beat = member.beat();
        age.setVisible(beat != null);
        if (beat != null) {
            age.show(beat.at());
        }
    }

    private String word(Life life) {
        return getTranslation("worker.life." + life);
    }

    private void showHolds(List<TaskLink> links) {
        holds.removeAll();
        links.forEach(link -> holds.add(link.create()));
        if (links.isEmpty()) {
            var nothing = new Span(getTranslation("worker.holdsNothing"));
            nothing.addClassName("muted");
            holds.add(nothing);
        }
    }

    private String used(@Nullable Beat beat) {
        if (beat == null || beat.calls() == null && beat.minutes() == null) {
            return "";
        }
        return getTranslation(
                "worker.used",
                Objects.requireNonNullElse(beat.calls(), 0),
                Objects.requireNonNullElse(beat.minutes(), 0));
    }
}
