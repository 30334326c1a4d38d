package io.planwright.ui.decomposition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.decomposition.DecompositionDesk;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.domain.decomposition.DecompositionState;
import io.planwright.ui.look.Glyph;

/** What is decomposed, how far it has come, and what to do next. */
class ReviewHead extends Header {

    private final H1 title = new H1();
    private final Span engine = new Span();
    private final PassStepper passes = new PassStepper();
    private final Button accept;
    private final Button abandon;

    ReviewHead(Runnable onAccept, Runnable onAbandon) {
        addClassNames("requirement-head", "review-head");
        title.setId("title");
        var words = new Div(title);
        words.addClassName("title-line");
        engine.setId("engine");
        engine.addClassName("chip");
        accept = new Button("", _ -> onAccept.run());
        accept.setId("accept");
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        abandon = new Button(getTranslation("decomposition.abandon"), _ -> onAbandon.run());
        abandon.setId("abandon");
        abandon.addThemeVariants(ButtonVariant.TERTIARY);
        var actions = new Div(abandon, accept);
        actions.addClassName("actions");
        add(words, engine, passes, actions);
    }

    /** @param working whether an engine is at work for this page */
    void show(DecompositionView view, boolean working) {
        title.setText(getTranslation("decomposition.title", view.name()));
        engine.removeAll();
        engine.add(Glyph.SPARK.create(), new Span(getTranslation("engine." + view.engine())));
        boolean open = view.state() == DecompositionState.OPEN;
        passes.show(
                view.state() == DecompositionState.FINISHED || view.proposal() == null
                        ? null
                        : view.proposal().pass());
        accept.setText(getTranslation(DecompositionDesk.isLast(view) ? "decomposition.fill" : "decomposition.accept"));
        accept.setVisible(open);
        accept.setEnabled(!working);
        abandon.setVisible(open);
        abandon.setEnabled(!working);
    }
}
