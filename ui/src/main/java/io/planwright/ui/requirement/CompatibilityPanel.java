package io.planwright.ui.requirement;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.ui.look.Glyph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the requirement works on all targets, in short; the matrix itself stands in the document. */
class CompatibilityPanel extends RailPanel {

    private @Nullable CompatibilityMatrix shown;

    CompatibilityPanel() {
        super("compatibility-summary", Glyph.GRID, "matrix.title", false);
    }

    void show(CompatibilityMatrix matrix) {
        if (matrix.equals(shown)) {
            return;
        }
        shown = matrix;
        var targets = targets(matrix);
        count(WorksOnAll.works(targets) + "/" + targets.size());
        changed();
    }

    private static List<Target> targets(CompatibilityMatrix matrix) {
        return matrix.groups().stream()
                .flatMap(group -> group.targets().stream())
                .toList();
    }

    @Override
    void draw() {
        body.removeAll();
        if (shown == null) {
            return;
        }
        var works = new WorksOnAll();
        works.show(shown);
        var reveal = new NativeButton();
        reveal.add(Glyph.RIGHT.create(), new Span(getTranslation("matrix.reveal")));
        reveal.setId("reveal-matrix");
        reveal.addClassName("rail-button");
        reveal.getElement().setAttribute("data-outline", CompatibilityMatrixBlock.ID);
        body.add(works, reveal);
    }
}
