package io.planwright.ui.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import org.junit.jupiter.api.Test;

class GatesPageTest extends PageTest {

    private GatesPage page() {
        var page = new GatesPage(server.projects(), server.requirements(), server.workspaces(), server.live());
        page.open("SHOP");
        return shown(page);
    }

    private static String row(GatesPage page) {
        return Server.byId(page, Anchor.class, "gate-pay").getElement().getTextRecursively();
    }

    @Test
    void eachGateSaysHowItStands() {
        server.happened(new CheckWaived(server.gateId, "docs", "a pilot"));
        assertThat(row(page())).contains("Pay by", "invoice", "1 of 2 passed", "1 of 2 open");
    }

    @Test
    void whatIsVoidIsOpen() {
        server.happened(new CheckPassed(server.gateId, "tests", "", "an older state", "", null));
        assertThat(row(page())).contains("0 of 2 passed", "2 of 2 open");
    }

    @Test
    void whatOthersDoShowsByItself() {
        var page = page();
        server.happened(new CheckWaived(server.gateId, "docs", "a pilot"));
        server.happened(new CheckWaived(server.gateId, "tests", "a pilot"));
        eventually(() -> row(page).contains("Gate passed"));
    }
}
