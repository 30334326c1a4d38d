package io.planwright.infrastructure.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets nobody try many passwords in a row. */
class LogInFilter extends HttpFilter {

    private final transient Guesses guesses;

    LogInFilter(Guesses guesses) {
        this.guesses = guesses;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var login = request.getMethod().equals("POST") ? request.getParameter("username") : null;
        var wait = login == null
                ? null
                : guesses.tryLogin(login.strip(), request.getRemoteAddr()).orElse(null);
        if (wait == null) {
            chain.doFilter(request, response);
            return;
        }
        var seconds = seconds(wait);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", seconds);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write("Too many wrong log-ins. Go back and try again in " + seconds + " s.");
    }

    static String seconds(Duration wait) {
        return Long.toString(wait.toSeconds() + 1);
    }

    @EventListener
    void isIn(AuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken known
                && known.getDetails() instanceof WebAuthenticationDetails details
                && details.getRemoteAddress() != null) {
            guesses.wasRight(known.getName(), details.getRemoteAddress());
        }
    }
}
