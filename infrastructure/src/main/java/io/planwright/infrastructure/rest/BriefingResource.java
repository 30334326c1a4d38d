package io.planwright.infrastructure.rest;

import io.planwright.application.briefing.BriefingDesk;
import io.planwright.application.briefing.Recovery;
import io.planwright.application.briefing.Tokens;
import io.planwright.domain.project.Language;
import io.planwright.domain.task.Stage;
import io.planwright.infrastructure.rest.Budget.Part;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Briefings")
class BriefingResource {

    private static final List<Part> LEAST_FIRST = List.of(
            new Part("/progress", 3),
            new Part("/commits", 0),
            new Part("/read", 0),
            new Part("/files", 8),
            new Part("/handoffs", 2),
            new Part("/role/checklist", 5),
            new Part("/questions", 5),
            new Part("/role/steps", 0),
            new Part("/role/purpose", 1),
            new Part("/role/instructions", 1),
            new Part("/blocked", 5),
            new Part("/next", 5));

    private final BriefingDesk desk;
    private final Lookups find;
    private final JsonMapper json;

    BriefingResource(BriefingDesk desk, Lookups find, JsonMapper json) {
        this.desk = desk;
        this.find = find;
        this.json = json;
    }

    /** How to go on in a project: what is active, the one changed last first, what is next in it, what blocks. */
    @GetMapping("/projects/{key}/resume")
    @Returns(
            value = BriefingJson.ProjectResume.class,
            media = {"application/json", "text/markdown"})
    ResponseEntity<Object> ofProject(
            HttpServletRequest request,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer tokens,
            @RequestParam(required = false) @Nullable String language) {
        var project = find.project(key);
        var said = language(language, project.language());
        var resume = desk.of(project);
        return answer(
                request,
                tokens,
                () -> BriefingJson.ProjectResume.of(resume, said),
                shape -> {
                    var parts = new ArrayList<Part>();
                    for (int i = resume.active().size() - 1; i >= 0; i--) {
                        parts.add(new Part("/active/" + i + "/questions", 0));
                        parts.add(new Part("/active/" + i + "/blocked", 2));
                        parts.add(new Part("/active/" + i + "/next", 3));
                    }
                    parts.add(new Part("/active", 1));
                    return Budget.fit(shape, parts, checked(tokens), json);
                },
                () -> tokens == null ? resume.toMarkdown(said) : resume.toMarkdown(said, tokens));
    }

    /** The whole briefing of a requirement: all that somebody needs who takes it up. */
    @GetMapping("/requirements/{id}/resume")
    @Returns(
            value = BriefingJson.Recovery.class,
            media = {"application/json", "text/markdown"})
    ResponseEntity<Object> ofRequirement(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer tokens,
            @RequestParam(required = false) @Nullable String language) {
        var requirement = find.requirement(id);
        var recovery = desk.of(requirement.id());
        var said = language(language, recovery.project().language());
        return answer(
                request,
                tokens,
                () -> BriefingJson.Recovery.of(recovery, said),
                shape -> Budget.fit(shape, LEAST_FIRST, checked(tokens), json),
                () -> markdown(recovery, said, tokens));
    }

    /** What somebody needs who takes a stage of a task on, as Markdown. */
    @GetMapping("/tasks/{id}/prompt")
    @Returns(value = String.class, media = "text/markdown")
    ResponseEntity<byte[]> prompt(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable Integer tokens,
            @RequestParam(required = false) @Nullable String language) {
        var prompt = desk.prompt(find.task(id), stage == null ? null : Lookups.constant(Stage.class, "stage", stage));
        var said = language(language, prompt.workspace().project().language());
        var text = tokens == null ? prompt.toMarkdown(said) : prompt.toMarkdown(said, checked(tokens));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String markdown(Recovery recovery, Language language, @Nullable Integer tokens) {
        return tokens == null ? recovery.toMarkdown(language) : recovery.toMarkdown(language, tokens);
    }

    private static ResponseEntity<Object> answer(
            HttpServletRequest request,
            @Nullable Integer tokens,
            Supplier<Object> shape,
            Function<Object, Object> fit,
            Supplier<String> markdown) {
        var accept = request.getHeader("Accept");
        for (var wanted : MediaType.parseMediaTypes(accept == null ? "application/json" : accept)) {
            if (wanted.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                break;
            }
            if (wanted.isCompatibleWith(MediaType.TEXT_MARKDOWN)) {
                return ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8))
                        .body(markdown.get().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(tokens == null ? shape.get() : fit.apply(shape.get()));
    }

    private static int checked(@Nullable Integer tokens) {
        if (tokens == null || tokens < Tokens.FEWEST) {
            throw new IllegalArgumentException(
                    "not possible for 'tokens': " + tokens + " (at least " + Tokens.FEWEST + ")");
        }
        return tokens;
    }

    private static Language language(@Nullable String asked, Language own) {
        return asked == null ? own : Lookups.constant(Language.class, "language", asked);
    }
}
