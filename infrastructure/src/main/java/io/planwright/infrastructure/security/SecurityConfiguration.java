package io.planwright.infrastructure.security;

import io.planwright.application.person.ActorKind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets in: programs by bearer token, people by login; nothing is open to others but the health of the server. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    JdbcPeople people(
            JdbcClient jdbc, PasswordEncoder passwords, Clock clock, PlatformTransactionManager transactions) {
        return new JdbcPeople(jdbc, passwords, clock, new TransactionTemplate(transactions));
    }

    @Bean
    JdbcAdmissions admissions(JdbcClient jdbc) {
        return new JdbcAdmissions(jdbc);
    }

    @Bean
    RememberedBrowsers rememberedBrowsers(
            JdbcClient jdbc, JdbcPeople people, Clock clock, @Value("${planwright.public-url:}") String publicUrl) {
        return new RememberedBrowsers(jdbc, people, clock, publicUrl.startsWith("https:"));
    }

    @Bean
    JdbcAccessTokens accessTokens(
            JdbcClient jdbc,
            Clock clock,
            FlywayMigrationInitializer migrated,
            @Value("${planwright.admin-token:}") String adminToken) {
        var tokens = new JdbcAccessTokens(jdbc, clock);
        if (!adminToken.isBlank() && tokens.withSecret(adminToken).isEmpty()) {
            if (isEmpty(jdbc)) {
                tokens.keep("PLANWRIGHT_ADMIN_TOKEN", ActorKind.PERSON, true, adminToken);
            } else {
                LOG.warn("PLANWRIGHT_ADMIN_TOKEN is passed over: the database is in use and does not know it");
            }
        }
        return tokens;
    }

    private static boolean isEmpty(JdbcClient jdbc) {
        return jdbc.sql("select (select count(*) from person) + (select count(*) from access_token)")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    @Bean
    UserDetailsService userDetails(JdbcPeople people) {
        return people::known;
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, JdbcAccessTokens tokens, Guesses guesses) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable) // no cookie lets anybody in here
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerTokenFilter(tokens, guesses), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(allow -> allow.requestMatchers("/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/api/v1/people/**", "/api/v1/tokens/**", "/api/v1/admin/**")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((_, response, _) -> {
                            response.setHeader("WWW-Authenticate", "Bearer realm=\"planwright\"");
                            problem(
                                    response,
                                    401,
                                    "Unauthorized",
                                    "send a valid token as 'Authorization: Bearer TOKEN'");
                        })
                        .accessDeniedHandler((_, response, _) ->
                                problem(response, 403, "Forbidden", "this needs an administrator's token")))
                .build();
    }

    @Bean
    FilterRegistrationBean<PublicAddress> publicAddress(@Value("${planwright.public-url:}") String publicUrl) {
        var registration = new FilterRegistrationBean<>(new PublicAddress(publicUrl));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    Guesses guesses() {
        return new Guesses();
    }

    @Bean
    LogInFilter logInFilter(Guesses guesses) {
        return new LogInFilter(guesses);
    }

    @Bean
    FilterRegistrationBean<LogInFilter> logIns(LogInFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/login");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20); // once it is known who sends the request
        return registration;
    }

    @Bean
    RequestRejectedHandler rejected() {
        return (_, response, _) -> problem(
                response, 400, "Bad Request", "this is no address here: a path has no empty, dotted or encoded parts");
    }

    static void problem(HttpServletResponse response, int status, String title, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                        + detail + "\"}");
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> setUpLink(JdbcPeople people, Environment environment) {
        return _ -> {
            if (people.awaitSetUp()) {
                var base = environment.getProperty("planwright.public-url", "");
                var port = environment.getProperty("local.server.port", "8080");
                LOG.info(
                        "set up this server at {}/setup?link={}",
                        base.isBlank() ? "http://localhost:" + port : base.replaceAll("/+$", ""),
                        people.link());
            }
        };
    }
}
