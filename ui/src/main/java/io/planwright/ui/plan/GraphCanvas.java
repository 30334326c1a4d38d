package io.planwright.ui.plan;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import org.jspecify.annotations.Nullable;

/** The drawing of a graph, which the browser does. */
@Tag("planwright-graph")
@JsModule("./planwright-graph.js")
class GraphCanvas extends Component {

    private @Nullable Graph shown;

    GraphCanvas() {
        setId("graph");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        tell();
    }

    void show(Graph graph) {
        if (!graph.equals(shown)) {
            shown = graph;
            if (isAttached()) {
                tell();
            }
        }
    }

    @Nullable
    Graph shown() {
        return shown;
    }

    private void tell() {
        if (shown != null) {
            getElement().callJsFunction("show", JacksonUtils.writeValue(shown));
        }
    }
}
