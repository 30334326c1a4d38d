package io.planwright.application.person;

import java.io.Serializable;
import java.util.UUID;

/** Tells whether people who were let in still may be here. */
public interface Admissions {

    /** @return whether the person is still known, with the password and the rights of then; at most half a second late */
    boolean stands(Admission admission);

    /** @param version counts the changes of what the person was let in by */
    record Admission(UUID person, long version) implements Serializable {}

    /** Somebody who was let in, as the session of a browser knows them. */
    interface Admitted {
        Admission admission();
    }
}
