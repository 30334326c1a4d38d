package io.planwright.application.item;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Receipt;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.text.Texts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where items are added, changed, put in order and removed: each as an edit of the text that they stand in. */
public final class ItemDesk {

    private final Commands commands;
    private final Texts texts;
    private final EventLog log;
    private final ReadPosition position;

    public ItemDesk(Commands commands, Texts texts, EventLog log, ReadPosition position) {
        this.commands = commands;
        this.texts = texts;
        this.log = log;
        this.position = position;
    }

    /** @return the items of a kind in the order in which they are read; empty where there are none */
    public List<Item> items(RequirementView requirement, Playbook playbook, ItemKind kind) {
        var sections = Items.sections(requirement, playbook, kind);
        var views = texts.withIds(sections.stream().map(SectionRef::documentId).toList());
        return Items.of(requirement, playbook, views, kind);
    }

    /**
     * Adds an item at the end of its group, in a section or a file of its own where the requirement has none for the kind.
     *
     * @throws IllegalArgumentException when the kind has no such field, or a value is not possible
     */
    public Made<UUID> add(By by, RequirementView requirement, Playbook playbook, NewItem item) {
        throw new UnsupportedOperationException();
    }

    /**
     * @throws io.planwright.application.Missing when the requirement has no such item
     * @throws IllegalArgumentException when the kind has no such field, or a value is not possible
     */
    public Receipt change(
            By by, RequirementView requirement, Playbook playbook, ItemKind kind, UUID item, ItemChange change) {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts an item behind another one of its section.
     *
     * @param after null for the first place of the section
     * @throws io.planwright.application.Missing when the requirement has no such item
     * @throws io.planwright.domain.Refused {@code item.elsewhere} when the other one stands in another section
     */
    public Receipt move(
            By by, RequirementView requirement, Playbook playbook, ItemKind kind, UUID item, @Nullable UUID after) {
        throw new UnsupportedOperationException();
    }

    /** @throws io.planwright.application.Missing when the requirement has no such item */
    public Receipt remove(By by, RequirementView requirement, Playbook playbook, ItemKind kind, UUID item) {
        throw new UnsupportedOperationException();
    }
}
