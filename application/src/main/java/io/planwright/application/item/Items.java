package io.planwright.application.item;

import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.text.TextView;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads items off the texts of a requirement. */
public final class Items {

    /** The workspace file that holds the decisions. */
    public static final String CONSENSUS = "research/consensus.md";

    /** The workspace file that holds the investigations. */
    public static final String INVESTIGATIONS = "research/investigations.md";

    /** The folder of the notes; each is a file. */
    public static final String SCRATCH = "tmp/";

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
                ItemReader.read(passage(section, kind), view.text())
                        .found()
                        .forEach(found -> items.add(item(found, kind, section, view)));
            }
        }
        return List.copyOf(items);
    }

    private static Item item(Found found, ItemKind kind, SectionRef section, TextView view) {
        var fields = new LinkedHashMap<String, String>();
        kind.fields().forEach(name -> {
            var said = found.said().get(name);
            if (said != null) {
                fields.put(name, said);
            }
        });
        return new Item(
                id(found, view),
                kind,
                section.documentId(),
                section.key(),
                found.group(),
                found.text(),
                found.done(kind),
                fields,
                found.saidRows());
    }

    /** @return what a view knows the item by; a note, which is a whole text, by the id of the text */
    static UUID id(Found found, TextView view) {
        return found.place() < 0
                ? view.id().value()
                : view.idAt(found.place())
                        .orElseThrow(
                                () -> new IllegalStateException("no item at " + found.place() + " of " + view.id()));
    }

    /** @return the sections that hold items of the kind, in the order of the requirement */
    public static List<SectionRef> sections(RequirementView requirement, Playbook playbook, ItemKind kind) {
        return requirement.sections().stream()
                .filter(section ->
                        kindOf(section, playbook).filter(kind::equals).isPresent())
                .toList();
    }

    /**
     * What the items of a section are: by its file, else as the playbook has it, else as its key hints at.
     *
     * @return empty where it holds none
     */
    public static Optional<ItemKind> kindOf(SectionRef section, Playbook playbook) {
        if (section.path().equals(CONSENSUS)) {
            return Optional.of(ItemKind.DECISION);
        }
        if (section.path().equals(INVESTIGATIONS)) {
            return Optional.of(ItemKind.INVESTIGATION);
        }
        if (section.path().startsWith(SCRATCH)) {
            return Optional.of(ItemKind.NOTE);
        }
        if (!section.path().equals(RequirementDesk.PRD)) {
            return Optional.empty();
        }
        return playbook.sections().stream()
                .filter(told -> told.key().equals(section.key()))
                .flatMap(told -> Optional.ofNullable(told.items()).flatMap(ItemKind::named).stream())
                .findFirst()
                .or(() -> Arrays.stream(ItemKind.values())
                        .filter(kind -> kind.isHintedAt(section.key()))
                        .findFirst());
    }

    static Passage passage(SectionRef section, ItemKind kind) {
        boolean headed = section.path().equals(RequirementDesk.PRD);
        boolean mixed = kind == ItemKind.TARGET && !isAllTargets(section.key());
        var file = section.path().substring(section.path().lastIndexOf('/') + 1);
        return new Passage(kind, headed, mixed, file.endsWith(".md") ? file.substring(0, file.length() - 3) : file);
    }

    private static boolean isAllTargets(String key) {
        var slug = Slugs.slug(key);
        return slug.contains("targets") || slug.contains("compatib") || slug.contains("tuong-thich");
    }
}
