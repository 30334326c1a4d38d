package io.planwright.infrastructure.rest;

import io.planwright.application.Commands;
import io.planwright.application.Missing;
import io.planwright.application.check.GateReport;
import io.planwright.application.gate.GateView;
import io.planwright.application.person.ActorKind;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.workspace.Workspace;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ProveCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Gates")
class GateResource {

    private static final int LONGEST_SOURCE = 2_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final WorkspaceDesk workspaces;
    private final Commands commands;
    private final Clock clock;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    /**
     * @param result {@code passed}, {@code failed} or {@code open}
     * @param source where the evidence of the result comes from, e.g. an address
     * @param at when the evidence came to be
     * @param evidence ids of evidence that was filed for the check, on which it passes
     * @param waiver the reason for letting the check count as passed; instead of a result
     */
    record NewResult(
            @Nullable String result,
            @Nullable String note,
            @Nullable String source,
            @Nullable Instant at,
            @Nullable List<String> evidence,
            @Nullable String waiver) {}

    private enum Result {
        PASSED,
        FAILED,
        OPEN
    }

    /** A gate with all that it is about, read at one moment. */
    private record Seen(GateView gate, Workspace workspace) {}

    GateResource(WorkspaceDesk workspaces, Commands commands, Clock clock, Lookups find, Writes writes, Lists lists) {
        this.workspaces = workspaces;
        this.commands = commands;
        this.clock = clock;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    @GetMapping("/requirements/{id}/gates")
    @Returns(value = Json.Gate.class, list = true)
    @Nullable
    ResponseEntity<Object> gates(HttpServletRequest request, @PathVariable String id) {
        var requirement = find.requirement(id);
        return lists.answer(request, Json.Gate.class, Lists.whole(gates(requirement.id()), Function.identity()));
    }

    private List<Json.Gate> gates(RequirementId requirement) {
        var workspace = workspaces.at(requirement);
        return workspace.gates().stream()
                .map(gate -> Json.Gate.of(gate, workspace, clock.instant()))
                .toList();
    }

    @GetMapping("/gates/{id}")
    @Returns(Json.Gate.class)
    ResponseEntity<Object> gate(@PathVariable String id) {
        return ResponseEntity.ok(json(id));
    }

    private Json.Gate json(String id) {
        var seen = seen(id);
        return Json.Gate.of(seen.gate(), seen.workspace(), clock.instant());
    }

    private Seen seen(String id) {
        var found = find.gate(id);
        var workspace = workspaces.at(found.requirementId());
        return workspace.gates().stream()
                .filter(gate -> gate.id().equals(found.id()))
                .findFirst()
                .map(gate -> new Seen(gate, workspace))
                .orElseThrow(() -> new Missing("gate", id));
    }

    /** Tells how the gate stands, for people. */
    @GetMapping("/gates/{id}/report")
    @Returns(value = String.class, media = "text/markdown")
    ResponseEntity<byte[]> report(@PathVariable String id) {
        var seen = seen(id);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
                .body(GateReport.of(seen.gate(), seen.workspace()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/gates/{id}/checks/{check}")
    @Returns(Json.Check.class)
    ResponseEntity<Object> check(@PathVariable String id, @PathVariable String check) {
        return ResponseEntity.ok(json(id).checks().stream()
                .filter(each -> each.key().equals(check))
                .findFirst()
                .orElseThrow(() -> new Missing("check", check)));
    }

    @PutMapping("/gates/{id}/checks/{check}")
    @Returns(Json.Gate.class)
    ResponseEntity<Object> put(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String check,
            @RequestBody NewResult body) {
        var gate = find.gate(id);
        if (gate.checks().stream().noneMatch(each -> each.key().equals(check))) {
            throw new Missing("check", check);
        }
        var requirement = find.active(gate.requirementId());
        var command = command(gate, check, body, find.playbook(requirement));
        return writes.answer(request, by -> {
            var on = by.on(requirement.projectId(), requirement.id())
                    .because(body.waiver() != null ? body.waiver() : by.reason());
            return Written.ok(commands.send(on, command), () -> json(id));
        });
    }

    private Object command(GateView gate, String check, NewResult body, Playbook playbook) {
        if ((body.result() == null) == (body.waiver() == null)) {
            throw new IllegalArgumentException("either 'result' (passed, failed or open) or 'waiver' (the reason)");
        }
        if (body.waiver() != null) {
            mustNameNoEvidence(body, "a waiver");
            return new WaiveCheck(gate.id(), check, body.waiver());
        }
        var note = body.note() == null ? "" : body.note();
        var source = source(body);
        var at = at(body);
        boolean independent = playbook.work().discipline().independentGate();
        return switch (Lookups.constant(Result.class, "result", String.valueOf(body.result()))) {
            case PASSED -> {
                if (body.evidence() != null && !body.evidence().isEmpty()) {
                    yield new ProveCheck(
                            gate.id(),
                            check,
                            note,
                            body.evidence().stream()
                                    .map(each -> new EvidenceId(Lookups.uuid("evidence", each)))
                                    .distinct()
                                    .toList(),
                            at == null ? clock.instant() : at,
                            independent,
                            playbook.coverage(check));
                }
                yield new PassCheck(
                        gate.id(),
                        check,
                        note,
                        source,
                        at,
                        !independent || EvidenceResource.isWitness(Writes.actor()),
                        Writes.actor().kind() == ActorKind.PERSON
                                ? 0
                                : playbook.coverage(check)); // people answer for it
            }
            case FAILED -> new FailCheck(gate.id(), check, note, source, at);
            case OPEN -> {
                mustNameNoEvidence(body, "the result 'open'");
                yield new ReopenCheck(gate.id(), check);
            }
        };
    }

    private static void mustNameNoEvidence(NewResult body, String what) {
        if (body.source() != null || body.at() != null) {
            throw new IllegalArgumentException("'source' and 'at' do not go with " + what);
        }
    }

    private static String source(NewResult body) {
        var source = body.source() == null ? "" : body.source().strip();
        if (source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("'source' has at most " + LONGEST_SOURCE + " characters");
        }
        return source;
    }

    private @Nullable Instant at(NewResult body) {
        var at = body.at();
        if (at != null && (at.isAfter(clock.instant().plus(CLOCKS_DIFFER)) || at.isBefore(Instant.EPOCH))) {
            throw new IllegalArgumentException(
                    "'at' is when the evidence came to be: not in the future, not before 1970");
        }
        return at;
    }
}
