package io.planwright.application.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.application.By;
import io.planwright.application.Receipt;
import io.planwright.application.person.Actor;
import io.planwright.application.playbook.Phrase;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.ProjectView.Guide;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.AddGuide;
import io.planwright.domain.project.ProjectCommand.RemoveGuide;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuideDeskTest {

    private static final By BY = By.of(Actor.SYSTEM);
    private static final DocumentId TESTING = new DocumentId(UUID.randomUUID());

    private final List<Object> sent = new ArrayList<>();
    private final Map<DocumentId, TextView> said = new LinkedHashMap<>();
    private final GuideDesk desk = new GuideDesk(
            (_, commands) -> {
                sent.addAll(commands);
                return new Receipt(1, false);
            },
            new Texts() {
                @Override
                public Optional<TextView> withId(DocumentId id) {
                    return Optional.ofNullable(said.get(id));
                }

                @Override
                public Map<DocumentId, TextView> withIds(Collection<DocumentId> ids) {
                    var found = new LinkedHashMap<>(said);
                    found.keySet().retainAll(ids);
                    return found;
                }
            });

    private static ProjectView project(Guide... guides) {
        return new ProjectView(
                new ProjectId(UUID.randomUUID()),
                "SHOP",
                "Shop",
                "library",
                Language.VI,
                "",
                Map.of(),
                List.of(guides),
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private void says(DocumentId id, String text) {
        said.put(id, new TextView(id, 3, text, List.of(), List.of(), Instant.EPOCH, "Ada"));
    }

    @Test
    void aGuideIsATextAndAPageOfTheLibraryAtOnce() {
        var project = project();
        var made = desk.add(BY, project, null, "  How we test ", "");
        assertThat(sent)
                .containsExactly(
                        new OpenDocument(made.id(), "# How we test\n\n"),
                        new AddGuide(project.id(), made.id(), "how-we-test", "How we test"));
    }

    @Test
    void aGuideKeepsTheTextThatItIsGiven() {
        desk.add(BY, project(), "tests", "How we test", "Run them.\n");
        assertThat(sent.getFirst())
                .extracting(each -> ((OpenDocument) each).text())
                .isEqualTo("Run them.\n");
    }

    @Test
    void whatCannotBeAKeyIsRefusedByName() {
        assertThatThrownBy(() -> desk.add(BY, project(), "How we", "How we test", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("How we");
        assertThat(sent).isEmpty();
    }

    @Test
    void theTitleIsReadOffTheText() {
        var project = project(new Guide(TESTING, "tests", "How we test"));
        says(TESTING, "# How we *really* test #\n\nRun them.\n");
        assertThat(desk.of(project)).extracting(GuideView::title).containsExactly("How we *really* test");
        says(TESTING, "Run them.\n");
        assertThat(desk.withKey(project, "tests")).map(GuideView::title).contains("How we test");
        assertThat(desk.withKey(project, "others")).isEmpty();
    }

    @Test
    void aGuideOfThePlaybookIsOfferedUntilItIsTaken() {
        var guide = new Playbook.Guide("tests", "Tests", "guides/tests.md", new Phrase(Map.of(Language.VI, "# Thử\n")));
        var playbook = withGuides(List.of(guide));
        assertThat(GuideDesk.offered(playbook, project())).containsExactly(guide);
        assertThat(GuideDesk.offered(playbook, project(new Guide(TESTING, "tests", "Mine"))))
                .isEmpty();
        desk.adopt(BY, project(), guide);
        assertThat(sent.getFirst())
                .extracting(each -> ((OpenDocument) each).text())
                .isEqualTo("# Thử\n");
    }

    private static Playbook withGuides(List<Playbook.Guide> guides) {
        var library = new Playbooks().withKey("library");
        return new Playbook(
                library.key(),
                library.name(),
                library.description(),
                library.lane(),
                library.roles(),
                library.responsibilities(),
                library.stages(),
                library.sections(),
                library.plan(),
                library.gate(),
                library.checklists(),
                library.standards(),
                library.targets(),
                guides,
                library.files(),
                library.limits(),
                library.work());
    }

    @Test
    void whatIsRemovedCanBePutBackWithItsText() {
        var project = project(new Guide(TESTING, "tests", "How we test"));
        says(TESTING, "Run them.\n");
        var guide = desk.withKey(project, "tests").orElseThrow();
        desk.remove(BY, project, TESTING);
        desk.putBack(BY, project, guide);
        assertThat(sent)
                .containsExactly(
                        new RemoveGuide(project.id(), TESTING),
                        new AddGuide(project.id(), TESTING, "tests", "How we test"));
    }
}
