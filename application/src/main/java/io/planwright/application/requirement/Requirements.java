package io.planwright.application.requirement;

import io.planwright.application.Page;
import io.planwright.application.Selection;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementPhase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers which requirements there are and what they look like; may lag a command by a moment. */
public interface Requirements {

    Optional<RequirementView> withId(RequirementId id);

    /** @return the requirements that exist, by id */
    default Map<RequirementId, RequirementView> withIds(Collection<RequirementId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> withId(id).stream())
                .collect(Collectors.toMap(RequirementView::id, Function.identity()));
    }

    Optional<RequirementView> withSlug(ProjectId project, String slug);

    Optional<RequirementSummary> summary(RequirementId id);

    /**
     * @param selection of fields as REST shows them; the last changed comes first where it has no order
     * @param cursor the {@code next} of the page before; null for the first page
     */
    Page<RequirementSummary> of(ProjectId project, Selection selection, int limit, @Nullable String cursor);

    /** Those that are not archived. */
    Selection ACTIVE = Selection.with("archived", "false");

    /** Those on which there is still something to do. */
    Selection UNDERWAY = new Selection(
            Map.of(
                    "archived",
                    List.of("false"),
                    "phase",
                    Stream.of(RequirementPhase.values())
                            .filter(phase -> phase != RequirementPhase.DONE)
                            .map(RequirementPhase::name)
                            .toList()),
            List.of());
}
