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

    private static GateView after(GateEvent... events) {
        var checks = List.of(new Check("tests", "All tests pass"), new Check("docs", "It is documented"));
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
        assertThat(after().passed()).isFalse();
    }

    @Test
    void aResultSaysByWhomAndWhenAndLeavesTheOtherChecks() {
        assertThat(after(new CheckFailed(ID, "tests", "2 fail")).checks())
                .containsExactly(
                        new CheckView("tests", "All tests pass", CheckState.FAILED, "2 fail", "Ada", Sometime.time(2)),
                        new CheckView("docs", "It is documented", CheckState.OPEN, "", null, null));
    }

    @Test
    void aReopenedCheckHasForgottenItsResult() {
        assertThat(after(new CheckPassed(ID, "tests", "green"), new CheckReopened(ID, "tests"))
                        .checks())
                .first()
                .isEqualTo(new CheckView("tests", "All tests pass", CheckState.OPEN, "", null, null));
    }

    @Test
    void aGateIsPassedWhenEachCheckIsPassedOrWaived() {
        assertThat(after(new CheckPassed(ID, "tests", "")).passed()).isFalse();
        assertThat(after(new CheckPassed(ID, "tests", ""), new CheckWaived(ID, "docs", "internal"))
                        .passed())
                .isTrue();
    }
}
