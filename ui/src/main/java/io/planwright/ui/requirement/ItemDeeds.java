package io.planwright.ui.requirement;

import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.By;
import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.application.item.Item;
import io.planwright.application.item.ItemChange;
import io.planwright.application.item.ItemDesk;
import io.planwright.application.item.ItemKind;
import io.planwright.application.item.NewItem;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Workspace;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.notice.Attempts;
import io.planwright.ui.notice.Notices;
import io.planwright.ui.requirement.ItemList.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does with the items of a requirement what a person asks. */
class ItemDeeds implements ItemPanel.Actions, CompatibilityMatrixBlock.Actions {

    private final ItemDesk desk;
    private final TextDesk textDesk;
    private final Texts texts;
    private final Attempts attempts;
    private final Supplier<By> by;
    private final Supplier<Workspace> workspace;

    ItemDeeds(
            ItemDesk desk,
            TextDesk textDesk,
            Texts texts,
            Attempts attempts,
            Supplier<By> by,
            Supplier<Workspace> workspace) {
        this.desk = desk;
        this.textDesk = textDesk;
        this.texts = texts;
        this.attempts = attempts;
        this.by = by;
        this.workspace = workspace;
    }

    private boolean change(ItemKind kind, UUID item, ItemChange change) {
        var now = workspace.get();
        return attempts.attempt(() -> desk.change(by.get(), now.requirement(), now.playbook(), kind, item, change));
    }

    private boolean add(NewItem item) {
        var now = workspace.get();
        return attempts.make(() -> desk.add(by.get(), now.requirement(), now.playbook(), item))
                .isPresent();
    }

    private boolean remove(ItemKind kind, UUID item) {
        var now = workspace.get();
        return attempts.attempt(() -> desk.remove(by.get(), now.requirement(), now.playbook(), kind, item));
    }

    @Override
    public boolean tick(Item item, boolean done) {
        return change(item.kind(), item.id(), ItemChange.done(done));
    }

    @Override
    public boolean add(ItemKind kind, @Nullable String section, String group, String text, Map<String, String> fields) {
        return add(NewItem.of(kind, text).in(group).with(fields));
    }

    @Override
    public boolean change(Item item, Change change) {
        var fields = change.fields() == null ? Map.<String, String>of() : changed(item, change.fields());
        var text = item.text().equals(change.text()) ? null : change.text();
        if (text == null && fields.isEmpty() && change.rows() == null) {
            return true;
        }
        return change(item.kind(), item.id(), new ItemChange(text, null, fields, change.rows()));
    }

    private static Map<String, String> changed(Item item, Map<String, String> fields) {
        var changed = new LinkedHashMap<>(fields);
        changed.entrySet().removeIf(field -> field.getValue().equals(item.field(field.getKey())));
        return changed;
    }

    @Override
    public boolean move(Item item, Item after) {
        var now = workspace.get();
        return attempts.attempt(
                () -> desk.move(by.get(), now.requirement(), now.playbook(), item.kind(), item.id(), after.id()));
    }

    @Override
    public void remove(Item item) {
        var before = texts.withId(item.document()).orElse(null);
        if (before != null && remove(item.kind(), item.id())) {
            Notices.undoable(
                    I18NProvider.translate("items.removed", Rendered.plain(item.text())),
                    () -> bringBack(item, before));
        }
    }

    /** A note is made anew, for its text is gone; for other items their text becomes what it was, unless it has changed. */
    private boolean bringBack(Item item, TextView before) {
        return item.kind() == ItemKind.NOTE
                ? add(NewItem.of(ItemKind.NOTE, item.text()).with(item.fields()))
                : attempts.attempt(
                        () -> textDesk.write(by.get(), item.document(), before.version() + 1, before.text()));
    }

    @Override
    public boolean set(Target target, String group, TargetState state, String reason) {
        var fields = Map.of("state", state.written(), "reason", reason);
        return target.item() == null
                ? add(new NewItem(ItemKind.TARGET, target.name(), group, false, fields, List.of()))
                : change(ItemKind.TARGET, target.item(), ItemChange.fields(fields));
    }

    @Override
    public boolean add(String name) {
        return add(NewItem.of(ItemKind.TARGET, name));
    }

    @Override
    public void remove(Target target) {
        if (target.item() != null) {
            var now = workspace.get();
            desk.items(now.requirement(), now.playbook(), ItemKind.TARGET).stream()
                    .filter(item -> item.id().equals(target.item()))
                    .findFirst()
                    .ifPresent(this::remove);
        }
    }
}
