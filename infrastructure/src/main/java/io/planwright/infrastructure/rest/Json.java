package io.planwright.infrastructure.rest;

import io.planwright.application.check.CheckResult;
import io.planwright.application.check.Evaluation;
import io.planwright.application.gate.GateView;
import io.planwright.application.guide.GuideView;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.ReadTablesStatus;
import io.planwright.application.person.AccessTokens.AccessToken;
import io.planwright.application.person.Person;
import io.planwright.application.plan.DependencyGraph;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Progress;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.project.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the answers look like. */
final class Json {

    private Json() {}

    /**
     * @param playbookName what its playbook is called in the project's language
     * @param ownPlaybook whether it works by a copy of its own
     */
    record Project(
            String id,
            String key,
            String name,
            String playbook,
            String playbookName,
            boolean ownPlaybook,
            String language,
            ProjectSettings settings,
            Instant createdAt,
            Instant changedAt) {
        static Project of(ProjectView view, PlaybookDesk playbooks) {
            var playbook = playbooks.of(view);
            return new Project(
                    view.id().toString(),
                    view.key(),
                    view.name(),
                    view.playbook(),
                    playbook.name().in(view.language()),
                    playbooks.hasCopy(view),
                    view.language().name().toLowerCase(Locale.ROOT),
                    new ProjectSettings(playbook.limits().mostActive()),
                    view.createdAt(),
                    view.changedAt());
        }
    }

    /** @param activeRequirements how many requirements may be active at once, light ones not counted; 0 for any number */
    record ProjectSettings(int activeRequirements) {}

    record PlaybookEntry(String key, String name, String description, String lane) {
        static PlaybookEntry of(Playbook playbook, Language language) {
            return new PlaybookEntry(
                    playbook.key(),
                    playbook.name().in(language),
                    playbook.description().in(language),
                    playbook.lane().name().toLowerCase(Locale.ROOT));
        }
    }

    record PlaybookRole(String key, String name) {}

    record PlaybookSection(
            String key,
            String heading,
            String guidance,
            @Nullable String items,
            boolean required) {
        static PlaybookSection of(Playbook.Section section, Language language) {
            return new PlaybookSection(
                    section.key(),
                    section.heading().in(language),
                    section.guidance().in(language),
                    section.items(),
                    section.required());
        }
    }

    record PlaybookPhase(
            String title, @Nullable String role, @Nullable String layer, List<String> tasks) {}

    record PlaybookPlan(
            String path,
            boolean numbered,
            boolean needsDesign,
            List<PlaybookSection> sections,
            List<PlaybookPhase> phases) {}

    record PlaybookCheck(
            String key, String text, String kind, @Nullable String rule, String step) {}

    record PlaybookTarget(
            String key,
            String group,
            String name,
            List<String> drivers,
            String features,
            String limits,
            String marker) {}

    record PlaybookLimits(int mostActive, boolean archiveWhenDone) {}

    record PlaybookDetail(
            String key,
            String name,
            String description,
            String lane,
            List<PlaybookRole> roles,
            List<PlaybookSection> sections,
            PlaybookPlan plan,
            List<PlaybookCheck> checks,
            List<PlaybookTarget> targets,
            PlaybookLimits limits) {
        static PlaybookDetail of(Playbook playbook, Language language) {
            var plan = playbook.plan();
            return new PlaybookDetail(
                    playbook.key(),
                    playbook.name().in(language),
                    playbook.description().in(language),
                    playbook.lane().name().toLowerCase(Locale.ROOT),
                    playbook.roles().stream()
                            .map(role ->
                                    new PlaybookRole(role.key(), role.name().in(language)))
                            .toList(),
                    playbook.sections().stream()
                            .map(section -> PlaybookSection.of(section, language))
                            .toList(),
                    new PlaybookPlan(
                            plan.path(),
                            plan.numbered(),
                            plan.needsDesign(),
                            plan.sections().stream()
                                    .map(section -> PlaybookSection.of(section, language))
                                    .toList(),
                            plan.phases().stream()
                                    .map(phase -> new PlaybookPhase(
                                            phase.title().in(language),
                                            phase.role(),
                                            phase.layer(),
                                            phase.tasks().stream()
                                                    .map(task -> task.in(language))
                                                    .toList()))
                                    .toList()),
                    playbook.checks().stream()
                            .map(check -> new PlaybookCheck(
                                    check.key(),
                                    check.text().in(language),
                                    check.kind().name(),
                                    check.rule(),
                                    check.step().name()))
                            .toList(),
                    playbook.targets().stream()
                            .flatMap(group -> group.targets().stream()
                                    .map(target -> new PlaybookTarget(
                                            target.key(),
                                            group.key(),
                                            target.name(),
                                            target.drivers(),
                                            target.features().in(language),
                                            target.limits().in(language),
                                            target.marker())))
                            .toList(),
                    new PlaybookLimits(
                            playbook.limits().mostActive(), playbook.limits().archiveWhenDone()));
        }
    }

    record Requirement(
            String id,
            String projectId,
            String slug,
            String title,
            String lane,
            String playbook,
            String phase,
            boolean archived,
            int tasks,
            int tasksDone,
            int checks,
            int checksOpen,
            int checksFailed,
            int checksComputed,
            Instant createdAt,
            Instant changedAt,
            String changedBy) {
        static Requirement of(RequirementSummary row) {
            return new Requirement(
                    row.id().toString(),
                    row.projectId().toString(),
                    row.slug(),
                    row.title(),
                    row.lane().name().toLowerCase(Locale.ROOT),
                    row.playbook(),
                    row.phase().name(),
                    row.archived(),
                    row.tasks(),
                    row.tasksDone(),
                    row.checks(),
                    row.checksOpen(),
                    row.checksFailed(),
                    row.checksComputed(),
                    row.createdAt(),
                    row.changedAt(),
                    row.changedBy());
        }
    }

    record Section(
            String key,
            String path,
            String documentId,
            @Nullable Long version,
            @Nullable String text) {}

    record Guide(String key, String title, String documentId, long version, Instant changedAt, String changedBy) {
        static Guide of(GuideView view) {
            return new Guide(
                    view.key(),
                    view.title(),
                    view.documentId().toString(),
                    view.version(),
                    view.changedAt(),
                    view.changedBy());
        }
    }

    record File(String path, String sha256, long size) {}

    record RequirementDetail(
            String id,
            String projectId,
            String slug,
            String title,
            String lane,
            String playbook,
            String phase,
            @Nullable String reviewStep,
            boolean archived,
            @Nullable String design,
            int blockers,
            int tasks,
            int tasksDone,
            int checks,
            int checksOpen,
            int checksFailed,
            int checksComputed,
            List<Section> sections,
            List<File> files,
            Instant createdAt,
            Instant changedAt,
            String changedBy) {
        static RequirementDetail of(RequirementView view, RequirementSummary row) {
            return new RequirementDetail(
                    view.id().toString(),
                    view.projectId().toString(),
                    view.slug(),
                    view.title(),
                    view.lane().name().toLowerCase(Locale.ROOT),
                    view.playbook(),
                    view.phase().name(),
                    view.reviewStep().map(Enum::name).orElse(null),
                    view.archived(),
                    design(view),
                    view.openBlockers().size(),
                    row.tasks(),
                    row.tasksDone(),
                    row.checks(),
                    row.checksOpen(),
                    row.checksFailed(),
                    row.checksComputed(),
                    view.sections().stream()
                            .map(section -> new Section(
                                    section.key(),
                                    section.path(),
                                    section.documentId().toString(),
                                    null,
                                    null))
                            .toList(),
                    view.files().stream()
                            .map(file -> new File(file.path(), file.sha256(), file.size()))
                            .toList(),
                    view.createdAt(),
                    view.changedAt(),
                    view.changedBy());
        }

        private static @Nullable String design(RequirementView view) {
            var design = view.design();
            return design == null
                    ? null
                    : view.sections().stream()
                            .filter(section -> section.documentId().equals(design.documentId()))
                            .map(SectionRef::key)
                            .findFirst()
                            .orElse(null);
        }
    }

    /** @param whyNot what keeps it from working on all targets; empty when it does */
    record Matrix(List<MatrixGroup> groups, boolean worksOnAll, List<String> whyNot) {
        static Matrix of(CompatibilityMatrix matrix) {
            return new Matrix(
                    matrix.groups().stream()
                            .map(group -> new MatrixGroup(
                                    group.key(),
                                    group.targets().stream()
                                            .map(MatrixTarget::of)
                                            .toList()))
                            .toList(),
                    matrix.worksOnAll(),
                    matrix.whyNot());
        }
    }

    /** @param key of the group in the catalogue; empty for targets that the catalogue does not have */
    record MatrixGroup(String key, List<MatrixTarget> targets) {}

    /**
     * @param key its key in the catalogue; null for one that is extra
     * @param item id of its item; null while there is none
     * @param state {@code missing} while there is no item
     */
    record MatrixTarget(
            @Nullable String key,
            String name,
            @Nullable String item,
            String state,
            String reason,
            String detail,
            boolean extra) {
        static MatrixTarget of(CompatibilityMatrix.Target target) {
            return new MatrixTarget(
                    target.key(),
                    target.name(),
                    target.item() == null ? null : target.item().toString(),
                    target.state(),
                    target.reason(),
                    target.detail(),
                    target.extra());
        }
    }

    /** @param section key of its section; null for a phase */
    record PlanPart(
            String id, String kind, String title, @Nullable String section, int tasks) {}

    record Plan(
            String id,
            String requirementId,
            String title,
            String path,
            List<PlanPart> parts,
            int tasks,
            Instant changedAt,
            String changedBy) {
        static Plan of(PlanView view) {
            var parts = new ArrayList<PlanPart>();
            for (var id : view.outline().parts()) {
                var phase = view.phases().get(new PhaseId(id));
                if (phase != null) {
                    parts.add(new PlanPart(
                            id.toString(),
                            "phase",
                            phase.title(),
                            null,
                            view.outline().tasksOf(phase.id()).size()));
                } else {
                    var key = view.sections().getOrDefault(new DocumentId(id), "");
                    parts.add(new PlanPart(id.toString(), "section", key, key, 0));
                }
            }
            return new Plan(
                    view.id().toString(),
                    view.requirementId().toString(),
                    view.title(),
                    view.path(),
                    parts,
                    view.outline().size(),
                    view.changedAt(),
                    view.changedBy());
        }
    }

    /**
     * @param key its name in the project, e.g. {@code SHOP-17}
     * @param number by place, e.g. {@code 1.2}
     * @param state {@code done}, {@code ready} or {@code blocked}
     * @param why what stands in the way of a blocked task
     * @param waiver the reason for which it is done without evidence; empty where it was not waived
     */
    record Task(
            String id,
            String key,
            String planId,
            String requirementId,
            String number,
            String title,
            String notes,
            boolean done,
            @Nullable Instant doneAt,
            @Nullable String commit,
            String state,
            String phaseId,
            @Nullable String parentId,
            int depth,
            int position,
            List<String> dependsOn,
            List<Why> why,
            @Nullable String stage,
            boolean verifyOnly,
            int attempts,
            int failures,
            String waiver,
            @Nullable Hold claim,
            Instant changedAt,
            String changedBy) {

        /** @param token of the claim; only who made it may report under it */
        record Hold(String worker, String holder, long token, Instant since, Instant leaseUntil) {}

        private static @Nullable Hold hold(Progress.@Nullable Claim claim) {
            return claim == null
                    ? null
                    : new Hold(
                            claim.worker().toString(),
                            claim.holder(),
                            claim.token(),
                            claim.since(),
                            claim.leaseUntil());
        }

        static String state(PlannedTask planned) {
            return planned.state(Instant.now()).name().toLowerCase(Locale.ROOT);
        }

        private static List<Why> why(PlannedTask planned) {
            var why = new ArrayList<Why>();
            if (planned.task().done()) {
                return why;
            }
            planned.openBlockers().forEach(blocker -> why.add(new Why("task", blocker.toString(), "is not done")));
            if (planned.openParts() > 0) {
                why.add(new Why(
                        "parts",
                        planned.task().id().toString(),
                        planned.openParts() == 1 ? "a part is not done" : planned.openParts() + " parts are not done"));
            }
            var progress = planned.task().progress();
            if (progress.claim() != null) {
                why.add(new Why(
                        "worker",
                        progress.claim().worker().toString(),
                        "holds it until " + progress.claim().leaseUntil()));
            }
            if (progress.stoppedAt() != null) {
                why.add(new Why(
                        "circuit",
                        CircuitId.of(planned.task().id(), progress.stoppedAt().name())
                                .toString(),
                        progress.why()));
            } else if (progress.rests(Instant.now()) && progress.stage() != null) {
                why.add(new Why(
                        "circuit",
                        CircuitId.of(planned.task().id(), progress.stage().name())
                                .toString(),
                        "rests until " + progress.restsUntil()));
            }
            return why;
        }

        static Task of(PlannedTask planned) {
            var task = planned.task();
            return new Task(
                    task.id().toString(),
                    planned.key(),
                    task.planId().toString(),
                    planned.requirementId().toString(),
                    planned.number(),
                    task.title(),
                    task.notes(),
                    task.done(),
                    task.doneAt(),
                    task.commit(),
                    state(planned),
                    planned.phaseId().toString(),
                    planned.parentId() == null ? null : planned.parentId().toString(),
                    planned.depth(),
                    planned.position(),
                    task.blockers().stream().map(Object::toString).toList(),
                    why(planned),
                    task.progress().stage() == null
                            ? null
                            : task.progress().stage().name(),
                    task.progress().verifyOnly(),
                    task.progress().attempts(),
                    task.progress().failures(),
                    task.progress().waiver(),
                    hold(task.progress().claim()),
                    task.changedAt(),
                    task.changedBy());
        }
    }

    record Why(String kind, String id, String text) {}

    /**
     * The tasks of a plan by what waits for what, laid out from left to right.
     *
     * @param criticalPath ids of the heaviest chain of open tasks, each waiting for the one before; may be empty
     */
    record Graph(List<GraphNode> nodes, List<GraphEdge> edges, List<String> criticalPath) {
        static Graph of(DependencyGraph graph) {
            return new Graph(
                    graph.nodes().stream().map(GraphNode::of).toList(),
                    graph.edges().stream()
                            .map(edge -> new GraphEdge(
                                    edge.from().toString(), edge.to().toString(), edge.critical()))
                            .toList(),
                    graph.criticalPath().stream().map(Object::toString).toList());
        }
    }

    /**
     * @param layer from 0, to the right of all that it waits for
     * @param order within the layer from 0, top to bottom
     * @param weight how much there is to do, by what the notes say
     */
    record GraphNode(
            String id,
            String key,
            String number,
            String title,
            String state,
            int layer,
            int order,
            int weight,
            boolean critical) {
        private static GraphNode of(DependencyGraph.Node node) {
            var planned = node.task();
            return new GraphNode(
                    planned.task().id().toString(),
                    planned.key(),
                    planned.number(),
                    planned.task().title(),
                    Task.state(planned),
                    node.layer(),
                    node.order(),
                    node.weight(),
                    node.critical());
        }
    }

    /** @param from the task that {@code to} waits for */
    record GraphEdge(String from, String to, boolean critical) {}

    /**
     * @param file that several open tasks work on
     * @param tasks the ids of those of the plan, in the order in which they are read
     * @param elsewhere those of other plans of the project
     */
    record Overlap(String file, List<String> tasks, List<TaskElsewhere> elsewhere) {
        static Overlap of(PlanId plan, io.planwright.application.overlap.Overlap overlap) {
            var here = overlap.tasks().stream()
                    .collect(Collectors.partitioningBy(task -> task.plan().equals(plan)));
            return new Overlap(
                    overlap.file(),
                    here.get(true).stream().map(task -> task.id().toString()).toList(),
                    here.get(false).stream()
                            .map(task -> new TaskElsewhere(
                                    task.id().toString(),
                                    task.key(),
                                    task.title(),
                                    task.plan().toString()))
                            .toList());
        }
    }

    /** @param plan its id */
    record TaskElsewhere(String id, String key, String title, String plan) {}

    /**
     * @param where the file, section or task that it is about; may be empty
     * @param line line of the file, from 1; 0 where it is about no line
     */
    record CheckFinding(String where, int line, String text, String remedy) {}

    /**
     * @param kind {@code manual}, {@code evidence} or {@code computed}
     * @param step the step of the review that asks for it
     * @param state {@code open}, {@code passed}, {@code failed}, {@code waived} or {@code void}
     * @param findings what stands in the way
     * @param remedy what would make it pass; empty when it does
     * @param source where the evidence comes from; may be empty
     * @param at when the evidence came to be, else when the result was given
     * @param age the seconds since then
     */
    record Check(
            String key,
            String text,
            String kind,
            String step,
            String state,
            List<CheckFinding> findings,
            String remedy,
            String note,
            String source,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable Long age) {
        static Check of(CheckResult result, Instant now) {
            var at = result.at();
            return new Check(
                    result.key(),
                    result.text(),
                    result.kind().name().toLowerCase(Locale.ROOT),
                    result.step().name().toLowerCase(Locale.ROOT),
                    result.state().name().toLowerCase(Locale.ROOT),
                    result.findings().stream()
                            .map(each -> new CheckFinding(each.where(), each.line(), each.text(), each.remedy()))
                            .toList(),
                    result.remedy(),
                    result.note(),
                    result.source(),
                    result.by(),
                    at,
                    at == null ? null : Math.max(0, Duration.between(at, now).toSeconds()));
        }
    }

    /** @param passed whether each check is passed or waived, and none of that is void */
    record Gate(String id, String requirementId, String name, boolean passed, List<Check> checks, Instant changedAt) {
        static Gate of(GateView view, Workspace workspace, Instant now) {
            var results = Evaluation.of(view, workspace);
            return new Gate(
                    view.id().toString(),
                    view.requirementId().toString(),
                    view.name(),
                    Evaluation.passed(results),
                    results.stream().map(result -> Check.of(result, now)).toList(),
                    view.changedAt());
        }
    }

    record ImportedWorkspace(
            String requirementId,
            String slug,
            String title,
            boolean drafted,
            List<Piece> created,
            List<Piece> updated,
            List<Piece> unchanged,
            List<Piece> conflicts,
            List<Piece> missing,
            List<Piece> kept) {}

    record ImportedGuides(List<Piece> created, List<Piece> updated, List<Piece> unchanged, List<Piece> conflicts) {}

    record Import(List<ImportedWorkspace> workspaces, ImportedGuides guides) {}

    record Event(
            long position,
            String id,
            String at,
            String type,
            int revision,
            String subject,
            long sequence,
            @Nullable String project,
            @Nullable String requirement,
            JsonNode metadata,
            JsonNode payload) {
        static Event of(LogEntry entry, JsonMapper json) {
            return new Event(
                    entry.position(),
                    entry.id(),
                    entry.at(),
                    entry.type(),
                    entry.revision(),
                    entry.subject(),
                    entry.sequence(),
                    entry.project(),
                    entry.requirement(),
                    json.readTree(entry.metadata()),
                    json.readTree(entry.payload()));
        }
    }

    record PersonJson(String id, String login, String name, boolean administrator) {
        static PersonJson of(Person person) {
            return new PersonJson(person.id().toString(), person.login(), person.name(), person.administrator());
        }
    }

    /** @param secret told once, when the token is issued */
    record Token(
            String id,
            String name,
            String kind,
            boolean administrator,
            Instant createdAt,
            @Nullable String secret) {
        static Token of(AccessToken token, @Nullable String secret) {
            return new Token(
                    token.id().toString(),
                    token.name(),
                    token.kind().name().toLowerCase(Locale.ROOT),
                    token.administrator(),
                    token.createdAt(),
                    secret);
        }
    }

    /** @param what stored name of the event, e.g. {@code task.ticked} */
    record History(
            long position,
            String at,
            String actor,
            String actorKind,
            String what,
            String subject,
            @Nullable String reason,
            JsonNode change) {
        static History of(LogEntry entry, JsonMapper json) {
            var metadata = json.readTree(entry.metadata());
            return new History(
                    entry.position(),
                    entry.at(),
                    metadata.path("actorName").asString(""),
                    metadata.path("actorKind").asString(""),
                    entry.type(),
                    entry.subject(),
                    metadata.path("reason").isMissingNode()
                            ? null
                            : metadata.path("reason").asString(),
                    json.readTree(entry.payload()));
        }
    }

    /**
     * @param position up to where in the log the read tables are
     * @param rebuilt up to where a rebuild has come; null when none runs
     * @param skipped how many events of which type could not be read
     */
    record ReadTables(
            int generation,
            long position,
            long end,
            @Nullable Long rebuilt,
            Map<String, Long> skipped) {
        static ReadTables of(ReadTablesStatus.Status status) {
            return new ReadTables(
                    status.generation(), status.position(), status.end(), status.rebuilt(), status.skipped());
        }
    }
}
