package io.planwright.ui.notice;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.Phrases;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Short words to the person at the edge of the page. */
public final class Notices {

    private static final int FACTS_SHOWN = 5;
    private static final int READING_MILLIS = 10_000;
    private static final int GLANCE_MILLIS = 4_000;

    private Notices() {}

    /** Says what has been done. */
    public static void done(String words) {
        glance(Glyph.CHECK, words);
    }

    /**
     * Says what goes on.
     *
     * @return takes the words away again
     */
    public static Runnable running(String words) {
        return glance(Glyph.IMPORT, words)::close;
    }

    private static Notification glance(Glyph glyph, String words) {
        var notification = new Notification();
        notification.setPosition(Position.BOTTOM_END);
        notification.setDuration(GLANCE_MILLIS);
        var line = new Div(glyph.create(), new Span(words));
        line.addClassName("notice");
        notification.add(line);
        notification.open();
        return notification;
    }

    /** Says what has been done and offers to undo it. */
    public static void undoable(String words, Runnable undo) {
        var notification = new Notification();
        notification.setPosition(Position.BOTTOM_END);
        notification.setDuration(READING_MILLIS);
        var button = new Button(I18NProvider.translate("notice.undo"), _ -> {
            notification.close();
            undo.run();
        });
        button.setId("undo");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        var line = new Div(new Span(words), button);
        line.addClassName("notice");
        notification.add(line);
        notification.open();
    }

    /**
     * Says why not, with the facts and what could be done instead.
     *
     * @param names tells what a fact is about; may be empty
     */
    static void refused(Refused refused, Function<Fact, String> names) {
        var key = "refusal." + refused.code();
        var words = I18NProvider.translate(key);
        show(words.equals(key) ? refused.getMessage() : words, lines(refused.facts(), names), refused.allowed());
    }

    private static List<String> lines(List<Fact> facts, Function<Fact, String> names) {
        boolean ring =
                facts.size() > 2 && facts.getFirst().id().equals(facts.getLast().id());
        return ring
                ? List.of(facts.stream().map(names).collect(Collectors.joining(" → ")))
                : facts.stream()
                        .map(fact -> (names.apply(fact) + " " + Phrases.said(fact.text())).strip())
                        .toList();
    }

    /** Says what went wrong. */
    public static void problem(String words) {
        show(words, List.of(), List.of());
    }

    private static void show(String words, List<String> facts, List<String> instead) {
        var notification = new Notification();
        notification.setPosition(Position.BOTTOM_END);
        notification.setDuration(READING_MILLIS);
        notification.setAssertive(true);
        var card = new Div();
        card.addClassName("refusal");
        card.setId("refusal");
        var said = new Span(words);
        said.addClassName("words");
        var close = new IconButton("refusal-close", Glyph.CLOSE, I18NProvider.translate("notice.close"));
        close.addClickListener(_ -> notification.close());
        var head = new Div(Glyph.WARN.create(), said, close);
        head.addClassName("refusal-head");
        card.add(head);
        if (!facts.isEmpty()) {
            var list = new UnorderedList();
            facts.stream().limit(FACTS_SHOWN).map(ListItem::new).forEach(list::add);
            if (facts.size() > FACTS_SHOWN) {
                list.add(new ListItem(I18NProvider.translate("notice.more", facts.size() - FACTS_SHOWN)));
            }
            card.add(list);
        }
        if (!instead.isEmpty()) {
            var line = new Div(I18NProvider.translate(
                    "notice.instead", instead.stream().map(Phrases::said).collect(Collectors.joining(", "))));
            line.addClassName("instead");
            card.add(line);
        }
        notification.add(card);
        notification.open();
    }
}
