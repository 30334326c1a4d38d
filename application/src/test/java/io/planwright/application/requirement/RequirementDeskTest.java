package io.planwright.application.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.By;
import io.planwright.application.Commands.About;
import io.planwright.application.Page;
import io.planwright.application.Receipt;
import io.planwright.application.Selection;
import io.planwright.application.Sometime;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.ArchiveWhenDone;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequirementDeskTest {

    private static final Playbooks PLAYBOOKS = new Playbooks();
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));

    private final Map<RequirementId, RequirementView> known = new LinkedHashMap<>();
    private final List<RequirementId> active = new ArrayList<>();
    private final List<Object> sent = new ArrayList<>();
    private int places;

    /** Keeps to the places as the write side does: all of a list or nothing of it. */
    private final RequirementDesk desk = new RequirementDesk(
            (_, commands) -> {
                var after = new ArrayList<>(active);
                for (var each : commands) {
                    var command = each instanceof About(var _, var about) ? about : each;
                    if (command instanceof ArchiveWhenDone archive) {
                        after.remove(archive.requirementId());
                    } else if (command instanceof DraftRequirement draft && draft.lane() == Lane.FULL) {
                        if (places > 0 && after.size() >= places) {
                            throw new Refused(
                                    "active.full",
                                    "only " + places + " may be active at a time",
                                    after.stream()
                                            .map(id -> new Fact("requirement", id.toString(), "is active"))
                                            .toList(),
                                    List.of("finish or archive one of them"));
                        }
                        after.add(draft.requirementId());
                    }
                }
                active.clear();
                active.addAll(after);
                sent.addAll(commands);
                return new Receipt(1, false);
            },
            new Requirements() {
                @Override
                public Optional<RequirementView> withId(RequirementId id) {
                    return Optional.ofNullable(known.get(id));
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
                public Page<RequirementSummary> of(
                        ProjectId project, Selection selection, int limit, @Nullable String cursor) {
                    return new Page<>(List.of(), null);
                }
            },
            PLAYBOOKS);

    private static ProjectView project(String playbook, Language language, String own) {
        return new ProjectView(
                SHOP,
                "SHOP",
                "Shop",
                playbook,
                language,
                own,
                Map.of(),
                List.of(),
                1,
                Sometime.time(0),
                Sometime.time(0));
    }

    private RequirementId active(String slug, boolean done, long changed) {
        var id = new RequirementId(UUID.nameUUIDFromBytes(slug.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var view = RequirementView.fold(
                null,
                new RequirementDrafted(id, SHOP, new Slug(slug), slug, Lane.FULL, "coordination"),
                Sometime.at(changed));
        if (done) {
            view = RequirementView.fold(
                    view, new RequirementHandedOff(id, RequirementPhase.DONE, ""), Sometime.at(changed));
        }
        known.put(id, view);
        active.add(id);
        return id;
    }

    private void draft(ProjectView project, Lane lane) {
        desk.draft(By.of(Sometime.ADA), project, "Ship abroad", null, lane);
    }

    private <T> List<T> sent(Class<T> type) {
        return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void aRequirementBeginsWithTheTextsOfItsPlaybook() {
        draft(project("library", Language.EN, ""), Lane.FULL);
        assertThat(sent(OpenDocument.class))
                .extracting(OpenDocument::text)
                .startsWith("# Ship abroad\n\n", "## Overview\n\n", "## Problem Statement\n\n")
                .contains("## Goals\n\n- Primary goal:\n- Secondary goals:\n\n");
        assertThat(sent(DraftRequirement.class)).first().satisfies(draft -> {
            assertThat(draft.playbook()).isEqualTo("library");
            assertThat(draft.mostActive()).isZero();
        });
    }

    @Test
    void aRequirementSpeaksTheLanguageOfItsProjectAndKeepsItsKeys() {
        draft(project("coordination", Language.VI, ""), Lane.FULL);
        assertThat(sent(OpenDocument.class)).extracting(OpenDocument::text).contains("## Tổng quan\n\n");
        assertThat(sent(AddSection.class)).extracting(AddSection::key).contains("overview", "acceptance-criteria");
        var gate = sent(OpenGate.class).getFirst();
        assertThat(gate.name()).isEqualTo("Cổng chất lượng");
        assertThat(gate.checks()).extracting(Check::text).contains("Toàn bộ kiểm thử đều đạt");
    }

    @Test
    void theStandardsAreChecksOfTheGate() {
        draft(project("coordination", Language.EN, ""), Lane.FULL);
        assertThat(sent(OpenGate.class).getFirst().checks())
                .extracting(Check::key)
                .contains("prd-complete", "service-wraps-repository", "no-sync-edits");
        assertThat(sent(DraftRequirement.class).getFirst().mostActive()).isEqualTo(3);
    }

    @Test
    void theCopyOfTheProjectCounts() {
        var copy = PLAYBOOKS.with(
                PLAYBOOKS.yaml("", "library").replace("{en: Overview, vi: Tổng quan}", "Overview"),
                Map.of("limits.mostActive", 7));
        draft(project("library", Language.VI, copy), Lane.FULL);
        assertThat(sent(OpenDocument.class))
                .extracting(OpenDocument::text)
                .contains("## Overview\n\n", "## Mục tiêu\n\n" + "- Mục tiêu chính:\n- Mục tiêu phụ:\n\n");
        assertThat(sent(DraftRequirement.class).getFirst().mostActive()).isEqualTo(7);
    }

    @Test
    void theLightLaneStaysLight() {
        places = 1;
        active("first", false, 1);
        draft(project("coordination", Language.VI, ""), Lane.LIGHT);
        assertThat(sent(DraftRequirement.class).getFirst().playbook()).isEqualTo("light");
        assertThat(sent(AddPhase.class).getFirst().heading()).isEqualTo("## Công việc\n");
    }

    @Test
    void theOldestFinishedOneMakesRoom() {
        places = 3;
        active("working", false, 1);
        active("finished-late", true, 30);
        var early = active("finished-early", true, 20);

        draft(project("coordination", Language.EN, ""), Lane.FULL);

        assertThat(sent.getFirst()).isEqualTo(new About(early, new ArchiveWhenDone(early)));
        assertThat(active).hasSize(3).doesNotContain(early);
    }

    @Test
    void asManyMakeRoomAsALowerLimitAsksFor() {
        places = 2;
        active("one", true, 1);
        active("two", true, 2);
        active("three", true, 3);
        active("four", false, 4);

        draft(project("coordination", Language.EN, ""), Lane.FULL);

        assertThat(active).hasSize(2);
        assertThat(sent(About.class)).hasSize(3);
    }

    @Test
    void whereNoneIsFinishedTheActiveOnesAreNamed() {
        places = 2;
        active("pay", false, 1);
        active("find", false, 2);

        var refused =
                catchThrowableOfType(Refused.class, () -> draft(project("coordination", Language.EN, ""), Lane.FULL));

        assertThat(refused.code()).isEqualTo("active.full");
        assertThat(refused).hasMessageEndingWith(": find, pay");
        assertThat(refused.facts())
                .extracting(Fact::text)
                .containsExactly("'find' is in PLANNING", "'pay' is in PLANNING");
        assertThat(sent).isEmpty();
    }
}
