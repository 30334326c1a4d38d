package io.planwright.ui.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.markdown.Boxes;
import io.planwright.application.text.TextView;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.KeptDraft;
import io.planwright.ui.look.KeptDraft.Draft;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Notices;
import org.jspecify.annotations.Nullable;

/** One text of a document: read until one clicks into it, then edited in its place. */
public class SectionBlock extends Section {

    private final String key;
    private final Writing writing;
    private final Rendered reading = new Rendered();
    private final Div placeholder = new Div();
    private final KeptDraft kept;
    private TextView shown;
    private @Nullable Editing editing;
    private boolean blink;

    public SectionBlock(String key, TextView text, Writing writing) {
        this(key, text, "", writing);
    }

    /** @param guidance what belongs into it, in words for its writer; may be empty */
    public SectionBlock(String key, TextView text, String guidance, Writing writing) {
        this.key = key;
        this.writing = writing;
        shown = text;
        setId("section-" + key);
        addClassName("section");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("data-row", true);
        getElement().setAttribute("aria-label", label());
        placeholder.addClassName("placeholder");
        placeholder.add(new Span(getTranslation("section.empty")));
        if (!guidance.isBlank()) {
            var words = new Span(" " + guidance);
            words.addClassName("guidance");
            placeholder.add(words);
        }
        reading.addClassName("reading");
        reading.letTick(this::tick);
        var edit = new IconButton("edit-section-" + key, Glyph.EDIT, getTranslation("section.edit"));
        edit.getElement().setAttribute("data-edit", true);
        edit.addClickListener(_ -> edit());
        var tools = new Div(edit);
        tools.addClassName("section-tools");
        kept = new KeptDraft(text.id().toString());
        kept.onRestored(restored -> edit(restored.draft()));
        add(tools, kept, reading, placeholder);
        placeholder.addClickListener(_ -> edit());
        reading.getElement()
                .addEventListener("click", _ -> edit())
                .setFilter("!event.target.closest('a, input') && getSelection().isCollapsed");
        read();
        getElement().executeJs("window.planwright?.watchSection(this)");
    }

    /** Takes over a newer state; whoever writes here is told and goes on. */
    public void show(TextView newer) {
        if (newer.version() <= shown.version()) {
            return;
        }
        shown = newer;
        if (editing == null) {
            read();
            blink = !blink;
            setClassName("fresh", blink);
            setClassName("fresh-again", !blink);
        } else if (newer.version() > editing.base()) {
            editing.warn(newer);
        }
    }

    private void read() {
        reading.show(shown.text());
        kept.saved(SectionText.of(shown.text()).body());
        placeholder.setVisible(!Headings.saysSomething(shown.text()));
        getElement().setAttribute("aria-label", label());
    }

    private String label() {
        return Headings.titleOf(shown.text(), key);
    }

    private void edit() {
        edit(null);
    }

    private void edit(@Nullable Draft draft) {
        if (editing != null) {
            return;
        }
        shown = writing.current(shown.id()).orElse(shown);
        editing = new Editing(key, label(), shown, draft, this::save, this::stop);
        reading.setVisible(false);
        placeholder.setVisible(false);
        setClassName("editing", true);
        add(editing);
    }

    /** @param box place of the box among those of the text, from 0 */
    void tick(int box, boolean done) {
        Boxes.ticked(shown.text(), box, done).ifPresent(text -> {
            if (writing.write(shown.id(), shown.version(), text) == Writing.Outcome.CHANGED_MEANWHILE) {
                Notices.done(getTranslation("section.changedMeanwhile"));
            }
        });
        shown = writing.current(shown.id()).orElse(shown);
        read();
        reading.drawAgain(box);
    }

    private void save(String text) {
        if (editing == null) {
            return;
        }
        switch (writing.write(shown.id(), editing.base(), text)) {
            case SAVED -> {
                var draft = editing.draftId();
                stop();
                kept.forget(draft);
            }
            case CHANGED_MEANWHILE -> writing.current(shown.id()).ifPresent(editing::warn);
            case REFUSED -> {}
        }
    }

    private void stop() {
        if (editing != null) {
            remove(editing);
            editing = null;
        }
        setClassName("editing", false);
        shown = writing.current(shown.id()).orElse(shown);
        reading.setVisible(true);
        read();
        getElement().executeJs("this.focus({ preventScroll: true })");
    }
}
