package io.planwright.application.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.planwright.application.Sometime;
import io.planwright.application.requirement.RequirementView.FileRef;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.LineEnd;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementEvent.FileAttached;
import io.planwright.domain.requirement.RequirementEvent.LineEndingSet;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementEvent.RequirementRestored;
import io.planwright.domain.requirement.RequirementEvent.RequirementRetitled;
import io.planwright.domain.requirement.RequirementEvent.RequirementSentBack;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.RequirementEvent.SlugChanged;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.Slug;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequirementViewTest {

    private static final RequirementId ID = new RequirementId(new UUID(2, 1));
    private static final DocumentId A = new DocumentId(new UUID(3, 1));
    private static final DocumentId B = new DocumentId(new UUID(3, 2));
    private static final DocumentId C = new DocumentId(new UUID(3, 3));

    private static RequirementView after(RequirementEvent... events) {
        var view = RequirementView.fold(
                null,
                new RequirementDrafted(
                        ID, new ProjectId(new UUID(1, 1)), new Slug("sign-in"), "Sign in", Lane.FULL, "library"),
                Sometime.at(1));
        for (int i = 0; i < events.length; i++) {
            view = RequirementView.fold(view, events[i], Sometime.at(i + 2, Sometime.GRACE));
        }
        return view;
    }

    private static SectionAdded added(DocumentId document, String path, DocumentId after) {
        return new SectionAdded(ID, document, "key-" + document.value().getLeastSignificantBits(), path, after);
    }

    @Test
    void aDraftIsBeingPlanned() {
        var view = after();

        assertThat(view.phase()).isEqualTo(RequirementPhase.PLANNING);
        assertThat(view.archived()).isFalse();
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.changedAt()).isEqualTo(view.createdAt()).isEqualTo(Sometime.time(1));
        assertThat(view.changedBy()).isEqualTo("Ada");
    }

    @Test
    void eachEventMakesTheNextVersionAndSaysWhoAndWhen() {
        var view = after(new RequirementRetitled(ID, "Log in"), new SlugChanged(ID, new Slug("log-in")));

        assertThat(view.title()).isEqualTo("Log in");
        assertThat(view.slug()).isEqualTo("log-in");
        assertThat(view.version()).isEqualTo(3);
        assertThat(view.createdAt()).isEqualTo(Sometime.time(1));
        assertThat(view.changedAt()).isEqualTo(Sometime.time(3));
        assertThat(view.changedBy()).isEqualTo("Grace");
    }

    @Test
    void aSectionStandsRightAfterTheOneItFollows() {
        var view = after(added(A, "prd.md", null), added(B, "prd.md", A), added(C, "prd.md", A));

        assertThat(view.sectionsOf("prd.md")).extracting(SectionRef::documentId).containsExactly(A, C, B);
    }

    @Test
    void aSectionThatFollowsNoneIsTheFirstOfItsFile() {
        var view = after(added(A, "prd.md", null), added(B, "prd.md", null), added(C, "research.md", null));

        assertThat(view.sectionsOf("prd.md")).extracting(SectionRef::documentId).containsExactly(B, A);
        assertThat(view.sectionsOf("research.md"))
                .extracting(SectionRef::documentId)
                .containsExactly(C);
    }

    @Test
    void sectionsOfOtherFilesDoNotComeInBetween() {
        var view = after(added(A, "prd.md", null), added(C, "research.md", null), added(B, "prd.md", A));

        assertThat(view.sections()).extracting(SectionRef::documentId).containsExactly(A, B, C);
    }

    @Test
    void aSectionIsFoundByItsKey() {
        var view = after(added(A, "prd.md", null), added(B, "prd.md", A));

        assertThat(view.section("key-2")).contains(new SectionRef(B, "key-2", "prd.md"));
        assertThat(view.section("key-3")).isEmpty();
    }

    @Test
    void aFileAttachedAgainReplacesTheFormer() {
        var view = after(
                new FileAttached(ID, "mock.png", "aa", 1),
                new FileAttached(ID, "logo.png", "bb", 2),
                new FileAttached(ID, "mock.png", "cc", 3));

        assertThat(view.files())
                .containsExactlyInAnyOrder(new FileRef("logo.png", "bb", 2), new FileRef("mock.png", "cc", 3));
    }

    @Test
    void filesOfWindowsAreKnownAsLongAsTheyAreSuch() {
        var view = after(
                new LineEndingSet(ID, "prd.md", LineEnd.CRLF),
                new LineEndingSet(ID, "tasks.md", LineEnd.CRLF),
                new LineEndingSet(ID, "prd.md", LineEnd.LF));

        assertThat(view.windowsFiles()).containsExactly("tasks.md");
    }

    @Test
    void thePhaseIsTheLastItWasHandedOrSentTo() {
        assertThat(after(new RequirementHandedOff(ID, RequirementPhase.TESTING, ""))
                        .phase())
                .isEqualTo(RequirementPhase.TESTING);
        assertThat(after(
                                new RequirementHandedOff(ID, RequirementPhase.TESTING, ""),
                                new RequirementSentBack(ID, RequirementPhase.PLANNING, "why"))
                        .phase())
                .isEqualTo(RequirementPhase.PLANNING);
    }

    @Test
    void whatWasArchivedAndRestoredIsNotArchived() {
        assertThat(after(new RequirementArchived(ID)).archived()).isTrue();
        assertThat(after(new RequirementArchived(ID), new RequirementRestored(ID))
                        .archived())
                .isFalse();
    }

    @Test
    void nothingHappensBeforeADraft() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RequirementView.fold(null, new RequirementArchived(ID), Sometime.at(1)));
    }
}
