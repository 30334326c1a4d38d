package io.planwright.domain.project;

import static io.planwright.domain.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.FakeClaims;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.ProjectCommand.AddGuide;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.project.ProjectCommand.ChooseLanguage;
import io.planwright.domain.project.ProjectCommand.ChoosePlaybook;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectCommand.GiveRole;
import io.planwright.domain.project.ProjectCommand.RemoveGuide;
import io.planwright.domain.project.ProjectCommand.RenameProject;
import io.planwright.domain.project.ProjectCommand.TakeRole;
import io.planwright.domain.project.ProjectEvent.GuideAdded;
import io.planwright.domain.project.ProjectEvent.GuideRemoved;
import io.planwright.domain.project.ProjectEvent.LanguageChosen;
import io.planwright.domain.project.ProjectEvent.PlaybookChanged;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.project.ProjectEvent.ProjectCreated;
import io.planwright.domain.project.ProjectEvent.ProjectRenamed;
import io.planwright.domain.project.ProjectEvent.RoleGiven;
import io.planwright.domain.project.ProjectEvent.RoleTaken;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final ProjectKey KEY = new ProjectKey("SHOP");
    private static final ProjectCreated CREATED = new ProjectCreated(SHOP, KEY, "Shop", "library", Language.EN);

    private final FakeClaims claims = new FakeClaims();
    private final FixtureConfiguration<Project> project =
            new AggregateTestFixture<>(Project.class).registerInjectableResource(claims);

    @Test
    void aProjectIsCreated() {
        project.givenNoPriorActivity()
                .when(new CreateProject(SHOP, KEY, " Shop ", "library", Language.EN))
                .expectEvents(CREATED);
    }

    @Test
    void aNewProjectTakesItsKey() {
        project.givenNoPriorActivity()
                .when(new CreateProject(SHOP, KEY, "Shop", "library", Language.EN))
                .expectSuccessfulHandlerExecution();

        assertThat(claims.ownerOf("key", "SHOP")).isEqualTo(SHOP.value());
    }

    @Test
    void noTwoProjectsHaveTheSameKey() {
        claims.taken("key", "SHOP");

        project.givenNoPriorActivity()
                .when(new CreateProject(SHOP, KEY, "Shop", "library", Language.EN))
                .expectNoEvents()
                .expectException(refused("key.taken"));
    }

    @Test
    void aProjectHasAName() {
        project.givenNoPriorActivity()
                .when(new CreateProject(SHOP, KEY, " ", "library", Language.EN))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aProjectIsRenamed() {
        project.given(CREATED).when(new RenameProject(SHOP, "Store")).expectEvents(new ProjectRenamed(SHOP, "Store"));
    }

    @Test
    void aProjectDoesNotLoseItsName() {
        project.given(CREATED)
                .when(new RenameProject(SHOP, ""))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void renamingToTheSameNameChangesNothing() {
        project.given(CREATED, new ProjectRenamed(SHOP, "Store"))
                .when(new RenameProject(SHOP, " Store"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherPlaybookIsChosen() {
        project.given(CREATED).when(new ChoosePlaybook(SHOP, "light")).expectEvents(new PlaybookChosen(SHOP, "light"));
    }

    @Test
    void choosingTheSamePlaybookChangesNothing() {
        project.given(CREATED, new PlaybookChosen(SHOP, "light"))
                .when(new ChoosePlaybook(SHOP, "light"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherLanguageIsChosen() {
        project.given(CREATED)
                .when(new ChooseLanguage(SHOP, Language.VI))
                .expectEvents(new LanguageChosen(SHOP, Language.VI));
    }

    @Test
    void choosingTheSameLanguageChangesNothing() {
        project.given(CREATED, new LanguageChosen(SHOP, Language.VI))
                .when(new ChooseLanguage(SHOP, Language.VI))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aProjectChangesItsCopyOfThePlaybook() {
        project.given(CREATED)
                .when(new ChangePlaybook(SHOP, "key: library\n"))
                .expectEvents(new PlaybookChanged(SHOP, "key: library\n"));
        project.given(CREATED, new PlaybookChanged(SHOP, "key: library\n"))
                .when(new ChangePlaybook(SHOP, "key: library\n"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aChangeOfThePlaybookThatWasMadeOnAnOlderCopyIsRefused() {
        var theirs = new PlaybookChanged(SHOP, "key: library # theirs\n");
        project.given(CREATED, theirs)
                .when(new ChangePlaybook(SHOP, "key: library # mine\n", ""))
                .expectNoEvents()
                .expectException(refused("playbook.changed"));
        project.given(CREATED, theirs)
                .when(new ChangePlaybook(SHOP, "key: library # mine\n", theirs.yaml()))
                .expectEvents(new PlaybookChanged(SHOP, "key: library # mine\n"));
    }

    @Test
    void aRoleIsGivenOnceAndTakenOnce() {
        var given = new RoleGiven(SHOP, "ada", "planner");
        project.given(CREATED).when(new GiveRole(SHOP, "ada", "planner")).expectEvents(given);
        project.given(CREATED, given).when(new GiveRole(SHOP, "ada", "planner")).expectNoEvents();
        project.given(CREATED, given)
                .when(new TakeRole(SHOP, "ada", "planner"))
                .expectEvents(new RoleTaken(SHOP, "ada", "planner"));
        project.given(CREATED).when(new TakeRole(SHOP, "ada", "planner")).expectNoEvents();
    }

    @Test
    void noTwoGuidesHaveTheSameKey() {
        var guide = new DocumentId(new UUID(2, 2));
        project.given(CREATED, new GuideAdded(SHOP, guide, "type-hints", "Type hints"))
                .when(new AddGuide(SHOP, new DocumentId(new UUID(3, 3)), "type-hints", "Types"))
                .expectNoEvents()
                .expectException(refused("guide.taken"));
        project.given(CREATED, new GuideAdded(SHOP, guide, "type-hints", "Type hints"))
                .when(new RemoveGuide(SHOP, guide))
                .expectEvents(new GuideRemoved(SHOP, guide));
    }
}
