package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.ui.look.Glyph;
import java.util.List;
import java.util.stream.Collectors;

/** Says whether a requirement works on all targets, and why not: computed, never typed. */
class WorksOnAll extends Div {

    private static final int NAMED = 4;

    WorksOnAll() {
        addClassName("works-on-all");
    }

    void show(CompatibilityMatrix matrix) {
        removeAll();
        boolean works = matrix.worksOnAll();
        var state = new Span(
                (works ? Glyph.DONE : Glyph.WARN).create(),
                new Span(getTranslation(works ? "matrix.worksOnAll" : "matrix.notOnAll")));
        state.addClassNames("state", works ? "state-ok" : "state-warn");
        add(state);
        if (!works) {
            var why = new Span(why(matrix));
            why.addClassName("faint");
            add(why);
        }
    }

    private String why(CompatibilityMatrix matrix) {
        var open = matrix.groups().stream()
                .flatMap(group -> group.targets().stream())
                .filter(target ->
                        !TargetState.of(target.state()).map(TargetState::works).orElse(false))
                .toList();
        if (open.isEmpty()) {
            return getTranslation("matrix.noTargets");
        }
        var named = open.stream().limit(NAMED).map(this::said).collect(Collectors.joining("; "));
        return open.size() > NAMED ? named + "; " + getTranslation("notice.more", open.size() - NAMED) : named;
    }

    private String said(Target target) {
        var state = TargetState.of(target.state())
                .map(each -> getTranslation("target." + each))
                .orElse(getTranslation("target.MISSING"));
        return target.name() + " — " + state + (target.reason().isEmpty() ? "" : ": " + target.reason());
    }

    /** @return how many of the targets it works on */
    static long works(List<Target> targets) {
        return targets.stream()
                .filter(target ->
                        TargetState.of(target.state()).map(TargetState::works).orElse(false))
                .count();
    }
}
