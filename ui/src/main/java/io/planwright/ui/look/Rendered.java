package io.planwright.ui.look;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.markdown.RenderedMarkdown;
import org.jsoup.Jsoup;

/** Markdown as it is read. */
public class Rendered extends Div {

    /** Keeps a title from being taken for a heading, a list or HTML; it has no width. */
    private static final String NO_BLOCK = "\u2060";

    /** How the box of a tickable item begins; no text can contain it, for its own signs are escaped. */
    private static final String BOX = "<input type=\"checkbox\"";

    private String shown = "";

    public Rendered() {
        addClassName("prose");
    }

    public void show(String markdown) {
        if (!markdown.equals(shown)) {
            shown = markdown;
            getElement().setProperty("innerHTML", html(markdown));
        }
    }

    /** @return HTML that is safe to show */
    public static String html(String markdown) {
        return RenderedMarkdown.html(markdown)
                .replace(BOX, BOX + " aria-label=\"" + I18NProvider.translate("task.tick") + "\"");
    }

    /** @return one line of Markdown as plain words */
    public static String plain(String title) {
        return Jsoup.parseBodyFragment(inline(title)).text();
    }

    /** @return HTML of one line of Markdown that stands within a line, e.g. a title */
    public static String inline(String title) {
        var html = html(NO_BLOCK + title.strip()).strip();
        var from = "<p>" + NO_BLOCK;
        return html.startsWith(from) && html.endsWith("</p>")
                ? html.substring(from.length(), html.length() - "</p>".length())
                : html;
    }
}
