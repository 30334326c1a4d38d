package io.planwright.application.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Sometime;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckState;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckReopened;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.gate.GateEvent.GateOpened;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GateViewTest {

    private static final GateId ID = new GateId(new UUID(4, 1));

    private static final Check TESTS = new Check("tests", "All tests pass");
    private static final Check DOCS = new Check("docs", "It is documented");

    private static GateView after(GateEvent... events) {
        var checks = List.of(TESTS, DOCS);
        var view = GateView.fold(
                null, new GateOpened(ID, new RequirementId(new UUID(2, 1)), "Quality gate", checks), Sometime.at(1));
        for (int i = 0; i < events.length; i++) {
            view = GateView.fold(view, events[i], Sometime.at(i + 2));
        }
        return view;
    }

    @Test
    void aNewGateIsOpen() {
        assertThat(after().checks()).extracting(CheckView::state).containsOnly(CheckState.OPEN);
        assertThat(after().checks()).noneMatch(check -> check.state().lets());
    }

    @Test
    void aResultSaysByWhomAndWhenAndLeavesTheOtherChecks() {
        var evidence = Sometime.time(-60);

        assertThat(after(new CheckFailed(ID, "tests", "2 fail", "seen", "run 17", evidence))
                        .checks())
                .containsExactly(
                        new CheckView(
                                TESTS,
                                CheckState.FAILED,
                                "2 fail",
                                "seen",
                                "run 17",
                                evidence,
                                "Ada",
                                Sometime.time(2)),
                        CheckView.open(DOCS));
    }

    @Test
    void aReopenedCheckHasForgottenItsResult() {
        assertThat(after(new CheckPassed(ID, "tests", "green", "seen", "", null), new CheckReopened(ID, "tests"))
                        .checks())
                .first()
                .isEqualTo(CheckView.open(TESTS));
    }

    @Test
    void aWaiverIsKeptWithItsReason() {
        assertThat(after(new CheckWaived(ID, "docs", "internal")).checks())
                .last()
                .isEqualTo(new CheckView(DOCS, CheckState.WAIVED, "internal", "", "", null, "Ada", Sometime.time(2)));
    }
}
