package io.planwright.infrastructure.security;

import io.planwright.application.Missing;
import io.planwright.application.StorableText;
import io.planwright.application.person.Admissions.Admission;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the people who may log in as rows; of passwords only what the encoder makes of them. */
final class JdbcPeople implements People {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
    private static final String COLUMNS = "id, login, name, administrator";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final TransactionOperations transactions;
    private final String link = Secrets.random();

    JdbcPeople(JdbcClient jdbc, PasswordEncoder passwords, Clock clock, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.transactions = transactions;
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

    /** @throws UsernameNotFoundException when there is no such person */
    KnownPerson known(String login) {
        return known("login = ?", login.toLowerCase(Locale.ROOT));
    }

    /** @throws UsernameNotFoundException when there is no such person */
    KnownPerson known(UUID id) {
        return known("id = ?", id);
    }

    private KnownPerson known(String where, Object value) {
        return jdbc.sql("select id, login, password, administrator, version from person where " + where)
                .param(value)
                .query((row, _) -> new KnownPerson(
                        row.getString("login"),
                        row.getString("password"),
                        row.getBoolean("administrator"),
                        new Admission(row.getObject("id", UUID.class), row.getLong("version"))))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("not known"));
    }

    @Override
    public Person add(String login, String name, String password, boolean administrator) {
        var wanted = login.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(wanted).matches()) {
            throw new IllegalArgumentException(
                    "not a login: '" + login + "' (letters, digits and . _ @ + -, at most 100)");
        }
        mustBeName(name);
        Passwords.mustDo(password, wanted);
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

    private static void mustBeName(String name) {
        StorableText.check("name", name);
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a person needs a name of at most 200 characters");
        }
    }

    @Override
    public Person change(UUID id, PersonChange change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (Boolean.FALSE.equals(change.administrator())) {
                mustLeaveAnAdministrator(id);
            }
            var before = jdbc.sql("select " + COLUMNS + " from person where id = ? for update")
                    .param(id)
                    .query((row, _) -> read(row))
                    .optional()
                    .orElseThrow(() -> new Missing("person", id.toString()));
            var after = new Person(
                    id,
                    before.login(),
                    change.name() == null ? before.name() : change.name().strip(),
                    change.administrator() == null ? before.administrator() : change.administrator());
            mustBeName(after.name());
            jdbc.sql("update person set name = ?, administrator = ? where id = ?")
                    .params(after.name(), after.administrator(), id)
                    .update();
            if (change.password() != null) {
                Passwords.mustDo(change.password(), before.login());
                jdbc.sql("update person set password = ? where id = ?")
                        .params(passwords.encode(change.password()), id)
                        .update();
            }
            if (change.password() != null || after.administrator() != before.administrator()) {
                jdbc.sql("update person set version = version + 1 where id = ?")
                        .param(id)
                        .update();
                jdbc.sql("delete from remembered_browser where person = ?")
                        .param(id)
                        .update();
            }
            return after;
        }));
    }

    @Override
    public void remove(UUID id) {
        transactions.executeWithoutResult(_ -> {
            mustLeaveAnAdministrator(id);
            jdbc.sql("delete from person where id = ?").param(id).update();
        });
    }

    /** Locks the administrators, so that no two of them remove each other. */
    private void mustLeaveAnAdministrator(UUID id) {
        var administrators = jdbc.sql("select id from person where administrator order by id for update")
                .query(UUID.class)
                .list();
        if (administrators.stream().allMatch(id::equals)) {
            throw new Refused(
                    "administrator.last",
                    "nobody else could administer the server",
                    List.of(new Fact("person", id.toString(), "is the last administrator")),
                    List.of("make somebody else an administrator"));
        }
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
