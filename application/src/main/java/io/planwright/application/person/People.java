package io.planwright.application.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people who may log in. */
public interface People {

    /** @return all people, by login */
    List<Person> all();

    Optional<Person> withLogin(String login);

    /**
     * @throws IllegalArgumentException when login, name or password are none that are possible
     * @throws io.planwright.domain.Refused {@code login.taken}
     */
    Person add(String login, String name, String password, boolean administrator);

    /**
     * Ends what the person has open, but where nothing of the change says what they may do.
     *
     * @throws io.planwright.application.Missing when there is no such person
     * @throws IllegalArgumentException when the name or the password are none
     * @throws io.planwright.domain.Refused {@code administrator.last} when nobody else could administer
     */
    Person change(UUID id, PersonChange change);

    /**
     * Removes a person and ends what they have open.
     *
     * @throws io.planwright.domain.Refused {@code administrator.last} when nobody else could administer
     */
    void remove(UUID id);

    /** What is to be another; null for what stays. */
    record PersonChange(
            @Nullable String name,
            @Nullable String password,
            @Nullable Boolean administrator) {}

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
