package io.planwright.infrastructure.languagemodel;

import io.planwright.application.decomposition.EngineFailed;
import io.planwright.domain.Paths;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes tasks of what a language model wrote: what does no harm is repaired, and said; nothing of it is trusted. */
final class ModelAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_TEXTS = 30;

    private final int lines;
    private final List<Part> tasks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int dropped;

    /** A task and of which accepted one it is said to be a part. */
    record Part(String partOf, ProposedTask task) {}

    private ModelAnswer(int lines) {
        this.lines = lines;
    }

    /**
     * @param lines how many the source has
     * @throws EngineFailed when no tasks can be made of it
     */
    static ModelAnswer of(String text, int lines) {
        var answer = new ModelAnswer(lines);
        answer.read(json(text));
        return answer;
    }

    List<Part> tasks() {
        return tasks;
    }

    List<String> notes() {
        return notes;
    }

    /** @return the tasks of the JSON in the text, which may stand in a fence or between sentences */
    private static JsonNode json(String text) {
        for (var begin : new char[] {'{', '['}) {
            int from = text.indexOf(begin);
            int to = text.lastIndexOf(begin == '{' ? '}' : ']');
            if (from < 0 || to < from) {
                continue;
            }
            try {
                var node = JSON.readTree(text.substring(from, to + 1));
                var tasks = node.isArray() ? node : node.path("tasks");
                if (tasks.isArray()) {
                    return tasks;
                }
            } catch (JacksonException _) {
                // it may be an array with objects in it
            }
        }
        throw new EngineFailed("the language model did not answer with a list of tasks in JSON", true);
    }

    private void read(JsonNode list) {
        if (list.size() > Proposal.MOST_TASKS) {
            throw new EngineFailed(
                    "the language model proposes " + list.size() + " tasks, " + Proposal.MOST_TASKS + " are possible",
                    false);
        }
        var keys = keys(list);
        var first = new HashMap<String, String>();
        for (int i = 0; i < list.size(); i++) {
            first.putIfAbsent(key(list.get(i), i), keys.get(i));
        }
        for (int i = 0; i < list.size(); i++) {
            var task = task(list.get(i), keys.get(i), first);
            if (task != null) {
                tasks.add(task);
            }
        }
        if (tasks.isEmpty()) {
            throw new EngineFailed("the language model proposes no task", true);
        }
        if (dropped > 0) {
            notes.add(dropped + " entries of the language model's answer were no use and left out");
        }
    }

    private List<String> keys(JsonNode list) {
        var taken = new HashSet<String>();
        var keys = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            var wanted = key(list.get(i), i);
            var key = wanted;
            for (int n = 2; !taken.add(key); n++) {
                key = wanted + "-" + n;
            }
            if (!key.equals(wanted)) {
                notes.add("the language model gave the key " + wanted + " twice: one of the tasks became " + key);
            }
            keys.add(key);
        }
        return keys;
    }

    private static String key(JsonNode task, int place) {
        var key = task.path("key").asString("").replaceAll("[^\\p{Alnum}._-]", "");
        return key.isEmpty() ? "t" + (place + 1) : key.substring(0, Math.min(key.length(), 20));
    }

    private @Nullable Part task(JsonNode node, String key, Map<String, String> keys) {
        var title = text(node.path("title"), LONGEST_TITLE);
        if (title.isEmpty()) {
            dropped++;
            return null;
        }
        var phase = text(node.path("phase"), LONGEST_TITLE);
        var blockers = texts(node.path("dependsOn")).stream()
                .map(blocker -> blocker.replaceAll("[^\\p{Alnum}._-]", ""))
                .map(blocker -> keys.getOrDefault(blocker, blocker))
                .toList();
        var test = path(text(node.path("testFile"), LONGEST_TEXT));
        return new Part(
                text(node.path("partOf"), 40),
                new ProposedTask(
                        key,
                        title,
                        phase.isEmpty() ? "Work" : phase,
                        complexity(node.path("complexity").asString("")),
                        texts(node.path("files")).stream()
                                .map(this::path)
                                .filter(path -> path != null)
                                .toList(),
                        test,
                        blockers,
                        texts(node.path("criteria")),
                        texts(node.path("hints")),
                        lines(node)));
    }

    private @Nullable String path(String path) {
        if (path.isEmpty()) {
            return null;
        }
        var plain = path.startsWith("./") ? path.substring(2) : path;
        if (Paths.isPlain(plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain)) {
            return plain;
        }
        dropped++;
        return null;
    }

    private static Complexity complexity(String said) {
        return switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "low" -> Complexity.LOW;
            case "high" -> Complexity.HIGH;
            default -> Complexity.MEDIUM;
        };
    }

    private Lines lines(JsonNode node) {
        int from = Math.clamp(node.path("from").asInt(1), 1, lines);
        return new Lines(from, Math.clamp(node.path("to").asInt(from), from, lines));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        if (list.isString()) {
            texts.add(text(list, LONGEST_TEXT));
        }
        if (list.isArray()) {
            for (var each : list) {
                if (texts.size() < MOST_TEXTS) {
                    texts.add(text(each, LONGEST_TEXT));
                }
            }
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    private static String text(JsonNode node, int longest) {
        if (!node.isString() && !node.isNumber()) {
            return "";
        }
        var text = node.asString()
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ")
                .strip();
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "\u2026";
    }
}
