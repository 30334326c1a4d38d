package io.planwright.infrastructure.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;

/**
 * Keeps people logged in over restarts of the server, by a cookie whose secret is another after each use. A page sends
 * several requests at once, so the former secret is good for a moment more; one that comes later was copied.
 */
final class RememberedBrowsers extends AbstractRememberMeServices {

    static final Duration LASTS = Duration.ofDays(30);

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JdbcPeople people;
    private final Clock clock;

    private record Row(UUID person, String secret, @Nullable String former, Instant changedAt) {}

    RememberedBrowsers(JdbcClient jdbc, JdbcPeople people, Clock clock, boolean secure) {
        super(Secrets.random(), people::known);
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        setCookieName("PLANWRIGHT-STAY");
        setAlwaysRemember(true);
        setTokenValiditySeconds((int) LASTS.toSeconds());
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        if (secure) {
            setUseSecureCookie(true);
        }
    }

    @Override
    protected void onLoginSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        if (authentication.getPrincipal() instanceof KnownPerson person) {
            var series = Secrets.random();
            var secret = Secrets.random();
            jdbc.sql("insert into remembered_browser (series, person, secret, changed_at) values (?, ?, ?, ?)")
                    .params(
                            Secrets.hash(series),
                            person.admission().person(),
                            Secrets.hash(secret),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            tell(series, secret, request, response);
        }
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] cookie, HttpServletRequest request, HttpServletResponse response) {
        if (cookie.length != 2) {
            throw new InvalidCookieException("a cookie of another kind");
        }
        var series = Secrets.hash(cookie[0]);
        var secret = Secrets.hash(cookie[1]);
        var row = row(series);
        var now = clock.instant();
        if (row.changedAt().plus(LASTS).isBefore(now)) {
            forget(series);
            throw new InvalidCookieException("too old");
        }
        if (Secrets.same(row.secret(), secret)) {
            var next = Secrets.random();
            int changed = jdbc.sql("""
                            update remembered_browser set secret = ?, former = secret, changed_at = ?
                            where series = ? and secret = ?
                            """)
                    .params(Secrets.hash(next), now.atOffset(ZoneOffset.UTC), series, secret)
                    .update();
            if (changed > 0) {
                tell(cookie[0], next, request, response);
            }
        } else if (row.former() == null
                || !Secrets.same(row.former(), secret)
                || row.changedAt().plus(MOMENT).isBefore(now)) {
            forget(series);
            throw new InvalidCookieException("used before");
        }
        return people.known(row.person());
    }

    private Row row(String series) {
        return jdbc.sql("select person, secret, former, changed_at from remembered_browser where series = ?")
                .param(series)
                .query((row, _) -> new Row(
                        row.getObject("person", UUID.class),
                        row.getString("secret"),
                        row.getString("former"),
                        row.getTimestamp("changed_at").toInstant()))
                .optional()
                .orElseThrow(() -> new InvalidCookieException("not known"));
    }

    private void forget(String series) {
        jdbc.sql("delete from remembered_browser where series = ?")
                .param(series)
                .update();
    }

    private void tell(String series, String secret, HttpServletRequest request, HttpServletResponse response) {
        setCookie(new String[] {series, secret}, getTokenValiditySeconds(), request, response);
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        var cookie = extractRememberMeCookie(request);
        super.logout(request, response, authentication);
        if (cookie != null) {
            try {
                forget(Secrets.hash(decodeCookie(cookie)[0]));
            } catch (InvalidCookieException _) {
                // nothing is remembered under it
            }
        }
    }
}
