package io.planwright.application.gate;

import io.planwright.application.Happening;
import io.planwright.domain.gate.CheckState;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckReopened;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a quality gate looks like. */
public record GateView(
        GateId id, RequirementId requirementId, String name, List<CheckView> checks, long version, Instant changedAt) {

    /**
     * A check of a gate.
     *
     * @param note what was said with its result, or the reason of its waiver; may be empty
     * @param by name of who gave the result; null while it is open
     */
    public record CheckView(
            String key,
            String text,
            CheckState state,
            String note,
            @Nullable String by,
            @Nullable Instant at) {}

    /** @return whether each check is passed or waived */
    public boolean passed() {
        return checks.stream().allMatch(check -> check.state().lets());
    }

    /** @return the view after the event */
    public static GateView fold(@Nullable GateView view, GateEvent event, Happening happening) {
        if (event instanceof GateOpened opened) {
            return new GateView(
                    opened.gateId(),
                    opened.requirementId(),
                    opened.name(),
                    opened.checks().stream()
                            .map(check -> new CheckView(check.key(), check.text(), CheckState.OPEN, "", null, null))
                            .toList(),
                    1,
                    happening.at());
        }
        if (view == null) {
            throw new IllegalStateException("no gate before " + event);
        }
        return switch (event) {
            case GateOpened _ -> view;
            case CheckPassed passed -> view.with(passed.check(), CheckState.PASSED, passed.note(), happening);
            case CheckFailed failed -> view.with(failed.check(), CheckState.FAILED, failed.note(), happening);
            case CheckReopened reopened -> view.with(reopened.check(), CheckState.OPEN, "", happening);
            case CheckWaived waived -> view.with(waived.check(), CheckState.WAIVED, waived.reason(), happening);
        };
    }

    private GateView with(String key, CheckState state, String note, Happening happening) {
        var next = checks.stream()
                .map(check -> check.key().equals(key)
                        ? new CheckView(
                                key,
                                check.text(),
                                state,
                                note,
                                state == CheckState.OPEN ? null : happening.by().name(),
                                state == CheckState.OPEN ? null : happening.at())
                        : check)
                .toList();
        return new GateView(id, requirementId, name, next, version + 1, happening.at());
    }
}
