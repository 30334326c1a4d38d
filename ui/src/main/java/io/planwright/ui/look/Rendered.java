package io.planwright.ui.look;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.markdown.RenderedMarkdown;
import java.util.function.BiConsumer;
import org.jsoup.Jsoup;

/** Markdown as it is read. */
public class Rendered extends Div {

    /** Keeps a title from being taken for a heading, a list or HTML; it has no width. */
    private static final String NO_BLOCK = "\u2060";

    /** How the box of a tickable item begins; no text can contain it, for its own signs are escaped. */
    private static final String BOX = "<input type=\"checkbox\"";

    /** What keeps a box from being ticked. */
    private static final String FIXED = " disabled=\"\"";

    private static final String WHICH = "[...element.querySelectorAll('input[type=checkbox]')].indexOf(event.target)";
    private static final String TICKED = "event.target.checked";

    private String shown = "";
    private boolean tickable;

    public Rendered() {
        addClassName("prose");
    }

    /**
     * Lets its boxes be ticked.
     *
     * @param onTick is told which box, counted from 0, and whether it is ticked now
     */
    public void letTick(BiConsumer<Integer, Boolean> onTick) {
        tickable = true;
        getElement()
                .addEventListener(
                        "click",
                        event -> onTick.accept(
                                event.getEventData().path(WHICH).asInt(),
                                event.getEventData().path(TICKED).asBoolean()))
                .addEventData(WHICH)
                .addEventData(TICKED)
                .setFilter("event.target.matches('input[type=checkbox]')");
    }

    public void show(String markdown) {
        if (!markdown.equals(shown)) {
            shown = markdown;
            getElement().setProperty("innerHTML", drawn());
        }
    }

    /** Draws it as it was shown last, whatever the browser has made of it since; one box has the focus again. */
    public void drawAgain(int box) {
        getElement()
                .executeJs(
                        "this.innerHTML = $0; this.querySelectorAll('input[type=checkbox]')[$1]?.focus({preventScroll: true})",
                        drawn(),
                        box);
    }

    private String drawn() {
        return tickable ? html(shown).replace(label() + FIXED, label()) : html(shown);
    }

    /** @return HTML that is safe to show */
    public static String html(String markdown) {
        return RenderedMarkdown.html(markdown).replace(BOX, BOX + label());
    }

    private static String label() {
        return " aria-label=\"" + I18NProvider.translate("task.tick") + "\"";
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

    /** @return {@link #inline} without its links; their words stay */
    static String unlinked(String title) {
        var document = Jsoup.parseBodyFragment(inline(title));
        document.outputSettings().prettyPrint(false);
        document.select("a").unwrap();
        return document.body().html();
    }
}
