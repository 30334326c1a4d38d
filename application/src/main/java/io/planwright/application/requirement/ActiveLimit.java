package io.planwright.application.requirement;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementCommand.ArchiveWhenDone;
import io.planwright.domain.requirement.RequirementPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends what needs a place among the active requirements of a project: where all are taken, the oldest finished one is
 * archived in the same breath.
 */
public final class ActiveLimit {

    private static final String FULL = "active.full";
    private static final int TRIES = 20;

    private final Commands commands;
    private final Requirements requirements;

    public ActiveLimit(Commands commands, Requirements requirements) {
        this.commands = commands;
        this.requirements = requirements;
    }

    /** @throws Refused {@code active.full}, naming the active ones, when none of them is finished */
    public Receipt send(By by, List<?> todo) {
        var room = new ArrayList<Object>();
        for (int attempt = 1; ; attempt++) {
            var all = new ArrayList<Object>(room);
            all.addAll(todo);
            try {
                return commands.send(by, all);
            } catch (Refused refused) {
                if (!refused.code().equals(FULL)) {
                    throw refused;
                }
                var active = active(refused);
                var finished = oldestFinished(active);
                if (finished.isEmpty() || attempt == TRIES) {
                    throw naming(refused, active);
                }
                var id = finished.get().id();
                room.add(new Commands.About(id, new ArchiveWhenDone(id)));
            }
        }
    }

    private List<RequirementView> active(Refused refused) {
        return refused.facts().stream()
                .map(fact -> new RequirementId(UUID.fromString(fact.id())))
                .flatMap(id -> requirements.withId(id).stream())
                .sorted(Comparator.comparing(RequirementView::slug))
                .toList();
    }

    private static Optional<RequirementView> oldestFinished(List<RequirementView> active) {
        return active.stream()
                .filter(each -> each.phase() == RequirementPhase.DONE)
                .min(Comparator.comparing(RequirementView::changedAt));
    }

    private static Refused naming(Refused refused, List<RequirementView> active) {
        return new Refused(
                FULL,
                refused.getMessage() + ": "
                        + String.join(
                                ", ", active.stream().map(RequirementView::slug).toList()),
                active.stream()
                        .map(each -> new Fact(
                                "requirement", each.id().toString(), "'" + each.slug() + "' is in " + each.phase()))
                        .toList(),
                refused.allowed());
    }
}
