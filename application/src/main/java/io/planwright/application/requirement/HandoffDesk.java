package io.planwright.application.requirement;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.application.playbook.Playbook;
import io.planwright.domain.requirement.RequirementCommand.ArchiveWhenDone;
import io.planwright.domain.requirement.RequirementCommand.FinishReviewStep;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.SendBack;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import java.util.ArrayList;

/** Where requirements are handed on and back; what is done is archived where the playbook says so. */
public final class HandoffDesk {

    private final Commands commands;

    public HandoffDesk(Commands commands) {
        this.commands = commands;
    }

    /**
     * Passes a requirement on to the role of the next phase; out of the review it finishes what is left of that.
     *
     * @param from the phase that the actor saw
     * @throws io.planwright.domain.Refused {@code gate.open} when checks are open, {@code requirement.done},
     *     {@code requirement.phase} when it has left {@code from} for another phase than the next
     */
    public Receipt handOff(By by, RequirementView requirement, RequirementPhase from, Playbook playbook, String note) {
        return send(
                by,
                requirement,
                playbook,
                note,
                new HandOff(requirement.id(), from, note),
                from == RequirementPhase.REVIEWING);
    }

    /** @throws io.planwright.domain.Refused {@code review.notNow}, {@code review.order}, {@code gate.open} */
    public Receipt finish(By by, RequirementView requirement, Playbook playbook, ReviewStep step, String note) {
        return send(
                by,
                requirement,
                playbook,
                note,
                new FinishReviewStep(requirement.id(), step, note),
                step == ReviewStep.CLEANUP);
    }

    /**
     * @param from the phase that the actor saw
     * @throws io.planwright.domain.Refused {@code requirement.notBehind}, {@code reason.missing},
     *     {@code requirement.phase} when it has left {@code from} for another phase than {@code to}
     */
    public Receipt sendBack(
            By by, RequirementView requirement, RequirementPhase from, RequirementPhase to, String reason) {
        return commands.send(
                by.on(requirement.projectId(), requirement.id()).because(reason),
                new SendBack(requirement.id(), from, to, reason));
    }

    private Receipt send(
            By by, RequirementView requirement, Playbook playbook, String note, Object command, boolean last) {
        var todo = new ArrayList<Object>();
        todo.add(command);
        if (last && playbook.limits().archiveWhenDone()) {
            todo.add(new ArchiveWhenDone(requirement.id()));
        }
        return commands.send(
                by.on(requirement.projectId(), requirement.id()).because(note.isBlank() ? by.reason() : note), todo);
    }
}
