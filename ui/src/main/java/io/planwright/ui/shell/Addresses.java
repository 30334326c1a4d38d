package io.planwright.ui.shell;

import io.planwright.application.project.ProjectView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;

/** Where the pages are. */
public final class Addresses {

    private Addresses() {}

    public static String project(String key) {
        return "p/" + key;
    }

    public static String gates(String projectKey) {
        return "p/" + projectKey + "/-/gates";
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

    /** @return the place of a task in its plan */
    public static String task(ProjectView project, String slug, PlanId plan, TaskId task) {
        return plan(project, slug, plan) + "#task-" + task;
    }

    public static String graph(ProjectView project, String slug, PlanId plan) {
        return plan(project, slug, plan) + "/graph";
    }

    public static String workers(String projectKey) {
        return "p/" + projectKey + "/-/workers";
    }

    public static String gate(ProjectView project, String slug) {
        return requirement(project, slug) + "/gate";
    }
}
