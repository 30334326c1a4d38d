package io.planwright.infrastructure.security;

import io.planwright.application.person.Actor;
import io.planwright.application.person.Administrators;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows administrators among people and tokens. */
@Component
final class JdbcAdministrators implements Administrators {

    private final JdbcClient jdbc;

    JdbcAdministrators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean include(Actor actor) {
        UUID id;
        try {
            id = UUID.fromString(actor.id());
        } catch (IllegalArgumentException e) {
            return false;
        }
        return jdbc.sql("""
                        select count(*) from (
                            select id from person where id = ? and administrator
                            union all
                            select id from access_token where id = ? and administrator) administrators
                        """).params(id, id).query(Integer.class).single() > 0;
    }
}
