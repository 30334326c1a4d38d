package io.planwright.infrastructure.rest;

import io.planwright.application.workspace.Workspaces;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Projects")
class WorkspaceResource {

    private final Workspaces workspaces;
    private final Lookups find;

    WorkspaceResource(Workspaces workspaces, Lookups find) {
        this.workspaces = workspaces;
        this.find = find;
    }

    /** Answers with all files of a project: each requirement in its folder, guides and numbered plans beside them. */
    @GetMapping("/api/v1/projects/{key}/workspace")
    @Returns(value = String.class, media = "application/zip")
    @Nullable
    ResponseEntity<Object> workspace(HttpServletResponse response, @PathVariable String key) {
        var project = find.project(key);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(project.key().toLowerCase(Locale.ROOT) + ".zip")
                        .build()
                        .toString());
        return Lists.streamed("application/zip", out -> workspaces.zip(project, out));
    }
}
