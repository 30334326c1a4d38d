package io.planwright.ui.text;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import java.util.List;
import java.util.function.Consumer;

/** Where YAML is typed: with numbers of lines, marks where something is wrong, and word of what is typed. */
public class YamlEditor extends Editor {

    public YamlEditor(String text, String label) {
        super(text, label);
        getElement().setProperty("language", "yaml");
        getElement().setProperty("telling", true);
        getElement().setProperty("quiet", true);
    }

    /** @param listener is told the whole text when the person wants it saved */
    public void onSave(Consumer<String> listener) {
        onSaved(saved -> listener.accept(saved.text()));
    }

    /** @param listener is told the whole text whenever typing pauses */
    public void onTyped(Consumer<String> listener) {
        addListener(Typed.class, typed -> listener.accept(typed.text()));
    }

    /** @param listener is told that the person wants what was typed forgotten */
    public void onCancel(Runnable listener) {
        onCancelled(_ -> listener.run());
    }

    @Override
    public void save() {
        super.save();
    }

    /** Takes over another text as the one that is saved. */
    public void take(String text) {
        getElement().executeJs("this.take($0)", text);
    }

    /** Replaces what is typed. */
    public void replace(String text) {
        getElement().executeJs("this.replace($0)", text);
    }

    /** @param lines where something is wrong, counted from 1 */
    public void mark(List<Integer> lines) {
        getElement().executeJs("this.mark(JSON.parse($0))", lines.toString());
    }

    /** Goes to a line, counted from 1. */
    public void reveal(int line) {
        getElement().executeJs("this.reveal($0)", line);
    }

    /** Typing has paused. */
    @DomEvent("typed")
    public static class Typed extends ComponentEvent<YamlEditor> {
        private final String text;

        public Typed(YamlEditor source, boolean fromClient, @EventData("event.detail.text") String text) {
            super(source, fromClient);
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
