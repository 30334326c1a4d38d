package io.planwright.ui.worker;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.circuit.CircuitView;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.ui.look.Countdown;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Phrases;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a circuit breaker stands, why, for how long, and what can be done about it. */
class BreakerLine extends Div {

    private final Span state = new Span();
    private final Div said = new Div();
    private final NativeButton reset;
    private @Nullable CircuitView shown;
    private @Nullable TaskLink trial;
    private @Nullable CircuitState drawn;

    /**
     * @param name what is stopped by it
     * @param onReset is told the circuit that shall be reset
     */
    BreakerLine(String id, String name, Consumer<CircuitView> onReset) {
        setId("breaker-" + id);
        addClassName("breaker");
        said.addClassName("breaker-said");
        reset = new NativeButton(getTranslation("breaker.resetShort"), _ -> {
            if (shown != null) {
                onReset.accept(shown);
            }
        });
        reset.setId("reset-" + id);
        reset.addClassName("plain-button");
        reset.getElement().setAttribute("type", "button");
        reset.getElement().setAttribute("aria-label", getTranslation("breaker.resetOf", name));
        add(state, said, reset);
    }

    /**
     * @param circuit null while nothing has ever failed
     * @param tried the task that is let through as a trial
     */
    void show(@Nullable CircuitView circuit, @Nullable TaskLink tried) {
        var now = circuit == null ? CircuitState.CLOSED : circuit.state(Instant.now());
        if (now == drawn && Objects.equals(circuit, shown) && Objects.equals(tried, trial)) {
            return;
        }
        drawn = now;
        shown = circuit;
        trial = tried;
        showState(state, now);
        reset.setVisible(now != CircuitState.CLOSED);
        said.removeAll();
        said.setVisible(circuit != null && now != CircuitState.CLOSED);
        if (circuit != null && now != CircuitState.CLOSED) {
            say(circuit, now);
        }
    }

    static void showState(Span place, CircuitState state) {
        var glyph = switch (state) {
            case CLOSED -> Glyph.DONE;
            case OPEN -> Glyph.FAIL;
            case HALF_OPEN -> Glyph.HALF;
        };
        var tone = switch (state) {
            case CLOSED -> "state-ok";
            case OPEN -> "state-bad";
            case HALF_OPEN -> "state-warn";
        };
        place.removeAll();
        place.setClassName("state " + tone);
        place.add(glyph.create(), new Span(place.getTranslation("breaker." + state)));
    }

    private void say(CircuitView circuit, CircuitState now) {
        said.add(new Span(Phrases.said(circuit.why())));
        if (now == CircuitState.HALF_OPEN && circuit.trial() == null) {
            said.add(new Span(Glyph.HALF.create(), new Span(getTranslation("breaker.mayTry"))));
        } else if (now == CircuitState.HALF_OPEN) {
            var words = new Span(getTranslation("breaker.tried"));
            said.add(trial == null ? words : new Span(words, trial.create()));
        } else if (circuit.until() == null) {
            said.add(new Span(Glyph.USER.create(), new Span(getTranslation("breaker.untilReset"))));
        } else {
            var left = new Countdown();
            left.show(circuit.until());
            said.add(fact(Glyph.CLOCK, getTranslation("breaker.until"), left));
        }
        if (circuit.extensions() > 0) {
            said.add(new Span(getTranslation("breaker.extensions", circuit.extensions())));
        }
    }

    private static Span fact(Glyph glyph, String words, Component value) {
        var fact = new Span(glyph.create(), new Span(words), value);
        fact.addClassName("breaker-fact");
        return fact;
    }
}
