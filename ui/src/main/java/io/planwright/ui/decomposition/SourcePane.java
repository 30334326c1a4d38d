package io.planwright.ui.decomposition;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.planwright.domain.decomposition.Lines;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** The source, line by line, with those marked that a task comes from. */
class SourcePane extends Aside {

    private final H2 name = new H2();
    private final Div text = new Div();
    private String shown = "";

    SourcePane() {
        setId("source");
        addClassName("source-pane");
        name.addClassName("pane-title");
        text.setId("source-text");
        text.addClassName("source-text");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", getTranslation("decomposition.source"));
        add(name, text);
    }

    void show(String title, String source) {
        name.setText(title);
        if (!source.equals(shown)) {
            shown = source;
            var html = new StringBuilder();
            int number = 1;
            for (var line : source.split("\r\n|\r|\n", -1)) {
                html.append("<div class=\"source-line\"><span class=\"source-number\" aria-hidden=\"true\">")
                        .append(number++)
                        .append("</span><span>")
                        .append(Entities.escape(line))
                        .append("</span></div>");
            }
            text.getElement().setProperty("innerHTML", html.toString());
        }
    }

    /** @param lines null to mark none */
    void mark(@Nullable Lines lines) {
        text.getElement().setAttribute("data-from", lines == null ? "0" : Integer.toString(lines.from()));
        text.getElement().executeJs("""
                const [from, to] = [$0, $1];
                [...this.children].forEach((line, i) => line.classList.toggle('marked', i + 1 >= from && i + 1 <= to));
                const first = this.children[from - 1];
                if (first) this.scrollTop = first.offsetTop - this.offsetTop - 48;
                """, lines == null ? 0 : lines.from(), lines == null ? -1 : lines.to());
    }
}
