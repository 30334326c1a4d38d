package io.planwright.application.workspace;

import io.planwright.application.Receipt;
import io.planwright.domain.identity.RequirementId;
import java.util.List;

/**
 * What an import has done, workspace by workspace.
 *
 * @param guides what became of the guides that lay beside the workspaces
 */
public record ImportReport(List<Imported> workspaces, Guides guides, Receipt receipt) {

    /** What became of the guides; {@code conflicts} were changed here since the last import, and were left as they are. */
    public record Guides(List<Piece> created, List<Piece> updated, List<Piece> unchanged, List<Piece> conflicts) {}

    /**
     * What became of one workspace.
     *
     * @param drafted whether the requirement is new
     * @param conflicts what differs from the file but was changed here since the last import, and was left as it is
     * @param missing what is here but not in the file, and was left as it is
     * @param kept what looks like tasks, but stays text because it could not be written back as it stands there
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
            List<Piece> missing,
            List<Piece> kept) {}

    /**
     * A piece of a workspace.
     *
     * @param kind {@code section}, {@code plan}, {@code phase}, {@code task}, {@code dependency}, {@code file},
     *     {@code guide} or {@code table}; {@code progress} and {@code playbook} are told by the index
     * @param path the file that it is in
     * @param name key, title or name
     */
    public record Piece(String kind, String path, String name) {}
}
