package io.planwright.application.workspace;

import java.util.function.Supplier;

/** Lets several questions be answered from one state of the read tables, whatever is written meanwhile. */
public interface OneMoment {

    /** @return what the reading returns */
    <T> T read(Supplier<T> reading);
}
