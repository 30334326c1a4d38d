package io.planwright.ui.settings;

import io.planwright.application.By;
import io.planwright.application.Receipt;
import io.planwright.domain.project.ProjectCommand;
import java.util.List;
import java.util.function.Function;

/** Changes a project in the name of whoever looks at its settings. */
interface Changing {

    /** @return whether it was done; whoever asked has been told why not */
    boolean attempt(Function<By, Receipt> deed);

    /** @return whether it was done; whoever asked has been told why not */
    boolean send(List<? extends ProjectCommand> commands);

    default boolean send(ProjectCommand command) {
        return send(List.of(command));
    }
}
