package io.planwright.ui.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the form of the log-in from the server's own pages only: nobody is logged in as somebody else by another site. */
final class OwnForms extends OncePerRequestFilter {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals("/login");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain");
            response.getWriter().write("Log in on the page of the server itself.");
        }
    }

    /** Every browser says where a form comes from, in the one way or the other. */
    private static boolean isOwn(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        var origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        try {
            var from = URI.create(origin);
            return request.getServerName().equalsIgnoreCase(from.getHost())
                    && (from.getPort() == request.getServerPort() || from.getPort() < 0);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
