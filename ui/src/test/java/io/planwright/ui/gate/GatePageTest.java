package io.planwright.ui.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.gate.GateEvent.CheckFailed;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import org.junit.jupiter.api.Test;

class GatePageTest extends PageTest {

    private GatePage page() {
        var page = new GatePage(
                server.projects(),
                server.requirements(),
                server.gates(),
                server.commands(),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "pay");
        return shown(page);
    }

    @Test
    void aCheckIsPassedByItsButton() {
        click(Server.byId(page(), NativeButton.class, "pass-tests"));
        assertThat(server.sent).containsExactly(new PassCheck(server.gateId, "tests", ""));
    }

    @Test
    void aCheckIsWaivedForAReason() {
        click(Server.byId(page(), NativeButton.class, "waive-docs"));
        find(TextArea.class).withId("reason").single().setValue("only a pilot");
        click(find(Button.class).withId("reason-ok").single());
        assertThat(server.sent).containsExactly(new WaiveCheck(server.gateId, "docs", "only a pilot"));
    }

    @Test
    void whatOthersSayOfACheckShowsByItself() {
        var page = page();
        server.happened(new CheckFailed(server.gateId, "tests", "3 fail", "", "", null));
        var check = Server.byId(page, CheckLine.class, "check-tests");
        eventually(() -> check.getElement().getTextRecursively().contains("3 fail"));
    }

    @Test
    void aPageThatIsLeftIsToldNothing() {
        var page = page();
        assertThat(server.isWatched()).isTrue();
        page.removeFromParent();
        assertThat(server.isWatched()).isFalse();
    }
}
