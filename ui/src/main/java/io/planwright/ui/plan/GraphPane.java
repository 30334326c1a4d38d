package io.planwright.ui.plan;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.plan.DependencyGraph;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.PlannedTask.State;
import io.planwright.domain.identity.TaskId;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Rendered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What waits for what in a plan, drawn, with its critical path also told in words. */
class GraphPane extends Div {

    private final Function<TaskId, String> address;
    private final GraphCanvas canvas = new GraphCanvas();
    private final Paragraph nothing = new Paragraph(getTranslation("graph.none"));
    private final OrderedList path = new OrderedList();
    private final Paragraph noPath = new Paragraph(getTranslation("graph.noPath"));
    private final Span amount = new Span();

    /** @param address where a task is opened */
    GraphPane(Function<TaskId, String> address) {
        this.address = address;
        setId("plan-graph");
        addClassName("graph-pane");
        nothing.addClassNames("empty", "muted");
        noPath.addClassName("muted");
        path.setId("critical-path");
        path.addClassName("critical-path");
        amount.addClassName("muted");
        var heading = new Div(new H2(getTranslation("graph.criticalPath")), amount);
        heading.addClassName("graph-heading");
        var words = new Section(heading, path, noPath);
        words.addClassName("graph-words");
        add(legend(), canvas, nothing, words);
    }

    private Div legend() {
        var legend = new Div();
        legend.addClassName("graph-legend");
        for (var state : State.values()) {
            legend.add(stateOf(state));
        }
        var critical = new Span(new Span(), new Span(getTranslation("graph.criticalPath")));
        critical.addClassNames("state", "graph-critical-sample");
        legend.add(critical);
        return legend;
    }

    private Span stateOf(State state) {
        var span = new Span(glyph(state).create(), new Span(word(state)));
        span.addClassNames("state", tone(state));
        return span;
    }

    private static Glyph glyph(State state) {
        return switch (state) {
            case READY -> Glyph.OPEN;
            case BLOCKED -> Glyph.BLOCKED;
            case RESTING -> Glyph.CLOCK;
            case CLAIMED -> Glyph.HALF;
            case STOPPED -> Glyph.FAIL;
            case DONE -> Glyph.DONE;
        };
    }

    private static String tone(State state) {
        return switch (state) {
            case READY -> "state-calm";
            case BLOCKED, RESTING -> "state-warn";
            case CLAIMED -> "state-active";
            case STOPPED -> "state-bad";
            case DONE -> "state-ok";
        };
    }

    private String word(State state) {
        return getTranslation("graph.state." + state);
    }

    void show(List<PlannedTask> tasks) {
        var graph = DependencyGraph.of(tasks);
        var byId = tasks.stream().collect(Collectors.toMap(each -> each.task().id(), each -> each));
        canvas.setVisible(!tasks.isEmpty());
        nothing.setVisible(tasks.isEmpty());
        canvas.show(new Graph(
                graph.nodes().stream().map(node -> node(node, byId)).toList(),
                graph.edges().stream()
                        .map(edge ->
                                new Graph.Edge(edge.from().toString(), edge.to().toString(), edge.critical()))
                        .toList(),
                new Graph.Words(
                        getTranslation("graph.label"),
                        getTranslation("graph.nearer"),
                        getTranslation("graph.farther"),
                        getTranslation("graph.whole"))));
        showPath(graph, byId);
    }

    private Graph.Node node(DependencyGraph.Node node, Map<TaskId, PlannedTask> byId) {
        var planned = node.task();
        var title = Rendered.plain(planned.task().title());
        var state = planned.state(Instant.now());
        return new Graph.Node(
                planned.task().id().toString(),
                planned.key(),
                title,
                state.name(),
                word(state),
                label(node, title, byId),
                address.apply(planned.task().id()),
                node.layer(),
                node.order(),
                node.critical());
    }

    private String label(DependencyGraph.Node node, String title, Map<TaskId, PlannedTask> byId) {
        var planned = node.task();
        var label = planned.key() + " " + title + ", " + word(planned.state(Instant.now()));
        var waitsFor = planned.task().blockers().stream()
                .map(byId::get)
                .filter(blocker -> blocker != null)
                .map(PlannedTask::key)
                .collect(Collectors.joining(", "));
        label += waitsFor.isEmpty() ? "" : ", " + getTranslation("graph.waitsFor", waitsFor);
        return node.critical() ? label + ", " + getTranslation("graph.onCriticalPath") : label;
    }

    private void showPath(DependencyGraph graph, Map<TaskId, PlannedTask> byId) {
        var ids = graph.criticalPath();
        path.removeAll();
        for (var id : ids) {
            var task = byId.get(id);
            var key = new Span(task.key());
            key.addClassName("mono");
            var link = new Anchor(
                    address.apply(id), key, new Span(Rendered.plain(task.task().title())));
            link.addClassName("task-ref");
            path.add(new ListItem(link, stateOf(task.state(Instant.now()))));
        }
        path.setVisible(!ids.isEmpty());
        noPath.setVisible(ids.isEmpty());
        amount.setText(ids.isEmpty() ? "" : getTranslation("graph.pathLength", ids.size()));
    }
}
