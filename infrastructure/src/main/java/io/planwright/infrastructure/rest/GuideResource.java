package io.planwright.infrastructure.rest;

import io.planwright.application.By;
import io.planwright.application.Missing;
import io.planwright.application.guide.GuideDesk;
import io.planwright.application.guide.GuideView;
import io.planwright.application.project.ProjectView;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DocumentId;
import io.planwright.infrastructure.rest.Returns.IfMatch;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects/{key}/guides")
@Tag(name = "Guides")
class GuideResource {

    private final GuideDesk desk;
    private final Texts texts;
    private final RequirementResource sections;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    /** @param key made from the title where it is missing */
    record NewGuide(
            @Nullable String key, String title, @Nullable String text) {}

    GuideResource(GuideDesk desk, Texts texts, RequirementResource sections, Lookups find, Writes writes, Lists lists) {
        this.desk = desk;
        this.texts = texts;
        this.sections = sections;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping
    @Returns(value = Json.Guide.class, list = true)
    @Nullable
    ResponseEntity<Object> list(HttpServletRequest request, @PathVariable String key) {
        var project = find.project(key);
        return lists.answer(request, Json.Guide.class, Lists.whole(desk.of(project), Json.Guide::of));
    }

    @PostMapping
    @Returns(value = Json.Guide.class, status = 201)
    ResponseEntity<Object> add(HttpServletRequest request, @PathVariable String key, @RequestBody NewGuide body) {
        var project = find.project(key);
        var title = ProjectResource.required("title", body.title());
        var guide = GuideDesk.keyOf(body.key(), title);
        return writes.answer(request, by -> {
            var made = desk.add(by, project, guide, title, body.text() == null ? "" : body.text());
            return Written.created(
                    made.receipt(),
                    "/api/v1/projects/" + key + "/guides/" + guide,
                    () -> Json.Guide.of(guide(find.project(key), guide)));
        });
    }

    @GetMapping("/{guide}")
    @Returns(value = String.class, media = "text/markdown", etag = true)
    ResponseEntity<Object> get(@PathVariable String key, @PathVariable String guide) {
        var document = document(find.project(key), guide);
        return RequirementResource.markdown(texts.withId(document).orElseThrow(() -> new Missing("guide", guide)));
    }

    @PutMapping(path = "/{guide}", consumes = "text/markdown")
    @Returns(value = Json.Section.class, etag = true, ifMatch = IfMatch.NEEDED)
    ResponseEntity<Object> write(
            HttpServletRequest request,
            @PathVariable String key,
            @PathVariable String guide,
            @RequestBody(required = false) byte @Nullable [] content) {
        var project = find.project(key);
        var scope = By.of(Writes.actor()).in(project.id());
        return sections.write(request, scope, guide, document(project, guide), content);
    }

    @DeleteMapping("/{guide}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> remove(HttpServletRequest request, @PathVariable String key, @PathVariable String guide) {
        var project = find.project(key);
        return writes.answer(request, by -> Written.gone(desk.remove(by, project, document(project, guide))));
    }

    private GuideView guide(ProjectView project, String guide) {
        return desk.withKey(project, guide).orElseThrow(() -> new Missing("guide", guide));
    }

    private static DocumentId document(ProjectView project, String guide) {
        return project.guides().stream()
                .filter(each -> each.key().equals(guide))
                .findFirst()
                .orElseThrow(() -> new Missing("guide", guide))
                .documentId();
    }
}
