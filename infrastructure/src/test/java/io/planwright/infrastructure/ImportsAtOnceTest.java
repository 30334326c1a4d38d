package io.planwright.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.Contents;
import io.planwright.application.workspace.ImportReport;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.application.workspace.Imports;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others change something after an import was worked out and before it is done. */
class ImportsAtOnceTest extends HeartTest {

    private static final String FIRST = "# Orders\n\n## Build\n\n- [ ] One\n";
    private static final String MORE = "# Orders\n\n## Build\n\n- [ ] One\n- [ ] Two\n\n## Test\n\n- [ ] Three\n";
    private static final Contents NONE = new Contents() {
        @Override
        public String put(byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            return Optional.empty();
        }
    };

    /** Who are done one by one, each after a try was worked out and before it is sent. */
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();

    private ProjectView project;

    @BeforeEach
    void begin() {
        var id = new ProjectId(UUID.randomUUID());
        var key = "I" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT);
        heart.await(heart.commands()
                .send(
                        By.of(Story.ADA).in(id),
                        List.of(new CreateProject(id, new ProjectKey(key), "Shop", "library", Language.EN))));
        project = heart.get(Projects.class).withKey(key).orElseThrow();
    }

    private ImportReport take(Commands commands, String name, String text) {
        var imports = new Imports(
                commands,
                heart.get(Requirements.class),
                new Playbooks(),
                NONE,
                heart.get(Plans.class),
                heart.get(Tasks.class),
                heart.get(Texts.class),
                heart.get(EventLog.class),
                heart.get(ReadPosition.class),
                Clock.systemUTC());
        var report = imports.take(By.of(Story.ADA), project, name, text.getBytes(UTF_8));
        heart.await(report.receipt());
        return report;
    }

    private ImportReport take(String name, String text) {
        return take(heart.commands(), name, text);
    }

    private ImportReport takeBeside(String name, String text) {
        return take(
                (by, todo) -> {
                    var next = meanwhile.poll();
                    if (next != null) {
                        next.run();
                    }
                    return heart.commands().send(by, todo);
                },
                name,
                text);
    }

    private RequirementView orders() {
        return heart.get(Requirements.class).withSlug(project.id(), "orders").orElseThrow();
    }

    private List<PlannedTask> tasks() {
        return heart.get(Plans.class).of(orders().id()).stream()
                .flatMap(plan -> heart.get(Tasks.class).of(plan.id()).stream())
                .toList();
    }

    private By by() {
        return By.of(Story.ADA).on(project.id(), orders().id());
    }

    @Test
    void whatIsNewInAFileComesInOnce() {
        take("orders.md", FIRST);
        meanwhile.add(() -> take("orders.md", MORE));

        var report = takeBeside("orders.md", MORE);

        assertThat(meanwhile).isEmpty();
        assertThat(tasks()).extracting(task -> task.task().title()).containsExactly("One", "Two", "Three");
        assertThat(report.workspaces().getFirst().created()).isEmpty();
    }

    @Test
    void aNewRequirementComesInOnce() {
        meanwhile.add(() -> take("orders.md", MORE));

        var report = takeBeside("orders.md", MORE);

        assertThat(meanwhile).isEmpty();
        assertThat(tasks()).hasSize(3);
        assertThat(report.workspaces().getFirst().created()).isEmpty();
    }

    @Test
    void anEditBesideAnImportStaysAndIsToldAsAConflict() {
        take("orders.md", "# Orders\n\nHello.\n");
        var text = heart.get(Texts.class)
                .withId(orders().sections().getFirst().documentId())
                .orElseThrow();
        meanwhile.add(() -> heart.commands()
                .send(by(), new EditText(text.id(), text.version(), List.of(new Change(0, 0, "Ada. ")))));

        var report = takeBeside("orders.md", "# Orders\n\nGoodbye.\n");

        assertThat(report.workspaces().getFirst().conflicts())
                .extracting(Piece::kind)
                .containsExactly("section");
        assertThat(heart.get(Texts.class).withId(text.id()).orElseThrow().text())
                .startsWith("Ada. ");
    }

    @Test
    void notesThatWereTakenBesideAnImportStay() {
        take("orders.md", FIRST);
        var task = tasks().getFirst().task();
        meanwhile.add(() -> heart.commands().send(by(), new ReviseNotes(task.id(), "  Ada's\n")));

        var report = takeBeside("orders.md", FIRST + "  Grace's\n");

        assertThat(report.workspaces().getFirst().conflicts())
                .extracting(Piece::name)
                .containsExactly("One");
        assertThat(tasks().getFirst().task().notes()).isEqualTo("  Ada's\n");
    }

    @Test
    void anImportThatIsOvertakenAgainAndAgainIsRefused() {
        take("orders.md", FIRST);
        var task = tasks().getFirst().task();
        for (int i = 0; i < 9; i++) {
            var more = FIRST + "- [ ] More\n" + "- [ ] More still\n".repeat(i);
            meanwhile.add(() -> take("orders.md", more));
        }

        var refused = catchThrowableOfType(Refused.class, () -> takeBeside("orders.md", FIRST + "- [ ] Mine\n"));

        assertThat(refused.code()).isEqualTo("import.overtaken");
        assertThat(tasks()).extracting(each -> each.task().title()).doesNotContain("Mine");
        assertThat(heart.get(Tasks.class).withId(task.id())).isPresent();
    }
}
