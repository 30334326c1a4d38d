package io.planwright.application.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people who may log in. */
public interface People {

    /** @return all people, by login */
    List<Person> all();

    Optional<Person> withLogin(String login);

    /**
     * @throws IllegalArgumentException when login or name are blank, or the password is shorter than 10 characters
     * @throws io.planwright.domain.Refused {@code login.taken}
     */
    Person add(String login, String name, String password, boolean administrator);

    /** @throws io.planwright.domain.Refused {@code administrator.last} when nobody else could administer */
    void remove(UUID id);

    /** @return whether nobody is there yet, so that the set-up link works */
    boolean awaitSetUp();

    /**
     * Makes the first administrator.
     *
     * @param link the secret of the set-up link that the start has printed on the console
     * @throws io.planwright.domain.Refused {@code setUp.closed} when it was used already, {@code setUp.wrongLink}
     */
    Person setUp(String link, String login, String name, String password);
}
