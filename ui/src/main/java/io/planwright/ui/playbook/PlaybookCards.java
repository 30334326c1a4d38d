package io.planwright.ui.playbook;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.playbook.Playbook;
import io.planwright.ui.look.Glyph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One card for each playbook, one of them chosen. */
public class PlaybookCards extends Div {

    private final Map<String, NativeButton> cards = new LinkedHashMap<>();
    private final List<Playbook> playbooks;
    private final Consumer<Playbook> onChosen;
    private Playbook chosen;

    /** @param onChosen is told each choice, the first one too */
    public PlaybookCards(List<Playbook> playbooks, String first, Consumer<Playbook> onChosen) {
        this.playbooks = playbooks;
        this.onChosen = onChosen;
        addClassName("playbook-cards");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("playbook.title"));
        for (var playbook : playbooks) {
            var card = card(playbook);
            cards.put(playbook.key(), card);
            add(card);
        }
        chosen = playbooks.stream()
                .filter(each -> each.key().equals(first))
                .findFirst()
                .orElse(playbooks.getFirst());
        choose(chosen);
    }

    public Playbook chosen() {
        return chosen;
    }

    private NativeButton card(Playbook playbook) {
        var name = new Span(ReaderWords.of(playbook.name()));
        name.addClassName("playbook-name");
        var mark = Glyph.DONE.create();
        mark.addClassName("playbook-mark");
        var head = new Span(Glyph.BOOK.create(), name, mark);
        head.addClassName("playbook-card-head");
        var words = new Span(ReaderWords.of(playbook.description()));
        words.addClassName("muted");
        var card = new NativeButton();
        card.add(head, words);
        card.setId("playbook-" + playbook.key());
        card.addClassName("playbook-card");
        card.getElement().setAttribute("type", "button");
        card.addClickListener(_ -> choose(playbook));
        return card;
    }

    private void choose(Playbook playbook) {
        chosen = playbook;
        playbooks.forEach(each -> cards.get(each.key())
                .getElement()
                .setAttribute("aria-pressed", Boolean.toString(each.key().equals(playbook.key()))));
        onChosen.accept(playbook);
    }
}
