package io.planwright.domain.decomposition;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Paths;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.decomposition.DecompositionCommand.AbandonDecomposition;
import io.planwright.domain.decomposition.DecompositionCommand.AcceptPass;
import io.planwright.domain.decomposition.DecompositionCommand.AddProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.DropProposedTask;
import io.planwright.domain.decomposition.DecompositionCommand.FinishDecomposition;
import io.planwright.domain.decomposition.DecompositionCommand.Propose;
import io.planwright.domain.decomposition.DecompositionCommand.ReviseTask;
import io.planwright.domain.decomposition.DecompositionCommand.StartDecomposition;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionAbandoned;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionFinished;
import io.planwright.domain.decomposition.DecompositionEvent.DecompositionStarted;
import io.planwright.domain.decomposition.DecompositionEvent.PassAccepted;
import io.planwright.domain.decomposition.DecompositionEvent.PassProposed;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskAdded;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskDropped;
import io.planwright.domain.decomposition.DecompositionEvent.ProposedTaskRevised;
import io.planwright.domain.identity.DecompositionId;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Makes tasks of a document in passes; no pass begins before a person has accepted the one before. */
public class Decomposition {

    private static final String START_ANOTHER = "start another decomposition";

    @AggregateIdentifier
    private DecompositionId id;

    private String name;
    private DecompositionState state;
    private Pass pass;

    /** Of the pass; null until it is made, and again once it is accepted. */
    private @Nullable Proposal proposal;

    private boolean accepted;
    private long version;

    Decomposition() {}

    @CommandHandler
    public Decomposition(StartDecomposition command) {
        apply(new DecompositionStarted(
                command.decompositionId(),
                command.planId(),
                Titles.checked("the name of the source", command.name()),
                command.path(),
                command.sha256(),
                command.engine()));
    }

    @CommandHandler
    void handle(Propose command) {
        mustBeOpen();
        if (proposal != null || accepted || command.proposal().pass() != pass) {
            throw illegal("a proposal of the pass " + command.proposal().pass() + " cannot be taken now");
        }
        apply(new PassProposed(id, command.proposal()));
    }

    @CommandHandler
    void handle(ReviseTask command) {
        var reviewed = mustBeReviewed();
        var before = mustHave(reviewed, command.task().key());
        mustHavePlainPaths(command.task());
        reviewed.with(command.task());
        if (!before.equals(command.task())) {
            apply(new ProposedTaskRevised(id, command.task()));
        }
    }

    @CommandHandler
    void handle(DropProposedTask command) {
        var reviewed = mustBeReviewed();
        mustHave(reviewed, command.key());
        if (reviewed.tasks().size() == 1) {
            throw new Refused(
                    "task.last",
                    "'" + command.key() + "' is the last task of the proposal, and a plan cannot be made of none",
                    List.of(new Fact("task", command.key(), "is the only one")),
                    List.of("add another task first", "abandon the decomposition"));
        }
        apply(new ProposedTaskDropped(id, command.key()));
    }

    @CommandHandler
    void handle(AddProposedTask command) {
        var reviewed = mustBeReviewed();
        if (command.before() != null) {
            mustHave(reviewed, command.before());
        }
        mustHavePlainPaths(command.task());
        reviewed.withNew(command.task(), command.before());
        apply(new ProposedTaskAdded(id, command.task(), command.before()));
    }

    @CommandHandler
    void handle(AcceptPass command) {
        mustBeOpen();
        if (proposal == null || command.pass() != pass) {
            throw illegal("the pass " + command.pass() + " cannot be accepted now");
        }
        if (command.version() != version) {
            throw new Refused(
                    "proposal.changed",
                    "the proposal of the pass " + pass + " was changed since it was looked at",
                    List.of(new Fact("pass", pass.name(), "was changed meanwhile")),
                    List.of("look at it and accept it again"));
        }
        apply(new PassAccepted(id, pass));
    }

    @CommandHandler
    void handle(FinishDecomposition command) {
        mustBeOpen();
        if (!accepted) {
            throw illegal("a plan can be filled only after the last pass is accepted");
        }
        apply(new DecompositionFinished(id, List.copyOf(command.tasks())));
    }

    @CommandHandler
    void handle(AbandonDecomposition command) {
        if (state == DecompositionState.ABANDONED) {
            return;
        }
        mustBeOpen();
        apply(new DecompositionAbandoned(id, command.reason().strip()));
    }

    private void mustBeOpen() {
        switch (state) {
            case OPEN -> {}
            case FINISHED ->
                throw new Refused(
                        "decomposition.finished",
                        "the decomposition of '" + name + "' is finished: its tasks are in the plan",
                        List.of(new Fact("decomposition", id.toString(), "is finished")),
                        List.of("change the tasks in the plan", START_ANOTHER));
            case ABANDONED ->
                throw new Refused(
                        "decomposition.abandoned",
                        "the decomposition of '" + name + "' was abandoned",
                        List.of(new Fact("decomposition", id.toString(), "was abandoned")),
                        List.of(START_ANOTHER));
        }
    }

    private Proposal mustBeReviewed() {
        mustBeOpen();
        if (proposal == null) {
            throw illegal("there is no proposal to change");
        }
        return proposal;
    }

    private static ProposedTask mustHave(Proposal proposal, String key) {
        return proposal.task(key)
                .orElseThrow(() -> new Refused(
                        "task.unknown",
                        "there is no task '" + key + "' in the proposal",
                        List.of(new Fact("task", key, "is not in the proposal")),
                        proposal.tasks().stream().map(ProposedTask::key).toList()));
    }

    private static void mustHavePlainPaths(ProposedTask task) {
        task.files().forEach(Decomposition::mustBePlain);
        if (task.testFile() != null) {
            mustBePlain(task.testFile());
        }
    }

    private static void mustBePlain(String path) {
        Paths.checked(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private Refused illegal(String what) {
        var allowed = accepted
                ? "finish the decomposition"
                : proposal == null ? "propose " + pass : "review and accept " + pass;
        return new Refused(
                "pass.illegal",
                what + ": "
                        + (accepted
                                ? "all passes are accepted"
                                : "the pass " + pass + (proposal == null ? " is to be proposed" : " is under review")),
                List.of(new Fact("pass", pass.name(), accepted ? "is accepted" : "is the current one")),
                List.of(allowed));
    }

    private Proposal reviewed() {
        return Objects.requireNonNull(proposal);
    }

    @EventSourcingHandler
    void on(DecompositionEvent event) {
        id = event.decompositionId();
        version++;
        switch (event) {
            case DecompositionStarted started -> {
                name = started.name();
                state = DecompositionState.OPEN;
                pass = Pass.CYCLES;
            }
            case PassProposed proposed -> proposal = proposed.proposal();
            case ProposedTaskRevised revised -> proposal = reviewed().with(revised.task());
            case ProposedTaskDropped dropped -> proposal = reviewed().without(dropped.key());
            case ProposedTaskAdded added -> proposal = reviewed().withNew(added.task(), added.before());
            case PassAccepted _ -> {
                proposal = null;
                accepted = pass.next().isEmpty();
                pass = pass.next().orElse(pass);
            }
            case DecompositionFinished _ -> state = DecompositionState.FINISHED;
            case DecompositionAbandoned _ -> state = DecompositionState.ABANDONED;
        }
    }
}
