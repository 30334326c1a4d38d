package io.planwright.infrastructure.rest;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Events")
class EventResource {

    private static final int AT_A_TIME = 500;

    private final EventLog log;
    private final Projects projects;
    private final JsonMapper json;

    EventResource(EventLog log, Projects projects, JsonMapper json) {
        this.log = log;
        this.projects = projects;
        this.json = json;
    }

    /** Answers with the log after a position, one event a line, up to where the read tables are. */
    @GetMapping(path = "/api/v1/events", produces = "application/x-ndjson")
    @Returns(
            value = Json.Event.class,
            media = "application/x-ndjson",
            filters = {"project", "requirement", "type", "actor"})
    @Nullable
    ResponseEntity<Object> events(
            HttpServletRequest request,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(required = false) @Nullable Long limit) {
        var values = ListParameters.of(request).selection(request).values();
        var filter = new LogFilter(
                values.getOrDefault("project", List.of()).stream().map(this::id).toList(),
                values.getOrDefault("requirement", List.of()),
                values.getOrDefault("type", List.of()),
                List.of(),
                values.getOrDefault("actor", List.of()),
                List.of());
        return Lists.streamed("application/x-ndjson", out -> {
            long from = after;
            long left = limit == null ? Long.MAX_VALUE : limit;
            while (left > 0) {
                var entries = log.after(from, filter, (int) Math.min(AT_A_TIME, left));
                for (var entry : entries) {
                    out.write(json.writeValueAsBytes(Json.Event.of(entry, json)));
                    out.write('\n');
                    from = entry.position();
                    left--;
                }
                out.flush();
                if (entries.size() < AT_A_TIME) {
                    return;
                }
            }
        });
    }

    private String id(String project) {
        return projects.withKey(project)
                .map(ProjectView::id)
                .map(Object::toString)
                .orElse(project);
    }
}
