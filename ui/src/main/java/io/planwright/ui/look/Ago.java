package io.planwright.ui.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** How long ago something was; the browser says it in its language and keeps it right. */
@Tag("planwright-ago")
public class Ago extends Component {

    public Ago() {}

    public Ago(Instant at) {
        show(at);
    }

    public final void show(Instant at) {
        getElement().setAttribute("at", at.toString());
    }
}
