package io.planwright.application.workspace;

import io.planwright.application.By;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.PlanFile.Part;
import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.markdown.PlanFile.Prose;
import io.planwright.application.markdown.PlanFile.TaskLine;
import io.planwright.application.markdown.Sections.Section;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.workspace.ImportReport.Imported;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.application.workspace.PlanNumbers.Numbered;
import io.planwright.application.workspace.Standing.Wait;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.TakePlanNumber;
import io.planwright.domain.requirement.LineEnd;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.AttachFile;
import io.planwright.domain.requirement.RequirementCommand.SetLineEnding;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commands that an import comes to, and the report of what they do. */
final class Writing {

    private static final String PREAMBLE = "preamble";
    private static final int LONGEST_TITLE = 2_000;
    private static final int LONGEST_PHASE_TITLE = 500;

    private final By by;
    private final ProjectView project;
    private final RequirementId requirement;
    private final Playbook playbook;
    private final PlanNumbers numbers;
    private final Contents contents;
    private final Map<TaskLine, TaskId> ids = new IdentityHashMap<>();
    private final List<Object> todo = new ArrayList<>();
    private final List<By.Seen> seen = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    final List<Piece> created = new ArrayList<>();
    final List<Piece> updated = new ArrayList<>();
    final List<Piece> unchanged = new ArrayList<>();
    final List<Piece> conflicts = new ArrayList<>();
    final List<Piece> missing = new ArrayList<>();
    final List<Piece> kept = new ArrayList<>();

    /** @param playbook the one that the requirement follows */
    Writing(
            By by,
            ProjectView project,
            RequirementId requirement,
            Playbook playbook,
            PlanNumbers numbers,
            Contents contents) {
        this.by = by;
        this.project = project;
        this.requirement = requirement;
        this.playbook = playbook;
        this.numbers = numbers;
        this.contents = contents;
    }

    List<Object> todo() {
        return todo;
    }

    /** What is to be done was decided on this version. */
    void basedOn(Object id, long version) {
        seen.add(new By.Seen(id, Set.of(version)));
    }

    List<By.Seen> seen() {
        return seen;
    }

    void todo(Object command) {
        todo.add(command);
    }

    Imported report(String slug, String title, boolean drafted) {
        return new Imported(
                requirement,
                slug,
                title,
                drafted,
                List.copyOf(created),
                List.copyOf(updated),
                List.copyOf(unchanged),
                List.copyOf(conflicts),
                List.copyOf(missing),
                List.copyOf(kept));
    }

    /** Changes nothing after all: what would have been changed is in conflict. */
    void leaveAll() {
        todo.clear();
        conflicts.addAll(created);
        conflicts.addAll(updated);
        created.clear();
        updated.clear();
    }

    /** Keeps a key from being given again. */
    void taken(String key) {
        keys.add(key);
    }

    void attach(String path, byte[] content) {
        todo(new AttachFile(requirement, path, contents.put(content), content.length));
        created.add(new Piece("file", path, path));
    }

    void windows(String path) {
        todo(new SetLineEnding(requirement, path, LineEnd.CRLF));
    }

    void sections(String path, List<Section> sections) {
        DocumentId last = null;
        for (var section : sections) {
            last = section(path, section.key(), section.text(), last);
        }
    }

    void wholeText(String path, String text) {
        section(path, Slugs.ofFile(path), text, null);
    }

    DocumentId section(String path, String wantedKey, String text, @Nullable DocumentId after) {
        var key = unused(keys, wantedKey);
        var document = new DocumentId(by.newId());
        todo(new OpenDocument(document, text));
        todo(new AddSection(requirement, document, key, path, after));
        created.add(new Piece("section", path, key));
        return document;
    }

    private static String unused(Set<String> keys, String wanted) {
        var key = wanted;
        for (int i = 2; !keys.add(key); i++) {
            key = wanted + "-" + i;
        }
        return key;
    }

    /** @return whether tasks are done only on evidence, so that no file can say it of one that is open */
    boolean asksForEvidence() {
        return playbook.work().staged();
    }

    /** @return the number of a plan file, where the playbook numbers its plans */
    Optional<Numbered> numbered(String path, PlanFile file) {
        return playbook.plan().numbered() ? numbers.in(path, file.text()) : Optional.empty();
    }

    boolean isGiven(Numbered number) {
        return numbers.isGiven(number);
    }

    /** Drafts a plan; where another one has the number of its file it gets the next one of the week. */
    PlanId plan(String brought, String requirementTitle, PlanFile file) {
        var plan = new PlanId(by.newId());
        var title = file.title().orElse(requirementTitle);
        var number = numbered(brought, file).map(numbers::take);
        var path = number.map(Numbered::path).orElse(brought);
        if (!path.equals(brought)) {
            conflicts.add(new Piece("plan", brought, title));
        }
        todo(new DraftPlan(plan, requirement, shortened(title), path));
        number.ifPresent(given -> todo(new TakePlanNumber(plan, project.id(), given.week(), given.number())));
        created.add(new Piece("plan", path, title));
        UUID last = null;
        var planKeys = new HashSet<String>();
        for (var part : asInPlaybook(file.parts())) {
            last = part(plan, path, part, planKeys, last);
        }
        return plan;
    }

    /** Remembers which task stands on a line of a plan file. */
    void stands(TaskLine line, TaskId task) {
        ids.put(line, task);
    }

    /** @return the tasks of a plan file that was written, by number and title as an index calls them */
    Map<String, TaskId> labels(PlanFile file) {
        var labels = new HashMap<String, TaskId>();
        int number = 0;
        for (var part : file.parts()) {
            if (part instanceof Phase phase && phase.tasks().stream().anyMatch(ids::containsKey)) {
                label(labels, ++number + ".", phase.tasks());
            }
        }
        return labels;
    }

    private void label(Map<String, TaskId> labels, String prefix, List<TaskLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var number = prefix + (i + 1);
            labels.put(number + " " + lines.get(i).title(), Objects.requireNonNull(ids.get(lines.get(i))));
            label(labels, number + ".", lines.get(i).subtasks());
        }
    }

    /** Lets tasks wait for others as an index tells; what it names and the file has not is a conflict. */
    void waits(PlanId plan, String path, PlanFile file, List<Wait> told) {
        var labels = labels(file);
        for (var wait : told) {
            wait(plan, path, wait, labels.get(wait.task()), labels.get(wait.blocker()), created);
        }
    }

    /** @param report what it is reported as where it can be done */
    void wait(
            PlanId plan, String path, Wait wait, @Nullable TaskId task, @Nullable TaskId blocker, List<Piece> report) {
        var piece = new Piece("dependency", path, wait.toString());
        if (task == null || blocker == null) {
            conflicts.add(piece);
        } else {
            PlanDesk.dependency(plan, task, blocker).forEach(this::todo);
            report.add(piece);
        }
    }

    /** A section that the playbook has goes on to the next heading of its rank: a check list in it is text and no work. */
    private List<Part> asInPlaybook(List<Part> parts) {
        var joined = new ArrayList<Part>();
        int around = 0;
        for (var part : parts) {
            int level = level(part.text());
            if (around > 0 && level > around) {
                joined.add(new Prose(joined.removeLast().text() + part.text()));
            } else {
                boolean known = level > 1 && isSection(part.text());
                joined.add(known ? new Prose(part.text()) : part);
                around = known ? level : 0;
            }
        }
        return joined;
    }

    private boolean isSection(String text) {
        var key = playbook.planSectionKey(heading(text));
        return playbook.plan().sections().stream()
                .anyMatch(section ->
                        !section.tasks() && key.filter(section.key()::equals).isPresent());
    }

    /** @return how many hashes the text begins with; 0 where it has no heading of its own */
    private static int level(String text) {
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') {
            level++;
        }
        return level;
    }

    private static String heading(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("^#+\\s*", "");
    }

    UUID part(PlanId plan, String path, Part part, Set<String> planKeys, @Nullable UUID after) {
        return switch (part) {
            case Phase phase
            when possible(phase) -> phase(plan, path, phase, after).value();
            case Phase phase ->
                planSection(plan, path, phase.text(), planKeys, after).value();
            case Prose prose ->
                planSection(plan, path, prose.text(), planKeys, after).value();
        };
    }

    private static boolean possible(Phase phase) {
        return phase.title().length() <= LONGEST_PHASE_TITLE
                && phase.title().strip().equals(phase.title())
                && (phase.heading().isEmpty() || !phase.title().isBlank())
                && phase.tasks().stream().allMatch(Writing::possible);
    }

    private static boolean possible(TaskLine task) {
        return !task.title().isBlank()
                && task.title().length() <= LONGEST_TITLE
                && task.title().strip().equals(task.title())
                && task.title().indexOf('\r') < 0
                && task.subtasks().stream().allMatch(Writing::possible);
    }

    private DocumentId planSection(PlanId plan, String path, String text, Set<String> planKeys, @Nullable UUID after) {
        var document = new DocumentId(by.newId());
        var key = unused(planKeys, planKey(text));
        todo(new OpenDocument(document, text));
        todo(new AddPlanSection(plan, document, key, after));
        created.add(new Piece("section", path, key));
        return document;
    }

    /** @return the key of a section of a plan: the playbook's, which may know it by a heading in another language */
    String planKey(String text) {
        var key = keyOfHeading(text);
        return key.equals(PREAMBLE)
                ? key
                : playbook.planSectionKey(heading(text)).orElse(key);
    }

    /** @return the key of a section of a plan by nothing but its heading */
    static String keyOfHeading(String text) {
        return !text.startsWith("#") || text.startsWith("# ") ? PREAMBLE : Slugs.slug(heading(text));
    }

    private PhaseId phase(PlanId plan, String path, Phase phase, @Nullable UUID after) {
        var id = new PhaseId(by.newId());
        todo(new AddPhase(plan, id, phase.title(), phase.heading(), phase.lead(), after));
        created.add(new Piece("phase", path, phase.title()));
        tasks(plan, path, id, null, phase.tasks());
        return id;
    }

    private void tasks(PlanId plan, String path, PhaseId phase, @Nullable TaskId parent, List<TaskLine> lines) {
        TaskId last = null;
        for (var line : lines) {
            last = task(plan, path, line, new Place(phase, parent, last));
        }
    }

    TaskId task(PlanId plan, String path, TaskLine line, Place place) {
        var task = new TaskId(by.newId());
        boolean unproven = line.done() && asksForEvidence();
        todo(new OpenTask(
                task,
                plan,
                project.id(),
                line.title(),
                line.notes(),
                line.notation(),
                line.done() && !unproven,
                unproven ? null : line.commit()));
        todo(new PlaceTask(plan, task, place));
        stands(line, task);
        var piece = new Piece("task", path, line.title());
        created.add(piece);
        if (unproven && by.actor().kind().isProgram()) {
            conflicts.add(piece); // stays open: a program's word proves nothing
        } else if (unproven) {
            todo(new WaiveEvidence(task, line.commit(), "was done when it was imported"));
        }
        tasks(plan, path, place.phase(), task, line.subtasks());
        return task;
    }

    private static String shortened(String title) {
        return title.length() <= 500 ? title : title.substring(0, 499) + "…";
    }
}
