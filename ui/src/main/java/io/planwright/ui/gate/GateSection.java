package io.planwright.ui.gate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import io.planwright.application.gate.GateView;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.domain.gate.CheckState;
import io.planwright.ui.look.GateState;
import java.util.HashMap;
import java.util.Map;

/** One gate with its checks. */
class GateSection extends Section {

    private final CheckLine.Actions actions;
    private final H1 name = new H1();
    private final GateState state = new GateState();
    private final Div checks = new Div();
    private final Map<String, CheckLine> lines = new HashMap<>();

    GateSection(CheckLine.Actions actions) {
        this.actions = actions;
        addClassName("gate");
        var head = new Div(name, state);
        head.addClassName("page-head");
        checks.getElement().setAttribute("role", "list");
        add(head, checks);
    }

    void show(GateView gate) {
        name.setText(gate.name());
        int failed = (int) gate.checks().stream()
                .filter(check -> check.state() == CheckState.FAILED)
                .count();
        int open = (int) gate.checks().stream()
                .filter(check -> check.state() == CheckState.OPEN)
                .count();
        state.show(gate.checks().size(), open, failed);
        gate.checks().forEach(this::show);
    }

    private void show(CheckView check) {
        lines.computeIfAbsent(check.key(), key -> {
                    var line = new CheckLine(key, actions);
                    checks.add(line);
                    return line;
                })
                .show(check);
    }
}
