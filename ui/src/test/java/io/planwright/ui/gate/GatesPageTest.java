package io.planwright.ui.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.domain.gate.GateEvent.CheckPassed;
import io.planwright.domain.gate.GateEvent.CheckWaived;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    /** The page of a project with sixty requirements, all but one of them with nothing to be found behind them. */
    @Test
    void onlyWhatIsShownIsLookedAt() {
        var looked = new ArrayList<RequirementId>();
        var own = server.requirements().summary(server.requirementId).orElseThrow();
        var all = IntStream.range(0, 60)
                .mapToObj(i -> new RequirementSummary(
                        new RequirementId(new UUID(9, i)),
                        own.projectId(),
                        "slug-" + i,
                        "Title " + i,
                        own.lane(),
                        own.playbook(),
                        own.phase(),
                        false,
                        0,
                        0,
                        2,
                        2,
                        0,
                        0,
                        own.createdAt(),
                        own.changedAt(),
                        own.changedBy()))
                .toList();
        var requirements = new Requirements() {
            @Override
            public Optional<RequirementView> withId(RequirementId id) {
                looked.add(id);
                return Optional.empty();
            }

            @Override
            public Optional<RequirementView> withSlug(ProjectId project, String slug) {
                return Optional.empty();
            }

            @Override
            public Optional<RequirementSummary> summary(RequirementId id) {
                return Optional.empty();
            }

            @Override
            public Page<RequirementSummary> of(
                    ProjectId project, Selection selection, int limit, @Nullable String cursor) {
                return new Page<>(all.subList(0, Math.min(limit, all.size())), limit < all.size() ? "more" : null);
            }
        };
        var page = new GatesPage(server.projects(), requirements, server.workspaces(requirements), server.live());
        page.open("SHOP");
        shown(page);

        assertThat(looked).hasSize(25);
        click(Server.byId(page, Button.class, "more"));
        assertThat(looked).hasSizeBetween(50, 75).doesNotContain(all.getLast().id());
        click(Server.byId(page, Button.class, "more"));
        assertThat(looked).contains(all.getLast().id());
        assertThat(Server.byId(page, Button.class, "more").isVisible()).isFalse();
    }
}
