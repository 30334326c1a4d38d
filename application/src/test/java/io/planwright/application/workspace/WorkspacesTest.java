package io.planwright.application.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.BYTE_ARRAY;

import io.planwright.application.Missing;
import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.application.Sometime;
import io.planwright.application.gate.GateView;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectEvent.ProjectCreated;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.LineEnd;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementEvent.FileAttached;
import io.planwright.domain.requirement.RequirementEvent.LineEndingSet;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspacesTest {

    private static final RequirementId ID = new RequirementId(new UUID(2, 1));
    private static final DocumentId GOALS = new DocumentId(new UUID(3, 1));
    private static final DocumentId SCOPE = new DocumentId(new UUID(3, 2));

    private final Map<DocumentId, TextView> texts = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final List<Object> asked = new ArrayList<>();
    private final Workspaces workspaces = new Workspaces(
            new WorkspaceDesk(
                    new AnyMoment(),
                    new OneProject(),
                    new OneRequirement(),
                    new Playbooks(),
                    new NoPlans(),
                    new NoTasks(),
                    new SomeTexts(),
                    new NoGates()),
            new OneRequirement(),
            new Playbooks(),
            new SomeTexts(),
            new SomeContents(),
            List.of());
    private RequirementView requirement;

    @BeforeEach
    void draft() {
        on(new RequirementDrafted(
                ID, new ProjectId(new UUID(1, 1)), new Slug("sign-in"), "Sign in", Lane.FULL, "library"));
    }

    private void on(RequirementEvent event) {
        requirement = RequirementView.fold(requirement, event, Sometime.at(1));
    }

    private void section(DocumentId id, String key, DocumentId after, String text) {
        on(new SectionAdded(ID, id, key, "prd.md", after));
        texts.put(id, TextView.fold(null, new DocumentOpened(id, text), Sometime.at(1)));
    }

    @Test
    void aFileIsItsSectionsInTheirOrder() {
        section(SCOPE, "scope", null, "## Scope\n\nWide.\n");
        section(GOALS, "goals", null, "## Goals\n\nHigh.\n\n");

        assertThat(workspaces.file(ID, "prd.md")).asString(UTF_8).isEqualTo("## Goals\n\nHigh.\n\n## Scope\n\nWide.\n");
    }

    @Test
    void aSectionThatEndsWithoutALinesEndDoesNotRunIntoTheNext() {
        section(GOALS, "goals", null, "## Goals\n\nHigh.");
        section(SCOPE, "scope", GOALS, "## Scope\n\nWide.");

        assertThat(workspaces.file(ID, "prd.md")).asString(UTF_8).isEqualTo("## Goals\n\nHigh.\n## Scope\n\nWide.");
    }

    @Test
    void linesOfAFileOfWindowsEndAsTheyDidThere() {
        section(GOALS, "goals", null, "## Goals\n\nHigh.\n");
        on(new LineEndingSet(ID, "prd.md", LineEnd.CRLF));

        assertThat(workspaces.file(ID, "prd.md")).asString(UTF_8).isEqualTo("## Goals\r\n\r\nHigh.\r\n");
    }

    @Test
    void attachedFilesAreWrittenAsTheyCame() {
        contents.put("aa", new byte[] {1, 2, 3});
        on(new FileAttached(ID, "mock.png", "aa", 3));

        assertThat(workspaces.file(ID, "mock.png")).containsExactly(1, 2, 3);
    }

    @Test
    void theZipHoldsTheSameFilesAndIsTheSameEachTime() {
        section(GOALS, "goals", null, "## Goals\n");
        contents.put("aa", new byte[] {1, 2, 3});
        on(new FileAttached(ID, "images/mock.png", "aa", 3));

        assertThat(ZipFiles.read(workspaces.zip(ID))).containsOnlyKeys("prd.md", "images/mock.png");
        assertThat(workspaces.zip(ID)).isEqualTo(workspaces.zip(ID));
    }

    @Test
    void oneFileIsMadeWithoutTheOthers() {
        section(GOALS, "goals", null, "## Goals\n");
        on(new SectionAdded(ID, SCOPE, "scope", "design.md", null));
        contents.put("aa", new byte[] {1, 2, 3});
        on(new FileAttached(ID, "mock.png", "aa", 3));
        contents.put("bb", new byte[] {4});
        on(new FileAttached(ID, "other.png", "bb", 1));

        assertThat(workspaces.find(ID, "prd.md"))
                .get()
                .asInstanceOf(BYTE_ARRAY)
                .asString(UTF_8)
                .isEqualTo("## Goals\n");
        assertThat(asked).containsExactly(GOALS);
        asked.clear();
        assertThat(workspaces.find(ID, "mock.png")).hasValue(new byte[] {1, 2, 3});
        assertThat(asked).containsExactly("aa");
        assertThat(workspaces.find(ID, "nothing.md")).isEmpty();
        assertThat(asked).containsExactly("aa");
    }

    @Test
    void aFileWhoseBytesAreGoneIsMadeOfWhatIsWrittenUnderItsPath() {
        section(GOALS, "goals", null, "## Goals\n");
        on(new FileAttached(ID, "prd.md", "gone", 3));

        assertThat(workspaces.file(ID, "prd.md"))
                .isEqualTo(workspaces.files(ID).get("prd.md"))
                .isNotEmpty();
    }

    @Test
    void whatIsNotThereIsMissing() {
        var other = new RequirementId(new UUID(2, 2));

        assertThatExceptionOfType(Missing.class).isThrownBy(() -> workspaces.file(ID, "prd.md"));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> workspaces.files(other));
    }

    private static final class AnyMoment implements OneMoment {
        @Override
        public <T> T read(Supplier<T> reading) {
            return reading.get();
        }
    }

    private static final class OneProject implements Projects {
        @Override
        public List<ProjectView> all() {
            return List.of();
        }

        @Override
        public Optional<ProjectView> withKey(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<ProjectView> withId(ProjectId id) {
            var created = new ProjectCreated(id, new ProjectKey("SHOP"), "Shop", "library", Language.EN);
            return Optional.of(ProjectView.fold(null, created, Sometime.at(1)));
        }
    }

    private static final class NoGates implements QualityGates {
        @Override
        public Optional<GateView> withId(GateId id) {
            return Optional.empty();
        }

        @Override
        public List<GateView> of(RequirementId requirement) {
            return List.of();
        }

        @Override
        public Map<RequirementId, List<GateView>> of(Collection<RequirementId> requirements) {
            return Map.of();
        }
    }

    private final class OneRequirement implements Requirements {
        @Override
        public Optional<RequirementView> withId(RequirementId id) {
            return Optional.of(requirement).filter(each -> each.id().equals(id));
        }

        @Override
        public Map<RequirementId, RequirementView> withIds(Collection<RequirementId> ids) {
            return Map.of(ID, requirement);
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
        public Page<RequirementSummary> of(ProjectId project, Selection selection, int limit, String cursor) {
            throw new UnsupportedOperationException("a workspace lists no requirements");
        }
    }

    private static final class NoPlans implements Plans {
        @Override
        public Optional<PlanView> withId(PlanId id) {
            return Optional.empty();
        }

        @Override
        public List<PlanView> of(RequirementId requirement) {
            return List.of();
        }

        @Override
        public Map<RequirementId, List<PlanView>> of(Collection<RequirementId> requirements) {
            return Map.of();
        }
    }

    private static final class NoTasks implements Tasks {
        @Override
        public Optional<TaskView> removed(TaskId id) {
            return Optional.empty();
        }

        @Override
        public Optional<PlannedTask> withId(TaskId id) {
            return Optional.empty();
        }

        @Override
        public List<PlannedTask> of(PlanId plan) {
            return List.of();
        }

        @Override
        public Map<PlanId, List<PlannedTask>> of(Collection<PlanId> plans) {
            return Map.of();
        }

        @Override
        public Page<PlannedTask> in(ProjectId project, Selection selection, int limit, String cursor) {
            throw new UnsupportedOperationException("a workspace lists no tasks");
        }
    }

    private final class SomeTexts implements Texts {
        @Override
        public Optional<TextView> withId(DocumentId id) {
            return Optional.ofNullable(texts.get(id));
        }

        @Override
        public Map<DocumentId, TextView> withIds(Collection<DocumentId> ids) {
            asked.addAll(ids);
            return Map.copyOf(texts);
        }
    }

    private final class SomeContents implements Contents {
        @Override
        public String put(byte[] content) {
            throw new UnsupportedOperationException("writing out keeps nothing");
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            asked.add(sha256);
            return Optional.ofNullable(contents.get(sha256));
        }
    }
}
