package io.planwright.application.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.By;
import io.planwright.application.Receipt;
import io.planwright.application.Sometime;
import io.planwright.application.playbook.PlaybookUnreadable;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.Refused;
import io.planwright.domain.circuit.CircuitLimits;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.task.Discipline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaybookDeskTest {

    private static final Playbooks PLAYBOOKS = new Playbooks();
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final By ADA = By.of(Sometime.ADA);

    private final List<Object> sent = new ArrayList<>();
    private final PlaybookDesk desk = new PlaybookDesk(
            (_, commands) -> {
                sent.addAll(commands);
                return new Receipt(1, false);
            },
            PLAYBOOKS);

    private static ProjectView project(String playbook, String own) {
        return new ProjectView(
                SHOP,
                "SHOP",
                "Shop",
                playbook,
                Language.EN,
                own,
                Map.of(),
                List.of(),
                1,
                Sometime.time(0),
                Sometime.time(0));
    }

    @Test
    void aCopyIsAChangeOfTheOneThatWasRead() {
        var before = "# before\n" + PLAYBOOKS.yaml("", "light");
        var now = "# now\n" + PLAYBOOKS.yaml("", "light");
        desk.change(ADA, project("light", before), now);
        desk.reset(ADA, project("light", now));
        assertThat(sent).containsExactly(new ChangePlaybook(SHOP, now, before), new ChangePlaybook(SHOP, "", now));
        assertThat(desk.yaml(project("light", now))).isEqualTo(now);
        assertThat(desk.hasCopy(project("light", now))).isTrue();
        assertThat(desk.hasCopy(project("library", now))).isFalse();
    }

    @Test
    void aCopyKeepsTheKeyOfTheProjectsPlaybook() {
        var refused = catchThrowableOfType(
                Refused.class, () -> desk.change(ADA, project("library", ""), PLAYBOOKS.yaml("", "light")));
        assertThat(refused.code()).isEqualTo("playbook.otherKey");
        assertThat(refused).hasMessageContaining("'library'").hasMessageContaining("'light'");
        assertThat(sent).isEmpty();
    }

    @Test
    void whatIsNoPlaybookIsNotTaken() {
        assertThat(catchThrowableOfType(
                        PlaybookUnreadable.class, () -> desk.change(ADA, project("light", ""), "key: light\n")))
                .isNotNull();
        assertThat(sent).isEmpty();
    }

    @Test
    void aLimitIsACopyThatDiffersInIt() {
        var limited = desk.limited(project("coordination", ""), 5);
        assertThat(PLAYBOOKS.read(limited.yaml()).limits().mostActive()).isEqualTo(5);
        assertThat(limited.yaml())
                .isEqualTo(PLAYBOOKS.yaml("", "coordination").replace("mostActive: 3", "mostActive: 5"));
    }

    private static Discipline with(Discipline usual, boolean staged, int greenTries, CircuitLimits ofWorker) {
        return new Discipline(
                staged,
                usual.refactor(),
                usual.independent(),
                usual.independentGate(),
                greenTries,
                usual.fixRounds(),
                usual.coverage(),
                usual.lease(),
                usual.beat(),
                usual.stage(),
                ofWorker,
                usual.system());
    }

    private static Discipline workIn(ChangePlaybook change) {
        return PLAYBOOKS.read(change.yaml()).work().discipline();
    }

    @Test
    void whatIsAskedOfTheWorkIsChangedWhereItStands() {
        var project = project("test-driven", "");
        var wanted = with(
                desk.of(project).work().discipline(),
                true,
                5,
                new CircuitLimits(4, Duration.ofMinutes(5), Duration.ofMinutes(5), 3));
        var change = desk.working(project, wanted);
        assertThat(workIn(change)).isEqualTo(wanted);
        assertThat(change.yaml())
                .isEqualTo(PLAYBOOKS
                        .yaml("", "test-driven")
                        .replace("greenTries: 3", "greenTries: 5")
                        .replace("workerCircuit: {failures: 3", "workerCircuit: {failures: 4"));
    }

    @Test
    void aPlaybookThatSaysNothingOfTheWorkIsGivenWhatDiffers() {
        var project = project("library", "");
        var wanted = with(Discipline.TEST_DRIVEN, true, 7, Discipline.FREE.worker());
        var change = desk.working(project, wanted);
        assertThat(workIn(change)).isEqualTo(wanted);
        assertThat(change.yaml()).isEqualTo(PLAYBOOKS.yaml("", "library") + "work: {staged: true, greenTries: 7}\n");
        assertThat(workIn(desk.working(project("library", change.yaml()), Discipline.FREE)))
                .isEqualTo(Discipline.FREE);
    }

    @Test
    void aProjectMayBeginWithALimitOfItsOwn() {
        new ProjectDesk(
                        (_, commands) -> {
                            sent.addAll(commands);
                            return new Receipt(1, false);
                        },
                        PLAYBOOKS)
                .create(ADA, "SHOP", "Shop", "library", Language.EN, 4);
        assertThat(sent.getFirst()).isInstanceOf(CreateProject.class);
        assertThat(sent.getLast())
                .isInstanceOfSatisfying(
                        ChangePlaybook.class,
                        change -> assertThat(
                                        PLAYBOOKS.read(change.yaml()).limits().mostActive())
                                .isEqualTo(4));
    }
}
