package io.planwright.application.workspace;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Commands.About;
import io.planwright.application.Overtaken;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.markdown.LineEnding;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.Sections;
import io.planwright.application.markdown.Sections.Section;
import io.planwright.application.markdown.TaskTables;
import io.planwright.application.markdown.TextBytes;
import io.planwright.application.markdown.UnreadableText;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.ActiveLimit;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Bundle.Parcel;
import io.planwright.application.workspace.ImportReport.Imported;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementCommand.TakeOverProgress;
import io.planwright.domain.requirement.Slug;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes workspaces and single Markdown files in; nothing of them is dropped, and nothing is half done. */
public final class Imports {

    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Refusals of what was decided on what has changed since. */
    private static final Set<String> OVERTAKEN = Set.of("text.changed", "slug.taken", "path.taken", "section.taken");

    private final ActiveLimit limit;
    private final Requirements requirements;
    private final Playbooks playbooks;
    private final Contents contents;
    private final Plans plans;
    private final Tasks tasks;
    private final Texts texts;
    private final EventLog log;
    private final ReadPosition position;
    private final Clock clock;

    private record Work(Imported report, List<Object> todo, List<By.Seen> seen) {}

    /** @param clock tells to which year a numbered plan belongs that does not say so */
    public Imports(
            Commands commands,
            Requirements requirements,
            Playbooks playbooks,
            Contents contents,
            Plans plans,
            Tasks tasks,
            Texts texts,
            EventLog log,
            ReadPosition position,
            Clock clock) {
        this.limit = new ActiveLimit(commands, requirements);
        this.requirements = requirements;
        this.playbooks = playbooks;
        this.contents = contents;
        this.plans = plans;
        this.tasks = tasks;
        this.texts = texts;
        this.log = log;
        this.position = position;
        this.clock = clock;
    }

    /**
     * Imports a zip of one or several workspaces, or one Markdown file. What is there already is brought up to the file,
     * except what was changed here since it was imported. It is worked out again when something that it was decided on has
     * changed before it is done.
     *
     * @throws Refused {@code import.overtaken} when that has happened several times
     * @param name what the file is called; may be empty for a zip
     * @throws Unreadable when it is neither, or a text in it is not UTF-8
     * @throws TooLarge when it holds more than is taken
     */
    public ImportReport take(By by, ProjectView project, String name, byte[] content) {
        var file = name.isBlank() ? "a workspace" : name;
        for (int attempt = 1; ; attempt++) {
            try {
                var once = by.once() == null
                        ? null
                        : new By.Once(by.once().key(), by.once().fingerprint()); // the same ids in every attempt
                return tryOnce(by.because("import of " + file).importing(file).once(once), project, name, content);
            } catch (Overtaken | Refused e) {
                if (e instanceof Refused refused && (attempt == TRIES || !OVERTAKEN.contains(refused.code()))) {
                    throw e;
                }
                if (attempt == TRIES) {
                    throw new Refused(
                            "import.overtaken",
                            "what '" + file + "' would change was changed by others again and again meanwhile",
                            List.of(new Fact("project", project.id().toString(), "is being changed by others")),
                            List.of("import it again"));
                }
                position.await(log.end(), PATIENCE);
            }
        }
    }

    private ImportReport tryOnce(By by, ProjectView project, String name, byte[] content) {
        var work = new ArrayList<Work>();
        var shelving = new Shelving(playbooks.of(project.ownPlaybook(), project.playbook()), texts, log);
        try {
            var slugs = new HashSet<String>();
            var numbers = new PlanNumbers(project.id(), log, LocalDate.now(clock));
            var parcel = parcel(project, name, content);
            for (var bundle : parcel.bundles()) {
                if (!slugs.add(bundle.slug())) {
                    throw new Unreadable(
                            "two workspaces in the zip file come to the same slug '" + bundle.slug() + "'");
                }
                work.add(prepare(by, project, bundle, numbers));
            }
            parcel.beside().forEach((path, guide) -> shelving.take(by, project, path, guide));
        } catch (UnreadableText e) {
            throw new Unreadable(e.getMessage());
        }
        var todo = new ArrayList<Object>();
        for (var each : work) {
            for (var command : each.todo()) {
                todo.add(new About(each.report().requirement(), command));
            }
        }
        todo.addAll(shelving.todo());
        var seen = work.stream().flatMap(each -> each.seen().stream()).toList();
        var receipt = limit.send(by.in(project.id()).seeing(seen), todo);
        return new ImportReport(work.stream().map(Work::report).toList(), shelving.report(), receipt);
    }

    private Parcel parcel(ProjectView project, String name, byte[] content) {
        boolean zip = content.length > 3 && content[0] == 'P' && content[1] == 'K';
        var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (zip) {
            var stem = plain.toLowerCase(Locale.ROOT).endsWith(".zip") ? plain.substring(0, plain.length() - 4) : plain;
            var playbook = playbooks.of(project.ownPlaybook(), project.playbook());
            return Bundle.parcel(stem, ZipFiles.read(content), path -> GuideFiles.isGuide(path, playbook));
        }
        if (!Bundle.isText(plain)) {
            throw new Unreadable("'" + name + "' is neither a zip file nor a Markdown file (.md)");
        }
        var files = new TreeMap<String, byte[]>();
        files.put(plain, content);
        var bundle = new Bundle(plain.substring(0, plain.lastIndexOf('.')), files);
        return new Parcel(List.of(bundle), new TreeMap<>());
    }

    private Work prepare(By by, ProjectView project, Bundle bundle, PlanNumbers numbers) {
        var slug = bundle.slug();
        var present = requirements.withSlug(project.id(), slug).orElse(null);
        // a repeated request is told what the first one did: it drafted the requirement that is there now
        boolean repeated = present != null
                && by.once() != null
                && by.newId().equals(present.id().value());
        if (present != null && !repeated) {
            return update(by, project, bundle, numbers, present);
        }
        return draft(by, project, bundle, numbers, slug, repeated ? present.id() : null);
    }

    private Work draft(
            By by,
            ProjectView project,
            Bundle bundle,
            PlanNumbers numbers,
            String slug,
            @Nullable RequirementId repeated) {
        var id = repeated != null ? repeated : new RequirementId(by.newId());
        var title = shortened(bundle.title());
        var standing = bundle.standing() == null ? Standing.nothing() : bundle.standing();
        var usual = playbooks.of(project.ownPlaybook(), project.playbook());
        var own = standing.playbook().flatMap(key -> playbook(project, key));
        var playbook = own.orElse(usual);
        var writing = new Writing(by, project, id, playbook, numbers, contents);
        if (own.isEmpty()) {
            standing.playbook().ifPresent(key -> writing.conflicts.add(new Piece("playbook", Index.PATH, key)));
        }
        writing.todo(new DraftRequirement(
                id,
                project.id(),
                new Slug(slug),
                title,
                standing.lane(),
                playbook.key(),
                bundle.archived() ? 0 : usual.limits().mostActive()));
        writing.todo(RequirementDesk.gate(by, id, playbook, project.language()));
        bundle.files().forEach((path, content) -> {
            if (!Bundle.isText(path) || content.length == 0) {
                writing.attach(path, content);
                return;
            }
            var text = TextBytes.decode(path, content);
            var ending = TextBytes.endingOf(text);
            if (ending == LineEnding.CRLF) {
                writing.windows(path);
            }
            var lines = ending.normalise(text);
            keepTables(writing, bundle, path, lines);
            if (isPlan(bundle, path, lines)) {
                var file = PlanFile.parse(lines);
                writing.waits(writing.plan(path, title, file), path, file, standing.waits(path));
            } else if (path.equals(RequirementDesk.PRD) || bundle.files().size() == 1) {
                writing.sections(path, sections(playbook, lines));
            } else {
                writing.wholeText(path, lines);
            }
        });
        var progress = standing.progress(by::newId);
        if (progress.tellsSomething()) {
            writing.todo(new TakeOverProgress(id, progress));
            writing.created.add(
                    new Piece("progress", Index.PATH, progress.phase().name()));
        }
        if (bundle.archived()) {
            writing.todo(new ArchiveRequirement(id));
        }
        return new Work(writing.report(slug, title, true), writing.todo(), writing.seen());
    }

    private Optional<Playbook> playbook(ProjectView project, String key) {
        try {
            return Optional.of(playbooks.of(project.ownPlaybook(), key));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @return the sections of a PRD; one whose heading the playbook knows in some language has the playbook's key */
    private static List<Section> sections(Playbook playbook, String text) {
        var sections = Sections.split(text);
        var keys = sections.stream().map(Section::key).collect(Collectors.toCollection(HashSet::new));
        return sections.stream()
                .map(section -> playbook.sectionKey(section.title())
                        .filter(keys::add)
                        .map(key -> new Section(key, section.title(), section.level(), section.text()))
                        .orElse(section))
                .toList();
    }

    private static void keepTables(Writing writing, Bundle bundle, String path, String text) {
        if (bundle.holdsPlan(path) || bundle.files().size() == 1) {
            TaskTables.in(text).forEach(heading -> writing.kept.add(new Piece("table", path, heading)));
        }
    }

    private static boolean isPlan(Bundle bundle, String path, String text) {
        return bundle.holdsPlan(path)
                || bundle.files().size() == 1
                        && !path.equals(RequirementDesk.PRD)
                        && PlanFile.parse(text).tasks() > 0;
    }

    private Work update(By by, ProjectView project, Bundle bundle, PlanNumbers numbers, RequirementView present) {
        if (present.archived() && !bundle.archived()) {
            throw new Refused(
                    "requirement.archived",
                    "requirement '" + present.slug() + "' is archived: an import cannot change it",
                    List.of(new Fact("requirement", present.id().toString(), "is archived")),
                    List.of("restore it", "import under another name"));
        }
        var playbook = playbooks.of(project.ownPlaybook(), present.playbook());
        var writing = new Writing(by, project, present.id(), playbook, numbers, contents);
        var merging = new Merging(writing, present, texts, plans, tasks, log);
        bundle.files().forEach((path, content) -> {
            if (!Bundle.isText(path) || content.length == 0) {
                merging.file(path, content);
                return;
            }
            var text = TextBytes.decode(path, content);
            var ending = TextBytes.endingOf(text);
            merging.lineEnding(path, ending);
            var lines = ending.normalise(text);
            keepTables(writing, bundle, path, lines);
            if (merging.isPlan(path, isPlan(bundle, path, lines))) {
                var told = bundle.standing() == null ? null : bundle.standing().waits(path);
                merging.plan(path, present.title(), PlanFile.parse(lines), told);
            } else if (path.equals(RequirementDesk.PRD) || bundle.files().size() == 1) {
                merging.sections(path, sections(playbook, lines));
            } else {
                merging.wholeText(path, lines);
            }
        });
        var here = Standing.of(project, present, List.of(), _ -> List.of());
        if (bundle.standing() != null && !here.isAsFarAs(bundle.standing())) {
            var phase = bundle.standing().progress(by::newId).phase();
            writing.conflicts.add(new Piece("progress", Index.PATH, phase.name()));
        }
        if (present.archived()) {
            writing.leaveAll();
        }
        return new Work(writing.report(present.slug(), present.title(), false), writing.todo(), writing.seen());
    }

    private static String shortened(String title) {
        return title.length() <= 500 ? title : title.substring(0, 499) + "…";
    }
}
