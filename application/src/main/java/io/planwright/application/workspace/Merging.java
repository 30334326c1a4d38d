package io.planwright.application.workspace;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.markdown.LineEnding;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.PlanFile.Part;
import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.markdown.PlanFile.Prose;
import io.planwright.application.markdown.PlanFile.TaskLine;
import io.planwright.application.markdown.Sections;
import io.planwright.application.markdown.Sections.Section;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.markdown.SmallestEdit;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.application.workspace.Standing.Wait;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.MoveTask;
import io.planwright.domain.plan.PlanCommand.RetitlePhase;
import io.planwright.domain.requirement.LineEnd;
import io.planwright.domain.requirement.RequirementCommand.SetLineEnding;
import io.planwright.domain.task.TaskCommand.Renotate;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.TickByFile;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.text.DocumentCommand.EditText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a requirement up to files that are imported again. What differs is taken from the file when the last change
 * here was an import too; otherwise it is a conflict, and what is here stays.
 */
final class Merging {

    private static final JsonMapper JSON = new JsonMapper();

    private final Writing writing;
    private final RequirementView present;
    private final Texts texts;
    private final Plans plans;
    private final Tasks tasks;
    private final EventLog log;

    Merging(Writing writing, RequirementView present, Texts texts, Plans plans, Tasks tasks, EventLog log) {
        this.writing = writing;
        this.present = present;
        this.texts = texts;
        this.plans = plans;
        this.tasks = tasks;
        this.log = log;
        writing.basedOn(present.id(), present.version());
        present.sections().forEach(section -> writing.taken(section.key()));
    }

    void file(String path, byte[] content) {
        var before = present.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst();
        var text = present.sectionsOf(path);
        if (before.isEmpty() && !text.isEmpty()) {
            writing.conflicts.add(new Piece("file", path, path)); // a text here, and empty there
            return;
        }
        int todo = writing.todo().size();
        writing.attach(path, content);
        var piece = writing.created.removeLast();
        if (before.isEmpty()) {
            writing.created.add(piece);
        } else if (before.get().size() == content.length
                && writing.todo().getLast().toString().contains(before.get().sha256())) {
            writing.todo().subList(todo, writing.todo().size()).clear();
            writing.unchanged.add(piece);
        } else {
            writing.updated.add(piece);
        }
    }

    void lineEnding(String path, LineEnding ending) {
        boolean windows = present.windowsFiles().contains(path);
        if (windows != (ending == LineEnding.CRLF)) {
            writing.todo(new SetLineEnding(present.id(), path, windows ? LineEnd.LF : LineEnd.CRLF));
        }
    }

    /** @return whether a file is taken for a plan: what it is here it stays, else what it looks like */
    boolean isPlan(String path, boolean looksLikeOne) {
        boolean isOne =
                plans.of(present.id()).stream().anyMatch(plan -> plan.path().equals(path));
        return isOne || looksLikeOne && present.sectionsOf(path).isEmpty();
    }

    void wholeText(String path, String text) {
        var there = present.sectionsOf(path);
        if (there.size() > 1) {
            sections(path, Sections.split(text));
        } else if (there.size() == 1) {
            text(
                    new Piece("section", path, there.getFirst().key()),
                    there.getFirst().documentId(),
                    text);
        } else {
            writing.wholeText(path, text);
        }
    }

    void sections(String path, List<Section> sections) {
        Map<String, SectionRef> there = new LinkedHashMap<>();
        if (present.sectionsOf(path).size() == 1 && sections.size() > 1) {
            var only = present.sectionsOf(path).getFirst();
            if (only.key().equals(Slugs.ofFile(path))) {
                var whole = sections.stream().map(Section::text).collect(Collectors.joining());
                text(new Piece("section", path, only.key()), only.documentId(), whole);
                return;
            }
        }
        present.sectionsOf(path).forEach(section -> there.put(section.key(), section));
        DocumentId last = null;
        for (var section : sections) {
            var before = there.remove(section.key());
            if (before == null) {
                last = writing.section(path, section.key(), section.text(), last);
            } else {
                text(new Piece("section", path, section.key()), before.documentId(), section.text());
                last = before.documentId();
            }
        }
        there.keySet().forEach(key -> writing.missing.add(new Piece("section", path, key)));
    }

    private void text(Piece piece, DocumentId document, String text) {
        var here = texts.withId(document);
        var before = here.map(TextView::text).orElse("");
        if (before.equals(text)) {
            writing.unchanged.add(piece);
        } else if (lastChangedByImport(log, document.value())) {
            var version = here.map(TextView::version).orElse(0L);
            writing.todo(new EditText(document, version, TextDesk.changes(SmallestEdit.between(before, text))));
            writing.updated.add(piece);
        } else {
            writing.conflicts.add(piece);
        }
    }

    /** @return whether an import was the last to change something */
    static boolean lastChangedByImport(EventLog log, UUID subject) {
        return log.last(subject.toString())
                .map(LogEntry::metadata)
                .filter(metadata -> JSON.readTree(metadata).has("imported"))
                .isPresent();
    }

    /** @param told which tasks wait for which; null where no index says so */
    void plan(String brought, String title, PlanFile file, @Nullable List<Wait> told) {
        var there = here(brought, file);
        if (there.isEmpty()) {
            var drafted = writing.plan(brought, title, file);
            writing.waits(drafted, brought, file, told == null ? List.of() : told);
            return;
        }
        var plan = there.get();
        writing.basedOn(plan.id(), plan.version());
        var all = tasks.of(plan.id());
        plan(plan, all, file);
        if (told != null) {
            waits(plan, all, file, told);
        }
    }

    /** @return the plan of the file: by its path, or by all but a number that another plan had when it came in */
    private Optional<PlanView> here(String path, PlanFile file) {
        var all = plans.of(present.id());
        return all.stream()
                .filter(plan -> plan.path().equals(path))
                .findFirst()
                .or(() -> writing.numbered(path, file)
                        .filter(writing::isGiven)
                        .flatMap(number -> all.stream()
                                .filter(plan -> number.isAlike(plan.path()))
                                .findFirst()));
    }

    private void waits(PlanView plan, List<PlannedTask> all, PlanFile file, List<Wait> told) {
        var labels = new HashMap<String, TaskId>();
        all.forEach(task -> labels.put(Standing.labelOf(task), task.task().id()));
        labels.putAll(writing.labels(file));
        var toldOf = new HashMap<TaskId, Set<TaskId>>();
        for (var wait : told) {
            var task = labels.get(wait.task());
            var blocker = labels.get(wait.blocker());
            if (task != null && blocker != null) {
                toldOf.computeIfAbsent(task, _ -> new HashSet<>()).add(blocker);
            }
            var known =
                    all.stream().filter(each -> each.task().id().equals(task)).findFirst();
            boolean waitsAlready =
                    known.isPresent() && known.get().task().blockers().contains(blocker);
            if (known.isPresent()
                    && !waitsAlready
                    && !lastChangedByImport(log, plan.id().value())) {
                writing.conflicts.add(new Piece("dependency", plan.path(), wait.toString()));
            } else if (!waitsAlready) {
                writing.wait(plan.id(), plan.path(), wait, task, blocker, writing.updated);
            }
        }
        var titles = all.stream().collect(Collectors.toMap(each -> each.task().id(), Standing::labelOf));
        for (var task : all) {
            for (var blocker : task.task().blockers()) {
                if (!toldOf.getOrDefault(task.task().id(), Set.of()).contains(blocker)) {
                    var wait = new Wait(Standing.labelOf(task), titles.getOrDefault(blocker, blocker.toString()));
                    writing.missing.add(new Piece("dependency", plan.path(), wait.toString()));
                }
            }
        }
    }

    private void plan(PlanView plan, List<PlannedTask> all, PlanFile file) {
        var path = plan.path();
        var here = texts.withIds(plan.sections().keySet());
        if (PlanText.of(plan, all, here).equals(file.text())) {
            writing.unchanged.add(new Piece("plan", path, plan.title()));
            return;
        }
        var planKeys = new HashSet<>(plan.sections().values());
        var leftSections = new LinkedHashMap<String, DocumentId>();
        plan.sections().forEach((document, key) -> leftSections.put(key, document));
        var leftPhases = new ArrayList<>(plan.phases().values());
        UUID last = null;
        for (var part : asHere(plan, here, file.parts())) {
            last = switch (part) {
                case Prose prose
                when left(leftSections, prose) != null -> {
                    var key = Objects.requireNonNull(left(leftSections, prose));
                    var document = Objects.requireNonNull(leftSections.remove(key));
                    text(new Piece("section", path, key), document, prose.text());
                    yield document.value();
                }
                case Phase phase -> {
                    var same = leftPhases.stream()
                            .filter(each -> each.title().equals(phase.title()))
                            .findFirst();
                    if (same.isEmpty()) {
                        yield writing.part(plan.id(), path, phase, planKeys, last);
                    }
                    leftPhases.remove(same.get());
                    heading(plan, path, same.get(), phase);
                    tasks(plan, path, same.get().id(), null, phase.tasks(), all);
                    yield same.get().id().value();
                }
                case Prose prose -> writing.part(plan.id(), path, prose, planKeys, last);
            };
        }
        leftSections.keySet().forEach(key -> writing.missing.add(new Piece("section", path, key)));
        leftPhases.forEach(phase -> writing.missing.add(new Piece("phase", path, phase.title())));
    }

    private @Nullable String left(Map<String, DocumentId> sections, Prose prose) {
        var known = left(sections, writing.planKey(prose.text()));
        return known != null ? known : left(sections, Writing.keyOfHeading(prose.text()));
    }

    /** @return the first section with the key that is left; where several begin alike the later ones end with a number */
    private static @Nullable String left(Map<String, DocumentId> sections, String key) {
        var numbered = Pattern.compile(Pattern.quote(key) + "(?:-\\d+)?");
        return sections.containsKey(key)
                ? key
                : sections.keySet().stream()
                        .filter(each -> numbered.matcher(each).matches())
                        .findFirst()
                        .orElse(null);
    }

    private void heading(PlanView plan, String path, PlanView.Phase here, Phase phase) {
        var piece = new Piece("phase", path, phase.title());
        if (!here.lead().equals(phase.lead())) {
            writing.conflicts.add(piece); // what stands before the first task cannot be changed
        } else if (!here.heading().equals(phase.heading()) && !phase.title().isBlank()) {
            if (lastChangedByImport(log, plan.id().value())) {
                writing.todo(new RetitlePhase(plan.id(), here.id(), phase.title(), phase.heading()));
                writing.updated.add(piece);
            } else {
                writing.conflicts.add(piece);
            }
        }
    }

    /** A section that is here may hold what a file takes for parts of its own: headings below its own, and tick boxes. */
    private List<Part> asHere(PlanView plan, Map<DocumentId, TextView> here, List<Part> parts) {
        var texts = new HashMap<String, String>();
        plan.sections().forEach((document, key) -> {
            var text = here.get(document);
            texts.put(key, text == null ? "" : text.text());
        });
        var phases = plan.phases().values().stream().map(PlanView.Phase::title).toList();
        var joined = new ArrayList<Part>();
        var around = "";
        for (var part : parts) {
            boolean isPhase = part instanceof Phase phase && phases.contains(phase.title());
            var section =
                    texts.getOrDefault(writing.planKey(part.text()), texts.get(Writing.keyOfHeading(part.text())));
            var heading = part.text().lines().findFirst().orElse("");
            if (isPhase || section == null && !heading.startsWith("#")) {
                joined.add(part);
                around = "";
            } else if (section != null) {
                joined.add(new Prose(part.text()));
                around = section;
            } else if (around.lines().anyMatch(heading::equals)) {
                joined.add(new Prose(joined.removeLast().text() + part.text()));
            } else {
                joined.add(part);
                around = "";
            }
        }
        return joined;
    }

    private void tasks(
            PlanView plan,
            String path,
            PhaseId phase,
            @Nullable TaskId parent,
            List<TaskLine> lines,
            List<PlannedTask> all) {
        var left = all.stream()
                .filter(task -> task.phaseId().equals(phase) && Objects.equals(task.parentId(), parent))
                .collect(Collectors.toCollection(ArrayList::new));
        var same = new IdentityHashMap<TaskLine, PlannedTask>();
        for (var line : lines) {
            left.stream()
                    .filter(task -> task.task().title().equals(line.title()))
                    .findFirst()
                    .ifPresent(task -> {
                        left.remove(task);
                        same.put(line, task);
                    });
        }
        var order = all.stream().filter(same::containsValue).collect(Collectors.toCollection(ArrayList::new));
        TaskId last = null;
        for (var line : lines) {
            var task = same.get(line);
            if (task == null) {
                last = writing.task(plan.id(), path, line, new Place(phase, parent, last));
            } else {
                boolean elsewhere = !order.getFirst().equals(task);
                order.remove(task);
                writing.stands(line, task.task().id());
                task(plan, path, task, line, elsewhere ? new Place(phase, parent, last) : null);
                last = task.task().id();
                tasks(plan, path, phase, last, line.subtasks(), all);
            }
        }
        left.forEach(
                task -> writing.missing.add(new Piece("task", path, task.task().title())));
    }

    /** @param place where the file has it; null where it stands there already */
    private void task(PlanView plan, String path, PlannedTask planned, TaskLine line, @Nullable Place place) {
        var task = planned.task();
        var piece = new Piece("task", path, line.title());
        boolean ticked = task.done() != line.done() || !Objects.equals(task.commit(), line.commit()) && line.done();
        boolean noted = !task.notes().strip().equals(line.notes().strip());
        boolean written = task.notation() != null && !task.notation().equals(line.notation());
        boolean moved = place != null;
        // blank lines are nothing to argue about, yet where only imports were at work they are the file's
        boolean spaced = !noted
                && !task.notes().equals(line.notes())
                && lastChangedByImport(log, task.id().value());
        if (!ticked && !noted && !written && !moved && !spaced) {
            writing.unchanged.add(piece);
            return;
        }
        if ((ticked || noted || written) && !lastChangedByImport(log, task.id().value())
                || moved && !lastChangedByImport(log, plan.id().value())
                || ticked && line.done() && !task.done() && writing.asksForEvidence()) {
            writing.conflicts.add(piece);
            return;
        }
        writing.basedOn(task.id(), task.version());
        if (moved) {
            writing.todo(new MoveTask(plan.id(), task.id(), place));
        }
        if (written) {
            writing.todo(new Renotate(task.id(), line.notation()));
        }
        if (noted || spaced) {
            writing.todo(new ReviseNotes(task.id(), line.notes()));
        }
        if (ticked && (!line.done() || task.done())) {
            writing.todo(new UntickTask(task.id()));
        }
        if (ticked && line.done()) {
            writing.todo(new TickByFile(task.id(), line.commit()));
        }
        writing.updated.add(piece);
    }
}
