package io.planwright.ui.plan;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import io.planwright.ui.look.Bar;
import io.planwright.ui.look.EditableTitle;
import io.planwright.ui.look.Glyph;
import java.util.function.Predicate;

/** What a plan is called and how much of it is done. */
class PlanHead extends Header {

    private final EditableTitle title;
    private final Bar bar = new Bar();
    private final Span numbers = new Span();
    private final Span file = new Span();

    PlanHead(Predicate<String> onRetitle, Runnable onDecompose, Runnable onAddPhase) {
        addClassNames("requirement-head", "plan-head");
        title = new EditableTitle(onRetitle);
        numbers.setId("plan-progress");
        var progress = new Span(bar, numbers);
        progress.addClassName("plan-progress");
        file.setId("plan-file");
        file.addClassNames("chip", "mono");
        var addPhase = new Button(getTranslation("phase.add"), Glyph.PLUS.create(), _ -> onAddPhase.run());
        addPhase.setId("add-phase");
        addPhase.getElement().setAttribute("data-key", "c");
        var decompose = new Button(getTranslation("decomposition.start"), Glyph.SPARK.create(), _ -> onDecompose.run());
        decompose.setId("decompose");
        var actions = new Div(decompose, addPhase);
        actions.addClassName("actions");
        add(title, file, progress, actions);
    }

    /** @param path the workspace file that the plan is written to */
    void show(String words, String path, int done, int all) {
        title.show(words);
        file.removeAll();
        file.add(Glyph.FILE.create(), new Span(path));
        file.getElement().setAttribute("title", getTranslation("plan.file") + " " + path);
        bar.show(done, all);
        numbers.setText(getTranslation("tasks.done", done, all));
    }
}
