package io.planwright.application.briefing;

import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.plan.PlanView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.project.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what has happened to a requirement, one sentence for what somebody did in one go. */
public final class Journal {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String IMPORTED = "import";
    private static final String IMPORTED_FROM = "imported";

    /** Ends the keys of sentences about several events of one kind in a row. */
    private static final String MANY = ".many";

    /** Ends the keys of sentences about several events in a row that happened to one thing. */
    private static final String AGAIN = ".again";

    private static final int LONGEST_FACT = 160;

    private final Map<String, String> names = new HashMap<>();

    /**
     * What somebody did.
     *
     * @param first when it began
     * @param at when it ended; the same where it is one event
     * @param what stored name of the event, or {@code import}
     * @param facts what the sentence says of it, by name; phases and steps by the names of their constants
     * @param times of how many events it is made
     */
    public record Entry(
            Instant first,
            Instant at,
            long position,
            String by,
            String what,
            String subject,
            Map<String, String> facts,
            @Nullable String reason,
            int times) {

        /** @return a line for people, e.g. "Ada completed 1.2 Write the tests" */
        public String sentence(Language language) {
            var said = new HashMap<>(facts);
            said.put("actor", by);
            said.put("times", Integer.toString(times));
            for (var key : List.of("to", "step", "pass")) {
                said.computeIfPresent(key, (_, constant) -> Words.in(language, key + "." + constant));
            }
            return Words.in(language, times > 1 ? what + (together() ? MANY : AGAIN) : what, said);
        }

        private boolean together() {
            return Words.has(what + MANY);
        }

        /** @return whether it was an import */
        public boolean isImport() {
            return what.equals(IMPORTED);
        }

        private boolean continues(Entry earlier) {
            return by.equals(earlier.by)
                    && what.equals(earlier.what)
                    && (!isImport() || facts.equals(earlier.facts))
                    && (together() || Words.has(what + AGAIN) && subject.equals(earlier.subject));
        }

        private Entry after(Entry earlier) {
            return new Entry(earlier.first, at, position, by, what, subject, facts, reason, times + earlier.times);
        }
    }

    private Journal(Workspace workspace) {
        for (var section : workspace.requirement().sections()) {
            names.put(section.documentId().toString(), nameOf(section));
        }
        for (var plan : workspace.plans()) {
            names.put(plan.id().toString(), plan.title());
            plan.sections().forEach((document, key) -> names.put(document.toString(), nameOf(plan, key)));
            plan.phases().forEach((id, phase) -> names.put(id.toString(), phase.title()));
        }
        for (var task : workspace.allTasks()) {
            names.put(task.task().id().toString(), nameOf(task));
        }
        for (var blocker : workspace.requirement().blockers()) {
            names.put(blocker.id().toString(), blocker.text());
        }
        for (var gate : workspace.gates()) {
            gate.checks().forEach(check -> names.put(check.key(), check.text()));
        }
    }

    private static String nameOf(SectionRef section) {
        return section.path() + "#" + section.key();
    }

    private static String nameOf(PlanView plan, String key) {
        return plan.path() + "#" + key;
    }

    static String nameOf(PlannedTask task) {
        return task.number() + " " + task.task().title();
    }

    /**
     * @param newestFirst events of the workspace's requirement, the newest first
     * @return what they come to, the newest first; what is of no interest to people is left out
     */
    public static List<Entry> of(Workspace workspace, List<LogEntry> newestFirst) {
        var journal = new Journal(workspace);
        var oldestFirst = newestFirst.reversed();
        oldestFirst.forEach(journal::learn);
        var entries = new ArrayList<Entry>();
        for (var logged : oldestFirst) {
            var entry = journal.entry(logged);
            if (Words.in(Language.EN, entry.what).isEmpty()) {
                continue;
            }
            if (!entries.isEmpty() && entry.continues(entries.getLast())) {
                entries.addLast(entry.after(entries.removeLast()));
            } else {
                entries.add(entry);
            }
        }
        return List.copyOf(entries.reversed());
    }

    /** Remembers what something was called that is there no longer. */
    private void learn(LogEntry logged) {
        switch (logged.type()) {
            case "task.opened", "plan.drafted" -> learn(logged.subject(), logged, "title");
            case "plan.phase-added" -> {
                var payload = JSON.readTree(logged.payload());
                learn(payload.path("phaseId").asString(), logged, "title");
            }
            case "requirement.section-added" -> {
                var payload = JSON.readTree(logged.payload());
                names.putIfAbsent(
                        payload.path("documentId").asString(),
                        payload.path("path").asString() + "#"
                                + payload.path("key").asString());
            }
            case "decomposition.pass-proposed" ->
                JSON.readTree(logged.payload()).at("/proposal/tasks").forEach(task -> learnProposed(logged, task));
            case "decomposition.proposed-task-revised", "decomposition.proposed-task-added" ->
                learnProposed(logged, JSON.readTree(logged.payload()).path("task"));
            default -> {}
        }
    }

    private void learnProposed(LogEntry logged, JsonNode task) {
        names.put(
                logged.subject() + "/" + task.path("key").asString(),
                task.path("title").asString());
    }

    private void learn(String id, LogEntry logged, String field) {
        names.putIfAbsent(id, JSON.readTree(logged.payload()).path(field).asString());
    }

    private Entry entry(LogEntry logged) {
        var metadata = JSON.readTree(logged.metadata());
        var reason = metadata.path("reason").isMissingNode()
                ? null
                : metadata.path("reason").asString();
        boolean imported = metadata.has(IMPORTED_FROM);
        var at = Instant.parse(logged.at());
        return new Entry(
                at,
                at,
                logged.position(),
                metadata.path("actorName").asString("Planwright"),
                imported ? IMPORTED : logged.type(),
                logged.subject(),
                imported ? Map.of("name", shortened(metadata.path(IMPORTED_FROM).asString())) : facts(logged),
                reason,
                1);
    }

    private Map<String, String> facts(LogEntry logged) {
        var facts = new HashMap<String, String>();
        JSON.readTree(logged.payload()).forEachEntry((name, value) -> fact(facts, name, value));
        if (logged.type().startsWith("decomposition.proposed-task-")) {
            var payload = JSON.readTree(logged.payload());
            var key = payload.path("key").asString(payload.at("/task/key").asString());
            facts.put("task", shortened(names.getOrDefault(logged.subject() + "/" + key, key)));
        }
        var feature = logged.type().substring(0, logged.type().indexOf('.'));
        if (feature.equals("task") || feature.equals("plan") || feature.equals("text")) {
            facts.put(feature, shortened(names.getOrDefault(logged.subject(), logged.subject())));
        }
        facts.computeIfPresent("check", (_, key) -> shortened(names.getOrDefault(key, key)));
        return Map.copyOf(facts);
    }

    private void fact(Map<String, String> facts, String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return;
        }
        var text = value.asString();
        if (name.equals("blocker") || name.endsWith("Id")) {
            var of = name.endsWith("Id") ? name.substring(0, name.length() - 2) : name;
            if (names.containsKey(text)) {
                facts.put(of, shortened(names.get(text)));
            }
        } else if (!text.isBlank()) {
            facts.put(name, shortened(text));
        }
    }

    /** @return the text in one line of bounded length */
    static String shortened(@Nullable String text) {
        var line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_FACT) {
            return line;
        }
        int end = LONGEST_FACT - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
