package io.planwright.application.requirement;

import io.planwright.application.Page;
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

    /** @param cursor the {@code next} of the page before; null for the first page */
    Page<RequirementSummary> of(ProjectId project, RequirementFilter filter, int limit, @Nullable String cursor);

    /**
     * Which requirements are asked for, in which order.
     *
     * @param phases names of phases; empty for all
     * @param archived null for both
     * @param sort field name, with a leading hyphen for descending: {@code changedAt}, {@code createdAt}, {@code title},
     *     {@code slug}
     */
    record RequirementFilter(
            List<String> phases,
            @Nullable Boolean archived,
            @Nullable String slug,
            @Nullable String title,
            String sort) {
        public static RequirementFilter active() {
            return new RequirementFilter(List.of(), false, null, null, "-changedAt");
        }

        /** Those on which there is still something to do. */
        public static RequirementFilter underway() {
            var phases = Stream.of(RequirementPhase.values())
                    .filter(phase -> phase != RequirementPhase.DONE)
                    .map(RequirementPhase::name)
                    .toList();
            return new RequirementFilter(phases, false, null, null, "-changedAt");
        }
    }
}
