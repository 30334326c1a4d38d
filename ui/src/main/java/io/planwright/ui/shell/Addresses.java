package io.planwright.ui.shell;

import io.planwright.application.project.ProjectView;
import io.planwright.domain.identity.PlanId;

/** Where the pages are. */
public final class Addresses {

    /** Parameter of any page that opens a task beside it. */
    static final String TASK = "task";

    private Addresses() {}

    public static String project(String key) {
        return "p/" + key;
    }

    public static String gates(String projectKey) {
        return "p/" + projectKey + "/-/gates";
    }

    public static String board(String projectKey) {
        return "p/" + projectKey + "/-/board";
    }

    /** @return the board with a task open beside it */
    public static String task(String projectKey, String taskKey) {
        return board(projectKey) + "?" + TASK + "=" + taskKey;
    }

    public static String settings(String projectKey) {
        return "p/" + projectKey + "/-/settings";
    }

    /** @param part e.g. {@code roles} */
    public static String settings(String projectKey, String part) {
        return settings(projectKey) + "/" + part;
    }

    public static String guides(String projectKey) {
        return "p/" + projectKey + "/-/guides";
    }

    public static String guide(String projectKey, String guide) {
        return guides(projectKey) + "/" + guide;
    }

    public static String requirement(ProjectView project, String slug) {
        return "p/" + project.key() + "/" + slug;
    }

    public static String plan(ProjectView project, String slug, PlanId plan) {
        return requirement(project, slug) + "/plans/" + plan;
    }

    public static String gate(ProjectView project, String slug) {
        return requirement(project, slug) + "/gate";
    }
}
