package io.planwright.infrastructure.rest;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Missing;
import io.planwright.application.requirement.HandoffDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.Blocker;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.requirement.RequirementCommand.AcceptDesign;
import io.planwright.domain.requirement.RequirementCommand.ClearBlocker;
import io.planwright.domain.requirement.RequirementCommand.RaiseBlocker;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a requirement goes from hand to hand, and what stops it. */
@RestController
@RequestMapping("/api/v1/requirements/{id}")
@Tag(name = "Handoffs")
class HandoffResource {

    private final HandoffDesk desk;
    private final Commands commands;
    private final Texts texts;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    /**
     * @param from the phase that the sender saw; left out for the one at the moment
     * @param to the next phase, which is where it goes when this is left out, or an earlier one
     */
    record NewHandoff(
            @Nullable String note,
            @Nullable String from,
            @Nullable String to) {}

    record FinishedStep(String step, @Nullable String note) {}

    record NewBlocker(String text) {}

    record BlockerChange(String outcome) {}

    record AcceptedDesign(String section) {}

    record BlockerJson(
            String id,
            String text,
            boolean open,
            String raisedBy,
            Instant raisedAt,
            @Nullable String outcome,
            @Nullable String clearedBy,
            @Nullable Instant clearedAt) {
        static BlockerJson of(Blocker blocker) {
            return new BlockerJson(
                    blocker.id().toString(),
                    blocker.text(),
                    blocker.outcome() == null,
                    blocker.raisedBy(),
                    blocker.raisedAt(),
                    blocker.outcome(),
                    blocker.clearedBy(),
                    blocker.clearedAt());
        }
    }

    HandoffResource(HandoffDesk desk, Commands commands, Texts texts, Lookups find, Writes writes, Lists lists) {
        this.desk = desk;
        this.commands = commands;
        this.texts = texts;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping("/handoffs")
    @Returns(value = BriefingJson.Handoff.class, list = true)
    @Nullable
    ResponseEntity<Object> handoffs(HttpServletRequest request, @PathVariable String id) {
        var requirement = find.requirement(id);
        return lists.answer(
                request, BriefingJson.Handoff.class, Lists.whole(requirement.handoffs(), BriefingJson.Handoff::of));
    }

    /** Hands on to the next phase, or back to an earlier one with the note as the reason. */
    @PostMapping("/handoffs")
    @Returns(value = Json.RequirementDetail.class, status = 201)
    ResponseEntity<Object> handOff(HttpServletRequest request, @PathVariable String id, @RequestBody NewHandoff body) {
        var requirement = find.requirement(id);
        var note = body.note() == null ? "" : body.note();
        var to = body.to() == null ? null : Lookups.constant(RequirementPhase.class, "to", body.to());
        var from = body.from() == null
                ? requirement.phase()
                : Lookups.constant(RequirementPhase.class, "from", body.from());
        return writes.answer(request, by -> {
            boolean forward = to == null || to.ordinal() == from.ordinal() + 1;
            var receipt = forward
                    ? desk.handOff(by, requirement, from, find.playbook(requirement), note)
                    : desk.sendBack(by, requirement, from, to, note);
            return Written.created(receipt, "/api/v1/requirements/" + id, () -> find.detail(requirement.id()));
        });
    }

    /** Finishes the step of the review whose turn it is. */
    @PostMapping("/review")
    @Returns(value = Json.RequirementDetail.class, status = 201)
    ResponseEntity<Object> review(HttpServletRequest request, @PathVariable String id, @RequestBody FinishedStep body) {
        var requirement = find.requirement(id);
        var step = Lookups.constant(ReviewStep.class, "step", ProjectResource.required("step", body.step()));
        var note = body.note() == null ? "" : body.note();
        return writes.answer(request, by -> {
            var receipt = desk.finish(by, requirement, find.playbook(requirement), step, note);
            return Written.created(receipt, "/api/v1/requirements/" + id, () -> find.detail(requirement.id()));
        });
    }

    /** Accepts a text of the requirement, as it stands, as the design that plans are made from. */
    @PutMapping("/design")
    @Returns(Json.RequirementDetail.class)
    ResponseEntity<Object> accept(
            HttpServletRequest request, @PathVariable String id, @RequestBody AcceptedDesign body) {
        var requirement = find.active(find.requirement(id).id());
        var key = ProjectResource.required("section", body.section());
        var section = requirement.section(key).orElseThrow(() -> new Missing("section", key));
        return writes.answer(request, by -> {
            var text = texts.withId(section.documentId()).orElseThrow(() -> new Missing("section", key));
            return Written.ok(
                    commands.send(on(by, requirement), new AcceptDesign(requirement.id(), text.id(), text.version())),
                    () -> find.detail(requirement.id()));
        });
    }

    @GetMapping("/blockers")
    @Returns(value = BlockerJson.class, list = true)
    @Nullable
    ResponseEntity<Object> blockers(HttpServletRequest request, @PathVariable String id) {
        var requirement = find.requirement(id);
        return lists.answer(request, BlockerJson.class, Lists.whole(requirement.blockers(), BlockerJson::of));
    }

    @PostMapping("/blockers")
    @Returns(value = BlockerJson.class, status = 201)
    ResponseEntity<Object> raise(HttpServletRequest request, @PathVariable String id, @RequestBody NewBlocker body) {
        var requirement = find.requirement(id);
        var text = ProjectResource.required("text", body.text());
        return writes.answer(request, by -> {
            var blocker = new BlockerId(by.newId());
            return Written.created(
                    commands.send(on(by, requirement), new RaiseBlocker(requirement.id(), blocker, text)),
                    "/api/v1/requirements/" + id + "/blockers/" + blocker,
                    () -> blocker(requirement, blocker));
        });
    }

    /** Clears a blocker, saying how. */
    @PatchMapping("/blockers/{blocker}")
    @Returns(BlockerJson.class)
    ResponseEntity<Object> clear(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String blocker,
            @RequestBody BlockerChange body) {
        var requirement = find.requirement(id);
        var outcome = ProjectResource.required("outcome", body.outcome());
        var blockerId = known(requirement, blocker);
        return writes.answer(
                request,
                by -> Written.ok(
                        commands.send(on(by, requirement), new ClearBlocker(requirement.id(), blockerId, outcome)),
                        () -> blocker(requirement, blockerId)));
    }

    @DeleteMapping("/blockers/{blocker}")
    @Returns(value = Void.class, status = 204)
    ResponseEntity<Object> remove(HttpServletRequest request, @PathVariable String id, @PathVariable String blocker) {
        var requirement = find.requirement(id);
        var blockerId = known(requirement, blocker);
        return writes.answer(
                request,
                by -> Written.gone(
                        commands.send(on(by, requirement), new ClearBlocker(requirement.id(), blockerId, ""))));
    }

    private static BlockerId known(RequirementView requirement, String text) {
        var id = new BlockerId(Lookups.uuid("blocker", text));
        if (requirement.blockers().stream().noneMatch(blocker -> blocker.id().equals(id))) {
            throw new Missing("blocker", text);
        }
        return id;
    }

    private BlockerJson blocker(RequirementView requirement, BlockerId id) {
        return find.requirement(requirement.id().toString()).blockers().stream()
                .filter(blocker -> blocker.id().equals(id))
                .map(BlockerJson::of)
                .findFirst()
                .orElseThrow(() -> new Missing("blocker", id.toString()));
    }

    private static By on(By by, RequirementView requirement) {
        return by.on(requirement.projectId(), requirement.id());
    }
}
