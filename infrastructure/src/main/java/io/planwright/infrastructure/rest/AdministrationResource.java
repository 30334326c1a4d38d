package io.planwright.infrastructure.rest;

import io.planwright.application.log.Followers;
import io.planwright.application.log.ReadTablesStatus;
import io.planwright.application.person.AccessTokens;
import io.planwright.application.person.ActorKind;
import io.planwright.application.person.People;
import io.planwright.application.person.People.PersonChange;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Administration")
class AdministrationResource {

    private final People people;
    private final AccessTokens tokens;
    private final ReadTablesStatus readTables;
    private final Followers followers;
    private final Lists lists;

    /** @param leftOut position, type and reason of each event that it had to leave out; at most 100 */
    record Follower(String name, long position, @Nullable String trouble, List<String> leftOut) {
        static Follower of(Followers.Status status) {
            return new Follower(
                    status.name(),
                    status.position(),
                    status.trouble(),
                    status.leftOut().stream()
                            .map(event -> event.position() + " " + event.type() + ": " + event.why())
                            .toList());
        }
    }

    record NewPerson(
            String login,
            String name,
            String password,
            @Nullable Boolean administrator) {}

    record NewToken(
            String name, @Nullable String kind, @Nullable Boolean administrator) {}

    AdministrationResource(
            People people, AccessTokens tokens, ReadTablesStatus readTables, Followers followers, Lists lists) {
        this.people = people;
        this.tokens = tokens;
        this.readTables = readTables;
        this.followers = followers;
        this.lists = lists;
    }

    @GetMapping("/people")
    @Returns(value = Json.PersonJson.class, list = true)
    @Nullable
    ResponseEntity<Object> people(HttpServletRequest request) {
        return lists.answer(request, Json.PersonJson.class, Lists.whole(people.all(), Json.PersonJson::of));
    }

    @PostMapping("/people")
    @Returns(value = Json.PersonJson.class, status = 201, located = false)
    ResponseEntity<Object> addPerson(@RequestBody NewPerson body) {
        var person = people.add(
                ProjectResource.required("login", body.login()),
                ProjectResource.required("name", body.name()),
                ProjectResource.required("password", body.password()),
                Boolean.TRUE.equals(body.administrator()));
        return ResponseEntity.status(201).body(Json.PersonJson.of(person));
    }

    /** Another name, password or right to administer; but for a name alone it ends what the person has open. */
    @PatchMapping("/people/{id}")
    @Returns(Json.PersonJson.class)
    ResponseEntity<Object> changePerson(@PathVariable String id, @RequestBody PersonChange body) {
        return ResponseEntity.ok(Json.PersonJson.of(people.change(Lookups.uuid("person", id), body)));
    }

    /** Removes a person; what they have open ends within a second. */
    @DeleteMapping("/people/{id}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> removePerson(@PathVariable String id) {
        people.remove(Lookups.uuid("person", id));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/tokens")
    @Returns(value = Json.Token.class, list = true)
    @Nullable
    ResponseEntity<Object> tokens(HttpServletRequest request) {
        return lists.answer(request, Json.Token.class, Lists.whole(tokens.all(), token -> Json.Token.of(token, null)));
    }

    @PostMapping("/tokens")
    @Returns(value = Json.Token.class, status = 201, located = false)
    ResponseEntity<Object> issue(@RequestBody NewToken body) {
        var kind = body.kind() == null ? ActorKind.AGENT : Lookups.constant(ActorKind.class, "kind", body.kind());
        if (kind == ActorKind.SYSTEM) {
            throw new IllegalArgumentException("the kind 'system' is the server's own");
        }
        var issued = tokens.issue(
                ProjectResource.required("name", body.name()), kind, Boolean.TRUE.equals(body.administrator()));
        return ResponseEntity.status(201).body(Json.Token.of(issued.token(), issued.secret()));
    }

    @DeleteMapping("/tokens/{id}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> revoke(@PathVariable String id) {
        tokens.revoke(Lookups.uuid("token", id));
        return ResponseEntity.noContent().build();
    }

    /** How the read tables stand. */
    @GetMapping("/admin/read-tables")
    @Returns(Json.ReadTables.class)
    Json.ReadTables readTables() {
        return Json.ReadTables.of(readTables.status());
    }

    @GetMapping("/admin/followers")
    @Returns(value = Follower.class, list = true)
    @Nullable
    ResponseEntity<Object> followers(HttpServletRequest request) {
        return lists.answer(request, Follower.class, Lists.whole(followers.all(), Follower::of));
    }

    /** Takes up once more what a follower has left out. */
    @PostMapping("/admin/followers/{name}/retry")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> retry(@PathVariable String name) {
        followers.retry(name);
        return ResponseEntity.noContent().build();
    }

    /** Builds the read tables anew from the log, beside those in use. */
    @PostMapping("/admin/read-tables/rebuild")
    @Returns(value = Json.ReadTables.class, status = 202)
    ResponseEntity<Object> rebuild() {
        readTables.rebuild();
        return ResponseEntity.accepted().body(Json.ReadTables.of(readTables.status()));
    }
}
