package io.planwright.ui.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;

/** Offers what was typed at a place and neither saved nor discarded; the browser keeps it. */
@Tag("planwright-draft")
@JsModule("./planwright-drafts.js")
public class KeptDraft extends Component {

    /**
     * What was typed.
     *
     * @param base the version that it goes on top of
     */
    public record Draft(String id, String text, long base) {}

    private final String place;

    public KeptDraft(String place) {
        this.place = place;
        getElement().setProperty("place", place);
    }

    /**
     * Keeps what is typed into the fields beside it, until it is dropped.
     *
     * @param form tells the form from the others on the same page
     * @return to be added to what holds the fields
     */
    public static KeptDraft ofForm(String form) {
        var page = UI.getCurrent().getInternals().getActiveViewLocation().getPath();
        var kept = new KeptDraft(page + "#" + form);
        kept.getElement().setProperty("form", true);
        return kept;
    }

    /** @param text what is saved: a draft that says the same is forgotten */
    public void saved(String text) {
        getElement().setProperty("saved", text.replace("\r\n", "\n").strip().hashCode());
    }

    /** @param id of what is being typed at the same place, and therefore not offered */
    public void typing(String id) {
        getElement().setProperty("own", id);
    }

    public void forget(String id) {
        getElement().executeJs("this.forget($0)", id);
    }

    /** Forgets all that was typed here, also when the form goes in the same moment. */
    public void drop() {
        UI.getCurrent().getPage().executeJs("window.planwright.forgetDraft($0)", place);
    }

    public void onRestored(ComponentEventListener<Restored> listener) {
        addListener(Restored.class, listener);
    }

    /** The person wants to go on with it. */
    @DomEvent("restore")
    public static class Restored extends ComponentEvent<KeptDraft> {
        private final Draft draft;

        public Restored(
                KeptDraft source,
                boolean fromClient,
                @EventData("event.detail.id") String id,
                @EventData("event.detail.text") String text,
                @EventData("event.detail.base") int base) {
            super(source, fromClient);
            draft = new Draft(id, text, base);
        }

        public Draft draft() {
            return draft;
        }
    }
}
