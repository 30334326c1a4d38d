package io.planwright.infrastructure.rest;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Missing;
import io.planwright.application.Page;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.markdown.TextBytes;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.plan.Plans;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.ChangeSlug;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.requirement.Slug;
import io.planwright.infrastructure.rest.Returns.IfMatch;
import io.planwright.infrastructure.rest.Writes.Tagged;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Requirements")
class RequirementResource {

    private final Requirements requirements;
    private final RequirementDesk desk;
    private final TextDesk textDesk;
    private final Texts texts;
    private final Plans plans;
    private final PlanDesk planDesk;
    private final Workspaces workspaces;
    private final EventLog log;
    private final Commands commands;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    record NewRequirement(
            String title,
            @Nullable String slug,
            @Nullable String playbook,
            @Nullable String lane) {}

    record RequirementChange(
            @Nullable String title,
            @Nullable String slug,
            @Nullable Boolean archived) {}

    /**
     * @param path the workspace file that it is written to; missing for the playbook's
     * @param template whether it is given the sections, phases and tasks of the playbook's template; missing to leave it
     *     empty where it has a path or is {@code tasks.md}
     */
    record NewSection(
            String path, @Nullable String key, @Nullable String text) {}

    record NewPlan(
            String title, @Nullable String path, @Nullable Boolean template) {}

    RequirementResource(
            Requirements requirements,
            RequirementDesk desk,
            TextDesk textDesk,
            Texts texts,
            Plans plans,
            PlanDesk planDesk,
            Workspaces workspaces,
            EventLog log,
            Commands commands,
            Lookups find,
            Writes writes,
            Lists lists) {
        this.requirements = requirements;
        this.desk = desk;
        this.textDesk = textDesk;
        this.texts = texts;
        this.plans = plans;
        this.planDesk = planDesk;
        this.workspaces = workspaces;
        this.log = log;
        this.commands = commands;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping("/projects/{key}/requirements")
    @Returns(
            value = Json.Requirement.class,
            list = true,
            filters = {
                "id",
                "projectId",
                "slug",
                "title",
                "lane",
                "playbook",
                "phase",
                "archived",
                "createdAt",
                "changedAt",
                "changedBy"
            },
            sorts = {"slug", "title", "lane", "playbook", "phase", "archived", "createdAt", "changedAt", "changedBy"})
    @Nullable
    ResponseEntity<Object> list(HttpServletRequest request, @PathVariable String key) {
        var project = find.project(key);
        return lists.answer(request, Json.Requirement.class, (selection, limit, cursor) -> {
            var page = requirements.of(project.id(), selection, limit, cursor);
            return new Page<>(page.items().stream().map(Json.Requirement::of).toList(), page.next());
        });
    }

    @PostMapping("/projects/{key}/requirements")
    @Returns(value = Json.RequirementDetail.class, status = 201)
    ResponseEntity<Object> draft(
            HttpServletRequest request, @PathVariable String key, @RequestBody NewRequirement body) {
        var project = find.project(key);
        var title = ProjectResource.required("title", body.title());
        var lane = body.lane() == null ? Lane.FULL : Lookups.constant(Lane.class, "lane", body.lane());
        return writes.answer(request, by -> {
            var made = desk.draft(by, project, title, body.slug(), lane, body.playbook());
            return Written.created(made.receipt(), "/api/v1/requirements/" + made.id(), () -> find.detail(made.id()));
        });
    }

    @GetMapping("/requirements/{id}")
    @Returns(value = Json.RequirementDetail.class, etag = true)
    ResponseEntity<Object> get(@PathVariable String id) {
        return writes.answer(tagged(find.requirement(id).id()));
    }

    @GetMapping("/projects/{key}/requirements/{slug}")
    @Returns(value = Json.RequirementDetail.class, etag = true)
    ResponseEntity<Object> getBySlug(@PathVariable String key, @PathVariable String slug) {
        return writes.answer(tagged(find.requirement(key, slug).id()));
    }

    private Tagged tagged(RequirementId id) {
        return new Tagged(find.requirement(id.toString()).version(), find.detail(id));
    }

    @PatchMapping("/requirements/{id}")
    @Returns(value = Json.RequirementDetail.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> change(
            HttpServletRequest request, @PathVariable String id, @RequestBody RequirementChange body) {
        return change(request, find.requirement(id), body);
    }

    @PatchMapping("/projects/{key}/requirements/{slug}")
    @Returns(value = Json.RequirementDetail.class, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> changeBySlug(
            HttpServletRequest request,
            @PathVariable String key,
            @PathVariable String slug,
            @RequestBody RequirementChange body) {
        return change(request, find.requirement(key, slug), body);
    }

    private ResponseEntity<Object> change(
            HttpServletRequest request, RequirementView requirement, RequirementChange body) {
        return writes.answer(request, by -> {
            var seen = writes.seen(request, requirement.id(), () -> tagged(requirement.id()));
            var todo = new ArrayList<Object>();
            if (Boolean.FALSE.equals(body.archived())) {
                todo.add(desk.restored(find.project(requirement.projectId()), requirement));
            }
            if (body.title() != null) {
                todo.add(new RetitleRequirement(requirement.id(), body.title()));
            }
            if (body.slug() != null) {
                todo.add(new ChangeSlug(requirement.id(), new Slug(body.slug())));
            }
            if (Boolean.TRUE.equals(body.archived())) {
                todo.add(new ArchiveRequirement(requirement.id()));
            }
            return Written.ok(desk.send(on(by, requirement).seeing(seen), todo), () -> find.detail(requirement.id()));
        });
    }

    private static By on(By by, RequirementView requirement) {
        return by.on(requirement.projectId(), requirement.id());
    }

    // ------------------------------------------------------------------ texts

    @GetMapping("/requirements/{id}/sections")
    @Returns(value = Json.Section.class, list = true)
    @Nullable
    ResponseEntity<Object> sections(HttpServletRequest request, @PathVariable String id) {
        var requirement = find.requirement(id);
        var said = texts.withIds(requirement.sections().stream()
                .map(section -> section.documentId())
                .toList());
        return lists.answer(request, Json.Section.class, Lists.whole(requirement.sections(), section -> {
            var text = said.get(section.documentId());
            return new Json.Section(
                    section.key(),
                    section.path(),
                    section.documentId().toString(),
                    text == null ? null : text.version(),
                    text == null ? null : text.text());
        }));
    }

    /** Gives the requirement one more text, at the end of its file. */
    @PostMapping("/requirements/{id}/sections")
    @Returns(value = Json.Section.class, status = 201)
    ResponseEntity<Object> addSection(
            HttpServletRequest request, @PathVariable String id, @RequestBody NewSection body) {
        var requirement = find.active(find.requirement(id).id());
        var path = ProjectResource.required("path", body.path());
        if (!path.endsWith(".md")) {
            throw new IllegalArgumentException("not a path of a text: '" + path + "' (.md at its end)");
        }
        return writes.answer(request, by -> {
            var made = textDesk.add(
                    on(by, requirement), requirement, path, body.key(), body.text() == null ? "" : body.text());
            var section = made.id();
            return Written.created(made.receipt(), "/api/v1/requirements/" + id + "/sections/" + section.key(), () -> {
                var now = text(section.documentId());
                return new Json.Section(
                        section.key(), path, section.documentId().toString(), now.version(), now.text());
            });
        });
    }

    @GetMapping("/requirements/{id}/sections/{section}")
    @Returns(value = String.class, media = "text/markdown", etag = true)
    ResponseEntity<Object> section(@PathVariable String id, @PathVariable String section) {
        return markdown(text(document(find.requirement(id), section)));
    }

    static ResponseEntity<Object> markdown(TextView text) {
        return ResponseEntity.ok()
                .eTag(Stale.etag(text.version()))
                .contentType(new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8))
                .body(text.text().getBytes(StandardCharsets.UTF_8));
    }

    private static DocumentId document(RequirementView requirement, String section) {
        return requirement
                .section(section)
                .orElseThrow(() -> new Missing("section", section))
                .documentId();
    }

    private TextView text(DocumentId document) {
        return texts.withId(document).orElseThrow(() -> new Missing("text", document.toString()));
    }

    @PutMapping(path = "/requirements/{id}/sections/{section}", consumes = "text/markdown")
    @Returns(value = Json.Section.class, etag = true, ifMatch = IfMatch.NEEDED)
    ResponseEntity<Object> write(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String section,
            @RequestBody(required = false) byte @Nullable [] content) {
        var requirement = find.active(find.requirement(id).id());
        return write(request, on(By.of(Writes.actor()), requirement), section, document(requirement, section), content);
    }

    ResponseEntity<Object> write(
            HttpServletRequest request, By scope, String section, DocumentId document, byte @Nullable [] content) {
        var text = TextBytes.decode(section, content == null ? new byte[0] : content);
        var answer = writes.answer(request, by -> {
            var current = text(document);
            long seen = Stale.seen(request.getHeader("If-Match"), current.version());
            long version = current.text().equals(text) ? seen : seen + 1;
            try {
                return Written.known(
                        textDesk.write(within(scope, by), document, seen, text),
                        new Json.Section(section, "", document.toString(), version, text));
            } catch (Refused refused) {
                throw refused.code().equals("text.changed")
                        ? Stale.changed(Stale.etag(seen), text(document).version())
                        : refused;
            }
        });
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .eTag(Stale.etag(writes.read(answer, Json.Section.class).version()))
                .body(answer.getBody());
    }

    private static By within(By scope, By by) {
        if (scope.project() == null) {
            return by;
        }
        return scope.requirement() == null ? by.in(scope.project()) : by.on(scope.project(), scope.requirement());
    }

    // ------------------------------------------------------------------ plans

    @GetMapping("/requirements/{id}/plans")
    @Returns(value = Json.Plan.class, list = true)
    @Nullable
    ResponseEntity<Object> plans(HttpServletRequest request, @PathVariable String id) {
        var requirement = find.requirement(id);
        return lists.answer(request, Json.Plan.class, Lists.whole(plans.of(requirement.id()), Json.Plan::of));
    }

    @PostMapping("/requirements/{id}/plans")
    @Returns(value = Json.Plan.class, status = 201)
    ResponseEntity<Object> draftPlan(HttpServletRequest request, @PathVariable String id, @RequestBody NewPlan body) {
        var requirement = find.active(find.requirement(id).id());
        var project = find.project(requirement.projectId());
        var title = ProjectResource.required("title", body.title());
        return writes.answer(request, by -> {
            var made = planDesk.draft(
                    on(by, requirement),
                    project,
                    requirement,
                    find.playbook(requirement),
                    title,
                    body.path(),
                    body.template());
            return Written.created(
                    made.receipt(),
                    "/api/v1/plans/" + made.id(),
                    () -> Json.Plan.of(find.plan(made.id().toString())));
        });
    }

    // ------------------------------------------------------------------ files

    @GetMapping("/requirements/{id}/workspace")
    @Returns(
            value = String.class,
            media = {"application/zip", "text/markdown", "application/octet-stream"})
    ResponseEntity<Object> workspace(@PathVariable String id, @RequestParam(required = false) @Nullable String path) {
        var requirement = find.requirement(id);
        if (path == null) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(requirement.slug() + ".zip")
                                    .build()
                                    .toString())
                    .body(workspaces.zip(requirement.id()));
        }
        return ResponseEntity.ok()
                .contentType(
                        path.endsWith(".md")
                                ? new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8)
                                : MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .body(workspaces.file(requirement.id(), path));
    }

    @GetMapping("/requirements/{id}/history")
    @Returns(
            value = Json.History.class,
            list = true,
            filters = {"what", "subject", "actor"},
            sorts = {"position"})
    @Nullable
    ResponseEntity<Object> history(HttpServletRequest request, @PathVariable String id) {
        var requirement = find.requirement(id);
        return lists.answer(request, Json.History.class, (selection, limit, cursor) -> {
            var values = selection.values();
            var filter = new LogFilter(
                    List.of(),
                    List.of(requirement.id().toString()),
                    values.getOrDefault("what", List.of()),
                    values.getOrDefault("subject", List.of()),
                    List.of(),
                    values.getOrDefault("actor", List.of()));
            var entries = selection.sort().stream().findFirst().equals(Optional.of("-position"))
                    ? log.before(Lists.cursor(cursor, Long.MAX_VALUE), filter, limit + 1)
                    : log.after(Lists.cursor(cursor, -1), filter, limit + 1);
            var shown = entries.subList(0, Math.min(limit, entries.size()));
            return new Page<>(
                    shown.stream().map(lists::history).toList(),
                    entries.size() > limit ? Long.toString(shown.getLast().position()) : null);
        });
    }
}
