package io.planwright.application.refusal;

import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import java.util.UUID;

/** Names what the facts of a refusal are about, so that people read keys and titles instead of ids. */
public final class FactNames {

    private final Tasks tasks;
    private final Requirements requirements;

    public FactNames(Tasks tasks, Requirements requirements) {
        this.tasks = tasks;
        this.requirements = requirements;
    }

    /**
     * @return e.g. {@code SHOP-2 Pay by card} for a task, the title of a requirement, the key of what people know by a
     *     key; empty when there is nothing but an id
     */
    public String of(Fact fact) {
        UUID id;
        try {
            id = UUID.fromString(fact.id());
        } catch (IllegalArgumentException _) {
            return fact.id();
        }
        return switch (fact.kind()) {
            case "task", "parts", "stage" ->
                tasks.withId(new TaskId(id))
                        .map(task -> task.key() + " " + task.task().title())
                        .orElse("");
            case "requirement" ->
                requirements
                        .withId(new RequirementId(id))
                        .map(requirement -> requirement.title())
                        .orElse("");
            default -> "";
        };
    }
}
