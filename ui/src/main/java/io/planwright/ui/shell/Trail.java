package io.planwright.ui.shell;

import io.planwright.application.project.ProjectView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page is.
 *
 * @param project the project it belongs to, if to one
 * @param area which item of the navigation it stands below
 * @param crumbs the way to it, the page itself last
 */
public record Trail(@Nullable ProjectView project, Area area, List<Crumb> crumbs) {

    /** @param address null for the page itself */
    public record Crumb(String words, @Nullable String address) {}

    /** The items of the navigation. */
    public enum Area {
        PROJECTS,
        REQUIREMENTS,
        GATES,
        WORKERS,
        GUIDES,
        SETTINGS
    }
}
