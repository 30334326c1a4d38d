package io.planwright.worker.view;

import io.planwright.worker.server.Api;
import io.planwright.worker.settings.Misconfigured;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds tasks by what people call them. */
public final class TaskNames {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*-[0-9]+");

    private final Api api;
    private final Supplier<String> project;

    /** @param project key, asked for only where a name needs one */
    public TaskNames(Api api, Supplier<String> project) {
        this.api = api;
        this.project = project;
    }

    static boolean isId(String name) {
        return ID.matcher(name).matches();
    }

    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    /** @param name id or key like SHOP-17 */
    public String id(String name) {
        if (isId(name)) {
            return name;
        }
        if (!isKey(name)) {
            throw new Misconfigured("'" + name + "' is neither an id nor a key like SHOP-17");
        }
        return api.all("/projects/" + Api.part(project.get()) + "/tasks").stream()
                .filter(task -> task.path("key").asString("").equalsIgnoreCase(name))
                .map(task -> task.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new Misconfigured("there is no task " + name + " in this project"));
    }
}
