package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.playbook.Playbook.GeneratedFile;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.workspace.Workspace;
import java.util.List;
import java.util.Locale;

/** Tells the sections of a requirement apart by what is in them. */
final class SectionsOfKind {

    private static final String SCRATCH = "tmp/";

    private SectionsOfKind() {}

    /** @return the sections with items of the kind: by the playbook, or, where it knows the section not, by their keys */
    static List<SectionRef> of(Workspace workspace, ItemKind kind) {
        return workspace.requirement().sections().stream()
                .filter(section -> !section.path().startsWith(SCRATCH) && isOf(workspace, section.key(), kind))
                .toList();
    }

    static boolean isOf(Workspace workspace, String key, ItemKind kind) {
        return workspace.playbook().sections().stream()
                .filter(section -> section.key().equals(key))
                .findFirst()
                .map(section -> section.items() == null
                        ? kind == ItemKind.CRITERION && hintsAt(key, kind)
                        : section.items().equalsIgnoreCase(kind.name()))
                .orElseGet(() -> hintsAt(key, kind));
    }

    private static boolean hintsAt(String key, ItemKind kind) {
        return switch (kind) {
            case CRITERION -> key.contains("criteria");
            case QUESTION -> key.contains("question");
            case TARGET -> key.contains("compatib") || key.equals("targets");
            default -> key.contains(kind.name().toLowerCase(Locale.ROOT));
        };
    }

    /** @return whether the file is somebody's work that stays: neither scratch nor made by the server */
    static boolean isWork(Workspace workspace, String path) {
        return !path.startsWith(SCRATCH)
                && workspace.playbook().files().stream()
                        .map(GeneratedFile::path)
                        .noneMatch(path::equals);
    }
}
