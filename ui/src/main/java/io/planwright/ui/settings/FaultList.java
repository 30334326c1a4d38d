package io.planwright.ui.settings;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import io.planwright.ui.look.Glyph;
import java.util.List;
import java.util.function.IntConsumer;

/** What is wrong with a text, each with its line and key; one goes there by a click. */
class FaultList extends Div {

    private static final int SHOWN = 12;

    private final IntConsumer onLine;

    /** @param onLine is told the line, from 1, that somebody wants to see */
    FaultList(IntConsumer onLine) {
        this.onLine = onLine;
        setId("faults");
        addClassName("faults");
        getElement().setAttribute("role", "status");
    }

    void show(List<Fault> faults) {
        removeAll();
        setClassName("has-faults", !faults.isEmpty());
        if (faults.isEmpty()) {
            var fine = new Span(Glyph.DONE.create(), new Span(getTranslation("playbook.valid")));
            fine.addClassNames("state", "state-ok");
            add(fine);
            return;
        }
        var many = new Span(Glyph.WARN.create(), new Span(getTranslation("playbook.faults", faults.size())));
        many.addClassNames("state", "state-bad");
        add(many);
        faults.stream().limit(SHOWN).map(this::line).forEach(this::add);
        if (faults.size() > SHOWN) {
            add(new Span(getTranslation("notice.more", faults.size() - SHOWN)));
        }
    }

    private NativeButton line(Fault fault) {
        var where = new Span(getTranslation("playbook.line", fault.line()));
        where.addClassName("fault-line");
        var words = new Span();
        words.addClassName("fault-words");
        if (!fault.path().isEmpty()) {
            var path = new Code(fault.path());
            path.addClassName("mono");
            words.add(path);
        }
        words.add(new Span(fault.message()));
        var button = new NativeButton();
        button.add(where, words);
        button.addClickListener(_ -> onLine.accept(fault.line()));
        button.addClassName("fault");
        button.getElement().setAttribute("type", "button");
        return button;
    }
}
