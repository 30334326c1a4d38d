package io.planwright.infrastructure.rest;

import io.planwright.application.Commands;
import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.People;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.project.ProjectCommand.GiveRole;
import io.planwright.domain.project.ProjectCommand.TakeRole;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who acts in which role of a project's playbook. */
@RestController
@RequestMapping("/api/v1/projects/{key}/roles")
@Tag(name = "Roles")
class RoleResource {

    private final Commands commands;
    private final Playbooks playbooks;
    private final People people;
    private final AccessTokens tokens;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    /** @param actorId id of a person or of a token */
    record GivenRole(String actorId, String role) {}

    record RoleJson(String actorId, String actor, String role, String name) {}

    RoleResource(
            Commands commands,
            Playbooks playbooks,
            People people,
            AccessTokens tokens,
            Lookups find,
            Writes writes,
            Lists lists) {
        this.commands = commands;
        this.playbooks = playbooks;
        this.people = people;
        this.tokens = tokens;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping
    @Returns(value = RoleJson.class, list = true)
    @Nullable
    ResponseEntity<Object> roles(HttpServletRequest request, @PathVariable String key) {
        var project = find.project(key);
        return lists.answer(request, RoleJson.class, Lists.whole(roles(project), Function.identity()));
    }

    private List<RoleJson> roles(ProjectView project) {
        var playbook = playbooks.of(project.ownPlaybook(), project.playbook());
        var names = names();
        var roles = new ArrayList<RoleJson>();
        project.roles()
                .forEach((actor, held) -> held.forEach(role -> roles.add(new RoleJson(
                        actor,
                        names.getOrDefault(actor, ""),
                        role,
                        playbook.role(role)
                                .map(each -> each.name().in(project.language()))
                                .orElse(role)))));
        roles.sort((one, other) -> (one.actor() + one.role()).compareTo(other.actor() + other.role()));
        return roles;
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        people.all().forEach(person -> names.put(person.id().toString(), person.name()));
        tokens.all().forEach(token -> names.put(token.id().toString(), token.name()));
        return names;
    }

    @PostMapping
    @Returns(value = RoleJson.class, status = 201)
    ResponseEntity<Object> give(HttpServletRequest request, @PathVariable String key, @RequestBody GivenRole body) {
        var project = find.project(key);
        var actor = ProjectResource.required("actorId", body.actorId());
        var role = ProjectResource.required("role", body.role());
        var playbook = playbooks.of(project.ownPlaybook(), project.playbook());
        if (playbook.role(role).isEmpty()) {
            throw new IllegalArgumentException("playbook '" + playbook.key() + "' has no role '" + role
                    + "' (possible: "
                    + String.join(
                            ", ",
                            playbook.roles().stream().map(each -> each.key()).toList()) + ")");
        }
        if (!names().containsKey(actor)) {
            throw new IllegalArgumentException("there is no person or token with the id '" + actor + "'");
        }
        return writes.answer(
                request,
                by -> Written.created(
                        commands.send(by.in(project.id()), new GiveRole(project.id(), actor, role)),
                        "/api/v1/projects/" + key + "/roles",
                        () -> roles(find.project(key)).stream()
                                .filter(each -> each.actorId().equals(actor)
                                        && each.role().equals(role))
                                .findFirst()
                                .orElseThrow()));
    }

    @DeleteMapping("/{actorId}/{role}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> take(
            HttpServletRequest request,
            @PathVariable String key,
            @PathVariable String actorId,
            @PathVariable String role) {
        var project = find.project(key);
        return writes.answer(
                request,
                by -> Written.gone(commands.send(by.in(project.id()), new TakeRole(project.id(), actorId, role))));
    }
}
