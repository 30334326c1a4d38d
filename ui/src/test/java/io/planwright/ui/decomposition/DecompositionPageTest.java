package io.planwright.ui.decomposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.decomposition.DecompositionEngine;
import io.planwright.application.decomposition.EngineFailed;
import io.planwright.application.decomposition.Source;
import io.planwright.domain.Refused;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.DecompositionCommand.AcceptPass;
import io.planwright.domain.decomposition.DecompositionCommand.AddProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.DropProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.FinishDecomposition;
import io.planwright.domain.decomposition.DecompositionCommand.Propose;
import io.planwright.domain.decomposition.DecompositionCommand.ReviseTask;
import io.planwright.domain.decomposition.DecompositionCommand.StartDecomposition;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionFinished;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionStarted;
import io.planwright.domain.decomposition.DecompositionEvent.PassProposed;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskAdded;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskDropped;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskRevised;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.MadeTask;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.TaskId;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.look.IconButton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecompositionPageTest extends PageTest {

    private static final DecompositionId ID = new DecompositionId(new UUID(9, 1));
    private static final ProposedTask TABLE = task("a", "Write the table");
    private static final ProposedTask MODEL = task("b", "Write the model", "a");

    /** Answers as it is told to. */
    private static final class Engine implements DecompositionEngine {
        Supplier<Proposal> answer = () -> proposal(Pass.ATOMIC);

        @Override
        public String name() {
            return "structure";
        }

        @Override
        public Proposal propose(Pass pass, Source source, @Nullable Proposal accepted) {
            return answer.get();
        }
    }

    private final Engine engine = new Engine();

    private static ProposedTask task(String key, String title, String... dependsOn) {
        return new ProposedTask(
                key,
                title,
                "Core",
                Complexity.LOW,
                List.of("src/" + key + ".py"),
                null,
                List.of(dependsOn),
                List.of("It works"),
                List.of(),
                new Lines(1, 2));
    }

    private static Proposal proposal(Pass pass) {
        return new Proposal(pass, List.of(TABLE, MODEL), List.of("Nothing to split"));
    }

    private DecompositionPage page(Pass pass, @Nullable String path) {
        var sha256 = server.contents().put("Write it\nall".getBytes(StandardCharsets.UTF_8));
        server.happened(new DecompositionStarted(ID, server.planId, "prd.md", path, sha256, "structure"));
        server.happened(new PassProposed(ID, proposal(pass)));
        var page = new DecompositionPage(
                server.projects(),
                server.requirements(),
                server.plans(),
                server.decompositions(),
                server.decompositionDesk(engine),
                server.current(),
                server.attempts(),
                server.live());
        page.open("SHOP", "pay", ID.toString());
        return shown(page);
    }

    private DecompositionPage page() {
        return page(Pass.CYCLES, null);
    }

    private static String text(DecompositionPage page, String id) {
        return Server.words(Server.byId(page, com.vaadin.flow.component.Component.class, id));
    }

    private static TaskCard card(DecompositionPage page, String key) {
        return Server.byId(page, TaskCard.class, "proposed-" + key);
    }

    @Test
    void theProposalStandsByPhasesBesideItsSource() {
        var page = page();

        assertThat(Server.byId(page, H1.class, "title").getText())
                .isEqualTo(page.getTranslation("decomposition.title", "prd.md"));
        assertThat(text(page, "proposal"))
                .contains("Core", "Write the table", "src/b.py", "It works", "a Write the table");
        assertThat(text(page, "proposal-notes")).contains("Nothing to split");
        assertThat(Server.byId(page, ListItem.class, "pass-CYCLES").getElement().getAttribute("aria-current"))
                .isEqualTo("step");
        assertThat(Server.byId(page, com.vaadin.flow.component.html.Div.class, "source-text")
                        .getElement()
                        .getProperty("innerHTML"))
                .contains("Write it", "all");
    }

    @Test
    void theEngineIsAskedBesideThePageAndItsProposalTakenWithTheAcceptance() {
        var page = page();
        var mayAnswer = new CountDownLatch(1);
        engine.answer = () -> {
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                throw new EngineFailed("interrupted", true);
            }
            return proposal(Pass.ATOMIC);
        };

        click(Server.byId(page, Button.class, "accept"));

        assertThat(Server.byId(page, EngineBar.class, "engine-bar").isVisible()).isTrue();
        assertThat(Server.byId(page, Button.class, "accept").isEnabled()).isFalse();
        mayAnswer.countDown();
        eventually(() -> server.sent.contains(new AcceptPass(ID, Pass.CYCLES, 2)));
        assertThat(server.sent).contains(new Propose(ID, proposal(Pass.ATOMIC)));
        assertThat(Server.byId(page, EngineBar.class, "engine-bar").isVisible()).isFalse();
    }

    @Test
    void workThatIsStoppedChangesNothing() {
        var page = page();
        var interrupted = new CountDownLatch(1);
        engine.answer = () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return proposal(Pass.ATOMIC);
        };
        click(Server.byId(page, Button.class, "accept"));

        click(Server.byId(page, Button.class, "engine-stop"));

        eventually(() -> interrupted.getCount() == 0);
        assertThat(Server.byId(page, Button.class, "accept").isEnabled()).isTrue();
        assertThat(server.sent).noneMatch(AcceptPass.class::isInstance);
    }

    @Test
    void anEngineThatFailsSaysWhy() {
        var page = page();
        engine.answer = () -> {
            throw new EngineFailed("the language model is asleep", true);
        };

        click(Server.byId(page, Button.class, "accept"));

        eventually(() -> refusal().contains("the language model is asleep"));
        assertThat(server.sent).noneMatch(AcceptPass.class::isInstance);
    }

    @Test
    void theLastPassFillsThePlanInOneGo() {
        var page = page(Pass.HINTS, null);

        click(Server.byId(page, Button.class, "accept"));

        assertThat(server.sent.getFirst()).isEqualTo(new AcceptPass(ID, Pass.HINTS, 2));
        assertThat(server.sent.getLast()).isInstanceOf(FinishDecomposition.class);
    }

    @Test
    void aTaskIsEditedWhereItStands() {
        var page = page();
        click(Server.byId(page, IconButton.class, "edit-b"));
        Server.byId(page, TextField.class, "proposed-b-title").setValue("Write the model well");
        Server.byId(page, TextArea.class, "proposed-b-files").setValue("src/x.py\nsrc/y.py");

        click(Server.byId(page, Button.class, "proposed-b-save"));

        assertThat(server.sent)
                .containsExactly(new ReviseTask(
                        ID,
                        new ProposedTask(
                                "b",
                                "Write the model well",
                                "Core",
                                Complexity.LOW,
                                List.of("src/x.py", "src/y.py"),
                                null,
                                List.of("a"),
                                List.of("It works"),
                                List.of(),
                                new Lines(1, 2))));
    }

    @Test
    void whatIsNoTitleIsToldAndStaysInTheForm() {
        var page = page();
        click(Server.byId(page, IconButton.class, "edit-b"));
        Server.byId(page, TextField.class, "proposed-b-title").setValue(" ");

        click(Server.byId(page, Button.class, "proposed-b-save"));

        assertThat(refusal()).contains("must not be blank");
        assertThat(Server.byId(page, TextField.class, "proposed-b-title").getValue())
                .isEqualTo(" ");
        assertThat(server.sent).isEmpty();
    }

    @Test
    void whatOthersDoShowsByItselfAndLeavesTheFormAlone() {
        var page = page();
        click(Server.byId(page, IconButton.class, "edit-b"));
        Server.byId(page, TextField.class, "proposed-b-title").setValue("half a ti");

        var phase = card(page, "b").getParent().orElseThrow();

        server.happened(new ProposedTaskRevised(ID, task("a", "Write two tables")));

        eventually(() -> text(page, "proposed-a").contains("Write two tables"));
        assertThat(Server.byId(page, TextField.class, "proposed-b-title").getValue())
                .isEqualTo("half a ti");
        assertThat(card(page, "b").getParent()).contains(phase); // or the focus would be lost
    }

    @Test
    void markdownInWhatIsProposedIsRendered() {
        var page = page();
        var hostile = task("c", "Write `src/a.py` **now** [here](https://x.example) <img src=x onerror=alert(1)>");
        server.happened(new ProposedTaskAdded(ID, hostile, null));

        eventually(() -> text(page, "proposal").contains("Write src/a.py now here <img"));
        assertThat(find(H3.class, page).all())
                .extracting(title -> title.getChildren()
                        .findFirst()
                        .orElseThrow()
                        .getElement()
                        .getProperty("innerHTML"))
                .contains("Write <code>src/a.py</code> <strong>now</strong> here &lt;img src=x onerror=alert(1)&gt;");
        assertThat(Server.byId(page, IconButton.class, "drop-c").getElement().getAttribute("aria-label"))
                .contains("Write src/a.py now here")
                .doesNotContain("`");
    }

    @Test
    void aTaskIsDroppedAndBroughtBack() {
        var page = page();
        click(Server.byId(page, IconButton.class, "drop-a"));
        assertThat(server.sent).containsExactly(new DropProposedTask(ID, "a"));
        server.sent.clear();
        server.happened(new ProposedTaskDropped(ID, "a"));
        eventually(() -> text(page, "dropped").contains("Write the table"));

        click(Server.byId(page, Button.class, "restore-a"));

        assertThat(server.sent).containsExactly(new AddProposedTask(ID, TABLE, "b"), new ReviseTask(ID, MODEL));
    }

    @Test
    void aTaskIsAdded() {
        click(Server.byId(page(), Button.class, "add-proposed"));
        roundTrip();
        find(TextField.class).withId("proposed-dialog-text").single().setValue("Tell people");

        click(find(Button.class).withId("proposed-dialog-ok").single());

        assertThat(server.sent).hasSize(1).first().isInstanceOfSatisfying(AddProposedTask.class, added -> {
            assertThat(added.task().title()).isEqualTo("Tell people");
            assertThat(added.task().phase()).isEqualTo("Core");
            assertThat(added.task().lines()).isNull();
        });
    }

    @Test
    void aChangedSourceIsAnnounced() {
        var page = page(Pass.CYCLES, "prd.md");

        assertThat(text(page, "review-banner")).isEqualTo(page.getTranslation("decomposition.sourceChanged", "prd.md"));
        assertThat(Server.byId(page, Banner.class, "review-banner").isVisible()).isTrue();
    }

    @Test
    void nothingIsAnnouncedOfATextFromElsewhere() {
        assertThat(Server.byId(page(), Banner.class, "review-banner").isVisible())
                .isFalse();
    }

    @Test
    void aRefusedAcceptanceSaysWhatToDoInstead() {
        var page = page(Pass.HINTS, null);
        server.refuse(new Refused(
                "proposal.changed", "it was changed", List.of(), List.of("look at it and accept it again")));

        click(Server.byId(page, Button.class, "accept"));

        assertThat(refusal()).contains("look at it and accept it again");
    }

    @Test
    void whatIsFinishedIsReadOnlyAndLeadsToThePlan() {
        var page = page(Pass.HINTS, null);
        server.happened(new DecompositionFinished(ID, List.of(new MadeTask("a", new TaskId(new UUID(1, 1))))));

        eventually(() -> !Server.byId(page, Button.class, "accept").isVisible());
        assertThat(text(page, "review-banner")).contains(page.getTranslation("decomposition.finished", 1));
        assertThat(text(page, "to-plan")).isEqualTo(page.getTranslation("decomposition.toPlan"));
        assertThat(card(page, "a").getElement().getChildren().flatMap(child -> child.getChildren()))
                .noneMatch(element -> "edit-a".equals(element.getAttribute("id")));
    }

    @Test
    void aDecompositionIsStartedFromAFileOrAPastedText() {
        engine.answer = () -> proposal(Pass.CYCLES);
        var dialog = new StartDialog(
                server.decompositionDesk(engine),
                server.plans().withId(server.planId).orElseThrow(),
                List.of(),
                server.attempts(),
                () -> server.current().by(server.projectId, server.requirementId),
                DecompositionId::toString,
                _ -> {});
        dialog.open();
        roundTrip();
        var file = find(ComboBox.class).withId("decompose-file").single();
        assertThat(file.getValue()).isEqualTo("prd.md");
        assertThat(find(TextArea.class).withId("decompose-text").exists()).isFalse();
        file.clear();
        find(TextArea.class).withId("decompose-text").single().setValue("1. Write it");
        find(TextField.class).withId("decompose-name").single().setValue("mail");

        click(find(Button.class).withId("decompose-begin").single());

        eventually(() -> server.sent.stream().anyMatch(StartDecomposition.class::isInstance));
        assertThat(server.sent)
                .filteredOn(StartDecomposition.class::isInstance)
                .first()
                .isInstanceOfSatisfying(StartDecomposition.class, start -> {
                    assertThat(start.name()).isEqualTo("mail");
                    assertThat(start.path()).isNull();
                });
    }
}
