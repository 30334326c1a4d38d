package io.planwright.domain.task;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Claims;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.Renotate;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.StopAwaiting;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.BlockerRemoved;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.TaskDropped;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskRenotated;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One tickable piece of a plan. */
public class Task {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

    @AggregateIdentifier
    private TaskId id;

    private String title;
    private String notes;
    private @Nullable Notation notation;
    private boolean done;
    private @Nullable String commit;
    private boolean dropped;
    private final Set<TaskId> blockers = new LinkedHashSet<>();

    Task() {}

    @CommandHandler
    public Task(OpenTask command, Claims claims) {
        apply(new TaskOpened(
                command.taskId(),
                command.planId(),
                claims.next("task/" + command.projectId()),
                Titles.checked("the title of a task", command.title()),
                command.notes(),
                command.notation(),
                command.done(),
                checked(command.commit())));
    }

    @CommandHandler
    void handle(RetitleTask command) {
        mustBePlanned();
        var wanted = Titles.checked("the title of a task", command.title());
        if (!wanted.equals(title)) {
            apply(new TaskRetitled(id, wanted));
        }
    }

    @CommandHandler
    void handle(ReviseNotes command) {
        mustBePlanned();
        if (!command.notes().equals(notes)) {
            apply(new NotesRevised(id, command.notes()));
        }
    }

    @CommandHandler
    void handle(Renotate command) {
        mustBePlanned();
        if (!Objects.equals(command.notation(), notation)) {
            apply(new TaskRenotated(id, command.notation()));
        }
    }

    @CommandHandler
    void handle(TickTask command, Blockers open) {
        mustBePlanned();
        var wanted = checked(command.commit());
        if (done && (wanted == null || wanted.equals(commit))) {
            return;
        }
        if (!done && !blockers.isEmpty()) {
            var inTheWay = open.stillOpen(blockers);
            if (!inTheWay.isEmpty()) {
                throw new Refused(
                        "task.blocked",
                        "task '" + title + "' cannot be completed: it waits for " + inTheWay.size()
                                + (inTheWay.size() == 1 ? " other task" : " other tasks"),
                        inTheWay,
                        List.of("complete what it waits for", "remove the dependency"));
            }
        }
        apply(new TaskTicked(id, wanted));
    }

    @CommandHandler
    void handle(UntickTask command) {
        mustBePlanned();
        if (done) {
            apply(new TaskUnticked(id));
        }
    }

    @CommandHandler
    void handle(AwaitTask command) {
        mustBePlanned();
        if (!blockers.contains(command.blocker())) {
            apply(new BlockerAdded(id, command.blocker()));
        }
    }

    @CommandHandler
    void handle(StopAwaiting command) {
        mustBePlanned();
        if (blockers.contains(command.blocker())) {
            apply(new BlockerRemoved(id, command.blocker()));
        }
    }

    @CommandHandler
    void handle(DropTask command) {
        if (!dropped) {
            apply(new TaskDropped(id));
        }
    }

    private void mustBePlanned() {
        if (dropped) {
            throw new Refused(
                    "task.removed",
                    "task '" + title + "' was removed from its plan",
                    List.of(new Fact("task", id.toString(), "was removed")),
                    List.of("add a new task"));
        }
    }

    private static @Nullable String checked(@Nullable String commit) {
        if (commit != null && !COMMIT.matcher(commit).matches()) {
            throw new IllegalArgumentException(
                    "not a commit: '" + commit + "' (7 to 40 lower case hexadecimal digits)");
        }
        return commit;
    }

    @EventSourcingHandler
    void on(TaskEvent event) {
        id = event.taskId();
        switch (event) {
            case TaskOpened opened -> {
                title = opened.title();
                notes = opened.notes();
                notation = opened.notation();
                done = opened.done();
                commit = opened.commit();
            }
            case TaskRetitled retitled -> title = retitled.title();
            case NotesRevised revised -> notes = revised.notes();
            case TaskRenotated renotated -> notation = renotated.notation();
            case TaskTicked ticked -> {
                done = true;
                commit = ticked.commit();
            }
            case TaskUnticked _ -> {
                done = false;
                commit = null;
            }
            case BlockerAdded added -> blockers.add(added.blocker());
            case BlockerRemoved removed -> blockers.remove(removed.blocker());
            case TaskDropped _ -> dropped = true;
        }
    }
}
