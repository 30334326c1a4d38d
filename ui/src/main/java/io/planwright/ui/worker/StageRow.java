package io.planwright.ui.worker;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.circuit.CircuitView;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The breaker of one stage of a task. */
class StageRow extends Div {

    private final Div what = new Div();
    private final BreakerLine breaker;

    /** @param task null where it has been removed since */
    StageRow(CircuitView circuit, @Nullable TaskLink task, Consumer<CircuitView> onReset) {
        addClassName("stopped-stage");
        getElement().setAttribute("role", "listitem");
        what.addClassName("stopped-what");
        var stage = stage(circuit);
        breaker = new BreakerLine(
                task == null ? circuit.id().toString() : task.key() + "-" + circuit.stage(),
                task == null ? stage : task.key() + " " + stage,
                onReset);
        add(what, breaker);
    }

    private String stage(CircuitView circuit) {
        return getTranslation("stage." + circuit.stage());
    }

    void show(CircuitView circuit, @Nullable TaskLink task) {
        what.removeAll();
        if (task != null) {
            what.add(task.create());
        }
        var at = new Span(stage(circuit));
        at.addClassName("chip");
        what.add(at);
        breaker.show(circuit, null); // its trial is the task itself
    }
}
