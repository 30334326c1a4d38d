package io.planwright.ui.worker;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** How many seconds ago the last heartbeat was; the browser counts. */
@Tag("planwright-beat")
class BeatAge extends Component {

    void show(Instant at) {
        getElement().setAttribute("at", at.toString());
    }
}
