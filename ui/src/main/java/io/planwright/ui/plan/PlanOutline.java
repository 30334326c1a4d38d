package io.planwright.ui.plan;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.planwright.application.overlap.Overlap;
import io.planwright.application.plan.PlanView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import io.planwright.ui.look.Rendered;
import io.planwright.ui.look.TaskState;
import io.planwright.ui.plan.Phase.Blocker;
import io.planwright.ui.plan.Phase.Head;
import io.planwright.ui.plan.Phase.Row;
import io.planwright.ui.plan.Phase.Shared;
import io.planwright.ui.plan.Phase.State;
import io.planwright.ui.text.SectionBlock;
import io.planwright.ui.text.Writing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plan as it is read: phases with their tasks, and the prose between them. */
class PlanOutline extends Div {

    private static final int MOST_OTHERS = 2;

    private final PhaseBlock.Actions actions;
    private final Writing writing;
    private final Map<PhaseId, PhaseBlock> phases = new HashMap<>();
    private final Map<DocumentId, SectionBlock> sections = new HashMap<>();
    private List<Component> order = List.of();

    PlanOutline(PhaseBlock.Actions actions, Writing writing) {
        this.actions = actions;
        this.writing = writing;
        setId("plan-outline");
    }

    void show(PlanView plan, List<PlannedTask> tasks, List<Overlap> shared, Map<DocumentId, TextView> texts) {
        var byPhase = tasks.stream().collect(Collectors.groupingBy(PlannedTask::phaseId));
        var byId = tasks.stream().collect(Collectors.toMap(each -> each.task().id(), each -> each));
        var overlaps = Overlap.byTask(shared);
        var wanted = new ArrayList<Component>();
        int number = 0;
        for (var part : plan.outline().parts()) {
            var phase = plan.phase(part);
            var text = texts.get(new DocumentId(part));
            if (phase.isPresent()) {
                var own = byPhase.getOrDefault(phase.get().id(), List.of());
                var prefix = own.isEmpty() ? Integer.toString(number + 1) : prefixOf(own.getFirst());
                number = own.isEmpty() ? number : number + 1;
                var block = phases.computeIfAbsent(phase.get().id(), id -> new PhaseBlock(id, actions));
                block.show(
                        head(phase.get(), prefix),
                        own.stream().map(task -> row(task, byId, overlaps)).toList());
                wanted.add(block);
            } else if (text != null && !text.text().isBlank()) {
                var key = plan.sections().getOrDefault(text.id(), part.toString());
                var block = sections.computeIfAbsent(text.id(), _ -> new SectionBlock(key, text, writing));
                block.show(text);
                wanted.add(block);
            }
        }
        arrange(wanted);
    }

    void show(TextView text) {
        var section = sections.get(text.id());
        if (section != null) {
            section.show(text);
        }
    }

    private void arrange(List<Component> wanted) {
        if (wanted.equals(order)) {
            return;
        }
        var gone = new HashSet<>(order);
        wanted.forEach(gone::remove);
        gone.forEach(this::remove);
        phases.values().removeIf(gone::contains);
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= getComponentCount() || getComponentAt(i) != wanted.get(i)) {
                addComponentAtIndex(i, wanted.get(i));
            }
        }
        order = wanted;
    }

    private Head head(PlanView.Phase phase, String number) {
        var title = phase.title().isBlank() ? getTranslation("phase.untitled") : phase.title();
        var lead = phase.lead().isBlank() ? "" : Rendered.html(phase.lead());
        return new Head(phase.id().toString(), phase.title(), Rendered.inline(title), lead, number);
    }

    private static String prefixOf(PlannedTask task) {
        return task.number().substring(0, Math.max(0, task.number().indexOf('.')));
    }

    private static Row row(PlannedTask planned, Map<TaskId, PlannedTask> byId, Map<TaskId, List<Overlap>> overlaps) {
        var task = planned.task();
        var parent = planned.parentId();
        return new Row(
                task.id().toString(),
                planned.key(),
                task.title(),
                Rendered.inline(task.title()),
                planned.depth(),
                parent == null ? null : parent.toString(),
                task.done(),
                task.commit(),
                stateOf(planned),
                planned.openBlockers().stream()
                        .map(byId::get)
                        .filter(blocker -> blocker != null)
                        .map(blocker ->
                                new Blocker(blocker.key(), blocker.task().title()))
                        .toList(),
                sharedFiles(task.id(), overlaps.getOrDefault(task.id(), List.of())),
                task.notes().isBlank() ? "" : Rendered.html(TaskNotes.read(planned)),
                TaskNotes.read(planned));
    }

    private static @Nullable State stateOf(PlannedTask planned) {
        var progress = planned.task().progress();
        boolean tells = planned.task().done()
                ? !progress.waiver().isEmpty()
                : progress.claim() != null
                        || progress.attempts() > 0 && planned.openBlockers().isEmpty();
        if (!tells) {
            return null;
        }
        var state = TaskState.of(planned);
        return new State(state.glyph().symbol(), state.tone(), state.word());
    }

    private static @Nullable Shared sharedFiles(TaskId task, List<Overlap> overlaps) {
        if (overlaps.isEmpty()) {
            return null;
        }
        var others = overlaps.stream()
                .flatMap(overlap -> overlap.tasks().stream())
                .filter(other -> !other.id().equals(task))
                .map(Overlap.Party::key)
                .distinct()
                .toList();
        var shown = String.join(", ", others.subList(0, Math.min(MOST_OTHERS, others.size())));
        var files = overlaps.stream().map(Overlap::file).collect(Collectors.joining(", "));
        return new Shared(others.size() > MOST_OTHERS ? shown + " +" + (others.size() - MOST_OTHERS) : shown, files);
    }
}
