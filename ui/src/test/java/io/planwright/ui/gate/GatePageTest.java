package io.planwright.ui.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.domain.Refused;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatePageTest extends PageTest {

    private GatePage page() {
        var page = new GatePage(
                server.projects(),
                server.requirements(),
                server.workspaces(),
                server.commands(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "pay");
        return shown(page);
    }

    private static String said(GatePage page, String check) {
        return Server.byId(page, CheckLine.class, "check-" + check).getElement().getTextRecursively();
    }

    @Test
    void aCheckIsPassedWithANote() {
        click(Server.byId(page(), NativeButton.class, "pass-tests"));
        find(TextArea.class).withId("reason").single().setValue("all 40");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new PassCheck(server.gateId, "tests", "all 40"));
    }

    @Test
    void aCheckIsWaivedForAReason() {
        click(Server.byId(page(), NativeButton.class, "waive-docs"));
        find(TextArea.class).withId("reason").single().setValue("only a pilot");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new WaiveCheck(server.gateId, "docs", "only a pilot"));
    }

    @Test
    void aRefusedWaiverSaysWhyAndKeepsTheReason() {
        click(Server.byId(page(), NativeButton.class, "waive-docs"));
        server.refuse(new Refused("reason.missing", "waiving needs a reason", List.of(), List.of("give a reason")));
        click(find(Button.class).withId("reason-ok").single());
        assertThat(refusal()).contains("waiving needs a reason", "give a reason");
        assertThat(find(TextArea.class).withId("reason").all()).hasSize(1);
    }

    @Test
    void whatOthersSayOfACheckShowsByItself() {
        var page = page();
        server.happened(new CheckFailed(server.gateId, "tests", "3 fail", "", "", null));
        eventually(() -> said(page, "tests").contains("3 fail"));
    }

    @Test
    void aGateThatFailedReportsWhatFailed() {
        server.happened(new CheckFailed(server.gateId, "tests", "3 fail", "", "", null));
        var report = Server.byId(page(), FailedChecks.class, "gate-report");
        assertThat(report.isVisible()).isTrue();
        assertThat(Server.words(report))
                .contains("Quality gate failed", "The tests pass", "3 fail", "Do not go on to the cleanup");
    }

    @Test
    void aGateWithoutFailuresReportsNothing() {
        assertThat(Server.byId(page(), FailedChecks.class, "gate-report").isVisible())
                .isFalse();
    }

    @Test
    void whatWasPassedIsVoidOnceWhatItLookedAtHasChanged() {
        server.happened(new CheckPassed(server.gateId, "tests", "all 40", "an older state", "", null));
        assertThat(said(page(), "tests")).contains("Void", "void: changed since");
    }

    @Test
    void aPageThatIsLeftIsToldNothing() {
        var page = page();
        assertThat(server.isWatched()).isTrue();
        page.removeFromParent();
        assertThat(server.isWatched()).isFalse();
    }
}
