package io.planwright.application.plan;

import io.planwright.application.Happening;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.plan.Outline;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.plan.PlanEvent.DependencyAdded;
import io.planwright.domain.plan.PlanEvent.DependencyRemoved;
import io.planwright.domain.plan.PlanEvent.PhaseAdded;
import io.planwright.domain.plan.PlanEvent.PhaseRemoved;
import io.planwright.domain.plan.PlanEvent.PhaseRetitled;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.plan.PlanEvent.PlanNumbered;
import io.planwright.domain.plan.PlanEvent.PlanRetitled;
import io.planwright.domain.plan.PlanEvent.PlanSectionAdded;
import io.planwright.domain.plan.PlanEvent.TaskMoved;
import io.planwright.domain.plan.PlanEvent.TaskPlaced;
import io.planwright.domain.plan.PlanEvent.TaskRemoved;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plan looks like, without what is in its tasks and texts.
 *
 * @param path the workspace file that it is written to
 * @param phases by id, in no order: the outline has it
 * @param sections keys of its sections
 */
public record PlanView(
        PlanId id,
        RequirementId requirementId,
        String title,
        String path,
        Map<PhaseId, Phase> phases,
        Map<DocumentId, String> sections,
        Outline outline,
        long version,
        Instant changedAt,
        String changedBy) {

    /**
     * @param heading as it stands in the plan file, with its line's end; empty when tasks stand there without a heading
     * @param lead what stands between heading and first task
     */
    public record Phase(PhaseId id, String title, String heading, String lead) {}

    /** @return the phase with that id, if this part of the outline is one */
    public Optional<Phase> phase(UUID part) {
        return Optional.ofNullable(phases.get(new PhaseId(part)));
    }

    /** @return the view after the event; the view given must not be used any more */
    public static PlanView fold(@Nullable PlanView view, PlanEvent event, Happening happening) {
        if (event instanceof PlanDrafted drafted) {
            return new PlanView(
                    drafted.planId(),
                    drafted.requirementId(),
                    drafted.title(),
                    drafted.path(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new Outline(),
                    1,
                    happening.at(),
                    happening.by().name());
        }
        if (view == null) {
            throw new IllegalStateException("no plan before " + event);
        }
        view.outline.on(event);
        var title = view.title;
        switch (event) {
            case PlanRetitled retitled -> title = retitled.title();
            case PlanSectionAdded added -> view.sections.put(added.documentId(), added.key());
            case PhaseAdded added ->
                view.phases.put(
                        added.phaseId(), new Phase(added.phaseId(), added.title(), added.heading(), added.lead()));
            case PhaseRetitled retitled ->
                view.phases.computeIfPresent(
                        retitled.phaseId(),
                        (id, phase) -> new Phase(id, retitled.title(), retitled.heading(), phase.lead()));
            case PhaseRemoved removed -> view.phases.remove(removed.phaseId());
            case PlanDrafted _,
                    PlanNumbered _,
                    TaskPlaced _,
                    TaskMoved _,
                    TaskRemoved _,
                    DependencyAdded _,
                    DependencyRemoved _ -> {}
        }
        return new PlanView(
                view.id,
                view.requirementId,
                title,
                view.path,
                view.phases,
                view.sections,
                view.outline,
                view.version + 1,
                happening.at(),
                happening.by().name());
    }
}
