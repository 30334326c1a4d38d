package io.planwright.infrastructure.rest;

import io.planwright.application.Missing;
import io.planwright.application.markdown.TextBytes;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.PlaybookDesk;
import io.planwright.domain.Refused;
import io.planwright.domain.project.Language;
import io.planwright.infrastructure.rest.Returns.IfMatch;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Playbooks")
class PlaybookResource {

    private static final String YAML = "application/yaml";
    private static final MediaType YAML_TYPE = new MediaType(MediaType.parseMediaType(YAML), StandardCharsets.UTF_8);

    private final Playbooks playbooks;
    private final PlaybookDesk desk;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    PlaybookResource(Playbooks playbooks, PlaybookDesk desk, Lookups find, Writes writes, Lists lists) {
        this.playbooks = playbooks;
        this.desk = desk;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping("/playbooks")
    @Returns(value = Json.PlaybookEntry.class, list = true)
    @Nullable
    ResponseEntity<Object> list(HttpServletRequest request, @RequestParam(defaultValue = "en") String language) {
        var wanted = Lookups.constant(Language.class, "language", language);
        return lists.answer(
                request,
                Json.PlaybookEntry.class,
                Lists.whole(playbooks.all(), playbook -> Json.PlaybookEntry.of(playbook, wanted)));
    }

    @GetMapping("/playbooks/{key}")
    @Returns(
            value = Json.PlaybookDetail.class,
            media = {"application/json", YAML},
            etag = true)
    ResponseEntity<Object> get(
            @PathVariable String key,
            @RequestParam(defaultValue = "en") String language,
            @RequestHeader(name = "Accept", defaultValue = "*/*") String accept) {
        var wanted = Lookups.constant(Language.class, "language", language);
        var playbook = playbooks.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Missing("playbook", key));
        return answer(playbook, playbooks.yaml("", key), wanted, accept.contains("yaml"));
    }

    @GetMapping("/projects/{key}/playbook")
    @Returns(
            value = Json.PlaybookDetail.class,
            media = {YAML, "application/json"},
            etag = true)
    ResponseEntity<Object> own(
            @PathVariable String key, @RequestHeader(name = "Accept", defaultValue = "*/*") String accept) {
        var project = find.project(key);
        boolean json = accept.contains("json") && !accept.contains("yaml");
        return answer(desk.of(project), desk.yaml(project), project.language(), !json);
    }

    private static ResponseEntity<Object> answer(Playbook playbook, String yaml, Language language, boolean asYaml) {
        return asYaml
                ? ResponseEntity.ok()
                        .eTag(etag(yaml))
                        .contentType(YAML_TYPE)
                        .body(yaml.getBytes(StandardCharsets.UTF_8))
                : ResponseEntity.ok()
                        .eTag(etag(yaml).replaceFirst("\"$", "-" + language.name() + "\""))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Json.PlaybookDetail.of(playbook, language));
    }

    /** @return the tag of the YAML, where that of a description of it was sent */
    private static @Nullable String ofYaml(@Nullable String ifMatch) {
        return ifMatch == null ? null : ifMatch.replaceFirst("-[A-Z]+\"$", "\"");
    }

    private static String etag(String yaml) {
        return "\"" + Fingerprint.of(yaml).substring(0, 16) + "\"";
    }

    /** Gives the project a copy of its own; what one project gives out, another takes. */
    @PutMapping(
            path = "/projects/{key}/playbook",
            consumes = {YAML, "application/x-yaml", "text/yaml"})
    @Returns(value = Json.Project.class, etag = true, ifMatch = IfMatch.NEEDED)
    ResponseEntity<Object> change(
            HttpServletRequest request,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] content) {
        var yaml = TextBytes.decode("playbook", content == null ? new byte[0] : content);
        var answer = writes.answer(request, by -> {
            var project = find.project(key);
            var current = etag(desk.yaml(project));
            Stale.seen(ofYaml(ifMatch), current);
            try {
                return Written.ok(desk.change(by, project, yaml), () -> Json.Project.of(find.project(key), desk));
            } catch (Refused refused) {
                throw refused.code().equals("playbook.changed")
                        ? Stale.changed(current, etag(desk.yaml(find.project(key))))
                        : refused;
            }
        });
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .eTag(etag(yaml)) // a repetition has the same, or it would be none
                .body(answer.getBody());
    }

    /** Goes back to the playbook that comes with the server. */
    @DeleteMapping("/projects/{key}/playbook")
    @Returns(value = Void.class, status = 204, ifMatch = IfMatch.POSSIBLE)
    ResponseEntity<Object> reset(
            HttpServletRequest request,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var project = find.project(key);
        if (ifMatch != null) {
            Stale.seen(ofYaml(ifMatch), etag(desk.yaml(project)));
        }
        return writes.answer(request, by -> Written.gone(desk.reset(by, project)));
    }
}
