package io.planwright.ui.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** How long it is until a moment; the browser counts. */
@Tag("planwright-countdown")
public class Countdown extends Component {

    public final void show(Instant until) {
        getElement().setAttribute("until", until.toString());
    }
}
