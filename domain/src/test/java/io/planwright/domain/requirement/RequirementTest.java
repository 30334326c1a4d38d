package io.planwright.domain.requirement;

import static io.planwright.domain.Refusals.refused;
import static io.planwright.domain.Refusals.refusedAllowing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.planwright.domain.FakeClaims;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementCommand.AcceptDesign;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.ArchiveWhenDone;
import io.planwright.domain.requirement.RequirementCommand.AttachFile;
import io.planwright.domain.requirement.RequirementCommand.ChangeSlug;
import io.planwright.domain.requirement.RequirementCommand.ClearBlocker;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementCommand.FinishReviewStep;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RaiseBlocker;
import io.planwright.domain.requirement.RequirementCommand.RemoveSection;
import io.planwright.domain.requirement.RequirementCommand.RequireDesign;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.requirement.RequirementCommand.SendBack;
import io.planwright.domain.requirement.RequirementCommand.SetLineEnding;
import io.planwright.domain.requirement.RequirementCommand.TakeOverProgress;
import io.planwright.domain.requirement.RequirementEvent.BlockerCleared;
import io.planwright.domain.requirement.RequirementEvent.BlockerRaised;
import io.planwright.domain.requirement.RequirementEvent.DesignAccepted;
import io.planwright.domain.requirement.RequirementEvent.FileAttached;
import io.planwright.domain.requirement.RequirementEvent.FileRemoved;
import io.planwright.domain.requirement.RequirementEvent.LineEndingSet;
import io.planwright.domain.requirement.RequirementEvent.ProgressTakenOver;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementEvent.RequirementRestored;
import io.planwright.domain.requirement.RequirementEvent.RequirementRetitled;
import io.planwright.domain.requirement.RequirementEvent.RequirementSentBack;
import io.planwright.domain.requirement.RequirementEvent.ReviewStepFinished;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.RequirementEvent.SectionRemoved;
import io.planwright.domain.requirement.RequirementEvent.SlugChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementTest {

    private static final RequirementId ID = new RequirementId(new UUID(2, 1));
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final String SLUGS = "slug/" + SHOP;
    private static final Slug SLUG = new Slug("sign-in");
    private static final DocumentId GOALS = new DocumentId(new UUID(3, 1));
    private static final DocumentId SCOPE = new DocumentId(new UUID(3, 2));
    private static final RequirementDrafted DRAFTED =
            new RequirementDrafted(ID, SHOP, SLUG, "Sign in", Lane.FULL, "library");

    private static final DocumentId SCRATCH = new DocumentId(new UUID(5, 5));
    private static final BlockerId BLOCKER = new BlockerId(new UUID(6, 6));

    private final FakeClaims claims = new FakeClaims();
    private final List<Fact> openChecks = new ArrayList<>();
    private final FixtureConfiguration<Requirement> requirement = new AggregateTestFixture<>(Requirement.class)
            .registerInjectableResource(claims)
            .registerInjectableResource((Gates) (_, _) -> List.copyOf(openChecks));

    @Test
    void aRequirementIsDrafted() {
        requirement
                .givenNoPriorActivity()
                .when(new DraftRequirement(ID, SHOP, SLUG, " Sign in ", Lane.FULL, "library", 0))
                .expectEvents(DRAFTED);
        assertThat(claims.ownerOf(SLUGS, "sign-in")).isEqualTo(ID.value());
    }

    @Test
    void noTwoRequirementsOfAProjectHaveTheSameSlug() {
        claims.taken(SLUGS, "sign-in");

        requirement
                .givenNoPriorActivity()
                .when(new DraftRequirement(ID, SHOP, SLUG, "Sign in", Lane.FULL, "library", 0))
                .expectNoEvents()
                .expectException(refused("slug.taken"));
    }

    @Test
    void aRequirementHasATitle() {
        requirement
                .givenNoPriorActivity()
                .when(new DraftRequirement(ID, SHOP, SLUG, "", Lane.FULL, "library", 0))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aRequirementIsRetitled() {
        requirement
                .given(DRAFTED)
                .when(new RetitleRequirement(ID, "Log in"))
                .expectEvents(new RequirementRetitled(ID, "Log in"));
    }

    @Test
    void retitlingToTheSameTitleChangesNothing() {
        requirement
                .given(DRAFTED)
                .when(new RetitleRequirement(ID, "Sign in "))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherSlugIsTakenAndTheOldOneGivenBack() {
        claims.take(SLUGS, "sign-in", ID.value());

        requirement
                .given(DRAFTED)
                .when(new ChangeSlug(ID, new Slug("log-in")))
                .expectEvents(new SlugChanged(ID, new Slug("log-in")));

        assertThat(claims.ownerOf(SLUGS, "log-in")).isEqualTo(ID.value());
        assertThat(claims.released()).containsExactly(SLUGS + "/sign-in");
    }

    @Test
    void theSlugOfAnotherRequirementIsNotTaken() {
        claims.take(SLUGS, "sign-in", ID.value());
        claims.taken(SLUGS, "log-in");

        requirement
                .given(DRAFTED)
                .when(new ChangeSlug(ID, new Slug("log-in")))
                .expectNoEvents()
                .expectException(refused("slug.taken"));

        assertThat(claims.released()).isEmpty();
    }

    @Test
    void changingToTheSameSlugChangesNothing() {
        requirement
                .given(DRAFTED, new SlugChanged(ID, new Slug("log-in")))
                .when(new ChangeSlug(ID, new Slug("log-in")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(claims.released()).isEmpty();
    }

    @Test
    void aSectionIsAdded() {
        requirement
                .given(DRAFTED)
                .when(new AddSection(ID, GOALS, "goals", "prd.md", null))
                .expectEvents(new SectionAdded(ID, GOALS, "goals", "prd.md", null));
    }

    @Test
    void aSectionFollowsAnother() {
        requirement
                .given(DRAFTED, new SectionAdded(ID, GOALS, "goals", "prd.md", null))
                .when(new AddSection(ID, SCOPE, "scope", "prd.md", GOALS))
                .expectEvents(new SectionAdded(ID, SCOPE, "scope", "prd.md", GOALS));
    }

    @Test
    void addingTheSameSectionAgainChangesNothing() {
        requirement
                .given(DRAFTED, new SectionAdded(ID, GOALS, "goals", "prd.md", null))
                .when(new AddSection(ID, GOALS, "goals", "prd.md", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void noTwoSectionsHaveTheSameKey() {
        requirement
                .given(DRAFTED, new SectionAdded(ID, GOALS, "goals", "prd.md", null))
                .when(new AddSection(ID, SCOPE, "goals", "prd.md", null))
                .expectNoEvents()
                .expectException(refused("section.taken", List.of("goals")));
    }

    @Test
    void aSectionDoesNotFollowOneThatIsNotThere() {
        requirement
                .given(DRAFTED)
                .when(new AddSection(ID, SCOPE, "scope", "prd.md", GOALS))
                .expectNoEvents()
                .expectException(refused("section.unknown"));
    }

    @Test
    void aFileIsAttached() {
        requirement
                .given(DRAFTED)
                .when(new AttachFile(ID, "mock.png", "aa", 7))
                .expectEvents(new FileAttached(ID, "mock.png", "aa", 7));
    }

    @Test
    void aFileIsReplaced() {
        requirement
                .given(DRAFTED, new FileAttached(ID, "mock.png", "aa", 7))
                .when(new AttachFile(ID, "mock.png", "bb", 8))
                .expectEvents(new FileAttached(ID, "mock.png", "bb", 8));
    }

    @Test
    void attachingTheSameContentAgainChangesNothing() {
        requirement
                .given(DRAFTED, new FileAttached(ID, "mock.png", "aa", 7))
                .when(new AttachFile(ID, "mock.png", "aa", 7))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void linesOfAFileComeToEndAsOnWindows() {
        requirement
                .given(DRAFTED)
                .when(new SetLineEnding(ID, "prd.md", LineEnd.CRLF))
                .expectEvents(new LineEndingSet(ID, "prd.md", LineEnd.CRLF));
    }

    @Test
    void linesEndWithLineFeedsToBeginWith() {
        requirement
                .given(DRAFTED)
                .when(new SetLineEnding(ID, "prd.md", LineEnd.LF))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRequirementIsHandedOffFromPhaseToPhase() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.IMPLEMENTING, ""))
                .when(new HandOff(ID, RequirementPhase.IMPLEMENTING, "ready to test"))
                .expectEvents(new RequirementHandedOff(ID, RequirementPhase.TESTING, "ready to test"));
    }

    @Test
    void openChecksHinderNoHandOffBeforeTheLast() {
        openChecks.add(new Fact("check", "tests-pass", "is open"));

        requirement
                .given(DRAFTED)
                .when(new HandOff(ID, RequirementPhase.PLANNING, ""))
                .expectEvents(new RequirementHandedOff(ID, RequirementPhase.IMPLEMENTING, ""));
    }

    @Test
    void aRequirementIsNotDoneWhileChecksAreOpen() {
        openChecks.add(new Fact("check", "tests-pass", "is open"));
        openChecks.add(new Fact("check", "docs-written", "failed"));

        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.REVIEWING, ""))
                .when(new HandOff(ID, RequirementPhase.REVIEWING, ""))
                .expectNoEvents()
                .expectException(refused("gate.open", List.of("tests-pass", "docs-written")));
    }

    @Test
    void aRequirementIsDoneWhenItsChecksHold() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.REVIEWING, ""))
                .when(new HandOff(ID, RequirementPhase.REVIEWING, ""))
                .expectEvents(
                        new ReviewStepFinished(ID, ReviewStep.DOCUMENTATION, ""),
                        new ReviewStepFinished(ID, ReviewStep.GATE, ""),
                        new ReviewStepFinished(ID, ReviewStep.CLEANUP, ""),
                        new RequirementHandedOff(ID, RequirementPhase.DONE, ""));
    }

    @Test
    void whatIsDoneIsNotHandedOff() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.DONE, ""))
                .when(new HandOff(ID, RequirementPhase.DONE, ""))
                .expectNoEvents()
                .expectException(refusedAllowing("requirement.done", "send it back", "archive it"));
    }

    @Test
    void whatSomebodyElseHasHandedOffIsNotHandedOffTwice() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.IMPLEMENTING, ""))
                .when(new HandOff(ID, RequirementPhase.PLANNING, ""))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRequirementIsHandedOffOutOfThePhaseThatWasSeenOnly() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.TESTING, ""))
                .when(new HandOff(ID, RequirementPhase.PLANNING, ""))
                .expectNoEvents()
                .expectException(refused("requirement.phase", List.of(ID.toString())));
    }

    @Test
    void whatIsSeenAsDoneIsNotHandedOffElsewhere() {
        requirement
                .given(DRAFTED)
                .when(new HandOff(ID, RequirementPhase.DONE, ""))
                .expectNoEvents()
                .expectException(refused("requirement.phase", List.of(ID.toString())));
    }

    @Test
    void aRequirementIsSentBackOutOfThePhaseThatWasSeenOnly() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.REVIEWING, ""))
                .when(new SendBack(ID, RequirementPhase.TESTING, RequirementPhase.PLANNING, "again"))
                .expectNoEvents()
                .expectException(refused("requirement.phase", List.of(ID.toString())));
    }

    @Test
    void whatSomebodyElseHasSentBackIsNotSentBackTwice() {
        requirement
                .given(DRAFTED)
                .when(new SendBack(ID, RequirementPhase.TESTING, RequirementPhase.PLANNING, "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRequirementIsArchivedBecauseItIsDoneWhenItIsDone() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.DONE, ""))
                .when(new ArchiveWhenDone(ID))
                .expectEvents(new RequirementArchived(ID));
    }

    @Test
    void aRequirementThatWasSentBackIsNotArchivedBecauseItIsDone() {
        requirement
                .given(
                        DRAFTED,
                        new RequirementHandedOff(ID, RequirementPhase.DONE, ""),
                        new RequirementSentBack(ID, RequirementPhase.PLANNING, "why"))
                .when(new ArchiveWhenDone(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRequirementIsSentBack() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.DONE, ""))
                .when(new SendBack(ID, RequirementPhase.DONE, RequirementPhase.PLANNING, "goals are missing"))
                .expectEvents(new RequirementSentBack(ID, RequirementPhase.PLANNING, "goals are missing"));
    }

    @Test
    void sendingBackLeadsToAnEarlierPhase() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.TESTING, ""))
                .when(new SendBack(ID, RequirementPhase.TESTING, RequirementPhase.TESTING, "again"))
                .expectNoEvents()
                .expectException(refusedAllowing("requirement.notBehind", "PLANNING", "IMPLEMENTING"));
    }

    @Test
    void sendingBackNeedsAReason() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.TESTING, ""))
                .when(new SendBack(ID, RequirementPhase.TESTING, RequirementPhase.PLANNING, " "))
                .expectNoEvents()
                .expectException(refused("reason.missing"));
    }

    @Test
    void whatWasSentBackIsHandedOffAgain() {
        requirement
                .given(
                        DRAFTED,
                        new RequirementHandedOff(ID, RequirementPhase.TESTING, ""),
                        new RequirementSentBack(ID, RequirementPhase.PLANNING, "why"))
                .when(new HandOff(ID, RequirementPhase.PLANNING, ""))
                .expectEvents(new RequirementHandedOff(ID, RequirementPhase.IMPLEMENTING, ""));
    }

    @Test
    void aRequirementIsArchived() {
        requirement.given(DRAFTED).when(new ArchiveRequirement(ID)).expectEvents(new RequirementArchived(ID));
    }

    @Test
    void archivingAgainChangesNothing() {
        requirement
                .given(DRAFTED, new RequirementArchived(ID))
                .when(new ArchiveRequirement(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<RequirementCommand> changes() {
        return Stream.of(
                new RetitleRequirement(ID, "Log in"),
                new ChangeSlug(ID, new Slug("log-in")),
                new AddSection(ID, GOALS, "goals", "prd.md", null),
                new AttachFile(ID, "mock.png", "aa", 7),
                new SetLineEnding(ID, "prd.md", LineEnd.CRLF),
                new HandOff(ID, RequirementPhase.PLANNING, ""),
                new SendBack(ID, RequirementPhase.TESTING, RequirementPhase.PLANNING, "why"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsArchivedDoesNotChange(RequirementCommand change) {
        requirement
                .given(DRAFTED, new RequirementArchived(ID))
                .when(change)
                .expectNoEvents()
                .expectException(refusedAllowing("requirement.archived", "restore it"));
    }

    @Test
    void whatIsArchivedIsRestored() {
        requirement
                .given(DRAFTED, new RequirementArchived(ID))
                .when(new RestoreRequirement(ID, 0))
                .expectEvents(new RequirementRestored(ID));
    }

    @Test
    void restoringWhatIsNotArchivedChangesNothing() {
        requirement
                .given(DRAFTED, new RequirementArchived(ID), new RequirementRestored(ID))
                .when(new RestoreRequirement(ID, 0))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static final RequirementHandedOff IN_REVIEW = new RequirementHandedOff(ID, RequirementPhase.REVIEWING, "");

    @Test
    void theStepsOfAReviewComeInTheirOrder() {
        requirement
                .given(DRAFTED, IN_REVIEW)
                .when(new FinishReviewStep(ID, ReviewStep.GATE, ""))
                .expectNoEvents()
                .expectException(refusedAllowing("review.order", "DOCUMENTATION"));
    }

    @Test
    void aStepOfAReviewIsFinished() {
        requirement
                .given(DRAFTED, IN_REVIEW)
                .when(new FinishReviewStep(ID, ReviewStep.DOCUMENTATION, "Guide written"))
                .expectEvents(new ReviewStepFinished(ID, ReviewStep.DOCUMENTATION, "Guide written"));
    }

    @Test
    void aFinishedStepIsNotFinishedAgain() {
        requirement
                .given(DRAFTED, IN_REVIEW, new ReviewStepFinished(ID, ReviewStep.DOCUMENTATION, ""))
                .when(new FinishReviewStep(ID, ReviewStep.DOCUMENTATION, ""))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aGateThatFailsBlocksTheReview() {
        openChecks.add(new Fact("check", "tests-pass", "is open"));

        requirement
                .given(DRAFTED, IN_REVIEW, new ReviewStepFinished(ID, ReviewStep.DOCUMENTATION, ""))
                .when(new FinishReviewStep(ID, ReviewStep.GATE, ""))
                .expectNoEvents()
                .expectException(refused("gate.open"));
    }

    @Test
    void outsideAReviewNoStepOfItIsFinished() {
        requirement
                .given(DRAFTED)
                .when(new FinishReviewStep(ID, ReviewStep.DOCUMENTATION, ""))
                .expectNoEvents()
                .expectException(refused("review.notNow"));
    }

    @Test
    void theCleanupDropsScratchNotesAndFinishesTheRequirement() {
        requirement
                .given(
                        DRAFTED,
                        new SectionAdded(ID, GOALS, "goals", "prd.md", null),
                        new SectionAdded(ID, SCRATCH, "tmp-debug", "tmp/debug.md", null),
                        new FileAttached(ID, "tmp/dump.bin", "aa", 7),
                        new FileAttached(ID, "mock.png", "bb", 7),
                        IN_REVIEW,
                        new ReviewStepFinished(ID, ReviewStep.DOCUMENTATION, ""),
                        new ReviewStepFinished(ID, ReviewStep.GATE, ""))
                .when(new FinishReviewStep(ID, ReviewStep.CLEANUP, "Tidy"))
                .expectEvents(
                        new ReviewStepFinished(ID, ReviewStep.CLEANUP, "Tidy"),
                        new SectionRemoved(ID, SCRATCH),
                        new FileRemoved(ID, "tmp/dump.bin"),
                        new RequirementHandedOff(ID, RequirementPhase.DONE, "Tidy"));
    }

    @Test
    void aReviewBeginsAnewAfterSendingBack() {
        requirement
                .given(
                        DRAFTED,
                        IN_REVIEW,
                        new ReviewStepFinished(ID, ReviewStep.DOCUMENTATION, ""),
                        new RequirementSentBack(ID, RequirementPhase.TESTING, "Red"),
                        IN_REVIEW)
                .when(new FinishReviewStep(ID, ReviewStep.GATE, ""))
                .expectNoEvents()
                .expectException(refused("review.order"));
    }

    @Test
    void anActiveRequirementTakesAPlaceAndGivesItUpWhenArchived() {
        claims.takePlace("active/" + SHOP, 1, new UUID(9, 9));

        requirement
                .givenNoPriorActivity()
                .when(new DraftRequirement(ID, SHOP, SLUG, "Sign in", Lane.FULL, "coordination", 1))
                .expectNoEvents()
                .expectException(refused("active.full"));
    }

    @Test
    void aLightRequirementNeedsNoPlace() {
        claims.takePlace("active/" + SHOP, 1, new UUID(9, 9));

        requirement
                .givenNoPriorActivity()
                .when(new DraftRequirement(ID, SHOP, SLUG, "Sign in", Lane.LIGHT, "light", 1))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void archivingGivesUpThePlace() {
        claims.takePlace("active/" + SHOP, 1, ID.value());

        requirement.given(DRAFTED).when(new ArchiveRequirement(ID)).expectSuccessfulHandlerExecution();

        claims.takePlace("active/" + SHOP, 1, new UUID(9, 9));
    }

    @Test
    void restoringNeedsAPlace() {
        claims.takePlace("active/" + SHOP, 1, new UUID(9, 9));

        requirement
                .given(DRAFTED, new RequirementArchived(ID))
                .when(new RestoreRequirement(ID, 1))
                .expectNoEvents()
                .expectException(refused("active.full"));
    }

    @Test
    void aBlockerIsRaisedOnceAndClearedOnce() {
        var raised = new BlockerRaised(ID, BLOCKER, "No licence");
        requirement
                .given(DRAFTED)
                .when(new RaiseBlocker(ID, BLOCKER, " No licence "))
                .expectEvents(raised);
        requirement
                .given(DRAFTED, raised)
                .when(new RaiseBlocker(ID, BLOCKER, "x"))
                .expectNoEvents();
        requirement
                .given(DRAFTED, raised)
                .when(new ClearBlocker(ID, BLOCKER, "Bought"))
                .expectEvents(new BlockerCleared(ID, BLOCKER, "Bought"));
        requirement
                .given(DRAFTED, raised, new BlockerCleared(ID, BLOCKER, "Bought"))
                .when(new ClearBlocker(ID, BLOCKER, "Bought"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void noPlanWithoutAnAcceptedDesign() {
        requirement
                .given(DRAFTED)
                .when(new RequireDesign(ID))
                .expectNoEvents()
                .expectException(refused("design.missing"));
    }

    @Test
    void anAcceptedDesignLetsPlansBegin() {
        requirement
                .given(DRAFTED, new DesignAccepted(ID, GOALS, 1))
                .when(new RequireDesign(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void onlyATextOfTheRequirementIsAcceptedAsItsDesign() {
        requirement
                .given(DRAFTED, new SectionAdded(ID, GOALS, "design", "design.md", null))
                .when(new AcceptDesign(ID, GOALS, 2))
                .expectEvents(new DesignAccepted(ID, GOALS, 2));
        requirement
                .given(DRAFTED)
                .when(new AcceptDesign(ID, GOALS, 2))
                .expectNoEvents()
                .expectException(refused("section.unknown"));
    }

    @Test
    void aSectionIsRemovedAndItsKeyIsFree() {
        requirement
                .given(DRAFTED, new SectionAdded(ID, GOALS, "goals", "prd.md", null))
                .when(new RemoveSection(ID, GOALS))
                .expectEvents(new SectionRemoved(ID, GOALS));
        requirement
                .given(DRAFTED, new SectionAdded(ID, GOALS, "goals", "prd.md", null), new SectionRemoved(ID, GOALS))
                .when(new AddSection(ID, SCRATCH, "goals", "prd.md", null))
                .expectEvents(new SectionAdded(ID, SCRATCH, "goals", "prd.md", null));
    }

    private static Progress.Handoff went(RequirementPhase from, RequirementPhase to, @Nullable ReviewStep step) {
        return new Progress.Handoff(from, to, step, "note", "Bob", Instant.EPOCH);
    }

    private static final List<Progress.Handoff> INTO_REVIEW = List.of(
            went(RequirementPhase.PLANNING, RequirementPhase.REVIEWING, null),
            went(RequirementPhase.REVIEWING, RequirementPhase.REVIEWING, ReviewStep.DOCUMENTATION));
    private static final Progress ELSEWHERE = new Progress(
            INTO_REVIEW,
            List.of(
                    new Progress.Blocker(BLOCKER, "No key", "Bob", Instant.EPOCH, null, null, null),
                    new Progress.Blocker(
                            new BlockerId(new UUID(6, 7)), "x", "Bob", Instant.EPOCH, "", "Bob", Instant.EPOCH)));

    @Test
    void howFarItHadComeElsewhereIsTakenOver() {
        requirement
                .given(DRAFTED)
                .when(new TakeOverProgress(ID, ELSEWHERE))
                .expectEvents(new ProgressTakenOver(ID, ELSEWHERE));
    }

    @Test
    void whereNothingIsToldNothingIsTakenOver() {
        requirement
                .given(DRAFTED)
                .when(new TakeOverProgress(ID, new Progress(List.of(), List.of())))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatHasBegunHereIsNotOverwrittenByWhatIsTold() {
        requirement
                .given(DRAFTED, new RequirementHandedOff(ID, RequirementPhase.IMPLEMENTING, ""))
                .when(new TakeOverProgress(ID, ELSEWHERE))
                .expectNoEvents()
                .expectException(refused("requirement.begun"));
        requirement
                .given(DRAFTED, new BlockerRaised(ID, BLOCKER, "No key"))
                .when(new TakeOverProgress(ID, ELSEWHERE))
                .expectNoEvents()
                .expectException(refused("requirement.begun"));
    }

    @Test
    void theReviewGoesOnWhereItStoodElsewhereAndTheGateIsLookedAt() {
        requirement
                .given(DRAFTED, new ProgressTakenOver(ID, ELSEWHERE))
                .when(new FinishReviewStep(ID, ReviewStep.GATE, ""))
                .expectEvents(new ReviewStepFinished(ID, ReviewStep.GATE, ""));
        requirement
                .given(DRAFTED, new ProgressTakenOver(ID, ELSEWHERE))
                .when(new FinishReviewStep(ID, ReviewStep.CLEANUP, ""))
                .expectNoEvents()
                .expectException(refused("review.order"));
    }

    @Test
    void whatBlockedItElsewhereIsClearedHere() {
        requirement
                .given(DRAFTED, new ProgressTakenOver(ID, ELSEWHERE))
                .when(new ClearBlocker(ID, BLOCKER, "found"))
                .expectEvents(new BlockerCleared(ID, BLOCKER, "found"));
        requirement
                .given(DRAFTED, new ProgressTakenOver(ID, ELSEWHERE))
                .when(new ClearBlocker(ID, new BlockerId(new UUID(6, 7)), "again"))
                .expectNoEvents();
    }

    @Test
    void aWayThatLeadsFromNowhereIsNotTold() {
        var planning = went(RequirementPhase.PLANNING, RequirementPhase.IMPLEMENTING, null);
        for (var wrong : List.of(
                planning,
                went(RequirementPhase.IMPLEMENTING, RequirementPhase.IMPLEMENTING, null),
                went(RequirementPhase.IMPLEMENTING, RequirementPhase.IMPLEMENTING, ReviewStep.GATE))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Progress(List.of(planning, wrong), List.of()));
        }
    }

    @Test
    void aReviewThatWasSentBackBeginsAnew() {
        var handoffs = new ArrayList<>(INTO_REVIEW);
        handoffs.add(went(RequirementPhase.REVIEWING, RequirementPhase.TESTING, null));

        assertThat(new Progress(handoffs, List.of()).reviewed()).isEmpty();
        assertThat(ELSEWHERE.reviewed()).containsExactly(ReviewStep.DOCUMENTATION);
        assertThat(ELSEWHERE.passedTheGate()).isFalse();
    }
}
