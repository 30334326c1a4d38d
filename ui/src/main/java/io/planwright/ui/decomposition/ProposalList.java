package io.planwright.ui.decomposition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.domain.decomposition.DecompositionState;
import io.planwright.ui.look.Glyph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What is proposed, by phases, and what was left out of it. */
class ProposalList extends Div {

    /** What can be done about the proposal. */
    interface Actions extends TaskCard.Actions {
        void restore(String key);

        void add();
    }

    private final Actions actions;
    private final Map<String, TaskCard> cards = new HashMap<>();
    private final UnorderedList notes = new UnorderedList();
    private final Div phases = new Div();
    private final Section dropped = new Section();
    private final Button add;

    ProposalList(Actions actions) {
        this.actions = actions;
        setId("proposal");
        addClassName("proposal");
        notes.setId("proposal-notes");
        notes.addClassName("proposal-notes");
        phases.addClassName("proposal-phases");
        dropped.setId("dropped");
        dropped.addClassName("proposal-phase");
        add = new Button(getTranslation("proposed.add"), Glyph.PLUS.create(), _ -> actions.add());
        add.setId("add-proposed");
        add.getElement().setAttribute("data-key", "c");
        add(notes, phases, add, dropped);
    }

    void show(DecompositionView view) {
        var proposal = view.proposal();
        boolean open = view.state() == DecompositionState.OPEN;
        add.setVisible(open);
        notes.removeAll();
        phases.removeAll();
        if (proposal == null) {
            return;
        }
        proposal.notes().forEach(note -> notes.add(new ListItem(note)));
        notes.setVisible(!proposal.notes().isEmpty());
        var there = new HashSet<String>();
        for (var phase : proposal.phases()) {
            var title = new H2(phase.title());
            var count = new Span(Integer.toString(phase.tasks().size()));
            count.addClassName("faint");
            title.add(count);
            var section = new Section(title);
            section.addClassName("proposal-phase");
            for (var task : phase.tasks()) {
                there.add(task.key());
                var card = cards.computeIfAbsent(task.key(), _ -> new TaskCard(task, proposal, actions));
                card.show(task, proposal, open);
                section.add(card);
            }
            phases.add(section);
        }
        cards.keySet().retainAll(there);
        showDropped(open ? view.dropped() : List.of());
    }

    private void showDropped(List<DecompositionView.Dropped> all) {
        dropped.removeAll();
        dropped.setVisible(!all.isEmpty());
        if (all.isEmpty()) {
            return;
        }
        dropped.add(new H2(getTranslation("proposed.dropped")));
        for (var each : all) {
            var key = each.task().key();
            var back = new Button(getTranslation("proposed.restore"), _ -> actions.restore(key));
            back.setId("restore-" + key);
            back.setAriaLabel(getTranslation("proposed.restoreOne", each.task().title()));
            var line = new Div(new Span(each.task().title()), back);
            line.addClassName("dropped-line");
            dropped.add(line);
        }
    }
}
