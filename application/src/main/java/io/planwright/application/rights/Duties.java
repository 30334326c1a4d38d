package io.planwright.application.rights;

import io.planwright.application.check.Work;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.Duty;
import io.planwright.application.playbook.Playbook.Right;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.circuit.CircuitCommand;
import io.planwright.domain.decomposition.DecompositionCommand;
import io.planwright.domain.gate.GateCommand;
import io.planwright.domain.plan.PlanCommand;
import io.planwright.domain.project.ProjectCommand;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.task.TaskCommand;
import io.planwright.domain.text.DocumentCommand;
import io.planwright.domain.worker.WorkerCommand;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says to which duties of the responsibility matrix a command belongs; who has one of them may give it. */
final class Duties {

    private static final Set<Duty> PLANNING = EnumSet.of(Duty.PLANNING);
    private static final Set<Duty> WORKSPACE = EnumSet.of(Duty.WORKSPACE);
    private static final Set<Duty> DOCUMENTATION = EnumSet.of(Duty.DOCUMENTATION);
    private static final Set<Duty> QUALITY_GATE = EnumSet.of(Duty.QUALITY_GATE);
    private static final Set<Duty> CLEANUP = EnumSet.of(Duty.CLEANUP);
    private static final Set<Duty> WRITING = EnumSet.of(Duty.DOCUMENTATION, Duty.WORKSPACE);
    private static final Set<Duty> KINDS_OF_WORK =
            EnumSet.of(Duty.PLANNING, Duty.IMPLEMENTATION, Duty.TESTING, Duty.DOCUMENTATION);
    private static final Set<Duty> PROVING =
            EnumSet.of(Duty.IMPLEMENTATION, Duty.TESTING, Duty.DOCUMENTATION, Duty.QUALITY_GATE);
    private static final Set<Duty> SMALL_WORK = EnumSet.of(Duty.PLANNING, Duty.IMPLEMENTATION, Duty.WORKSPACE);

    /**
     * What a command asks for.
     *
     * @param duties empty for what only administrators may do, unless a role owns it
     * @param owner the role that owns it: it may, and so may who has one of the duties for a primary one; null where
     *     nobody does
     */
    record Asked(Set<Duty> duties, @Nullable String owner) {

        boolean forAdministrators() {
            return duties.isEmpty() && owner == null;
        }

        boolean of(Playbook playbook, String role, RequirementPhase phase) {
            boolean itsTurn = playbook.stage(phase)
                    .filter(stage -> stage.role().equals(role))
                    .isPresent();
            return role.equals(owner)
                    || duties.stream()
                            .map(playbook::responsibility)
                            .flatMap(Optional::stream)
                            .map(row -> row.of(role))
                            .anyMatch(right ->
                                    right == Right.PRIMARY || right == Right.LIMITED && itsTurn && owner == null);
        }
    }

    private Duties() {}

    /**
     * What ticking a task asks for: the role that owns its phase, else the kind of work that phase and task name.
     *
     * @param phase title of the phase; empty where it is not known
     * @param task its title; empty where it is not known
     */
    static Asked ofWork(Playbook playbook, String phase, String task) {
        var owner = playbook.ownerOf(phase);
        if (owner.isPresent()) {
            var kinds = KINDS_OF_WORK.stream()
                    .filter(duty -> playbook.responsibility(duty)
                            .filter(row -> row.of(owner.get().key()) == Right.PRIMARY)
                            .isPresent())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Duty.class)));
            return new Asked(kinds, owner.get().key());
        }
        var kind = Stream.of(phase, task)
                .flatMap(title -> kindOf(title).stream())
                .findFirst()
                .orElse(Duty.IMPLEMENTATION);
        return new Asked(EnumSet.of(kind), null);
    }

    private static Optional<Duty> kindOf(String title) {
        if (Work.isTests(title)) {
            return Optional.of(Duty.TESTING);
        }
        return Work.isDocuments(title) ? Optional.of(Duty.DOCUMENTATION) : Optional.empty();
    }

    /**
     * @param requirement the one that the command is about; null where there is none yet
     * @return the duties; empty for what only administrators may do
     */
    static Set<Duty> of(Object command, @Nullable RequirementView requirement) {
        return switch (command) {
            case ProjectCommand project -> of(project);
            case RequirementCommand about -> of(about, requirement);
            case PlanCommand _ -> isLight(requirement) ? SMALL_WORK : PLANNING;
            case TaskCommand task -> of(task, requirement);
            case GateCommand gate -> of(gate);
            case DocumentCommand text -> of(text, requirement);
            case DecompositionCommand _ -> PLANNING;
            case WorkerCommand _ -> PROVING;
            case CircuitCommand.BeginTrial _ -> PROVING; // comes with a claim
            case CircuitCommand _ -> QUALITY_GATE;
            default -> throw new IllegalArgumentException("no command of the domain: " + command);
        };
    }

    /** @return whether a command counts as done or lets go on what was not shown, or changes the rules of that */
    static boolean overrides(Object command) {
        return switch (command) {
            case TaskCommand.WaiveEvidence _,
                    TaskCommand.ResetStage _,
                    GateCommand.WaiveCheck _,
                    CircuitCommand.ResetCircuit _,
                    ProjectCommand.ChoosePlaybook _,
                    ProjectCommand.ChangePlaybook _,
                    ProjectCommand.GiveRole _,
                    ProjectCommand.TakeRole _ -> true;
            case RequirementCommand.TakeOverProgress told -> told.progress().passedTheGate();
            default -> false;
        };
    }

    private static Set<Duty> of(ProjectCommand command) {
        return switch (command) {
            case ProjectCommand.AddGuide _, ProjectCommand.RemoveGuide _ -> DOCUMENTATION;
            case ProjectCommand.CreateProject _,
                    ProjectCommand.RenameProject _,
                    ProjectCommand.ChoosePlaybook _,
                    ProjectCommand.ChangePlaybook _,
                    ProjectCommand.ChooseLanguage _,
                    ProjectCommand.GiveRole _,
                    ProjectCommand.TakeRole _ -> Set.of();
        };
    }

    private static Set<Duty> of(RequirementCommand command, @Nullable RequirementView requirement) {
        return switch (command) {
            case RequirementCommand.DraftRequirement draft -> draft.lane() == Lane.LIGHT ? SMALL_WORK : PLANNING;
            case RequirementCommand.RetitleRequirement _,
                    RequirementCommand.ChangeSlug _,
                    RequirementCommand.AcceptDesign _,
                    RequirementCommand.RequireActive _,
                    RequirementCommand.RequireDesign _ -> PLANNING;
            case RequirementCommand.AddSection added -> ofPath(added.path());
            case RequirementCommand.RemoveSection removed ->
                ofPath(pathOf(removed.documentId().value(), requirement));
            case RequirementCommand.AttachFile file -> ofPath(file.path());
            case RequirementCommand.RemoveFile file -> ofPath(file.path());
            case RequirementCommand.SetLineEnding _,
                    RequirementCommand.RaiseBlocker _,
                    RequirementCommand.ClearBlocker _,
                    RequirementCommand.RestoreRequirement _ -> WORKSPACE;
            case RequirementCommand.HandOff _, RequirementCommand.SendBack _ -> {
                var phase = phase(command, requirement);
                yield isLight(requirement) && phase == RequirementPhase.PLANNING ? SMALL_WORK : ofTurn(phase);
            }
            case RequirementCommand.FinishReviewStep review ->
                switch (review.step()) {
                    case DOCUMENTATION -> DOCUMENTATION;
                    case GATE -> QUALITY_GATE;
                    case CLEANUP -> CLEANUP;
                };
            case RequirementCommand.TakeOverProgress told -> told.progress().passedTheGate() ? QUALITY_GATE : PLANNING;
            case RequirementCommand.ArchiveRequirement _, RequirementCommand.ArchiveWhenDone _ -> CLEANUP;
        };
    }

    /** @return the phase in which a command has its effect: the one that it names, else the one known of the requirement */
    static RequirementPhase phase(Object command, @Nullable RequirementView requirement) {
        return switch (command) {
            case RequirementCommand.HandOff handOff -> handOff.from();
            case RequirementCommand.SendBack sendBack -> sendBack.from();
            case RequirementCommand.FinishReviewStep _ -> RequirementPhase.REVIEWING;
            default -> requirement == null ? RequirementPhase.PLANNING : requirement.phase();
        };
    }

    private static Set<Duty> ofTurn(RequirementPhase phase) {
        return switch (phase) {
            case PLANNING -> PLANNING;
            case IMPLEMENTING -> EnumSet.of(Duty.IMPLEMENTATION);
            case TESTING -> EnumSet.of(Duty.TESTING);
            case REVIEWING, DONE -> QUALITY_GATE;
        };
    }

    private static Set<Duty> of(TaskCommand command, @Nullable RequirementView requirement) {
        return switch (command) {
            case TaskCommand.TickTask _, TaskCommand.TickByFile _, TaskCommand.UntickTask _ ->
                KINDS_OF_WORK; // its place decides: ofWork
            case TaskCommand.ClaimTask _,
                    TaskCommand.RenewLease _,
                    TaskCommand.ReleaseClaim _,
                    TaskCommand.ExpireLease _,
                    TaskCommand.FileEvidence _,
                    TaskCommand.ReportAttempt _ -> PROVING; // without stages its place decides: ofWork
            case TaskCommand.WaiveEvidence _, TaskCommand.ResetStage _ -> QUALITY_GATE;
            case TaskCommand.OpenTask _,
                    TaskCommand.RetitleTask _,
                    TaskCommand.ReviseNotes _,
                    TaskCommand.Renotate _,
                    TaskCommand.AwaitTask _,
                    TaskCommand.StopAwaiting _,
                    TaskCommand.SetVerifyOnly _,
                    TaskCommand.DropTask _,
                    TaskCommand.RestoreTask _ -> isLight(requirement) ? SMALL_WORK : PLANNING;
        };
    }

    private static Set<Duty> of(GateCommand command) {
        return switch (command) {
            case GateCommand.OpenGate _ -> WORKSPACE;
            case GateCommand.FileCheckEvidence _ -> PROVING;
            case GateCommand.PassCheck _,
                    GateCommand.ProveCheck _,
                    GateCommand.FailCheck _,
                    GateCommand.ReopenCheck _,
                    GateCommand.WaiveCheck _ -> QUALITY_GATE;
        };
    }

    private static Set<Duty> of(DocumentCommand command, @Nullable RequirementView requirement) {
        return switch (command) {
            case DocumentCommand.OpenDocument _ -> EnumSet.allOf(Duty.class); // where it goes decides
            case DocumentCommand.EditText edit ->
                requirement == null
                        ? DOCUMENTATION
                        : ofPath(pathOf(edit.documentId().value(), requirement));
        };
    }

    private static String pathOf(java.util.UUID document, @Nullable RequirementView requirement) {
        return requirement == null
                ? ""
                : requirement.sections().stream()
                        .filter(section -> section.documentId().value().equals(document))
                        .map(SectionRef::path)
                        .findFirst()
                        .orElse("");
    }

    private static Set<Duty> ofPath(String path) {
        if (path.equals("research/consensus.md")) {
            return EnumSet.of(Duty.CONSENSUS);
        }
        if (path.startsWith("research/")) {
            return EnumSet.of(Duty.RESEARCH);
        }
        return WRITING;
    }

    private static boolean isLight(@Nullable RequirementView requirement) {
        return requirement != null && requirement.lane() == Lane.LIGHT;
    }
}
