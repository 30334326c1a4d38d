package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.check.CheckResult;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.Item;
import io.planwright.application.item.ItemKind;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.workspace.Workspace;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Reader;
import io.planwright.ui.requirement.ActivityPanel.Happened;
import io.planwright.ui.requirement.ItemRows.Option;
import io.planwright.ui.requirement.PlansPanel.PlanLine;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is around the document: a panel for each matter, of which only the open ones are drawn. */
class Rail extends Aside {

    /** What each requirement has in its rail, whether it has items of the kind or not. */
    private static final Set<ItemKind> ALWAYS = EnumSet.of(ItemKind.CRITERION, ItemKind.QUESTION);

    private final Map<ItemKind, ItemPanel> items = new EnumMap<>(ItemKind.class);
    private final BlockersPanel blockers;
    private final CompatibilityPanel compatibility = new CompatibilityPanel();
    private final GatePanel gate = new GatePanel();
    private final PlansPanel plans;
    private final HandoffsPanel handoffs = new HandoffsPanel();
    private final ActivityPanel activity = new ActivityPanel();
    private final NativeButton more = new NativeButton();
    private boolean all;

    Rail(ItemPanel.Actions onItems, BlockersPanel.Actions onBlockers, Runnable onNewPlan) {
        addClassName("rail");
        setId("rail");
        getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("aria-label", getTranslation("requirement.rail"));
        blockers = new BlockersPanel(onBlockers);
        plans = new PlansPanel(onNewPlan);
        for (var kind : ItemKind.values()) {
            if (kind != ItemKind.TARGET) {
                items.put(kind, new ItemPanel(kind, kind == ItemKind.CRITERION, onItems));
            }
        }
        add(panel(ItemKind.CRITERION), blockers, panel(ItemKind.QUESTION), plans, gate);
        add(panel(ItemKind.RISK), panel(ItemKind.DECISION), panel(ItemKind.INVESTIGATION), compatibility);
        add(panel(ItemKind.DEPENDENCY), panel(ItemKind.METRIC), panel(ItemKind.REFERENCE), panel(ItemKind.NOTE));
        more.add(Glyph.PLUS.create(), new Span(getTranslation("rail.more")));
        more.setId("rail-more");
        more.addClassName("rail-button");
        more.addClickListener(_ -> showAll());
        add(more, handoffs, activity);
    }

    private ItemPanel panel(ItemKind kind) {
        return Objects.requireNonNull(items.get(kind));
    }

    private void showAll() {
        all = true;
        items.values().forEach(panel -> panel.setVisible(true));
        more.setVisible(false);
    }

    void show(
            Workspace workspace,
            Map<ItemKind, List<Item>> found,
            CompatibilityMatrix matrix,
            List<CheckResult> checks,
            String gateAddress,
            List<PlanLine> planLines) {
        var roles = roles(workspace.playbook());
        boolean hidden = false;
        for (var panel : items.entrySet()) {
            var kind = panel.getKey();
            var own = found.getOrDefault(kind, List.of());
            panel.getValue().show(own, roles);
            boolean wanted = all || !own.isEmpty() || ALWAYS.contains(kind) || asks(workspace.playbook(), kind);
            panel.getValue().setVisible(wanted);
            hidden |= !wanted;
        }
        more.setVisible(hidden);
        compatibility.show(matrix);
        compatibility.setVisible(hasTargets(matrix));
        blockers.show(workspace.requirement().blockers());
        handoffs.show(workspace.requirement().handoffs());
        gate.show(checks, gateAddress);
        plans.show(planLines);
    }

    static boolean hasTargets(CompatibilityMatrix matrix) {
        return matrix.groups().stream().anyMatch(group -> !group.targets().isEmpty());
    }

    private static boolean asks(Playbook playbook, ItemKind kind) {
        return playbook.sections().stream().anyMatch(section -> kind.name().equalsIgnoreCase(section.items()));
    }

    private static List<Option> roles(Playbook playbook) {
        return playbook.roles().stream()
                .map(role -> new Option(role.key(), role.name().in(Reader.language()), "user", ""))
                .toList();
    }

    void happened(List<Happened> events) {
        activity.show(events);
    }
}
