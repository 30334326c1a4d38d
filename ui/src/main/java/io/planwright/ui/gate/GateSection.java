package io.planwright.ui.gate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.check.CheckResult;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.ui.look.GateState;
import io.planwright.ui.text.Places;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One gate with its checks, by the steps of the review that they belong to. */
class GateSection extends Section {

    private final CheckLine.Actions actions;
    private final H1 name = new H1();
    private final GateState state = new GateState();
    private final FailedChecks report = new FailedChecks();
    private final Map<ReviewStep, Div> lists = new EnumMap<>(ReviewStep.class);
    private final Map<ReviewStep, Span> totals = new EnumMap<>(ReviewStep.class);
    private final Map<ReviewStep, Div> steps = new EnumMap<>(ReviewStep.class);
    private final Map<String, CheckLine> lines = new HashMap<>();

    GateSection(CheckLine.Actions actions) {
        this.actions = actions;
        addClassName("gate");
        var head = new Div(name, state);
        head.addClassName("page-head");
        add(head, report);
        for (var step : ReviewStep.values()) {
            var total = new Span();
            total.addClassName("count");
            var list = new Div();
            list.getElement().setAttribute("role", "list");
            var block = new Div(new H2(new Span(getTranslation("review." + step)), total), list);
            block.addClassName("gate-step");
            block.setId("gate-step-" + step);
            steps.put(step, block);
            totals.put(step, total);
            lists.put(step, list);
            add(block);
        }
    }

    void show(String gateName, List<CheckResult> checks, Places places) {
        name.setText(gateName);
        state.show(checks);
        report.show(checks);
        var byStep = checks.stream().collect(Collectors.groupingBy(CheckResult::step));
        steps.forEach((step, block) -> {
            var own = byStep.getOrDefault(step, List.of());
            block.setVisible(!own.isEmpty());
            long lets = own.stream().filter(check -> check.state().lets()).count();
            Objects.requireNonNull(totals.get(step)).setText(getTranslation("gate.let", lets, own.size()));
        });
        checks.forEach(check -> lines.computeIfAbsent(check.key(), _ -> {
                    var line = new CheckLine(check, actions);
                    Objects.requireNonNull(lists.get(check.step())).add(line);
                    return line;
                })
                .show(check, places));
    }
}
