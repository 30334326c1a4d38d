package io.planwright.infrastructure.rest;

import io.planwright.application.Commands;
import io.planwright.application.Page;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.application.project.ProjectDesk;
import io.planwright.application.project.Projects;
import io.planwright.application.task.Tasks;
import io.planwright.application.workspace.ImportReport;
import io.planwright.application.workspace.Imports;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.ChooseLanguage;
import io.planwright.domain.project.ProjectCommand.ChoosePlaybook;
import io.planwright.domain.project.ProjectCommand.RenameProject;
import io.planwright.infrastructure.rest.Returns.IfMatch;
import io.planwright.infrastructure.rest.Writes.Tagged;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects")
@Tag(name = "Projects")
class ProjectResource {

    private final Projects projects;
    private final ProjectDesk desk;
    private final Playbooks playbooks;
    private final PlaybookDesk playbookDesk;
    private final Imports imports;
    private final Tasks tasks;
    private final Commands commands;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    /** @param activeRequirements how many requirements may be active at once, 0 to 100; 0 for any number */
    record Settings(@Nullable Integer activeRequirements) {}

    record NewProject(
            String key,
            String name,
            @Nullable String playbook,
            @Nullable String language,
            @Nullable Settings settings) {}

    record ProjectChange(
            @Nullable String name,
            @Nullable String playbook,
            @Nullable String language,
            @Nullable Settings settings) {}

    ProjectResource(
            Projects projects,
            ProjectDesk desk,
            Playbooks playbooks,
            PlaybookDesk playbookDesk,
            Imports imports,
            Tasks tasks,
            Commands commands,
            Lookups find,
            Writes writes,
            Lists lists) {
        this.projects = projects;
        this.desk = desk;
        this.playbooks = playbooks;
        this.playbookDesk = playbookDesk;
        this.imports = imports;
        this.tasks = tasks;
        this.commands = commands;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping
    @Returns(value = Json.Project.class, list = true)
    @Nullable
    ResponseEntity<Object> list(HttpServletRequest request) {
        return lists.answer(
                request,
                Json.Project.class,
                Lists.whole(projects.all(), project -> Json.Project.of(project, playbookDesk)));
    }

    @PostMapping
    @Returns(value = Json.Project.class, status = 201)
    ResponseEntity<Object> create(HttpServletRequest request, @RequestBody NewProject body) {
        var key = required("key", body.key());
        var name = required("name", body.name());
        var mostActive = mostActive(body.settings());
        return writes.answer(request, by -> {
            var made = desk.create(
                    by,
                    key,
                    name,
                    body.playbook() == null ? "library" : body.playbook(),
                    body.language() == null
                            ? Language.EN
                            : Lookups.constant(Language.class, "language", body.language()),
                    mostActive);
            return Written.created(
                    made.receipt(), "/api/v1/projects/" + key, () -> Json.Project.of(find.project(key), playbookDesk));
        });
    }

    @GetMapping("/{key}")
    @Returns(value = Json.Project.class, etag = true)
    ResponseEntity<Object> get(@PathVariable String key) {
        return writes.answer(tagged(key));
    }

    private Tagged tagged(String key) {
        var project = find.project(key);
        return new Tagged(project.version(), Json.Project.of(project, playbookDesk));
    }

    @PatchMapping("/{key}")
    @Returns(value = Json.Project.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> change(
            HttpServletRequest request, @PathVariable String key, @RequestBody ProjectChange body) {
        var project = find.project(key);
        var mostActive = mostActive(body.settings());
        var ifMatch = request.getHeader("If-Match");
        if (body.settings() != null) {
            Stale.named(ifMatch, writes.etag(tagged(key)));
        }
        return writes.answer(request, by -> {
            var todo = new ArrayList<Object>();
            if (body.name() != null) {
                todo.add(new RenameProject(project.id(), body.name()));
            }
            if (body.playbook() != null) {
                todo.add(new ChoosePlaybook(
                        project.id(), playbooks.withKey(body.playbook()).key()));
            }
            if (mostActive != null) {
                todo.add(playbookDesk.limited(
                        project, body.playbook() == null ? project.playbook() : body.playbook(), mostActive));
            }
            if (body.language() != null) {
                todo.add(new ChooseLanguage(
                        project.id(), Lookups.constant(Language.class, "language", body.language())));
            }
            return Written.ok(
                    commands.send(
                            by.in(project.id()).seeing(writes.seen(request, project.id(), () -> tagged(key))), todo),
                    () -> Json.Project.of(find.project(key), playbookDesk));
        });
    }

    @GetMapping("/{key}/tasks")
    @Returns(
            value = Json.Task.class,
            list = true,
            filters = {
                "id",
                "key",
                "planId",
                "requirementId",
                "number",
                "title",
                "notes",
                "done",
                "doneAt",
                "commit",
                "state",
                "phaseId",
                "parentId",
                "depth",
                "position",
                "stage",
                "verifyOnly",
                "attempts",
                "failures",
                "worker",
                "changedAt",
                "changedBy"
            },
            sorts = {
                "serial",
                "key",
                "planId",
                "requirementId",
                "number",
                "title",
                "done",
                "doneAt",
                "commit",
                "stage",
                "verifyOnly",
                "attempts",
                "failures",
                "changedAt",
                "changedBy"
            })
    @Nullable
    ResponseEntity<Object> tasks(HttpServletRequest request, @PathVariable String key) {
        var project = find.project(key);
        return lists.answer(request, Json.Task.class, (selection, limit, cursor) -> {
            var page = tasks.in(project.id(), selection, limit, cursor);
            return new Page<>(page.items().stream().map(Json.Task::of).toList(), page.next());
        });
    }

    @PostMapping(
            path = "/{key}/imports",
            consumes = {"application/zip", "application/x-zip-compressed", "application/octet-stream", "text/markdown"})
    @Returns(Json.Import.class)
    ResponseEntity<Object> take(
            HttpServletRequest request,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String path,
            @RequestBody byte[] content) {
        var project = find.project(key);
        boolean markdown = String.valueOf(request.getContentType()).startsWith("text/markdown");
        var name = path != null ? path : markdown ? "plan.md" : "";
        return writes.answer(request, by -> {
            var report = imports.take(by.in(project.id()), project, name, content);
            return Written.known(report.receipt(), answer(report));
        });
    }

    private static Json.Import answer(ImportReport report) {
        var guides = report.guides();
        return new Json.Import(
                report.workspaces().stream()
                        .map(each -> new Json.ImportedWorkspace(
                                each.requirement().toString(),
                                each.slug(),
                                each.title(),
                                each.drafted(),
                                each.created(),
                                each.updated(),
                                each.unchanged(),
                                each.conflicts(),
                                each.missing(),
                                each.kept()))
                        .toList(),
                new Json.ImportedGuides(guides.created(), guides.updated(), guides.unchanged(), guides.conflicts()));
    }

    static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("the field '" + field + "' is missing");
        }
        return value;
    }

    private static @Nullable Integer mostActive(@Nullable Settings settings) {
        var mostActive = settings == null ? null : settings.activeRequirements();
        if (mostActive != null && (mostActive < 0 || mostActive > 100)) {
            throw new IllegalArgumentException(
                    "not possible for 'settings.activeRequirements': " + mostActive + " (0 to 100)");
        }
        return mostActive;
    }
}
