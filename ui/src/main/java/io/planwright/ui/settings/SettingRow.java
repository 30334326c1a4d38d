package io.planwright.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One thing that can be set: what it is on the left, the control on the right. */
class SettingRow extends Div {

    SettingRow(String name, String words, Component... controls) {
        var title = new Span(name);
        title.addClassName("setting-name");
        var said = new Span(words);
        said.addClassName("muted");
        var left = new Div(title, said);
        left.addClassName("setting-words");
        var right = new Div(controls);
        right.addClassName("setting-control");
        addClassName("setting");
        add(left, right);
    }
}
