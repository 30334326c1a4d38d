package io.planwright.infrastructure.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers programs with a problem in place of the page for errors, which only people who are logged in get to see. */
final class ProblemFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (!(address instanceof String text) || !text.startsWith("/api/")) {
            chain.doFilter(request, response);
            return;
        }
        var status = HttpStatus.resolve(response.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(Problem.json(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status));
    }
}
