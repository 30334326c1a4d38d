package io.planwright.ui.settings;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.playbook.Playbook.Target;
import io.planwright.domain.project.Language;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks what a target is: its name, and what has to be known about it. */
class TargetDialog extends Dialog {

    private final Div form = new Div();

    /**
     * @param before null for a new one
     * @param language in which it is written
     * @param key gives a new one its key, by its name
     * @param onDone is told the target; says whether it was taken
     */
    TargetDialog(@Nullable Target before, Language language, UnaryOperator<String> key, Predicate<Target> onDone) {
        setId("target-dialog");
        setHeaderTitle(before == null ? getTranslation("targets.new") : getTranslation("targets.edit", before.name()));
        var features = before == null ? Phrase.EMPTY : before.features();
        var limits = before == null ? Phrase.EMPTY : before.limits();
        form.addClassName("form");
        var name = field("name", before == null ? "" : before.name());
        var drivers = field("drivers", before == null ? "" : String.join(", ", before.drivers()));
        var can = field("features", features.in(language));
        var cannot = field("limits", limits.in(language));
        var marker = field("marker", before == null ? "" : before.marker());
        name.setAutofocus(true);
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("target-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var ok = new Button(getTranslation("targets.save"), _ -> {
            var called = name.getValue().strip();
            if (!called.isEmpty()
                    && onDone.test(new Target(
                            before == null ? key.apply(called) : before.key(),
                            called,
                            listed(drivers.getValue()),
                            features.with(language, can.getValue().strip()),
                            limits.with(language, cannot.getValue().strip()),
                            marker.getValue().strip()))) {
                close();
            }
        });
        ok.setId("target-ok");
        ok.addThemeVariants(ButtonVariant.PRIMARY);
        ok.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, ok);
    }

    private TextField field(String name, String value) {
        var field = new TextField(getTranslation("targets." + name));
        field.setId("target-" + name);
        field.setValue(value);
        field.setMaxLength(500);
        form.add(field);
        return field;
    }

    private static List<String> listed(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
