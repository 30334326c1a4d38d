package io.planwright.application.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.application.By;
import io.planwright.application.Forbidden;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.plan.PlanView;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.OneMoment;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.application.workspace.Workspaces;
import io.planwright.domain.Refused;
import io.planwright.domain.decomposition.DecompositionState;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.requirement.RequirementCommand.AttachFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecompositionDeskTest {

    private static final String TEXT = """
            # Orders

            ## Tasks

            1. Write the table in `src/schema.sql`
            2. Write the model in `src/order.py`, after task 1
            3. Write the page in `src/page.py`, after task 2
            """;

    /** Remembers what it was asked, and can fail. */
    private static final class Watched implements DecompositionEngine {
        final List<Source> sources = new ArrayList<>();

        @Nullable
        EngineFailed failure;

        @Override
        public String name() {
            return "watched";
        }

        @Override
        public Proposal propose(Pass pass, Source source, @Nullable Proposal accepted) {
            sources.add(source);
            if (failure != null) {
                throw failure;
            }
            return new StructureEngine().propose(pass, source, accepted);
        }
    }

    private final Memory memory = new Memory();
    private final Watched engine = new Watched();
    private final List<String> read = new ArrayList<>();
    private By ada;
    private PlanView plan;
    private DecompositionDesk desk;

    @BeforeEach
    void aPlanBesideADocument() {
        var shop = memory.project("SHOP");
        var requirement = memory.draft(shop, "Orders");
        ada = By.of(Sometime.ADA).on(shop.id(), requirement);
        var id = new PlanId(new UUID(3, 1));
        memory.send(ada, new DraftPlan(id, requirement, "Plan", "tasks.md"));
        plan = memory.plans().withId(id).orElseThrow();
        var moment = new OneMoment() {
            @Override
            public <T> T read(Supplier<T> questions) {
                return questions.get();
            }
        };
        var workspaces = new Workspaces(
                new WorkspaceDesk(
                        moment,
                        memory.projects(),
                        memory.requirements(),
                        memory.playbooks(),
                        memory.plans(),
                        memory.tasks(),
                        memory.texts(),
                        memory.gates()),
                memory.requirements(),
                memory.playbooks(),
                memory.texts(),
                new WatchedContents(),
                List.of());
        desk = new DecompositionDesk(
                (by, all) -> {
                    if (by.actor().equals(Sometime.GRACE)) {
                        throw new Forbidden(new Refused("role.missing", "Grace may not plan"));
                    }
                    return memory.commands().send(by, all);
                },
                new Engines(List.of(engine)),
                memory.contents(),
                workspaces,
                memory.plans(),
                memory.requirements());
        write(TEXT);
    }

    /** Remembers which bytes were read. */
    private final class WatchedContents implements Contents {
        @Override
        public String put(byte[] content) {
            return memory.contents().put(content);
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            read.add(sha256);
            return memory.contents().get(sha256);
        }
    }

    private void write(String text) {
        var sha256 = memory.contents().put(text.getBytes(StandardCharsets.UTF_8));
        memory.send(ada, new AttachFile(plan.requirementId(), "spec.txt", sha256, text.length()));
    }

    private DecompositionView started() {
        return now(desk.start(ada, plan, "spec.txt", null).make(ada).id());
    }

    private DecompositionView now(DecompositionId id) {
        return memory.decompositions().withId(id).orElseThrow();
    }

    private static Proposal proposal(DecompositionView view) {
        return java.util.Objects.requireNonNull(view.proposal());
    }

    private static List<String> keys(DecompositionView view) {
        return proposal(view).tasks().stream().map(ProposedTask::key).toList();
    }

    @Test
    void passByPassADocumentBecomesTheTasksOfThePlan() {
        var view = started();
        for (var pass : Pass.values()) {
            assertThat(proposal(view).pass()).isEqualTo(pass);
            desk.accept(ada, view);
            view = now(view.id());
        }

        assertThat(view.state()).isEqualTo(DecompositionState.FINISHED);
        assertThat(memory.tasks().of(plan.id()))
                .extracting(task -> task.task().id())
                .containsExactlyElementsOf(
                        view.tasks().stream().map(made -> made.taskId()).toList());
    }

    @Test
    void aChangedSourceIsNoticedAndThePassesGoOnWithTheTextAsItWas() {
        var view = started();
        assertThat(desk.now(view).changed()).isFalse();

        write(TEXT + "4. Forget it all\n");

        assertThat(desk.now(view).changed()).isTrue();
        assertThat(desk.now(view).sha256()).isNotNull().isNotEqualTo(view.sha256());
        desk.accept(ada, view);
        assertThat(engine.sources).extracting(Source::text).containsOnly(TEXT);
    }

    @Test
    void toSeeWhetherTheSourceHasChangedNothingElseIsRead() {
        var view = started();
        var picture = memory.contents().put(new byte[] {1, 2, 3});
        memory.send(ada, new AttachFile(plan.requirementId(), "mock.png", picture, 3));
        read.clear();

        assertThat(desk.now(view).changed()).isFalse();

        assertThat(read).containsExactly(view.sha256());
    }

    @Test
    void aTextFromElsewhereDoesNotChange() {
        var made = desk.start(ada, plan, "pasted", TEXT, null).make(ada);

        assertThat(desk.now(now(made.id())).changed()).isFalse();
        assertThat(desk.source(now(made.id())).text()).isEqualTo(TEXT);
    }

    @Test
    void anEngineThatFailsChangesNothing() {
        var view = started();
        engine.failure = new EngineFailed("it is asleep", true);

        assertThatThrownBy(() -> desk.accept(ada, view)).isSameAs(engine.failure);
        assertThat(now(view.id())).isEqualTo(view);
    }

    @Test
    void whoMayNotPlanDoesNotGetAsFarAsTheEngine() {
        var view = started();
        engine.sources.clear();
        var grace = By.of(Sometime.GRACE);

        assertThatThrownBy(() -> desk.start(grace, plan, "spec.txt", null).make(grace))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> desk.accept(grace, view)).isInstanceOf(Forbidden.class);
        assertThat(engine.sources).isEmpty();
    }

    @Test
    void whatWasLeftOutComesBackToWhereItStoodWithWhatWaitedForIt() {
        var before = started();
        var key = keys(before).get(1);
        desk.drop(ada, before, key);
        var without = now(before.id());
        assertThat(keys(without)).doesNotContain(key);
        assertThat(without.dropped(key)).isPresent();

        desk.restore(ada, without, key);

        assertThat(proposal(now(before.id()))).isEqualTo(proposal(before));
        assertThat(now(before.id()).dropped()).isEmpty();
        assertThatThrownBy(() -> desk.restore(ada, now(before.id()), key))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("task.unknown"));
    }
}
