package io.planwright.ui.plan;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.ui.plan.Phase.Head;
import io.planwright.ui.plan.Phase.Patch;
import io.planwright.ui.plan.Phase.Row;
import io.planwright.ui.plan.Phase.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One phase with its tasks. The rows are drawn in the browser and told apart by task id; from here go only those that
 * have changed, so that a plan of hundreds of tasks costs little and nobody is disturbed.
 */
@Tag("planwright-phase")
@JsModule("./planwright-phase.js")
class PhaseBlock extends Component {

    /** What can be done with the tasks of a phase. */
    interface Actions {
        /** @return whether it was taken */
        boolean tick(TaskId task, boolean done);

        boolean rename(TaskId task, String title);

        /** @param notes without the indent that they have below their task's line; may be empty */
        boolean reviseNotes(TaskId task, String notes);

        boolean renamePhase(PhaseId phase, String title);

        /** @return the new task; null when it was refused */
        @Nullable
        TaskId add(String title, PhaseId phase, @Nullable TaskId parent, @Nullable TaskId after);

        boolean move(TaskId task, Place place);

        void remove(TaskId task);

        void chooseBlockers(TaskId task);

        /** Shows the task beside the page. */
        void open(TaskId task);
    }

    private final PhaseId id;
    private final Actions actions;
    private final Map<String, Row> rows = new HashMap<>();
    private @Nullable Head head;
    private List<String> order = List.of();

    PhaseBlock(PhaseId id, Actions actions) {
        this.id = id;
        this.actions = actions;
        setId("phase-" + id);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        tell(new Patch(words(), head, List.copyOf(rows.values()), order));
    }

    void show(Head newHead, List<Row> newRows) {
        var newOrder = newRows.stream().map(Row::id).toList();
        var changed =
                newRows.stream().filter(row -> !row.equals(rows.get(row.id()))).toList();
        var patch = new Patch(
                null, newHead.equals(head) ? null : newHead, changed, newOrder.equals(order) ? null : newOrder);
        head = newHead;
        order = newOrder;
        rows.keySet().retainAll(newOrder);
        changed.forEach(row -> rows.put(row.id(), row));
        if (isAttached() && !patch.empty()) {
            tell(patch);
        }
    }

    /** @return the tasks as they were last told, in order */
    List<Row> rows() {
        return order.stream().map(rows::get).toList();
    }

    private void tell(Patch patch) {
        getElement().callJsFunction("patch", JacksonUtils.writeValue(patch));
    }

    private Words words() {
        return new Words(
                getTranslation("task.add"),
                getTranslation("task.addHint"),
                getTranslation("task.goneTitle"),
                getTranslation("task.addBelow"),
                getTranslation("task.rename"),
                getTranslation("phase.renameHint"),
                getTranslation("task.waits"),
                getTranslation("task.remove"),
                getTranslation("task.open"),
                getTranslation("task.tick"),
                getTranslation("task.blockedBy"),
                getTranslation("task.sameFile"),
                getTranslation("task.notes"),
                getTranslation("task.notesEdit"),
                getTranslation("section.save"),
                getTranslation("dialog.cancel"),
                getTranslation("phase.progress"),
                getTranslation("phase.complete"),
                getTranslation("phase.incomplete"));
    }

    @ClientCallable
    boolean tick(String task, boolean done) {
        return actions.tick(TaskId.of(task), done);
    }

    @ClientCallable
    boolean rename(String task, String title) {
        return actions.rename(TaskId.of(task), title);
    }

    @ClientCallable
    boolean reviseNotes(String task, String notes) {
        return actions.reviseNotes(TaskId.of(task), notes);
    }

    @ClientCallable
    boolean renamePhase(String title) {
        return actions.renamePhase(id, title);
    }

    @ClientCallable
    @Nullable
    String add(String title, @Nullable String parent, @Nullable String after) {
        var made = actions.add(title, id, task(parent), task(after));
        return made == null ? null : made.toString();
    }

    @ClientCallable
    boolean move(String task, String phase, @Nullable String parent, @Nullable String after) {
        return actions.move(TaskId.of(task), new Place(PhaseId.of(phase), task(parent), task(after)));
    }

    @ClientCallable
    void remove(String task) {
        actions.remove(TaskId.of(task));
    }

    @ClientCallable
    void open(String task) {
        actions.open(TaskId.of(task));
    }

    @ClientCallable
    void chooseBlockers(String task) {
        actions.chooseBlockers(TaskId.of(task));
    }

    private static @Nullable TaskId task(@Nullable String id) {
        return id == null ? null : TaskId.of(id);
    }
}
