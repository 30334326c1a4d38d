package io.planwright.ui.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.plan.PlanDesk;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.requirement.HandoffDesk;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.requirement.RequirementCommand.AcceptDesign;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.ClearBlocker;
import io.planwright.domain.requirement.RequirementCommand.FinishReviewStep;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementEvent.BlockerCleared;
import io.planwright.domain.requirement.RequirementEvent.BlockerRaised;
import io.planwright.domain.requirement.RequirementEvent.DesignAccepted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementEvent.RequirementSentBack;
import io.planwright.domain.requirement.RequirementEvent.ReviewStepFinished;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.look.IconButton;
import io.planwright.ui.look.Rendered;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequirementPageTest extends PageTest {

    private RequirementPage page() {
        var nothing = new Contents() {
            @Override
            public String put(byte[] content) {
                return "";
            }

            @Override
            public Optional<byte[]> get(String sha256) {
                return Optional.empty();
            }
        };
        var page = new RequirementPage(
                server.projects(),
                server.requirements(),
                server.workspaces(),
                server.texts(),
                server.textDesk(),
                server.itemDesk(),
                new PlanDesk(server.commands(), server.tasks(), Clock.systemUTC()),
                new HandoffDesk(server.commands()),
                server.commands(),
                new Workspaces(
                        server.workspaces(),
                        server.requirements(),
                        new Playbooks(),
                        server.texts(),
                        nothing,
                        List.of()),
                new RecentEvents(server.log()),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "pay");
        return shown(page);
    }

    private static String goalsOf(RequirementPage page) {
        return Server.byId(page, com.vaadin.flow.component.html.Section.class, "section-goals")
                .getChildren()
                .filter(Rendered.class::isInstance)
                .map(each -> each.getElement().getProperty("innerHTML"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSectionIsReadAsRenderedMarkdown() {
        assertThat(goalsOf(page())).contains("<h2>Goals</h2>", "<p>Sell more.</p>");
    }

    @Test
    void whatOthersWriteShowsByItself() {
        var page = page();
        server.edit(server.goals, "## Goals\n\nSell **much** more.\n");
        eventually(() -> goalsOf(page).contains("<strong>much</strong>"));
    }

    @Test
    void whoeverWritesIsToldOfTheOthersAndKeepsWhatIsTyped() {
        var page = page();
        click(Server.byId(page, IconButton.class, "edit-section-goals"));
        var conflict = Server.byId(page, Div.class, "conflict-goals");
        assertThat(conflict.isVisible()).isFalse();
        server.edit(server.goals, "## Goals\n\nSell less.\n");
        eventually(conflict::isVisible);
        assertThat(Server.byId(page, com.vaadin.flow.component.Component.class, "editor-goals")
                        .isAttached())
                .isTrue();
    }

    @Test
    void theRequirementIsHandedOffWithANote() {
        click(Server.byId(page(), Button.class, "hand-off"));
        click(find(Button.class).withId("hand-off-ok").single());
        assertThat(server.sent).containsExactly(new HandOff(server.requirementId, RequirementPhase.PLANNING, ""));
    }

    @Test
    void aRefusedHandOffSaysWhatIsOpen() {
        click(Server.byId(page(), Button.class, "hand-off"));
        server.refuse(new Refused(
                "gate.open", "2 checks are open", List.of(new Refused.Fact("check", "tests", "is open")), List.of()));
        click(find(Button.class).withId("hand-off-ok").single());
        assertThat(refusal()).contains("2 checks are open", "tests is open");
    }

    private static ItemPanel panel(RequirementPage page, String id) {
        return Server.byId(page, ItemPanel.class, id);
    }

    private static ItemList list(RequirementPage page, String id) {
        var panel = panel(page, id);
        panel.open(true);
        return panel.body
                .getChildren()
                .filter(ItemList.class::isInstance)
                .map(ItemList.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String said(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    void whatIsTickedInTheRailIsTickedInTheText() {
        var text = server.section("acceptance-criteria", "## Acceptance Criteria\n\n- [ ] It pays\n- [ ] It prints\n");
        var page = page();
        var criteria = list(page, "criteria");
        assertThat(criteria.tick(criteria.rows().get(1).id(), true)).isTrue();
        assertThat(server.textOf(text)).contains("- [ ] It pays", "- [x] It prints");
        eventually(() -> criteria.rows().get(1).done());
    }

    @Test
    void whatIsWrittenInTheTextStandsInTheRail() {
        var text = server.section("acceptance-criteria", "## Acceptance Criteria\n\n- [ ] It pays\n");
        var page = page();
        server.edit(text, "## Acceptance Criteria\n\n- [ ] It pays\n- [ ] It prints\n");
        eventually(() -> list(page, "criteria").rows().size() == 2);
    }

    @Test
    void aRiskIsAddedWithItsMitigation() {
        var text = server.section("risks-mitigations", "## Risks & Mitigations\n\n- **Risk**: It breaks\n");
        var page = page();
        list(page, "risks").add("", "{\"text\":\"It is slow\",\"fields\":{\"mitigation\":\"Measure it\"}}");
        assertThat(server.textOf(text)).contains("It is slow", "Measure it");
    }

    @Test
    void anAnsweredQuestionIsNoLongerOpen() {
        server.section("research-questions", "## Research Questions\n\n1. Why?\n2. How?\n");
        var page = page();
        var questions = list(page, "questions");
        questions.change(
                questions.rows().getFirst().id(), "{\"text\":\"Why?\",\"fields\":{\"findings\":\"Because.\"}}");
        eventually(() -> said(panel(page, "questions")).contains("1 open"));
        assertThat(questions.rows()).extracting(ItemRows.Row::text).containsExactly("How?", "Why?");
    }

    @Test
    void whatIsRemovedIsBroughtBack() {
        var text = server.section("acceptance-criteria", "## Acceptance Criteria\n\n- [ ] It pays\n- [ ] It prints\n");
        var page = page();
        var criteria = list(page, "criteria");
        criteria.remove(criteria.rows().getFirst().id());
        assertThat(server.textOf(text)).doesNotContain("It pays");
        click(find(Button.class).withId("undo").single());
        assertThat(server.textOf(text)).contains("It pays");
    }

    @Test
    void aRefusedTickSaysWhy() {
        server.section("acceptance-criteria", "## Acceptance Criteria\n\n- [ ] It pays\n");
        var criteria = list(page(), "criteria");
        server.refuse(new Refused("requirement.archived", "it is archived", List.of(), List.of("restore it")));
        assertThat(criteria.tick(criteria.rows().getFirst().id(), true)).isFalse();
        assertThat(refusal()).contains("it is archived", "restore it");
    }

    @Test
    void aBlockerIsRaisedAndShowsUntilItIsCleared() {
        var page = page();
        var blockers = Server.byId(page, BlockersPanel.class, "blockers");
        var id = new BlockerId(java.util.UUID.randomUUID());
        server.happened(new BlockerRaised(server.requirementId, id, "No contract"));
        eventually(() -> said(blockers).contains("No contract"));
        click(Server.byId(page, NativeButton.class, "clear-" + id));
        Server.byId(page, TextField.class, "outcome-" + id).setValue("Signed");
        click(Server.byId(page, NativeButton.class, "clear-ok-" + id));
        assertThat(server.sent).containsExactly(new ClearBlocker(server.requirementId, id, "Signed"));
        server.happened(new BlockerCleared(server.requirementId, id, "Signed"));
        eventually(() -> said(blockers).contains("Signed — Ada"));
    }

    @Test
    void theHeadSaysWhoseTurnItIs() {
        assertThat(said(Server.byId(page(), com.vaadin.flow.component.html.Span.class, "turn")))
                .isEqualTo("Turn: Planner");
    }

    @Test
    void theReviewIsFinishedStepByStep() {
        for (var phase : List.of(RequirementPhase.IMPLEMENTING, RequirementPhase.TESTING, RequirementPhase.REVIEWING)) {
            server.happened(new RequirementHandedOff(server.requirementId, phase, ""));
        }
        var page = page();
        assertThat(Server.byId(page, Button.class, "hand-off").isVisible()).isFalse();
        assertThat(said(Server.byId(page, LifeLine.class, "life"))).contains("Documentation", "Gate", "Cleanup");
        var finish = Server.byId(page, Button.class, "finish-step");
        assertThat(finish.getText()).isEqualTo("Finish documentation");
        click(finish);
        find(TextArea.class).withId("finish-step-note").single().setValue("all written");
        click(find(Button.class).withId("finish-step-ok").single());
        assertThat(server.sent)
                .containsExactly(new FinishReviewStep(server.requirementId, ReviewStep.DOCUMENTATION, "all written"));
        server.happened(new ReviewStepFinished(server.requirementId, ReviewStep.DOCUMENTATION, "all written"));
        eventually(() -> finish.getText().equals("Finish gate"));
    }

    @Test
    void handoffsAreToldWithTheirNotes() {
        server.happened(
                new RequirementHandedOff(server.requirementId, RequirementPhase.IMPLEMENTING, "Mind the **tax**"));
        server.happened(new RequirementSentBack(server.requirementId, RequirementPhase.PLANNING, "Too vague"));
        var page = page();
        click(Server.byId(page, NativeButton.class, "handoffs-toggle"));
        assertThat(said(Server.byId(page, HandoffsPanel.class, "handoffs")))
                .contains("Sent back: Implementing to Planning", "Planning to Implementing", "Ada");
    }

    @Test
    void aDesignIsAccepted() {
        var design = server.section("design", "design.md", "# Design\n\nOne aggregate.\n");
        var page = page();
        assertThat(Server.byId(page, NativeButton.class, "design").isVisible()).isFalse();
        click(Server.byId(page, NativeButton.class, "design"));
        click(find(Button.class).withId("design-ok").single());
        assertThat(server.sent).containsExactly(new AcceptDesign(server.requirementId, design, 1));
        server.happened(new DesignAccepted(server.requirementId, design, 1));
        eventually(() -> said(Server.byId(page, NativeButton.class, "design")).contains("Design accepted by Ada"));
        server.edit(design, "# Design\n\nTwo aggregates.\n");
        eventually(() -> said(Server.byId(page, NativeButton.class, "design")).contains("Design changed since"));
    }

    @Test
    void aDesignIsTakenInFromAFile() {
        var page = page();
        click(Server.byId(page, NativeButton.class, "design"));
        find(DesignDialog.class).single().took("Order Tracking.md", "# Design\n\nOne aggregate.\n");
        assertThat(server.sent)
                .satisfiesExactly(
                        open -> assertThat(open)
                                .isInstanceOfSatisfying(
                                        OpenDocument.class,
                                        document -> assertThat(document.text()).contains("One aggregate")),
                        add -> assertThat(add)
                                .isInstanceOfSatisfying(
                                        AddSection.class,
                                        section -> assertThat(section.path()).isEqualTo("design/order-tracking.md")));
    }

    @Test
    void aNewerFileReplacesTheDesignThatCameFromIt() {
        var design = server.section("design", "design/order-tracking.md", "# Design\n\nOne aggregate.\n");
        click(Server.byId(page(), NativeButton.class, "design"));
        find(DesignDialog.class).single().took("order-tracking.md", "# Design\n\nTwo aggregates.\n");
        assertThat(server.textOf(design)).contains("Two aggregates");
    }

    @Test
    void aTargetGetsItsStateInTheMatrixAndInTheText() {
        var text = server.section(
                "technical-scope", "## Technical Scope\n\n**Target Databases**:\n\n- PostgreSQL — planned\n");
        var page = page();
        click(Server.byId(page, NativeButton.class, "target-postgresql-verified"));
        assertThat(server.textOf(text)).contains("PostgreSQL — verified");
        click(Server.byId(page, NativeButton.class, "target-postgresql-degraded"));
        assertThat(server.textOf(text)).as("without a reason").contains("PostgreSQL — verified");
        assertThat(Server.byId(page, TextField.class, "target-postgresql-reason-text")
                        .isVisible())
                .isTrue();
    }

    @Test
    void whatIsMissingIsAddedFromTheOutline() {
        click(Server.byId(page(), NativeButton.class, "add-section-overview"));
        assertThat(server.sent)
                .satisfiesExactly(
                        open -> assertThat(open)
                                .isInstanceOfSatisfying(
                                        OpenDocument.class,
                                        each -> assertThat(each.text()).isEqualTo("## Overview\n\n")),
                        add -> assertThat(add).isInstanceOfSatisfying(AddSection.class, each -> {
                            assertThat(each.key()).isEqualTo("overview");
                            assertThat(each.after()).isNull();
                        }));
    }

    @Test
    void aPlanIsDraftedFromTheTemplate() {
        click(Server.byId(page(), NativeButton.class, "new-plan"));
        find(Checkbox.class).withId("plan-from-template").single().setValue(true);
        click(find(Button.class).withId("plan-dialog-ok").single());
        assertThat(server.sent.getFirst()).isInstanceOf(DraftPlan.class);
        assertThat(server.sent).hasAtLeastOneElementOfType(AddPhase.class);
    }
}
