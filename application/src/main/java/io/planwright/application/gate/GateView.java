package io.planwright.application.gate;

import io.planwright.application.Happening;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.CheckState;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.gate.GateEvent.CheckEvidenceFiled;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckReopened;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a quality gate looks like, as far as it has been told: what is computed is not in it. */
public record GateView(
        GateId id, RequirementId requirementId, String name, List<CheckView> checks, long version, Instant changedAt) {

    /**
     * A check of a gate with what was told about it.
     *
     * @param state OPEN for one that is computed, unless it is waived
     * @param note what was said with its result, or the reason of its waiver; may be empty
     * @param seen fingerprint of what it looks at, when the result was given; empty where nobody noted it
     * @param source where the evidence comes from; may be empty
     * @param evidenceAt when the evidence came to be; null where that was not told
     * @param by name of who gave the result; null while it is open
     */
    public record CheckView(
            Check asked,
            CheckState state,
            String note,
            String seen,
            String source,
            @Nullable Instant evidenceAt,
            @Nullable String by,
            @Nullable Instant at) {

        /** A check that nobody has told anything about yet. */
        public static CheckView open(Check asked) {
            return new CheckView(asked, CheckState.OPEN, "", "", "", null, null, null);
        }

        public String key() {
            return asked.key();
        }

        public String text() {
            return asked.text();
        }

        public CheckKind kind() {
            return asked.kind();
        }
    }

    /** @return the view after the event */
    public static GateView fold(@Nullable GateView view, GateEvent event, Happening happening) {
        if (event instanceof GateOpened opened) {
            return new GateView(
                    opened.gateId(),
                    opened.requirementId(),
                    opened.name(),
                    opened.checks().stream().map(CheckView::open).toList(),
                    1,
                    happening.at());
        }
        if (view == null) {
            throw new IllegalStateException("no gate before " + event);
        }
        var by = happening.by().name();
        var at = happening.at();
        return switch (event) {
            case GateOpened _ -> view;
            case CheckPassed passed ->
                view.with(
                        passed.check(),
                        at,
                        asked -> new CheckView(
                                asked,
                                CheckState.PASSED,
                                passed.note(),
                                passed.seen(),
                                passed.source(),
                                passed.at(),
                                by,
                                at));
            case CheckFailed failed ->
                view.with(
                        failed.check(),
                        at,
                        asked -> new CheckView(
                                asked,
                                CheckState.FAILED,
                                failed.note(),
                                failed.seen(),
                                failed.source(),
                                failed.at(),
                                by,
                                at));
            case CheckReopened reopened -> view.with(reopened.check(), at, CheckView::open);
            case CheckEvidenceFiled _ -> view; // waits until the check is proven by it
            case CheckWaived waived ->
                view.with(
                        waived.check(),
                        at,
                        asked -> new CheckView(asked, CheckState.WAIVED, waived.reason(), "", "", null, by, at));
        };
    }

    private GateView with(String key, Instant at, Function<Check, CheckView> next) {
        var changed = checks.stream()
                .map(check -> check.key().equals(key) ? next.apply(check.asked()) : check)
                .toList();
        return new GateView(id, requirementId, name, changed, version + 1, at);
    }
}
