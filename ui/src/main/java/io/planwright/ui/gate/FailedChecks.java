package io.planwright.ui.gate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.CheckResult.State;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.RenderedLine;
import java.util.List;

/** Says what failed and that one must not go on; shown while a check fails. */
class FailedChecks extends Div {

    FailedChecks() {
        setId("gate-report");
        addClassName("gate-report");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void show(List<CheckResult> checks) {
        var failed =
                checks.stream().filter(check -> check.state() == State.FAILED).toList();
        setVisible(!failed.isEmpty());
        removeAll();
        if (failed.isEmpty()) {
            return;
        }
        var title = new Div(Glyph.GATE_FAIL.create(), new Span(getTranslation("gate.reportTitle")));
        title.addClassName("gate-report-title");
        var list = new UnorderedList();
        failed.forEach(check -> list.add(line(check)));
        add(title, list, new Paragraph(getTranslation("gate.reportWords")));
    }

    private ListItem line(CheckResult check) {
        var link = new Anchor("#check-" + check.key(), new RenderedLine(check.text()));
        link.getElement().setAttribute("router-ignore", true);
        var line = new ListItem(link);
        var why = !check.findings().isEmpty()
                ? getTranslation("gate.findings", check.findings().size())
                : check.note();
        if (!why.isBlank()) {
            var words = new Span(" — " + why);
            words.addClassName("faint");
            line.add(words);
        }
        return line;
    }
}
