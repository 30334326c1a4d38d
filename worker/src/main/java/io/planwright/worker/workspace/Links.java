package io.planwright.worker.workspace;

import io.planwright.worker.server.Api;
import io.planwright.worker.settings.Misconfigured;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads in the notes of tasks which others they wait for, and tells the server. Markdown plans have no other way to say so. */
final class Links {

    private static final Pattern LINE =
            Pattern.compile("(?im)^[\\s>*+-]*(?:\\*\\*)?depends on(?:\\*\\*)?:(?:\\*\\*)?\\s*(.+)$");

    private final Api api;

    Links(Api api) {
        this.api = api;
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
                    task.path("key").asString("").toUpperCase(java.util.Locale.ROOT),
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

    private static Set<String> wanted(JsonNode task, Map<String, String> ids) {
        var wanted = new LinkedHashSet<String>();
        var line = LINE.matcher(task.path("notes").asString(""));
        while (line.find()) {
            for (var name : line.group(1).split("[,;\\s]+")) {
                var plain = name.replaceAll("[`*.]+$|^[`*]+", "");
                if (plain.isEmpty() || plain.equalsIgnoreCase("and")) {
                    continue;
                }
                var id = ids.get(plain.toUpperCase(java.util.Locale.ROOT));
                if (id == null) {
                    throw new Misconfigured("task '" + task.path("title").asString("") + "' depends on '" + plain
                            + "', and there is no task of that number or key in its plan");
                }
                wanted.add(id);
            }
        }
        return wanted;
    }
}
