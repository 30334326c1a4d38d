package io.planwright.application.check;

import io.planwright.application.item.Items;
import io.planwright.application.playbook.Playbook.GeneratedFile;
import io.planwright.application.workspace.Workspace;

/** Tells the files that are somebody's work and stay from those that are not. */
final class LastingFiles {

    private LastingFiles() {}

    /** @return false for scratch notes and for what the server writes by itself */
    static boolean has(Workspace workspace, String path) {
        return !path.startsWith(Items.SCRATCH)
                && workspace.playbook().files().stream()
                        .map(GeneratedFile::path)
                        .noneMatch(path::equals);
    }
}
