package io.planwright.ui.shell;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Makes the panel that shows a task beside any page. */
@FunctionalInterface
public interface TaskPanels {

    /**
     * @param key of the task, e.g. {@code SHOP-17}
     * @param onClose leaves the task
     * @return the panel; empty when there is no such task
     */
    Optional<Component> of(String key, Runnable onClose);
}
