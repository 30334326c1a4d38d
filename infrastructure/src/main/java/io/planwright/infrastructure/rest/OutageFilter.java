package io.planwright.infrastructure.rest;

import io.planwright.infrastructure.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Tells whoever asks while the database is away to come back, where it is missed before a request is understood. */
final class OutageFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (!Outage.isBehind(e) || response.isCommitted()) {
                throw e;
            }
            response.reset();
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader("Retry-After", Long.toString(Problem.OUTAGE.toSeconds()));
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            if (request.getRequestURI().startsWith("/api/")) {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getWriter().write(Problem.json(HttpStatus.SERVICE_UNAVAILABLE, Problem.AWAY));
            } else {
                response.setContentType(MediaType.TEXT_PLAIN_VALUE);
                response.getWriter().write(Problem.AWAY);
            }
        }
    }
}
