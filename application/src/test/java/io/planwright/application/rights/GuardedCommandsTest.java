package io.planwright.application.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Commands.About;
import io.planwright.application.Forbidden;
import io.planwright.application.Happening;
import io.planwright.application.Overtaken;
import io.planwright.application.Page;
import io.planwright.application.Receipt;
import io.planwright.application.Selection;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.task.Tasks;
import io.planwright.domain.circuit.CircuitCommand.ResetCircuit;
import io.planwright.domain.gate.GateCommand.WaiveCheck;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import io.planwright.domain.plan.PlanEvent.PhaseAdded;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.project.ProjectCommand.ChoosePlaybook;
import io.planwright.domain.project.ProjectCommand.GiveRole;
import io.planwright.domain.project.ProjectCommand.TakeRole;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.Progress;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.ArchiveWhenDone;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RequireActive;
import io.planwright.domain.requirement.RequirementCommand.TakeOverProgress;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.ResetStage;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.text.DocumentCommand.EditText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardedCommandsTest {

    private static final String MATRIX = """
            key: ours
            name: Ours
            lane: FULL
            roles:
              - {key: planner, name: Planner}
              - {key: expert, name: Expert}
              - {key: testing, name: Testing}
              - {key: docs, name: Docs & Vision}
            responsibilities:
              - {duty: RESEARCH, name: Research, rights: {planner: PRIMARY, expert: LIMITED}}
              - {duty: PLANNING, name: Planning, rights: {planner: PRIMARY}}
              - {duty: IMPLEMENTATION, name: Implementation, rights: {expert: PRIMARY, testing: LIMITED}}
              - {duty: TESTING, name: Testing, rights: {expert: LIMITED, testing: PRIMARY, docs: LIMITED}}
              - {duty: DOCUMENTATION, name: Documentation, rights: {planner: LIMITED, docs: PRIMARY}}
              - {duty: QUALITY_GATE, name: Quality gate, rights: {docs: PRIMARY}}
              - {duty: CONSENSUS, name: Consensus, rights: {planner: PRIMARY}}
              - {duty: WORKSPACE, name: Workspace, rights: {planner: PRIMARY, expert: LIMITED}}
            stages:
              - {phase: PLANNING, role: planner, name: Planning}
              - {phase: IMPLEMENTING, role: expert, name: Implementation}
              - {phase: TESTING, role: testing, name: Testing}
              - {phase: REVIEWING, role: docs, name: Review}
            plan:
              path: tasks.md
              title: "{title}"
              phases:
                - {title: {en: "Phase 1: Core", vi: "Giai đoạn 1: Lõi"}, role: expert}
                - {title: "Phase 2: Review", role: docs}
            gate: {name: Gate}
            """;
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final RequirementId PAY = new RequirementId(new UUID(1, 2));
    private static final DocumentId CONSENSUS = new DocumentId(new UUID(1, 3));
    private static final Actor ADA = new Actor("ada", ActorKind.PERSON, "Ada");
    private static final Actor BOB = new Actor("bob", ActorKind.AGENT, "Bob");
    private static final Actor ROOT = new Actor("root", ActorKind.PERSON, "Root");
    private static final Object PLANNING = new RetitlePlan(new PlanId(new UUID(1, 4)), "Plan");
    private static final PlanId PLAN = new PlanId(new UUID(1, 4));
    private static final PhaseId PHASE = new PhaseId(new UUID(1, 8));
    private static final TaskId TASK = new TaskId(new UUID(1, 5));
    private static final Object TICKING = new TickTask(TASK, null);
    private static final Object WAIVING = new WaiveCheck(new GateId(new UUID(1, 6)), "tests-pass", "why");
    private static final Object GIVING = new GiveRole(SHOP, "bob", "planner");

    private final List<Object> sent = new ArrayList<>();
    private final List<Object> guards = new ArrayList<>();
    private Map<String, List<String>> roles = Map.of("ada", List.of("planner"));
    private @Nullable RequirementView pay;
    private PlanView plan = planned("Build");
    private PlannedTask task = task("Do it");

    GuardedCommandsTest() {
        happens(new RequirementDrafted(PAY, SHOP, new Slug("pay"), "Pay", Lane.FULL, "ours"));
    }

    private void happens(io.planwright.domain.requirement.RequirementEvent event) {
        pay = RequirementView.fold(pay, event, new Happening(1, Instant.EPOCH, ADA));
    }

    private static PlanView planned(String phase) {
        var at = new Happening(1, Instant.EPOCH, ADA);
        var plan = PlanView.fold(null, new PlanDrafted(PLAN, PAY, "Plan", "tasks.md"), at);
        return PlanView.fold(plan, new PhaseAdded(PLAN, PHASE, phase, "## " + phase + "\n", "", null), at);
    }

    private static PlannedTask task(String title) {
        var opened = new TaskOpened(TASK, PLAN, 1, title, "", null, false, null);
        var view = TaskView.fold(null, opened, new Happening(1, Instant.EPOCH, ADA));
        return new PlannedTask(view, "SHOP-1", "1.1", PHASE, null, 1, 0, 0, SHOP, PAY, List.of(), 0);
    }

    private List<String> mayTick(String phase, String title) {
        plan = planned(phase);
        task = task(title);
        return Stream.of("planner", "expert", "testing", "docs")
                .filter(role -> {
                    roles = Map.of("ada", List.of(role));
                    return catchThrowableOfType(Forbidden.class, () -> send(ADA, TICKING)) == null;
                })
                .toList();
    }

    @Test
    void theTasksOfAPhaseAreTickedByTheRoleThatOwnsIt() {
        for (var phase : RequirementPhase.values()) {
            is(phase);
            assertThat(mayTick("Phase 1: Core", "Write the tests")).containsExactly("expert");
            assertThat(mayTick("Giai đoạn 3: Lõi ✅", "Làm")).containsExactly("expert");
            assertThat(mayTick("Phase 2: Review", "Build it")).containsExactly("docs");
            assertThat(mayTick("Phase 9: Something new (Testing)", "Build it")).containsExactly("testing");
        }
    }

    @Test
    void whatNobodyOwnsIsTickedByWhoDoesThatKindOfWork() {
        is(RequirementPhase.PLANNING);
        assertThat(mayTick("Build", "Do it")).containsExactly("expert");
        assertThat(mayTick("Tests", "Do it")).containsExactly("testing");
        assertThat(mayTick("Build", "Write the guide")).containsExactly("planner", "docs");
        is(RequirementPhase.TESTING);
        assertThat(mayTick("Build", "Do it")).containsExactly("expert", "testing");
    }

    @Test
    void theRefusalNamesTheRoleThatOwnsThePhase() {
        plan = planned("Phase 1: Core");
        roles = Map.of("ada", List.of("docs"));
        var refused = refusal(ADA, TICKING).refused();
        assertThat(refused.allowed()).containsExactly("Expert");
        assertThat(refused.getMessage()).endsWith("ticking a task of this phase is for Expert");
    }

    private void is(RequirementPhase phase) {
        happens(new RequirementHandedOff(PAY, phase, ""));
    }

    private long projectVersion = 1;
    private Runnable meanwhile = () -> {};

    @Test
    void aRoleThatIsTakenAwayMeanwhileCountsNoMore() {
        plan = planned("Phase 1: Core");
        roles = Map.of("ada", List.of("expert"));
        meanwhile = () -> {
            roles = Map.of("ada", List.of("docs"));
            projectVersion = 2;
        };

        assertThat(refusal(ADA, TICKING).refused().code()).isEqualTo("role.missing");
        assertThat(sent).isEmpty();
    }

    private final Commands commands = new GuardedCommands(
            (by, todo) -> {
                meanwhile.run();
                by.seen().stream()
                        .filter(seen ->
                                seen.id().equals(SHOP) && !seen.versions().contains(projectVersion))
                        .forEach(seen -> {
                            throw new Overtaken(seen, projectVersion);
                        });
                sent.addAll(todo.stream()
                        .filter(each -> !(each instanceof RequireActive))
                        .toList());
                guards.addAll(todo.stream()
                        .filter(each -> each instanceof RequireActive)
                        .toList());
                return new Receipt(1, false);
            },
            new LatestViews() {
                @Override
                public Optional<ProjectView> project(ProjectId id) {
                    return Optional.of(new ProjectView(
                            SHOP,
                            "SHOP",
                            "Shop",
                            "ours",
                            Language.EN,
                            MATRIX,
                            roles,
                            List.of(),
                            projectVersion,
                            Instant.EPOCH,
                            Instant.EPOCH));
                }

                @Override
                public Optional<RequirementView> requirement(RequirementId id) {
                    return Optional.ofNullable(pay).filter(each -> each.id().equals(id));
                }
            },
            new Plans() {
                @Override
                public Optional<PlanView> withId(PlanId id) {
                    return Optional.of(plan);
                }

                @Override
                public List<PlanView> of(RequirementId requirement) {
                    return List.of(plan);
                }
            },
            new Tasks() {
                @Override
                public Optional<TaskView> removed(TaskId id) {
                    return Optional.empty();
                }

                @Override
                public Optional<PlannedTask> withId(TaskId id) {
                    return Optional.of(task);
                }

                @Override
                public List<PlannedTask> of(PlanId plan) {
                    return List.of(task);
                }

                @Override
                public Page<PlannedTask> in(
                        ProjectId project, Selection selection, int limit, @Nullable String cursor) {
                    return new Page<>(List.of(task), null);
                }
            },
            new Playbooks(),
            actor -> actor.equals(ROOT));

    private void send(Actor actor, Object command) {
        commands.send(By.of(actor).on(SHOP, PAY), command);
    }

    private Forbidden refusal(Actor actor, Object command) {
        var forbidden = catchThrowableOfType(Forbidden.class, () -> send(actor, command));
        assertThat(forbidden).as("%s by %s", command, actor).isNotNull();
        assertThat(sent).isEmpty();
        return forbidden;
    }

    @Test
    void aProjectWithoutRolesIsOpen() {
        roles = Map.of();
        send(BOB, PLANNING);
        send(ADA, GIVING);
        send(ADA, WAIVING);
        assertThat(sent).containsExactly(PLANNING, GIVING, WAIVING);
    }

    @Test
    void programsOverrideNothingWhereNoMatrixGivesThemTheRight() {
        roles = Map.of();
        var overriding = List.of(
                WAIVING,
                GIVING,
                new TakeRole(SHOP, "ada", "planner"),
                new ChoosePlaybook(SHOP, "light"),
                new ChangePlaybook(SHOP, MATRIX, null),
                new WaiveEvidence(TASK, null, "believe me"),
                new ResetStage(TASK, Stage.GREEN, "once more"),
                new ResetCircuit(new CircuitId(new UUID(1, 9)), "once more"),
                new TakeOverProgress(PAY, progress(RequirementPhase.values())));
        for (var kind : List.of(ActorKind.AGENT, ActorKind.WORKER, ActorKind.CI)) {
            for (var command : overriding) {
                assertThat(refusal(new Actor("bob", kind, "Bob"), command)
                                .refused()
                                .code())
                        .isEqualTo("override.byPeople");
            }
        }
        commands.send(By.of(new Actor("bob", ActorKind.PERSON, "Bob")).on(SHOP, PAY), overriding);
        assertThat(sent).hasSameSizeAs(overriding);
    }

    @Test
    void aMatrixMayGiveAProgramTheRightToOverride() {
        roles = Map.of("bob", List.of("docs"));
        send(BOB, WAIVING);
        assertThat(sent).containsExactly(WAIVING);
    }

    @Test
    void theMatrixOfTheProjectBindsWhereThePlaybookOfARequirementHasNone() {
        pay = null;
        happens(new RequirementDrafted(PAY, SHOP, new Slug("typo"), "Typo", Lane.LIGHT, "light"));
        roles = Map.of("ada", List.of("expert"));
        send(ADA, new HandOff(PAY, RequirementPhase.PLANNING, ""));
        assertThat(sent).hasSize(1);
        sent.clear();
        assertThat(refusal(ADA, WAIVING).refused().allowed()).containsExactly("Docs & Vision");
    }

    @Test
    void aPrimaryRightAlwaysHolds() {
        is(RequirementPhase.TESTING);
        send(ADA, PLANNING);
        assertThat(sent).containsExactly(PLANNING);
    }

    @Test
    void aRefusalNamesTheRoleThatMay() {
        roles = Map.of("ada", List.of("testing"));
        var refused = refusal(ADA, PLANNING).refused();
        assertThat(refused.code()).isEqualTo("role.missing");
        assertThat(refused.allowed()).containsExactly("Planner");
        assertThat(refused.getMessage()).contains("Planner");
        assertThat(refused.facts()).extracting(fact -> fact.id()).containsExactly("testing");
    }

    @Test
    void whoHasNoRoleIsRefusedOnceSomebodyHasOne() {
        assertThat(refusal(BOB, PLANNING).refused().allowed()).containsExactly("Planner");
    }

    @Test
    void aLimitedRightHoldsOnlyWhileItIsTheRolesTurn() {
        roles = Map.of("ada", List.of("testing"));
        is(RequirementPhase.IMPLEMENTING);
        assertThat(refusal(ADA, TICKING).refused().allowed()).containsExactly("Expert");
        is(RequirementPhase.TESTING);
        send(ADA, TICKING);
        assertThat(sent).containsExactly(TICKING);
    }

    @Test
    void aRequirementIsHandedOnByTheRoleWhoseTurnItIs() {
        is(RequirementPhase.IMPLEMENTING);
        assertThat(refusal(ADA, new HandOff(PAY, RequirementPhase.IMPLEMENTING, ""))
                        .refused()
                        .allowed())
                .containsExactly("Expert");
        send(ADA, new HandOff(PAY, RequirementPhase.PLANNING, ""));
        assertThat(sent).hasSize(1);
    }

    @Test
    void onlyWhoHasTheGateWaivesItsChecks() {
        is(RequirementPhase.REVIEWING);
        assertThat(refusal(ADA, WAIVING).refused().allowed()).containsExactly("Docs & Vision");
    }

    @Test
    void decisionsAreWrittenByWhoHasTheConsensus() {
        happens(new SectionAdded(PAY, CONSENSUS, "consensus", "research/consensus.md", null));
        roles = Map.of("ada", List.of("expert"), "bob", List.of("planner"));
        is(RequirementPhase.IMPLEMENTING);
        var edit = new EditText(CONSENSUS, 1, List.of());
        assertThat(refusal(ADA, edit).refused().allowed()).containsExactly("Planner");
        send(BOB, edit);
        assertThat(sent).containsExactly(edit);
    }

    @Test
    void aBugFixOfOneSentenceNeedsNoPlanner() {
        roles = Map.of("ada", List.of("expert"));
        var draft = new DraftRequirement(
                new RequirementId(new UUID(7, 7)), SHOP, new Slug("typo"), "Typo", Lane.LIGHT, "ours", 0);
        commands.send(By.of(ADA).on(SHOP, draft.requirementId()), List.of(draft, PLANNING));
        assertThat(sent).containsExactly(draft, PLANNING);
    }

    @Test
    void administratorsWithoutARoleMayDoEverythingAndOnlyTheyChangeTheProject() {
        send(ROOT, PLANNING);
        send(ROOT, GIVING);
        assertThat(sent).hasSize(2);
        sent.clear();
        assertThat(refusal(ADA, GIVING).refused().allowed()).containsExactly("ask an administrator");
    }

    @Test
    void anAdministratorWhoTakesARoleCanStillGiveAndTakeRoles() {
        roles = Map.of("root", List.of("testing"));
        send(ROOT, GIVING);
        assertThat(sent).containsExactly(GIVING);
        sent.clear();
        assertThat(refusal(ROOT, PLANNING).refused().allowed()).containsExactly("Planner");
    }

    @Test
    void theServerItselfMayDoEverything() {
        assertThatCode(() -> send(Actor.SYSTEM, PLANNING)).doesNotThrowAnyException();
    }

    /** The limit of active requirements archives what is finished; nobody else is let archive by that. */
    @Test
    void whatIsFinishedMakesRoomWhoeverNeedsIt() {
        var archiving = new Commands.About(PAY, new ArchiveWhenDone(PAY));
        var byHand = new Commands.About(PAY, new ArchiveRequirement(PAY));
        var drafting = new DraftRequirement(
                new RequirementId(new UUID(1, 7)), SHOP, new Slug("next"), "Next", Lane.FULL, "ours", 1);

        assertThat(catchThrowableOfType(
                        Forbidden.class, () -> commands.send(By.of(ADA).in(SHOP), List.of(byHand, drafting))))
                .as("it may not be finished")
                .isNotNull();
        commands.send(By.of(ADA).in(SHOP), List.of(archiving, drafting));
        assertThat(sent).containsExactly(archiving, drafting);
        assertThat(catchThrowableOfType(
                        Forbidden.class, () -> commands.send(By.of(ADA).in(SHOP), List.of(archiving))))
                .as("nothing needs its place")
                .isNotNull();
    }

    @Test
    void oneForbiddenCommandForbidsAll() {
        roles = Map.of("ada", List.of("expert"));
        is(RequirementPhase.IMPLEMENTING);
        var forbidden = catchThrowableOfType(
                Forbidden.class, () -> commands.send(By.of(ADA).on(SHOP, PAY), List.of(TICKING, PLANNING)));
        assertThat(forbidden).isNotNull();
        assertThat(sent).isEmpty();
    }

    @Test
    void whatChangesARequirementsPartsAsksWhetherItIsArchived() {
        send(ADA, PLANNING);
        assertThat(guards).containsExactly(new RequireActive(PAY));
        guards.clear();
        send(ADA, new HandOff(PAY, RequirementPhase.PLANNING, ""));
        assertThat(guards).isEmpty();
        commands.send(
                By.of(ADA).in(SHOP), List.of(new Commands.About(PAY, PLANNING), new Commands.About(PAY, PLANNING)));
        assertThat(guards).containsExactly(new RequireActive(PAY));
    }

    @Test
    void whatIsSmallAboutALightRequirementIsNotSmallAboutAnother() {
        roles = Map.of("ada", List.of("expert"));
        var light = new RequirementId(new UUID(7, 7));
        var draft = new DraftRequirement(light, SHOP, new Slug("typo"), "Typo", Lane.LIGHT, "ours", 0);
        var by = By.of(ADA).in(SHOP);

        commands.send(by, List.of(new About(light, draft), new About(light, PLANNING)));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> commands.send(by, List.of(new About(light, draft), new About(PAY, PLANNING))));
    }

    @Test
    void whoTakesOverARequirementFromBehindTheGateMayHaveLetItThrough() {
        var done = new TakeOverProgress(PAY, progress(RequirementPhase.values()));
        var begun = new TakeOverProgress(PAY, progress(RequirementPhase.PLANNING, RequirementPhase.IMPLEMENTING));

        send(ADA, begun);
        sent.clear();
        assertThat(refusal(ADA, done).refused().allowed()).containsExactly("Docs & Vision");
        roles = Map.of("ada", List.of("docs"));
        send(ADA, done);
    }

    private static Progress progress(RequirementPhase... phases) {
        var handoffs = new ArrayList<Progress.Handoff>();
        for (int i = 1; i < phases.length; i++) {
            handoffs.add(new Progress.Handoff(phases[i - 1], phases[i], null, "", "Bob", Instant.EPOCH));
        }
        return new Progress(handoffs, List.of());
    }
}
