package io.planwright.ui.shell;

/** A page that knows where it is. */
public interface Located {
    Trail trail();
}
