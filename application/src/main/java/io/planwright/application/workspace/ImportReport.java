package io.planwright.application.workspace;

import io.planwright.application.Receipt;
import io.planwright.domain.identity.RequirementId;
import java.util.List;

/** What an import has done, workspace by workspace. */
public record ImportReport(List<Imported> workspaces, Receipt receipt) {

    /**
     * What became of one workspace.
     *
     * @param drafted whether the requirement is new
     * @param conflicts what differs from the file but was changed here since the last import, and was left as it is
     * @param missing what is here but not in the file, and was left as it is
     */
    public record Imported(
            RequirementId requirement,
            String slug,
            String title,
            boolean drafted,
            List<Piece> created,
            List<Piece> updated,
            List<Piece> unchanged,
            List<Piece> conflicts,
            List<Piece> missing) {}

    /**
     * A piece of a workspace.
     *
     * @param kind {@code section}, {@code plan}, {@code phase}, {@code task} or {@code file}
     * @param path the file that it is in
     * @param name key, title or name
     */
    public record Piece(String kind, String path, String name) {}
}
