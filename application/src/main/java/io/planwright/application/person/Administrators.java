package io.planwright.application.person;

/** Tells who administers the server. */
public interface Administrators {

    boolean include(Actor actor);
}
