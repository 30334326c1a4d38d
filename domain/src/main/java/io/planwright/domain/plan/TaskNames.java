package io.planwright.domain.plan;

import io.planwright.domain.identity.TaskId;

/** Tells what people call tasks. */
public interface TaskNames {

    /** @return key and title, e.g. {@code SHOP-17 'Buy bread'} */
    String of(TaskId task);
}
