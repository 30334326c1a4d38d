package io.planwright.application.workspace;

import io.planwright.application.playbook.Phrase;
import io.planwright.application.project.ProjectView;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.project.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The first page of a project's files: which requirement lies in which folder, and which of the files are its plans. */
final class Index {

    /** The folder of all requirements. */
    static final String REQUIREMENTS = "requirements/";

    /** The folder of those that are archived. */
    static final String ARCHIVE = "requirements/archive/";

    static final String PATH = REQUIREMENTS + "README.md";

    private static final Phrase HEADING = phrase("Requirements of {name}", "Các yêu cầu của {name}");
    private static final Phrase ACTIVE = phrase("Active", "Đang hoạt động");
    private static final Phrase ARCHIVED = phrase("Archived", "Đã lưu trữ");
    private static final Phrase UNSAID = phrase("What the files do not say", "Điều các tệp không nói");
    private static final Phrase TASKS = phrase("tasks", "việc");
    private static final Pattern LINK =
            Pattern.compile("(  )?- \\[((?:\\\\.|[^\\\\\\]])*)]\\(<((?:\\\\.|[^\\\\>])*)>\\).*");
    private static final Pattern FACTS = Pattern.compile("(?m)^```json\\n((?:(?!```).*\\n)*)```$");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A requirement.
     *
     * @param folder with a slash at its end, from the folder that the project lies in
     * @param about how it stands
     * @param plans the files of its plans, from the folder that the project lies in
     * @param standing what its files do not say
     */
    record Entry(String folder, String title, String about, Set<String> plans, Standing standing) {

        boolean archived() {
            return folder.startsWith(ARCHIVE);
        }
    }

    private static Phrase phrase(String english, String vietnamese) {
        return new Phrase(Map.of(Language.EN, english, Language.VI, vietnamese));
    }

    /** @return the folder that a requirement is written to */
    static String folderOf(Workspace workspace) {
        var requirement = workspace.requirement();
        return (requirement.archived() ? ARCHIVE : REQUIREMENTS) + requirement.slug() + "/";
    }

    void add(Workspace workspace, Set<String> plans) {
        var tasks = workspace.allTasks();
        long done = tasks.stream()
                .map(PlannedTask::task)
                .filter(task -> task.done())
                .count();
        entries.add(new Entry(
                folderOf(workspace),
                workspace.requirement().title(),
                workspace.requirement().phase() + ", " + done + "/" + tasks.size() + " "
                        + TASKS.in(workspace.project().language()),
                plans,
                Standing.of(
                        workspace.project(),
                        workspace.requirement(),
                        workspace.plans(),
                        plan -> workspace.tasks().getOrDefault(plan, List.of()))));
    }

    List<Entry> entries() {
        return entries;
    }

    String text(ProjectView project) {
        var language = project.language();
        var text = new StringBuilder(ComputedFiles.MARKER)
                .append("# ")
                .append(HEADING.in(language).replace("{name}", oneLine(project.name())))
                .append('\n');
        append(text, ACTIVE.in(language), false);
        append(text, ARCHIVED.in(language), true);
        var unsaid = entries.stream()
                .flatMap(entry -> entry.standing.line().stream()
                        .map(line -> Standing.quoted(entry.folder.substring(REQUIREMENTS.length())) + ": " + line))
                .toList();
        if (!unsaid.isEmpty()) {
            text.append("\n## ").append(UNSAID.in(language)).append("\n\n```json\n{\n");
            text.append(String.join(",\n", unsaid)).append("\n}\n```\n");
        }
        return text.toString();
    }

    private void append(StringBuilder text, String heading, boolean archived) {
        var some =
                entries.stream().filter(entry -> entry.archived() == archived).toList();
        if (some.isEmpty()) {
            return;
        }
        text.append("\n## ").append(heading).append("\n\n");
        for (var entry : some) {
            text.append("- ")
                    .append(link(oneLine(entry.title), entry.folder.substring(REQUIREMENTS.length())))
                    .append(": ")
                    .append(entry.about)
                    .append('\n');
            for (var plan : entry.plans) {
                var from = plan.startsWith(REQUIREMENTS) ? plan.substring(REQUIREMENTS.length()) : "../" + plan;
                text.append("  - ").append(link(plan, from)).append('\n');
            }
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String link(String text, String to) {
        return "[" + text.replaceAll("[\\\\\\[\\]]", "\\\\$0") + "](<" + to.replaceAll("[\\\\<>]", "\\\\$0") + ">)";
    }

    /** @return what such a page says, by folder; empty where the text is no such page */
    static Optional<Map<String, Entry>> read(String text) {
        if (!text.startsWith(ComputedFiles.MARKER)) {
            return Optional.empty();
        }
        var entries = new TreeMap<String, Entry>();
        var facts = FACTS.matcher(text);
        var standing = facts.find() ? Standing.read(PATH, facts.group(1)) : Standing.read(PATH, "{}");
        Entry last = null;
        for (var line : text.lines().toList()) {
            var link = LINK.matcher(line);
            if (!link.matches()) {
                continue;
            }
            var to = plain(link.group(3));
            if (link.group(1) == null) {
                last = new Entry(
                        REQUIREMENTS + to, plain(link.group(2)), "", new LinkedHashSet<>(), standing.apply(to));
                entries.put(last.folder, last);
            } else if (last != null) {
                last.plans.add(to.startsWith("../") ? to.substring(3) : REQUIREMENTS + to);
            }
        }
        return Optional.of(entries);
    }

    private static String plain(String escaped) {
        return ESCAPED.matcher(escaped).replaceAll("$1");
    }
}
