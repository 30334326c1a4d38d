package io.planwright.application.item;

import io.planwright.application.markdown.CheckItems;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.text.TextView;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads items off the texts of a requirement. */
public final class Items {

    private Items() {}

    /** @return the items of a kind in the order in which they are read; empty where there are none */
    public static List<Item> of(Workspace workspace, ItemKind kind) {
        return of(workspace.requirement(), workspace.playbook(), workspace.texts(), kind);
    }

    /** @param texts what the sections of the requirement say; those that are missing have no items */
    public static List<Item> of(
            RequirementView requirement, Playbook playbook, Map<DocumentId, TextView> texts, ItemKind kind) {
        var items = new ArrayList<Item>();
        for (var section : sections(requirement, playbook, kind)) {
            var view = texts.get(section.documentId());
            if (view != null) {
                var found = CheckItems.in(view.text());
                for (int i = 0; i < found.size() && i < view.items().size(); i++) {
                    var item = found.get(i);
                    items.add(new Item(
                            view.items().get(i).id(),
                            kind,
                            view.id(),
                            section.key(),
                            item.group(),
                            item.text(),
                            item.done(),
                            Map.of(),
                            List.of()));
                }
            }
        }
        return items;
    }

    /** @return the sections that hold items of the kind, in the order of the requirement */
    public static List<SectionRef> sections(RequirementView requirement, Playbook playbook, ItemKind kind) {
        return requirement.sections().stream()
                .filter(section -> section.path().equals(RequirementDesk.PRD)
                        && section.key().contains(kind == ItemKind.CRITERION ? "criteria" : kind.name()))
                .toList();
    }
}
