package io.planwright.infrastructure.rest;

import io.planwright.application.Commands;
import io.planwright.application.Missing;
import io.planwright.application.gate.GateView;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/gates")
@Tag(name = "Gates")
class GateResource {

    private final Commands commands;
    private final Lookups find;
    private final Writes writes;

    /**
     * @param result {@code passed}, {@code failed} or {@code open}
     * @param waiver the reason for letting the check count as passed; instead of a result
     */
    record CheckResult(
            @Nullable String result,
            @Nullable String note,
            @Nullable String waiver) {}

    private enum Result {
        PASSED,
        FAILED,
        OPEN
    }

    GateResource(Commands commands, Lookups find, Writes writes) {
        this.commands = commands;
        this.find = find;
        this.writes = writes;
    }

    @GetMapping("/{id}")
    @Returns(Json.Gate.class)
    ResponseEntity<Object> gate(@PathVariable String id) {
        var gate = find.gate(id);
        return ResponseEntity.ok().eTag(Stale.etag(gate.version())).body(Json.Gate.of(gate));
    }

    @GetMapping("/{id}/checks/{check}")
    @Returns(Json.Check.class)
    ResponseEntity<Object> check(@PathVariable String id, @PathVariable String check) {
        return ResponseEntity.ok(checkOf(find.gate(id), check));
    }

    private static Json.Check checkOf(GateView gate, String check) {
        return Json.Gate.of(gate).checks().stream()
                .filter(each -> each.key().equals(check))
                .findFirst()
                .orElseThrow(() -> new Missing("check", check));
    }

    @PutMapping("/{id}/checks/{check}")
    @Returns(Json.Gate.class)
    ResponseEntity<Object> put(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String check,
            @RequestBody CheckResult body) {
        var gate = find.gate(id);
        checkOf(gate, check);
        var requirement = find.active(gate.requirementId());
        if ((body.result() == null) == (body.waiver() == null)) {
            throw new IllegalArgumentException("either 'result' (passed, failed or open) or 'waiver' (the reason)");
        }
        return writes.answer(request, by -> {
            var command = body.waiver() != null
                    ? new WaiveCheck(gate.id(), check, body.waiver())
                    : command(gate, check, body);
            var on = by.on(requirement.projectId(), requirement.id())
                    .because(body.waiver() != null ? body.waiver() : by.reason());
            return Written.ok(commands.send(on, command), () -> Json.Gate.of(find.gate(id)));
        });
    }

    private static Object command(GateView gate, String check, CheckResult body) {
        var note = body.note() == null ? "" : body.note();
        return switch (Lookups.constant(Result.class, "result", String.valueOf(body.result()))) {
            case PASSED -> new PassCheck(gate.id(), check, note);
            case FAILED -> new FailCheck(gate.id(), check, note);
            case OPEN -> new ReopenCheck(gate.id(), check);
        };
    }
}
