package io.planwright.infrastructure.security;

import io.planwright.application.person.People;
import io.planwright.application.person.Person;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Keeps the people who may log in as rows; of passwords only what the encoder makes of them. */
final class JdbcPeople implements People {

    private static final int SHORTEST_PASSWORD = 10;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
    private static final String COLUMNS = "id, login, name, administrator";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String link = Secrets.random();

    JdbcPeople(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public List<Person> all() {
        return jdbc.sql("select " + COLUMNS + " from person order by login")
                .query((row, _) -> read(row))
                .list();
    }

    @Override
    public Optional<Person> withLogin(String login) {
        return jdbc.sql("select " + COLUMNS + " from person where login = ?")
                .param(login.toLowerCase(Locale.ROOT))
                .query((row, _) -> read(row))
                .optional();
    }

    /** @return the encoded password of a person; empty when there is no such person */
    Optional<String> password(String login) {
        return jdbc.sql("select password from person where login = ?")
                .param(login.toLowerCase(Locale.ROOT))
                .query(String.class)
                .optional();
    }

    @Override
    public Person add(String login, String name, String password, boolean administrator) {
        var wanted = login.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(wanted).matches()) {
            throw new IllegalArgumentException(
                    "not a login: '" + login + "' (letters, digits and . _ @ + -, at most 100)");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a person needs a name of at most 200 characters");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("the password has " + password.length() + " characters, at least "
                    + SHORTEST_PASSWORD + " are needed");
        }
        var person = new Person(UUID.randomUUID(), wanted, name.strip(), administrator);
        try {
            jdbc.sql("""
                            insert into person (id, login, name, password, administrator, created_at)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            person.id(),
                            person.login(),
                            person.name(),
                            passwords.encode(password),
                            administrator,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused(
                    "login.taken",
                    "the login '" + wanted + "' is in use already",
                    List.of(),
                    List.of("choose another login"));
        }
        return person;
    }

    @Override
    public void remove(UUID id) {
        var others = jdbc.sql("select count(*) from person where administrator and id <> ?")
                .param(id)
                .query(Integer.class)
                .single();
        if (others == 0) {
            throw new Refused(
                    "administrator.last",
                    "nobody else could administer the server",
                    List.of(new Fact("person", id.toString(), "is the last administrator")),
                    List.of("make somebody else an administrator"));
        }
        jdbc.sql("delete from person where id = ?").param(id).update();
    }

    @Override
    public boolean awaitSetUp() {
        return jdbc.sql("select count(*) from person").query(Integer.class).single() == 0;
    }

    /** @return the secret of the set-up link of this start */
    String link() {
        return link;
    }

    @Override
    public synchronized Person setUp(String givenLink, String login, String name, String password) {
        if (!awaitSetUp()) {
            throw new Refused(
                    "setUp.closed",
                    "the server is set up already",
                    List.of(),
                    List.of("log in", "ask an administrator"));
        }
        if (!Secrets.same(link, givenLink)) {
            throw new Refused(
                    "setUp.wrongLink",
                    "this is not the set-up link of the running server",
                    List.of(),
                    List.of("use the link that the last start has printed on the console"));
        }
        return add(login, name, password, true);
    }

    private static Person read(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("administrator"));
    }
}
