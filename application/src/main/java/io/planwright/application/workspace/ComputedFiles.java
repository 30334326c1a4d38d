package io.planwright.application.workspace;

import java.util.Map;

/** Writes files of workspaces that nobody types, because they are read off what has happened. */
public interface ComputedFiles {

    /** First line of such a file: an import passes it by, because it would be computed again. */
    String MARKER = "<!-- planwright: computed -->\n";

    /**
     * @return Markdown by what playbooks call it, e.g. {@code recovery}; without what there is nothing to write about,
     *     as where nothing has happened since an import
     */
    Map<String, String> of(Workspace workspace);
}
