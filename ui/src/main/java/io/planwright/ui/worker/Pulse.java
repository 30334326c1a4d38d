package io.planwright.ui.worker;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/**
 * Looks again every few seconds while the page is open and in view. Heartbeats leave no events, and telling each to the
 * pages would cost every beat of every worker, on each node; to ask costs only those who look.
 */
@Tag("planwright-pulse")
@JsModule("./planwright-times.js")
class Pulse extends Component {

    private final Runnable look;

    Pulse(int seconds, Runnable look) {
        this.look = look;
        getElement().setAttribute("seconds", Integer.toString(seconds));
    }

    @ClientCallable
    void look() {
        look.run();
    }
}
