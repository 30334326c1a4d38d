package io.planwright.ui.shell;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** The keys that do something. */
class KeysDialog extends Dialog {

    private record Keys(String words, String... keys) {}

    private static final List<Keys> ALL = List.of(
            new Keys("keys.create", "c"),
            new Keys("keys.move", "j", "k"),
            new Keys("keys.open", "Enter"),
            new Keys("keys.edit", "e"),
            new Keys("keys.save", "Ctrl", "S"),
            new Keys("keys.cancel", "Esc"),
            new Keys("keys.tick", "x", "Space"),
            new Keys("keys.add", "Enter"),
            new Keys("keys.nest", "Tab", "Shift Tab"),
            new Keys("keys.order", "Alt ↑", "Alt ↓"),
            new Keys("keys.blockers", "b"),
            new Keys("keys.notes", "n"),
            new Keys("keys.task", "o"),
            new Keys("keys.columns", "h", "l"),
            new Keys("keys.remove", "Del"),
            new Keys("keys.goRequirements", "g", "r"),
            new Keys("keys.goBoard", "g", "b"),
            new Keys("keys.goGates", "g", "a"),
            new Keys("keys.goWorkers", "g", "w"),
            new Keys("keys.goGuides", "g", "d"),
            new Keys("keys.goSettings", "g", "s"));

    KeysDialog() {
        setId("keys");
        setHeaderTitle(getTranslation("shell.help"));
        var list = new DescriptionList();
        list.addClassName("keys");
        for (var each : ALL) {
            var term = new DescriptionList.Term();
            for (var key : each.keys()) {
                var cap = new Element("kbd");
                cap.setText(key);
                term.getElement().appendChild(cap, Element.createText(" "));
            }
            list.add(term, new DescriptionList.Description(new Span(getTranslation(each.words()))));
        }
        add(list);
        // what does nothing on this page is not offered
        list.getElement()
                .executeJs(
                        "if (!document.querySelector('[data-key=c]')) this.querySelectorAll('dt:first-child, dt:first-child + dd')"
                                + ".forEach((each) => each.remove())");
    }
}
