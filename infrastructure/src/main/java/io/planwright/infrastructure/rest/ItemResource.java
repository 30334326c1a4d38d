package io.planwright.infrastructure.rest;

import io.planwright.application.By;
import io.planwright.application.Missing;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.Item;
import io.planwright.application.item.ItemDesk;
import io.planwright.application.item.ItemKind;
import io.planwright.application.requirement.RequirementView;
import io.planwright.domain.identity.RequirementId;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** The items in the texts of a requirement: each kind has a list of its own, and all of them the same manners. */
@RestController
@RequestMapping("/api/v1/requirements/{id}")
@Tag(name = "Items")
class ItemResource {

    /** The name of each kind's list, as {@link ItemKind#plural} has it. */
    private static final String LIST =
            "/{items:criteria|risks|dependencies|metrics|references|questions|targets|decisions|investigations|notes}";

    private final ItemDesk desk;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    ItemResource(ItemDesk desk, Lookups find, Writes writes, Lists lists) {
        this.desk = desk;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping(LIST)
    @Returns(value = Item.class, list = true)
    @Nullable
    ResponseEntity<Object> list(HttpServletRequest request, @PathVariable String id, @PathVariable String items) {
        var kind = kind(items);
        var all = items(find.requirement(id), kind);
        return lists.answer(request, ItemJson.names(kind), ItemJson.simple(kind), Lists.whole(all, ItemJson::of));
    }

    @PostMapping(LIST)
    @Returns(value = Item.class, status = 201)
    ResponseEntity<Object> add(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String items,
            @RequestBody Map<String, @Nullable Object> body) {
        var kind = kind(items);
        var requirement = find.active(find.requirement(id).id());
        var item = ItemJson.added(kind, body);
        return writes.answer(request, by -> {
            var made = desk.add(on(by, requirement), requirement, find.playbook(requirement), item);
            return Written.created(
                    made.receipt(),
                    "/api/v1/requirements/" + id + "/" + items + "/" + made.id(),
                    () -> ItemJson.of(item(requirement.id(), kind, made.id())));
        });
    }

    @GetMapping(LIST + "/{itemId}")
    @Returns(Item.class)
    ResponseEntity<Object> get(@PathVariable String id, @PathVariable String items, @PathVariable String itemId) {
        var kind = kind(items);
        return ResponseEntity.ok(ItemJson.of(item(find.requirement(id).id(), kind, Lookups.uuid(kind.key(), itemId))));
    }

    @PatchMapping(LIST + "/{itemId}")
    @Returns(Item.class)
    ResponseEntity<Object> change(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String items,
            @PathVariable String itemId,
            @RequestBody Map<String, @Nullable Object> body) {
        var kind = kind(items);
        var requirement = find.active(find.requirement(id).id());
        var item = Lookups.uuid(kind.key(), itemId);
        if (body.containsKey("after")) {
            var after = ItemJson.after(kind, body).map(text -> Lookups.uuid(kind.key(), text));
            return writes.answer(
                    request,
                    by -> Written.ok(
                            desk.move(
                                    on(by, requirement),
                                    requirement,
                                    find.playbook(requirement),
                                    kind,
                                    item,
                                    after.orElse(null)),
                            () -> ItemJson.of(item(requirement.id(), kind, item))));
        }
        var change = ItemJson.changed(kind, body);
        return writes.answer(
                request,
                by -> Written.ok(
                        desk.change(on(by, requirement), requirement, find.playbook(requirement), kind, item, change),
                        () -> ItemJson.of(item(requirement.id(), kind, item))));
    }

    @DeleteMapping(LIST + "/{itemId}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> remove(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String items,
            @PathVariable String itemId) {
        var kind = kind(items);
        var requirement = find.active(find.requirement(id).id());
        return writes.answer(
                request,
                by -> Written.gone(desk.remove(
                        on(by, requirement),
                        requirement,
                        find.playbook(requirement),
                        kind,
                        Lookups.uuid(kind.key(), itemId))));
    }

    @GetMapping("/matrix")
    @Returns(Json.Matrix.class)
    ResponseEntity<Object> matrix(@PathVariable String id) {
        var requirement = find.requirement(id);
        var targets = items(requirement, ItemKind.TARGET);
        return ResponseEntity.ok(Json.Matrix.of(CompatibilityMatrix.of(find.playbook(requirement), targets)));
    }

    private static ItemKind kind(String items) {
        return Arrays.stream(ItemKind.values())
                .filter(kind -> kind.plural().equals(items))
                .findFirst()
                .orElseThrow(() -> new Missing("list of items", items));
    }

    private List<Item> items(RequirementView requirement, ItemKind kind) {
        return desk.items(requirement, find.playbook(requirement), kind);
    }

    private Item item(RequirementId requirement, ItemKind kind, UUID id) {
        return items(find.requirement(requirement.toString()), kind).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing(kind.key(), id.toString()));
    }

    private static By on(By by, RequirementView requirement) {
        return by.on(requirement.projectId(), requirement.id());
    }
}
