package io.planwright.worker.workspace;

import io.planwright.worker.server.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads in the notes of tasks which others they wait for, and tells the server. Markdown plans have no other way to say so. */
final class Links {

    private static final Pattern LINE =
            Pattern.compile("(?im)^[\\s>*+-]*(?:\\*\\*)?depends on(?:\\*\\*)?:(?:\\*\\*)?\\s*(.+)$");

    private static final Set<String> NOTHING = Set.of("NONE", "-", "—");

    private final Api api;
    private final Consumer<String> warn;

    /** @param warn told of each line that cannot be understood whole */
    Links(Api api, Consumer<String> warn) {
        this.api = api;
        this.warn = warn;
    }

    /** @return how many there are */
    int draw(JsonNode report) {
        int count = 0;
        for (var workspace : report.path("workspaces")) {
            for (var plan :
                    api.all("/requirements/" + workspace.path("requirementId").asString() + "/plans")) {
                count += ofPlan(plan.path("id").asString());
            }
        }
        return count;
    }

    private int ofPlan(String plan) {
        var tasks = api.all("/plans/" + plan + "/tasks");
        var ids = new HashMap<String, String>();
        for (var task : tasks) {
            ids.put(task.path("number").asString(""), task.path("id").asString());
            ids.put(
                    task.path("key").asString("").toUpperCase(Locale.ROOT),
                    task.path("id").asString());
        }
        int count = 0;
        for (var task : tasks) {
            var wanted = wanted(task, ids);
            if (wanted.isEmpty()) {
                continue;
            }
            count += wanted.size();
            task.path("dependsOn").valueStream().map(JsonNode::asString).forEach(wanted::add);
            var body = Api.JSON.createObjectNode();
            wanted.forEach(body.putArray("dependsOn")::add);
            api.patch("/tasks/" + task.path("id").asString(), body);
        }
        return count;
    }

    private Set<String> wanted(JsonNode task, Map<String, String> ids) {
        var wanted = new LinkedHashSet<String>();
        var line = LINE.matcher(task.path("notes").asString(""));
        while (line.find()) {
            var unknown = new ArrayList<String>();
            for (var name : line.group(1).split("[,;\\s]+")) {
                var plain = name.replaceAll("[`*.]+$|^[`*]+", "");
                var upper = plain.toUpperCase(Locale.ROOT);
                if (ids.get(upper) instanceof String id) {
                    wanted.add(id);
                } else if (!plain.isEmpty() && !upper.equals("AND") && !NOTHING.contains(upper)) {
                    unknown.add(plain);
                }
            }
            if (!unknown.isEmpty()) {
                warn.accept("task '" + task.path("title").asString("") + "': '"
                        + line.group().strip() + "': there is no task of the number or key "
                        + String.join(", ", unknown) + " in its plan");
            }
        }
        return wanted;
    }
}
