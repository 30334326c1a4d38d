package io.planwright.ui.gate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.Finding;
import io.planwright.ui.text.Places;

/** What stands in the way of a check: where, what, and what would make it right. */
class Findings extends Div {

    private static final int AT_FIRST = 5;

    private boolean all;

    Findings() {
        addClassName("findings");
    }

    void show(CheckResult check, Places places) {
        var findings = check.findings();
        removeAll();
        var list = new UnorderedList();
        findings.stream()
                .limit(all ? Long.MAX_VALUE : AT_FIRST)
                .forEach(finding -> list.add(line(finding, check.remedy(), places)));
        add(list);
        if (!all && findings.size() > AT_FIRST) {
            var more = new NativeButton(getTranslation("notice.more", findings.size() - AT_FIRST));
            more.setId("more-findings-" + check.key());
            more.addClassName("text-button");
            more.addClickListener(_ -> {
                all = true;
                show(check, places);
            });
            add(more);
        }
        setVisible(!findings.isEmpty());
    }

    private static ListItem line(Finding finding, String said, Places places) {
        var name = finding.line() > 0 ? finding.where() + ":" + finding.line() : finding.where();
        var where = places.of(finding)
                .<Component>map(address -> new Anchor(address, name))
                .orElseGet(() -> new Span(name));
        where.addClassNames("finding-where");
        var text = new Span(finding.text());
        text.addClassName("finding-text");
        var line = new ListItem(where, text);
        if (!finding.remedy().isBlank() && !finding.remedy().equals(said)) {
            var remedy = new Span(finding.remedy());
            remedy.addClassName("finding-remedy");
            line.add(remedy);
        }
        return line;
    }
}
