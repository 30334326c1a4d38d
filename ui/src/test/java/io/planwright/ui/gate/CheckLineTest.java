package io.planwright.ui.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import io.planwright.application.check.CheckResult;
import io.planwright.application.check.CheckResult.State;
import io.planwright.application.check.Finding;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.look.RenderedLine;
import io.planwright.ui.text.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckLineTest extends PageTest {

    private final List<String> asked = new ArrayList<>();

    private final CheckLine.Actions actions = new CheckLine.Actions() {
        @Override
        public void pass(CheckResult check) {
            asked.add("pass");
        }

        @Override
        public void fail(CheckResult check) {
            asked.add("fail");
        }

        @Override
        public void post(CheckResult check) {
            asked.add("post");
        }

        @Override
        public void reopen(CheckResult check) {
            asked.add("reopen");
        }

        @Override
        public void waive(CheckResult check) {
            asked.add("waive");
        }
    };

    private CheckLine line(CheckKind kind, State state, String source, List<Finding> findings) {
        return line("It is right", kind, state, source, findings);
    }

    private CheckLine line(String text, CheckKind kind, State state, String source, List<Finding> findings) {
        var check = new CheckResult(
                "check",
                text,
                kind,
                ReviewStep.GATE,
                state,
                findings,
                state.lets() ? "" : "mend it",
                state == State.OPEN ? null : "Ada",
                state == State.OPEN ? null : Instant.EPOCH,
                "",
                source);
        var line = shown(new CheckLine(check, actions));
        line.show(check, new Places(server.workspaces().at(server.requirementId)));
        return line;
    }

    private static String said(CheckLine line) {
        return line.getElement().getTextRecursively();
    }

    private static List<String> offered(CheckLine line) {
        return List.of("pass", "fail", "post", "waive", "reopen").stream()
                .filter(act ->
                        Server.byId(line, NativeButton.class, act + "-check").isVisible())
                .toList();
    }

    @Test
    void markdownOfACheckIsRenderedAndItsButtonsSayItPlainly() {
        var line = line("`mvn test` *passes* <script>x</script>", CheckKind.MANUAL, State.OPEN, "", List.of());

        assertThat(find(RenderedLine.class, line).single().getElement().getProperty("innerHTML"))
                .isEqualTo("<code>mvn test</code> <em>passes</em> &lt;script&gt;x&lt;/script&gt;");
        assertThat(Server.byId(line, NativeButton.class, "pass-check")
                        .getElement()
                        .getAttribute("aria-label"))
                .endsWith(": mvn test passes <script>x</script>");
    }

    @Test
    void aCheckByHandIsPassedOrFailedOrWaived() {
        assertThat(offered(line(CheckKind.MANUAL, State.OPEN, "", List.of()))).containsExactly("pass", "fail", "waive");
    }

    @Test
    void aCheckOnEvidenceWantsAResult() {
        var line = line(CheckKind.EVIDENCE, State.PASSED, "https://ci.example/7", List.of());
        assertThat(offered(line)).containsExactly("post", "reopen");
        assertThat(said(line)).contains("On evidence", "https://ci.example/7", "Ada");
    }

    @Test
    void aComputedCheckCanOnlyBeWaived() {
        assertThat(offered(line(CheckKind.COMPUTED, State.FAILED, "", List.of())))
                .containsExactly("waive");
        assertThat(offered(line(CheckKind.COMPUTED, State.PASSED, "", List.of())))
                .isEmpty();
        assertThat(offered(line(CheckKind.COMPUTED, State.WAIVED, "", List.of())))
                .containsExactly("reopen");
    }

    @Test
    void whatWouldMakeItPassIsSaid() {
        assertThat(said(line(CheckKind.MANUAL, State.FAILED, "", List.of()))).contains("Failed", "To pass: mend it");
        assertThat(said(line(CheckKind.MANUAL, State.PASSED, "", List.of()))).doesNotContain("To pass");
    }

    @Test
    void aFindingLeadsToItsSection() {
        server.section("risks", "## Risks\n\n- It breaks\n");
        var line = line(
                CheckKind.COMPUTED,
                State.FAILED,
                "",
                List.of(new Finding("prd.md", 6, "no mitigation", "say what is done about it")));
        assertThat(said(line)).contains("prd.md:6", "no mitigation", "say what is done about it");
        assertThat(links(line)).containsExactly("p/SHOP/pay#section-risks");
    }

    @Test
    void aFindingOfATaskLeadsToThePlan() {
        var task = server.task("Draw it", null);
        var line = line(CheckKind.COMPUTED, State.FAILED, "", List.of(new Finding("SHOP-1", 0, "is open", "do it")));
        assertThat(links(line)).containsExactly("p/SHOP/pay/plans/" + server.planId + "#task-" + task);
    }

    @Test
    void manyFindingsAreShownBitByBit() {
        var line = line(
                CheckKind.COMPUTED,
                State.FAILED,
                "",
                IntStream.rangeClosed(1, 8)
                        .mapToObj(i -> new Finding("prd.md", i, "finding " + i, ""))
                        .toList());
        assertThat(said(line)).contains("finding 5", "and 3 more").doesNotContain("finding 6");
        click(Server.byId(line, NativeButton.class, "more-findings-check"));
        assertThat(said(line)).contains("finding 8");
    }

    @Test
    void theButtonsAsk() {
        var line = line(CheckKind.MANUAL, State.OPEN, "", List.of());
        for (var act : List.of("pass", "fail", "waive")) {
            click(Server.byId(line, NativeButton.class, act + "-check"));
        }
        assertThat(asked).containsExactly("pass", "fail", "waive");
    }

    private List<String> links(CheckLine line) {
        return line.getChildren()
                .filter(Findings.class::isInstance)
                .flatMap(findings -> findings.getChildren())
                .flatMap(list -> list.getChildren())
                .flatMap(entry -> entry.getChildren())
                .filter(Anchor.class::isInstance)
                .map(link -> ((Anchor) link).getHref())
                .toList();
    }
}
