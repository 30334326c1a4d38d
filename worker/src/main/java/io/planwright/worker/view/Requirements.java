package io.planwright.worker.view;

import io.planwright.worker.server.Api;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Finds requirements by what people call them. */
public final class Requirements {

    private final Api api;
    private final Supplier<String> project;

    /** @param project key, asked for only where a name needs one */
    public Requirements(Api api, Supplier<String> project) {
        this.api = api;
        this.project = project;
    }

    /** @param name id or slug */
    public String id(String name) {
        return TaskNames.isId(name) ? name : named(name).path("id").asString();
    }

    JsonNode named(String name) {
        return api.get(
                TaskNames.isId(name)
                        ? "/requirements/" + name
                        : "/projects/" + Api.part(project.get()) + "/requirements/" + Api.part(name));
    }
}
