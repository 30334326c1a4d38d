package io.planwright.ui.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/** Where a text is typed; what is typed stays in the browser until it is saved. */
@Tag("planwright-editor")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/language", version = "6.13.1")
@NpmPackage(value = "@codemirror/lang-markdown", version = "6.5.2")
@NpmPackage(value = "@lezer/highlight", version = "1.2.5")
@JsModule("./planwright-editor.js")
public class Editor extends Component {

    Editor(String text, String label) {
        getElement().setProperty("text", text);
        getElement().setProperty("label", label);
    }

    /**
     * Has the browser keep what is typed as a draft.
     *
     * @param base the version of the text that it goes on top of
     */
    public void keepDraft(String place, String id, long base) {
        getElement().setProperty("place", place);
        getElement().setProperty("draftId", id);
        getElement().setProperty("base", base);
    }

    /** Begins with what was typed before. */
    void begin(String typed) {
        getElement().setProperty("draft", typed);
    }

    /** Forgets what was typed; a {@link Cancelled} follows. */
    void discard() {
        getElement().executeJs("this.discard()");
    }

    /** Lets the browser send what is typed; a {@link Saved} follows. */
    void save() {
        getElement().executeJs("this.save()");
    }

    void cancel() {
        getElement().executeJs("this.cancel()");
    }

    void onSaved(ComponentEventListener<Saved> listener) {
        addListener(Saved.class, listener);
    }

    void onCancelled(ComponentEventListener<Cancelled> listener) {
        addListener(Cancelled.class, listener);
    }

    void onAsked(ComponentEventListener<Asked> listener) {
        addListener(Asked.class, listener);
    }

    /** The person wants the text saved. */
    @DomEvent("save")
    public static class Saved extends ComponentEvent<Editor> {
        private final String text;

        public Saved(Editor source, boolean fromClient, @EventData("event.detail.text") String text) {
            super(source, fromClient);
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** The person wants what was typed forgotten. */
    @DomEvent("cancel")
    public static class Cancelled extends ComponentEvent<Editor> {
        public Cancelled(Editor source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /** The person wants to leave, but there is something typed. */
    @DomEvent("asked")
    public static class Asked extends ComponentEvent<Editor> {
        public Asked(Editor source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}
