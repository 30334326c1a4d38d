package io.planwright.infrastructure.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who sends a token that is known. */
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final JdbcAccessTokens tokens;
    private final Guesses guesses;

    BearerTokenFilter(JdbcAccessTokens tokens, Guesses guesses) {
        this.tokens = tokens;
        this.guesses = guesses;
    }

    /** Whether the server is well is told to everybody, and needs no database to know who asks. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            var token = tokens.withSecret(header.substring(SCHEME.length()).strip());
            var wait = token.isPresent() ? Optional.<Duration>empty() : guesses.wrongToken(request.getRemoteAddr());
            if (wait.isPresent()) {
                response.setHeader("Retry-After", LogInFilter.seconds(wait.get()));
                SecurityConfiguration.problem(response, 429, "Too Many Requests", "too many tokens that nobody knows");
                return;
            }
            token.ifPresent(known -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new TokenAuthentication(known));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }
}
