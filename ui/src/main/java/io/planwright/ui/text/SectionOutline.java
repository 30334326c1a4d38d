package io.planwright.ui.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.planwright.ui.text.Completeness.State;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The parts of a document at a glance, each with a mark that says how much of it is there. */
public class SectionOutline extends Nav {

    /**
     * A part of the document.
     *
     * @param path the file that it is in; empty where there is only one
     * @param target id of the element that it leads to; of what is missing, its key
     * @param note what stands beside its name instead of the number of open items; may be empty
     */
    public record Line(
            String path, String target, String title, Completeness completeness, String note, boolean missing) {
        public Line(String path, String target, String title, Completeness completeness, String note) {
            this(path, target, title, completeness, note, false);
        }
    }

    private final String mainPath;
    private final Div summary = new Div();
    private final Div lines = new Div();
    private final Consumer<String> onMissing;
    private List<Line> shown = List.of();

    /** @param mainPath the file whose parts come first and without a caption */
    public SectionOutline(String mainPath) {
        this(mainPath, _ -> {});
    }

    /** @param onMissing is told the key of a part that is missing and wanted now */
    public SectionOutline(String mainPath, Consumer<String> onMissing) {
        this.mainPath = mainPath;
        this.onMissing = onMissing;
        addClassName("outline");
        setId("outline");
        getElement().setAttribute("aria-label", getTranslation("section.outline"));
        summary.addClassName("outline-summary");
        summary.setId("outline-summary");
        add(summary, lines);
    }

    public void show(List<Line> parts) {
        if (parts.equals(shown)) {
            return;
        }
        shown = parts;
        long complete = parts.stream()
                .filter(line -> line.completeness().state() == State.COMPLETE)
                .count();
        long missing = parts.stream()
                .filter(line ->
                        line.completeness().required() && line.completeness().state() == State.EMPTY)
                .count();
        summary.setText(
                missing > 0
                        ? getTranslation("section.summaryMissing", complete, parts.size(), missing)
                        : getTranslation("section.summary", complete, parts.size()));
        draw();
    }

    private void draw() {
        lines.removeAll();
        var path = mainPath;
        for (var line : shown) {
            if (!line.path().equals(path)) {
                path = line.path();
                var caption = new Div(path);
                caption.addClassName("outline-path");
                lines.add(caption);
            }
            lines.add(item(line));
        }
    }

    private NativeButton item(Line line) {
        var completeness = line.completeness();
        var name = new Span(line.title());
        name.addClassName("outline-name");
        var word = getTranslation("section." + completeness.state());
        var state = new Span(word);
        state.addClassName("visually-hidden");
        var mark = completeness.glyph().create();
        mark.addClassName("outline-mark");
        var item = new NativeButton();
        item.add(mark, name, state);
        var note = note(line);
        if (!note.isEmpty()) {
            var beside = new Span(note);
            beside.addClassName("outline-note");
            item.add(beside);
        }
        item.addClassNames("outline-item", "is-" + completeness.state().name().toLowerCase(Locale.ROOT));
        item.setClassName("is-wanted", completeness.required() && completeness.state() == State.EMPTY);
        Element element = item.getElement();
        element.setAttribute("type", "button");
        element.setAttribute("title", line.title() + " — " + word + (note.isEmpty() ? "" : ", " + note));
        if (line.missing()) {
            item.setId("add-section-" + line.target());
            item.addClassName("is-missing");
            item.addClickListener(_ -> onMissing.accept(line.target()));
        } else {
            element.setAttribute("data-outline", line.target());
        }
        return item;
    }

    private String note(Line line) {
        if (!line.note().isEmpty()) {
            return line.note();
        }
        var completeness = line.completeness();
        if (completeness.open() > 0) {
            return getTranslation("section.open", completeness.open());
        }
        if (line.missing()) {
            return getTranslation("section.add");
        }
        return completeness.required() && completeness.state() == State.EMPTY ? getTranslation("section.required") : "";
    }
}
