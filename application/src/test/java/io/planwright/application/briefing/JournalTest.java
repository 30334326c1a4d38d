package io.planwright.application.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.By;
import io.planwright.application.Memory;
import io.planwright.application.Sometime;
import io.planwright.application.briefing.Journal.Entry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.DecompositionCommand.AcceptPass;
import io.planwright.domain.decomposition.DecompositionCommand.DropProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.Propose;
import io.planwright.domain.decomposition.DecompositionCommand.StartDecomposition;
import io.planwright.domain.decomposition.DecompositionEvent;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.gate.GateEvent;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.RemoveTask;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementCommand.ClearBlocker;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RaiseBlocker;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskEvent;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {

    private static final PlanId PLAN = new PlanId(new UUID(4, 1));
    private static final PhaseId PHASE = new PhaseId(new UUID(5, 1));

    private final Memory memory = new Memory();
    private RequirementId requirement;
    private By ada;
    private By grace;

    @BeforeEach
    void draft() {
        var shop = memory.project("SHOP");
        requirement = memory.draft(shop, "Sign in");
        ada = By.of(Sometime.ADA).on(shop.id(), requirement);
        grace = By.of(Sometime.GRACE).on(shop.id(), requirement);
        memory.send(
                ada,
                new DraftPlan(PLAN, requirement, "Plan of Sign in", "tasks.md"),
                new AddPhase(PLAN, PHASE, "Build", "## Build\n", "", null));
    }

    private TaskId task(String title) {
        var id = new TaskId(UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)));
        var project = memory.requirement("sign-in").projectId();
        memory.send(
                ada,
                new OpenTask(id, PLAN, project, title, "", null, false, null),
                new PlaceTask(PLAN, id, new Place(PHASE, null, null)));
        return id;
    }

    private void edit(By by, String section) {
        var document =
                memory.requirement("sign-in").section(section).orElseThrow().documentId();
        memory.send(by, new EditText(document, 1, List.of(new Change(0, 0, "x"))));
    }

    private List<Entry> journal() {
        var log = memory.log().before(Long.MAX_VALUE, new LogFilter(null, requirement.toString(), null, null), 500);
        return Journal.of(memory.workspaces().at(requirement), log);
    }

    private List<String> sentences(Language language) {
        return journal().stream().map(entry -> entry.sentence(language)).toList();
    }

    @Test
    void whatHappenedIsToldInOneSentenceEachTheNewestFirst() {
        var bread = task("Bake bread");
        memory.send(grace, new TickTask(bread, "6459ec4a"));
        memory.send(grace, new HandOff(requirement, RequirementPhase.PLANNING, "Mind the\n\ncrust"));

        assertThat(sentences(Language.EN))
                .containsExactly(
                        "Grace handed off to implementation: Mind the crust",
                        "Grace completed 1.1 Bake bread (6459ec4a)",
                        "Ada added 1.1 Bake bread",
                        "Ada added the phase Build",
                        "Ada drafted the plan Plan of Sign in",
                        "Ada drafted the requirement Sign in");
        assertThat(sentences(Language.VI)).startsWith("Grace đã bàn giao sang thực hiện: Mind the crust");
    }

    @Test
    void whatIsNotSaidIsLeftOutOfTheSentence() {
        var bread = task("Bake bread");
        memory.send(ada, new TickTask(bread, null));
        memory.send(ada, new HandOff(requirement, RequirementPhase.PLANNING, ""));

        assertThat(sentences(Language.EN))
                .startsWith("Ada handed off to implementation", "Ada completed 1.1 Bake bread");
    }

    @Test
    void editsOfOneTextByOneActorInARowAreOneEntry() {
        edit(ada, "goals");
        edit(ada, "goals");
        edit(ada, "goals");
        edit(grace, "goals");
        edit(ada, "goals");
        edit(ada, "overview");

        assertThat(sentences(Language.EN))
                .startsWith(
                        "Ada edited prd.md#overview",
                        "Ada edited prd.md#goals",
                        "Grace edited prd.md#goals",
                        "Ada edited prd.md#goals (3 edits)");
        assertThat(journal().get(3).first()).isBefore(journal().get(3).at());
    }

    @Test
    void tasksAddedInARowAreCounted() {
        task("One");
        task("Two");
        task("Three");

        assertThat(sentences(Language.EN)).startsWith("Ada added 3 tasks", "Ada added the phase Build");
    }

    @Test
    void whatIsThereNoLongerIsCalledWhatItWasCalled() {
        var bread = task("Bake bread");
        memory.send(ada, new RemoveTask(PLAN, bread), new DropTask(bread));

        assertThat(sentences(Language.EN)).startsWith("Ada removed the task Bake bread");
    }

    @Test
    void blockersAreToldWithTheirTextAndTheirOutcome() {
        var licence = new BlockerId(new UUID(6, 1));
        memory.send(ada, new RaiseBlocker(requirement, licence, "No licence"));
        memory.send(grace, new ClearBlocker(requirement, licence, "Bought"));

        assertThat(sentences(Language.EN))
                .startsWith("Grace cleared the blocker \"No licence\": Bought", "Ada raised a blocker: No licence");
    }

    @Test
    void anImportIsOneEntryHoweverMuchCameIn() {
        memory.send(
                ada.importing("a.zip"),
                new HandOff(requirement, RequirementPhase.PLANNING, ""),
                new HandOff(requirement, RequirementPhase.PLANNING, ""));
        memory.send(ada.importing("b.zip"), new HandOff(requirement, RequirementPhase.PLANNING, ""));

        assertThat(sentences(Language.EN)).startsWith("Ada imported b.zip", "Ada imported a.zip (2 changes)");
    }

    @Test
    void longTextsAreShortened() {
        memory.send(ada, new RaiseBlocker(requirement, new BlockerId(new UUID(6, 1)), "\uD83D\uDE00".repeat(500)));

        assertThat(sentences(Language.EN).getFirst()).hasSizeLessThan(200).endsWith("\uD83D\uDE00…");
    }

    @Test
    void aProposedTaskIsToldByItsTitleAndAPassByWhatItIsFor() {
        var id = new DecompositionId(new UUID(9, 1));
        var tasks = Stream.of("a", "b")
                .map(key -> new ProposedTask(
                        key,
                        "Write " + key,
                        "Core",
                        Complexity.LOW,
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null))
                .toList();
        memory.send(
                ada,
                new StartDecomposition(id, PLAN, "prd.md", null, "a".repeat(64), "structure"),
                new Propose(id, new Proposal(Pass.CYCLES, tasks, List.of())));
        memory.send(ada, new DropProposedTask(id, "b"));
        memory.send(ada, new AcceptPass(id, Pass.CYCLES, 3));

        assertThat(sentences(Language.EN))
                .startsWith(
                        "Ada accepted the proposed cycles of work",
                        "Ada left out the proposed task Write b",
                        "Ada began to make tasks of prd.md for Plan of Sign in");
    }

    static Stream<Class<?>> events() {
        return Stream.of(
                        ProjectEvent.class,
                        RequirementEvent.class,
                        PlanEvent.class,
                        TaskEvent.class,
                        TaskEvent.OfStage.class,
                        GateEvent.class,
                        DecompositionEvent.class,
                        DocumentEvent.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .filter(type -> !type.isInterface());
    }

    @ParameterizedTest
    @MethodSource("events")
    void eachEventHasASentenceInBothLanguages(Class<?> event) {
        var name = Memory.nameOf(event);

        assertThat(Words.keys()).contains(name);
        assertThat(Words.in(Language.EN, name).isEmpty())
                .isEqualTo(Words.in(Language.VI, name).isEmpty());
    }

    @Test
    void bothLanguagesHaveAllWordsAndTheSameFacts() {
        assertThat(Words.keys()).allSatisfy(key -> {
            assertThat(Words.facts(Language.VI, key)).isEqualTo(Words.facts(Language.EN, key));
            assertThat(Words.in(Language.VI, key).isBlank())
                    .isEqualTo(Words.in(Language.EN, key).isBlank());
        });
    }
}
