package io.planwright.worker.view;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tasks in words for people. */
final class Told {

    private Told() {}

    static String line(JsonNode task) {
        var stage = task.path("stage").asString("");
        return "%-8s %-8s %s %s%s"
                .formatted(
                        task.path("key").asString(""),
                        task.path("state").asString(""),
                        task.path("number").asString(""),
                        task.path("title").asString(""),
                        stage.isEmpty() ? "" : " [" + stage + "]");
    }

    static String why(JsonNode task) {
        return task.path("why")
                .valueStream()
                .map(why -> "\n           " + why.path("kind").asString("") + " "
                        + why.path("id").asString("") + " " + why.path("text").asString(""))
                .collect(Collectors.joining());
    }
}
