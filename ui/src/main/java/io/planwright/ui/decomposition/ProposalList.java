package io.planwright.ui.decomposition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.decomposition.DecompositionView.Dropped;
import io.planwright.domain.decomposition.DecompositionState;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.RenderedLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
    private List<String> shownNotes = List.of();
    private List<String> shownOrder = List.of();
    private List<Dropped> shownDropped = List.of();

    ProposalList(Actions actions) {
        this.actions = actions;
        setId("proposal");
        addClassName("proposal");
        notes.setId("proposal-notes");
        notes.addClassName("proposal-notes");
        phases.addClassName("proposal-phases");
        dropped.setId("dropped");
        dropped.addClassName("proposal-phase");
        dropped.setVisible(false);
        add = new Button(getTranslation("proposed.add"), Glyph.PLUS.create(), _ -> actions.add());
        add.setId("add-proposed");
        add.getElement().setAttribute("data-key", "c");
        add(notes, phases, add, dropped);
    }

    void show(DecompositionView view) {
        var proposal = view.proposal();
        boolean open = view.state() == DecompositionState.OPEN;
        add.setVisible(open);
        if (proposal == null) {
            return;
        }
        if (!proposal.notes().equals(shownNotes)) {
            shownNotes = proposal.notes();
            notes.removeAll();
            shownNotes.forEach(note -> notes.add(new ListItem(note)));
        }
        notes.setVisible(!shownNotes.isEmpty());
        place(proposal);
        for (var task : proposal.tasks()) {
            Objects.requireNonNull(cards.get(task.key())).show(task, proposal, open);
        }
        showDropped(open ? view.dropped() : List.of());
    }

    /** Moves cards only where their order has changed: whoever is typing in one goes on typing. */
    private void place(Proposal proposal) {
        var order = proposal.phases().stream()
                .map(phase -> phase.title() + "\n"
                        + phase.tasks().stream().map(ProposedTask::key).collect(Collectors.joining("\n")))
                .toList();
        if (order.equals(shownOrder)) {
            return;
        }
        shownOrder = order;
        phases.removeAll();
        for (var phase : proposal.phases()) {
            var title = new H2(new RenderedLine(phase.title()));
            var count = new Span(Integer.toString(phase.tasks().size()));
            count.addClassName("faint");
            title.add(count);
            var section = new Section(title);
            section.addClassName("proposal-phase");
            for (var task : phase.tasks()) {
                section.add(cards.computeIfAbsent(task.key(), _ -> new TaskCard(task, proposal, actions)));
            }
            phases.add(section);
        }
        cards.keySet()
                .retainAll(proposal.tasks().stream().map(ProposedTask::key).toList());
    }

    private void showDropped(List<Dropped> all) {
        if (all.equals(shownDropped)) {
            return;
        }
        shownDropped = all;
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
            back.setAriaLabel(getTranslation(
                    "proposed.restoreOne", Rendered.plain(each.task().title())));
            var line = new Div(new RenderedLine(each.task().title()), back);
            line.addClassName("dropped-line");
            dropped.add(line);
        }
    }
}
