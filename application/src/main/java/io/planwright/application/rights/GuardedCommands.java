package io.planwright.application.rights;

import io.planwright.application.By;
import io.planwright.application.By.Seen;
import io.planwright.application.Commands;
import io.planwright.application.Contended;
import io.planwright.application.Forbidden;
import io.planwright.application.Overtaken;
import io.planwright.application.Receipt;
import io.planwright.application.person.ActorKind;
import io.planwright.application.person.Administrators;
import io.planwright.application.plan.PlanView;
import io.planwright.application.plan.PlanView.Phase;
import io.planwright.application.plan.Plans;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.Duty;
import io.planwright.application.playbook.Playbook.Role;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.rights.Duties.Asked;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand;
import io.planwright.domain.requirement.RequirementCommand.ArchiveWhenDone;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementCommand.RequireActive;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.TakeOverProgress;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import io.planwright.domain.task.TaskCommand.TickByFile;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets commands through whose actor may give them, and none that change what is archived. A project in which nobody has a
 * role is open to all, but programs override nothing there; once somebody has one, the responsibility matrix of the
 * playbook, or where that has none of the project's, binds everybody but administrators without a role; the project itself
 * is changed by any administrator.
 */
public final class GuardedCommands implements Commands {

    private static final int TRIES = 5;

    private final Commands commands;
    private final LatestViews latest;
    private final Plans plans;
    private final Tasks tasks;
    private final Playbooks playbooks;
    private final Administrators administrators;

    public GuardedCommands(
            Commands commands,
            LatestViews latest,
            Plans plans,
            Tasks tasks,
            Playbooks playbooks,
            Administrators administrators) {
        this.commands = commands;
        this.latest = latest;
        this.plans = plans;
        this.tasks = tasks;
        this.playbooks = playbooks;
        this.administrators = administrators;
    }

    /** @throws Forbidden when one of the commands is not for this actor */
    @Override
    public Receipt send(By by, List<?> todo) {
        if (by.project() == null) {
            throw new IllegalArgumentException("it is not said in which project this is to be done: " + todo);
        }
        if (by.actor().kind() == ActorKind.SYSTEM) {
            return commands.send(by, todo); // tidies up after what is archived, too
        }
        for (int attempt = 1; ; attempt++) {
            var judged = judge(by, by.project(), todo);
            try {
                return commands.send(
                        by.seeing(Stream.concat(by.seen().stream(), judged.stream())
                                .toList()),
                        guarded(by, todo));
            } catch (Overtaken e) {
                boolean byOthers =
                        by.seen().stream().noneMatch(seen -> seen.id().equals(e.id()));
                if (!byOthers || attempt == TRIES) {
                    throw byOthers ? new Contended(e) : e;
                }
            }
        }
    }

    /** @return what was looked at: it must be the same when the commands are carried out */
    private List<Seen> judge(By by, ProjectId id, List<?> todo) {
        var project = latest.project(id);
        var judged = new ArrayList<Seen>();
        judged.add(new Seen(id, Set.of(project.map(ProjectView::version).orElse(0L))));
        if (project.filter(each -> !each.roles().isEmpty()).isPresent()) {
            var judgement = new Judgement(by, project.get());
            judgement.of(todo);
            judgement.known.forEach((requirement, view) -> judged.add(new Seen(
                    requirement, Set.of(view.map(RequirementView::version).orElse(0L)))));
        } else {
            todo.forEach(each -> mayOverride(by, bare(each)));
        }
        return judged;
    }

    private static Object bare(Object each) {
        return each instanceof About(var _, var concerning) ? concerning : each;
    }

    /** Where no matrix gives programs the right to override, people do that. */
    private void mayOverride(By by, Object command) {
        if (by.actor().kind().isProgram() && Duties.overrides(command) && !administrators.include(by.actor())) {
            throw new Forbidden(new Refused(
                    "override.byPeople",
                    by.actor().name() + " is a program: what was not shown here is let through, and rules and roles are"
                            + " changed, by people",
                    List.of(new Fact(
                            "actor",
                            by.actor().id(),
                            "has a token of the kind " + by.actor().kind())),
                    List.of("let a person do it", "give it a role whose duties include it")));
        }
    }

    /** Texts, plans, tasks and gates do not know whether their requirement is archived: it is asked in the same breath. */
    private static List<?> guarded(By by, List<?> todo) {
        var asked = new HashSet<RequirementId>();
        var guarded = new ArrayList<Object>();
        for (var each : todo) {
            var requirement = each instanceof About(var id, var _) ? id : by.requirement();
            var command = bare(each);
            if (requirement != null) {
                if (command instanceof RequirementCommand) {
                    asked.add(requirement); // it asks itself
                } else if (!(command instanceof OpenDocument) && asked.add(requirement)) {
                    guarded.add(new RequireActive(requirement));
                }
            }
            guarded.add(each);
        }
        return guarded;
    }

    /** What one actor may do in one project with roles. */
    private final class Judgement {

        private final By by;
        private final ProjectView project;
        private final Set<String> held;
        private final Map<RequirementId, Optional<RequirementView>> known = new HashMap<>();
        private final Map<TaskId, PlannedTask> knownTasks = new HashMap<>();
        private final Map<PlanId, Optional<PlanView>> knownPlans = new HashMap<>();

        Judgement(By by, ProjectView project) {
            this.by = by;
            this.project = project;
            held = Set.copyOf(project.roles().getOrDefault(by.actor().id(), List.of()));
        }

        void of(List<?> todo) {
            if (held.isEmpty() && administrators.include(by.actor())) {
                return;
            }
            // what is said about a light requirement that is drafted in the same breath is as small as it is
            var light = new HashMap<RequirementId, Object>();
            for (var each : todo) {
                var command = bare(each);
                if (command instanceof DraftRequirement draft && draft.lane() == Lane.LIGHT) {
                    light.put(draft.requirementId(), draft);
                }
            }
            // a finished requirement leaves its place by the limit, not by the will of whoever asks for the place
            boolean needsPlace = todo.stream()
                    .anyMatch(each -> each instanceof DraftRequirement || each instanceof RestoreRequirement);
            for (var each : todo) {
                var command = small(light, each);
                if (needsPlace && bare(command) instanceof ArchiveWhenDone) {
                    continue;
                }
                if (command instanceof About(var id, var concerning)) {
                    mayGive(concerning, id);
                } else {
                    mayGive(command, by.requirement());
                }
            }
        }

        private Object small(Map<RequirementId, Object> light, Object each) {
            var id = each instanceof About(var about, var _) ? about : by.requirement();
            var command = bare(each);
            return command instanceof TakeOverProgress || id == null ? each : light.getOrDefault(id, each);
        }

        private void mayGive(Object command, @Nullable RequirementId id) {
            var requirement = id == null
                    ? null
                    : known.computeIfAbsent(id, latest::requirement).orElse(null);
            var playbook = binding(requirement);
            if (playbook.responsibilities().isEmpty()) {
                mayOverride(by, command);
                return;
            }
            var asked = asked(command, requirement, playbook);
            if (asked.forAdministrators() && administrators.include(by.actor())) {
                return; // whatever roles they have: or nobody could take those back
            }
            var phase = Duties.phase(command, requirement);
            if (held.stream().noneMatch(role -> asked.of(playbook, role, phase))) {
                throw new Forbidden(refusal(playbook, asked, phase));
            }
        }

        /** @return the playbook whose matrix binds: that of the project where that of the requirement has none */
        private Playbook binding(@Nullable RequirementView requirement) {
            return Stream.of(requirement == null ? project.playbook() : requirement.playbook(), project.playbook())
                    .map(key -> playbooks.of(project.ownPlaybook(), key))
                    .filter(playbook -> !playbook.responsibilities().isEmpty())
                    .findFirst()
                    .orElseGet(() -> playbooks.of(project.ownPlaybook(), project.playbook()));
        }

        private Asked asked(Object command, @Nullable RequirementView requirement, Playbook playbook) {
            return switch (command) {
                case TickTask tick -> ofWork(playbook, tick.taskId());
                case TickByFile tick -> ofWork(playbook, tick.taskId());
                case UntickTask untick -> ofWork(playbook, untick.taskId());
                case ClaimTask claim when !playbook.work().staged() -> ofWork(playbook, claim.taskId());
                default -> new Asked(Duties.of(command, requirement), null);
            };
        }

        private Asked ofWork(Playbook playbook, TaskId id) {
            var task = task(id);
            var phase = task.flatMap(each -> plan(each.task().planId())
                    .flatMap(plan -> plan.phase(each.phaseId().value())));
            return Duties.ofWork(
                    playbook,
                    phase.map(Phase::title).orElse(""),
                    task.map(each -> each.task().title()).orElse(""));
        }

        /** Reads the tasks of a plan at once: many may be ticked in one breath. */
        private Optional<PlannedTask> task(TaskId id) {
            if (!knownTasks.containsKey(id)) {
                tasks.withId(id).stream()
                        .flatMap(task -> tasks.of(task.task().planId()).stream())
                        .forEach(task -> knownTasks.put(task.task().id(), task));
            }
            return Optional.ofNullable(knownTasks.get(id));
        }

        private Optional<PlanView> plan(PlanId id) {
            return knownPlans.computeIfAbsent(id, plans::withId);
        }

        private Refused refusal(Playbook playbook, Asked asked, RequirementPhase phase) {
            var duties = asked.duties();
            var who = playbook.roles().stream()
                    .filter(role -> asked.of(playbook, role.key(), phase))
                    .map(this::name)
                    .toList();
            var what = asked.owner() != null
                    ? "ticking a task of this phase"
                    : duties.isEmpty()
                            ? "changing the project itself"
                            : duties.stream().map(duty -> name(playbook, duty)).collect(Collectors.joining(" or "));
            return new Refused(
                    "role.missing",
                    by.actor().name() + (held.isEmpty() ? " has no role in project " : " may not do this in project ")
                            + project.key() + ": " + what + " is for "
                            + (who.isEmpty() ? "administrators" : String.join(", ", who)),
                    held.stream()
                            .sorted()
                            .map(role -> new Fact(
                                    "role", role, "is held by " + by.actor().name()))
                            .toList(),
                    who.isEmpty() ? List.of("ask an administrator") : who);
        }

        private String name(Role role) {
            return role.name().in(project.language());
        }

        private String name(Playbook playbook, Duty duty) {
            return playbook.responsibility(duty)
                    .map(row -> row.name().in(project.language()))
                    .orElse(duty.name());
        }
    }
}
