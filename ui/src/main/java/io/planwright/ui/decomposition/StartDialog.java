package io.planwright.ui.decomposition;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.planwright.application.By;
import io.planwright.application.Made;
import io.planwright.application.decomposition.DecompositionDesk;
import io.planwright.application.decomposition.DecompositionView;
import io.planwright.application.decomposition.EngineCall;
import io.planwright.application.plan.PlanView;
import io.planwright.domain.decomposition.DecompositionState;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.ui.notice.Attempts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks of which document tasks are to be made, and waits for the first proposal. */
public class StartDialog extends Dialog {

    private final DecompositionDesk desk;
    private final PlanView plan;
    private final Attempts attempts;
    private final Supplier<By> by;
    private final Consumer<DecompositionId> onStarted;
    private final ComboBox<String> file = new ComboBox<>(getTranslation("decomposition.file"));
    private final TextField name = new TextField(getTranslation("decomposition.name"));
    private final TextArea text = new TextArea(getTranslation("decomposition.text"));
    private final Select<String> engine = new Select<>();
    private final Button begin;
    private final EngineBar bar = new EngineBar(this::stop);
    private @Nullable EngineWork work;

    /**
     * @param before decompositions of the plan, the newest first
     * @param address of the page of one
     * @param onStarted is told of the new one
     */
    public StartDialog(
            DecompositionDesk desk,
            PlanView plan,
            List<DecompositionView> before,
            Attempts attempts,
            Supplier<By> by,
            Function<DecompositionId, String> address,
            Consumer<DecompositionId> onStarted) {
        this.desk = desk;
        this.plan = plan;
        this.attempts = attempts;
        this.by = by;
        this.onStarted = onStarted;
        setId("decompose-dialog");
        setHeaderTitle(getTranslation("decomposition.start"));
        var form = new Div(new Paragraph(getTranslation("decomposition.startWords")));
        form.addClassName("form");
        before.stream()
                .filter(each -> each.state() == DecompositionState.OPEN)
                .forEach(each -> form.add(underReview(each, address.apply(each.id()))));
        var files = desk.documents(plan);
        file.setId("decompose-file");
        file.setItems(files);
        file.setClearButtonVisible(true);
        if (!files.isEmpty()) {
            file.setValue(files.getFirst());
        }
        name.setId("decompose-name");
        name.setMaxLength(200);
        text.setId("decompose-text");
        text.setMaxRows(10);
        text.setMinRows(4);
        text.addValueChangeListener(_ -> chooseBetween());
        file.addValueChangeListener(_ -> chooseBetween());
        engine.setId("decompose-engine");
        engine.setLabel(getTranslation("decomposition.engine"));
        engine.setItems(desk.engines());
        engine.setItemLabelGenerator(each -> getTranslation("engine." + each));
        engine.setValue(desk.engines().getFirst());
        engine.setVisible(desk.engines().size() > 1);
        form.add(file, name, text, engine, bar);
        add(form);
        var cancel = new Button(getTranslation("dialog.cancel"), _ -> close());
        cancel.setId("decompose-cancel");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        begin = new Button(getTranslation("decomposition.begin"), _ -> begin());
        begin.setId("decompose-begin");
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, begin);
        addOpenedChangeListener(opened -> {
            if (!opened.isOpened()) {
                stop();
            }
        });
        addDetachListener(_ -> stop());
        chooseBetween();
    }

    private Anchor underReview(DecompositionView view, String address) {
        var link = new Anchor(address, getTranslation("decomposition.goOn", view.name(), view.startedBy()));
        link.setId("go-on-" + view.id());
        link.addClassName("under-review");
        return link;
    }

    /** A file or a text, not both. */
    private void chooseBetween() {
        boolean ofFile = file.getValue() != null;
        name.setVisible(!ofFile);
        text.setVisible(!ofFile);
    }

    private void begin() {
        var chosen = file.getValue();
        var called = name.getValue().isBlank() ? getTranslation("decomposition.pasted") : name.getValue();
        attempts.answered(() -> chosen == null
                        ? desk.start(by.get(), plan, called, text.getValue(), engine.getValue())
                        : desk.start(by.get(), plan, chosen, engine.getValue()))
                .ifPresent(this::ask);
    }

    private void ask(EngineCall<Made<DecompositionId>> call) {
        begin.setEnabled(false);
        bar.show(engine.getValue());
        work = EngineWork.begin(UI.getCurrent(), call::ask, answer -> answered(call, answer));
    }

    private void answered(EngineCall<Made<DecompositionId>> call, Supplier<Proposal> answer) {
        stop();
        attempts.make(() -> call.take(by.get(), answer.get())).ifPresent(made -> {
            close();
            onStarted.accept(made);
        });
    }

    private void stop() {
        if (work != null) {
            work.stop();
            work = null;
        }
        begin.setEnabled(true);
        bar.setVisible(false);
    }
}
